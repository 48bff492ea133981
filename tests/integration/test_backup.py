"""A copy that is made while the store is in use, and that gives the same store when put back."""

import re
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from data.__main__ import cli
from data.catalogue import Catalogue
from data.content_hash import content_hash
from data.keeping.backup import backup
from data.keeping.errors import KeepingError
from data.keeping.folder import alone_in
from data.keeping.manifest import manifest_of
from data.keeping.pg_tools import PgTools
from data.keeping.restore import restore
from data.publishing.staging import open_staging, staging_file
from data.store import health, open_store
from tests.integration.kept_town import in_use, moments, publish_town, wait_for


@pytest.fixture
def town(database_url: str, catalogue: Catalogue, tmp_path: Path) -> str:
    publish_town(database_url, catalogue, tmp_path)
    return database_url


def test_a_copy_made_under_load_gives_the_store_of_one_moment(
    town: str, empty_url: str, tmp_path: Path, pg_tools: PgTools
) -> None:
    with in_use(town) as rounds:
        before = len(rounds)
        serving, staging = backup(town, tmp_path / "kept", tools=pg_tools).made
        wait_for(rounds, len(rounds) + 2)
    assert len(restore(serving.file, empty_url, tools=pg_tools)) == 2
    again, prepared = open_store(empty_url), open_staging(empty_url)
    assert content_hash(again) == serving.manifest.content
    assert content_hash(prepared) == staging.manifest.content
    (moment,) = moments(again)
    assert before <= moment < len(rounds)
    assert health(again) == serving.manifest.store_version == 1
    again.dispose()
    prepared.dispose()


def test_the_keys_of_a_store_that_was_put_back_all_lead_somewhere(
    town: str, empty_url: str, tmp_path: Path, pg_tools: PgTools
) -> None:
    with in_use(town):
        serving = backup(town, tmp_path / "kept", tools=pg_tools).made[0]
    restore(serving.file, empty_url, tools=pg_tools)
    engine = open_store(empty_url)
    lost = "SELECT count(*) FROM observation WHERE source_file NOT IN (SELECT id FROM source_file)"
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM observation"))
        assert connection.scalar(text(lost)) == 0
        if engine.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA foreign_key_check")).first() is None
        else:
            unproven = "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND NOT convalidated"
            assert connection.scalar(text(unproven)) == 0
    engine.dispose()


def test_a_copy_says_what_the_stores_hold(town: str, tmp_path: Path, pg_tools: PgTools) -> None:
    serving, staging = backup(town, tmp_path / "kept", tools=pg_tools).made
    store, prepared = open_store(town), open_staging(town)
    assert serving.manifest.content == content_hash(store)
    assert staging.manifest.content == content_hash(prepared)
    assert (serving.manifest.part, staging.manifest.part) == ("serving", "staging")
    assert (serving.manifest.migration, serving.manifest.staging_migration) == ("0005", None)
    assert staging.manifest.staging_migration == "0001"
    store.dispose()
    prepared.dispose()


def test_only_the_owner_may_read_a_copy(town: str, tmp_path: Path, pg_tools: PgTools) -> None:
    folder = tmp_path / "kept"
    made = backup(town, folder, tools=pg_tools).made
    files = {path for kept in made for path in (kept.file, manifest_of(kept.file))}
    assert set(folder.iterdir()) == files
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_staging_store_may_stay_out(town: str, tmp_path: Path, pg_tools: PgTools) -> None:
    made = backup(town, tmp_path / "kept", with_staging=False, tools=pg_tools).made
    assert [kept.manifest.part for kept in made] == ["serving"]


def test_the_newest_copies_stay_and_the_oldest_go(
    town: str, tmp_path: Path, pg_tools: PgTools
) -> None:
    folder = tmp_path / "kept"
    first, second = (backup(town, folder, tools=pg_tools).made[0].file for _ in range(2))
    (folder / "vakantie.sqlite3").write_text("of somebody else")
    last = backup(town, folder, keep=2, tools=pg_tools)
    assert last.removed == [first]
    left = {path.name for path in folder.iterdir()}
    assert {second.name, last.made[0].file.name, "vakantie.sqlite3"} <= left
    assert not [name for name in left if name.startswith(first.stem)]
    assert len(left) == 9


def test_a_copy_that_is_not_whole_does_not_push_a_good_one_out(
    town: str, tmp_path: Path, pg_tools: PgTools
) -> None:
    folder = tmp_path / "kept"
    good, broken = (backup(town, folder, tools=pg_tools).made[0].file for _ in range(2))
    broken.write_bytes(broken.read_bytes()[:100])
    newest = backup(town, folder, keep=2, tools=pg_tools)
    assert newest.removed == []
    assert good.exists()
    assert backup(town, folder, keep=2, tools=pg_tools).removed == [good, broken]


def test_what_a_broken_run_left_is_cleaned_by_the_next(
    town: str, tmp_path: Path, pg_tools: PgTools
) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    left = [".store-20260101T000000Z.sqlite3.part", ".store-20260101T000000Z.sqlite3.part-journal"]
    left += ["store-20260101T000000Z.dump.json", "test_1-20260101T000000Z-voorbereiding.dump.json"]
    for name in left:
        (folder / name).write_text("half")
    others = ["eigen.json", ".film.part"]
    for name in others:
        (folder / name).write_text("{}")
    (folder / ".store-20260101T000000Z.sqlite3.part-map").mkdir()
    backup(town, folder, tools=pg_tools)
    assert not {path.name for path in folder.iterdir()} & set(left)
    assert all((folder / name).exists() for name in others)


def test_one_command_at_a_time_works_in_a_folder(
    town: str, tmp_path: Path, pg_tools: PgTools
) -> None:
    with alone_in(tmp_path / "kept"), pytest.raises(KeepingError, match="andere opdracht is bezig"):
        backup(town, tmp_path / "kept", tools=pg_tools)


def test_a_damaged_store_is_not_copied(catalogue: Catalogue, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite3'}"
    publish_town(url, catalogue, tmp_path)
    with closing(sqlite3.connect(tmp_path / "store.sqlite3")) as store:
        store.execute("PRAGMA foreign_keys = OFF")
        store.execute("UPDATE observation SET source_file = 99")
        store.commit()
    with pytest.raises(KeepingError, match="beschadigd"):
        backup(url, tmp_path / "kept")
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_store_that_is_not_there_is_not_made_by_copying(tmp_path: Path) -> None:
    with pytest.raises(KeepingError, match="nog geen database"):
        backup(f"sqlite:///{tmp_path / 'store.sqlite3'}", tmp_path / "kept")
    assert not (tmp_path / "store.sqlite3").exists()
    assert not staging_file(tmp_path / "store.sqlite3").exists()


def test_a_missing_pg_dump_is_told_with_what_to_do(postgresql_url: str, tmp_path: Path) -> None:
    open_store(postgresql_url).dispose()
    with pytest.raises(KeepingError, match="Installeer de PostgreSQL-client"):
        backup(postgresql_url, tmp_path / "kept", tools=PgTools(tmp_path))
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_pg_dump_that_is_too_old_is_told_with_what_to_do(
    postgresql_url: str, tmp_path: Path
) -> None:
    open_store(postgresql_url).dispose()
    old = tmp_path / "pg_dump"
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n")
    old.chmod(0o755)
    with pytest.raises(KeepingError, match="pg_dump is van versie 9, de database van versie"):
        backup(postgresql_url, tmp_path / "kept", tools=PgTools(tmp_path))


def test_the_commands_tell_what_they_made_and_put_back(
    town: str, empty_url: str, tmp_path: Path, pg_tools: PgTools
) -> None:
    folder, tools = tmp_path / "kept", ["--pg-bin", str(pg_tools.bin)]
    made = CliRunner().invoke(cli, ["backup", str(folder), "--database-url", town, *tools])
    assert made.exit_code == 0, made.output
    (file,) = [path for path in folder.iterdir() if re.search(r"Z\.(sqlite3|dump)$", path.name)]
    assert f"Bewaard: {file}" in made.output
    back = CliRunner().invoke(cli, ["restore", str(file), "--database-url", empty_url, *tools])
    assert back.exit_code == 0, back.output
    number = made.output.split("controlegetal ")[1].split()[0]
    assert f"versie 1 van de cijfers, controlegetal {number}" in back.output
    again = CliRunner().invoke(cli, ["restore", str(file), "--database-url", empty_url, *tools])
    assert again.exit_code == 2
    assert "Terugzetten kan alleen op een lege plek" in " ".join(again.output.split())

"""A copy goes back into an empty place only, checked before and after; else nothing is there."""

import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Never

import pytest
from sqlalchemy import create_engine, inspect, make_url, text

from data.catalogue import Catalogue
from data.content_hash import content_hash
from data.keeping.backup import backup
from data.keeping.errors import KeepingError
from data.keeping.folder import sibling
from data.keeping.manifest import manifest_of, read_manifest
from data.keeping.pg_tools import PgTools
from data.keeping.restore import restore
from data.originals import digest_of
from data.publishing.staging import open_staging, staging_file
from data.store import StoreError, connected, open_store, writing
from tests.integration.kept_town import publish_town


@pytest.fixture(scope="module")
def kept(
    tmp_path_factory: pytest.TempPathFactory,
    postgresql_server: str,
    catalogue: Catalogue,
    pg_tools: PgTools,
) -> dict[str, Path]:
    """A copy of the serving store, with one of the staging store beside it, of each kind."""
    folder = tmp_path_factory.mktemp("kept")
    server = make_url(postgresql_server).set(drivername="postgresql+psycopg")
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE restored_from"))
    admin.dispose()
    database = server.set(database="restored_from").render_as_string(hide_password=False)
    made = {}
    for kind, url in (
        ("sqlite", f"sqlite:///{folder / 'store.sqlite3'}"),
        ("postgresql", database),
    ):
        publish_town(url, catalogue, folder)
        made[kind] = backup(url, folder / "kept", tools=pg_tools).made[0].file
    return made


@pytest.fixture
def copy(kept: dict[str, Path], empty_url: str, tmp_path: Path) -> Path:
    """One that a test may damage, of the kind of `empty_url`."""
    return with_company(kept[make_url(empty_url).get_backend_name()], tmp_path)


@pytest.fixture
def copy_of_file(kept: dict[str, Path]) -> Path:
    """Tests only read it."""
    return kept["sqlite"]


def with_company(copy: Path, folder: Path) -> Path:
    """The copy in another folder, with all that stands beside it."""
    for path in (copy, sibling(copy)):
        for each in (path, manifest_of(path)):
            shutil.copy(each, folder)
    return folder / copy.name


def is_empty_place(url: str) -> bool:
    """No file, no folder with something in it, no table."""
    engine = connected(url)
    if engine.dialect.name == "sqlite":
        folder = Path(str(engine.url.database)).parent
        return not folder.exists() or not [*folder.iterdir()]
    with engine.connect() as connection:
        inspector = inspect(connection)
        tables = inspector.get_table_names() + inspector.get_table_names(schema="staging")
    engine.dispose()
    return tables == []


def change_manifest(copy: Path, **fields: object) -> None:
    path = manifest_of(copy)
    path.write_text(json.dumps(json.loads(path.read_text()) | fields))


def test_a_full_place_is_refused_and_stays(copy: Path, empty_url: str, pg_tools: PgTools) -> None:
    engine = open_store(empty_url)
    before = content_hash(engine)
    with pytest.raises(KeepingError, match="lege plek"):
        restore(copy, empty_url, tools=pg_tools)
    assert content_hash(engine) == before
    engine.dispose()


@pytest.mark.parametrize("nowhere", ["sqlite://", "sqlite:///:memory:"])
def test_a_copy_is_not_put_back_into_memory(copy_of_file: Path, nowhere: str) -> None:
    with pytest.raises(KeepingError, match="geheugen"):
        restore(copy_of_file, nowhere)


def test_a_place_with_an_old_staging_store_is_refused(
    copy: Path, empty_url: str, pg_tools: PgTools
) -> None:
    """It would hold the journal of other releases."""
    open_staging(empty_url).dispose()
    with pytest.raises(KeepingError, match="lege plek"):
        restore(copy, empty_url, tools=pg_tools)
    with pytest.raises(KeepingError, match="lege plek"):
        restore(copy, empty_url, with_staging=False, tools=pg_tools)


def test_a_staging_store_can_be_put_beside_a_serving_store(
    copy: Path, empty_url: str, pg_tools: PgTools
) -> None:
    restore(copy, empty_url, with_staging=False, tools=pg_tools)
    restore(sibling(copy), empty_url, tools=pg_tools)
    staging = open_staging(empty_url)
    assert content_hash(staging) == read_manifest(sibling(copy)).content
    staging.dispose()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda copy: copy.write_bytes(copy.read_bytes()[:-1] + b"!"), "veranderd of beschadigd"),
        (lambda copy: copy.write_bytes(copy.read_bytes()[:-1]), "veranderd of beschadigd"),
        (lambda copy: manifest_of(copy).unlink(), "Zet dat bestand erbij"),
        (lambda copy: manifest_of(copy).write_text("{"), "niet te lezen"),
        (lambda copy: copy.unlink(), "bestaat niet"),
        (lambda copy: change_manifest(copy, migration="9999"), "Werk eerst het programma bij"),
        (lambda copy: change_manifest(sibling(copy), staging_migration="9"), "Werk eerst het"),
    ],
    ids=["byte", "cut off", "no manifest", "half a manifest", "no copy", "newer", "newer staging"],
)
def test_a_copy_that_cannot_be_trusted_is_refused_before_anything_is_made(
    copy_of_file: Path, tmp_path: Path, damage: Callable[[Path], object], said: str
) -> None:
    copy = with_company(copy_of_file, tmp_path)
    damage(copy)
    with pytest.raises(KeepingError, match=said):
        restore(copy, f"sqlite:///{tmp_path / 'new' / 'store.sqlite3'}")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("part", ["serving", "staging"])
def test_a_store_that_is_not_what_the_copy_says_is_taken_away_again(
    copy: Path, empty_url: str, pg_tools: PgTools, part: str
) -> None:
    change_manifest(copy if part == "serving" else sibling(copy), content="0" * 64)
    with pytest.raises(KeepingError, match="niet wat er bij het maken in stond"):
        restore(copy, empty_url, tools=pg_tools)
    assert is_empty_place(empty_url)


def test_a_copy_with_a_good_checksum_that_is_no_database_leaves_the_place_empty(
    copy: Path, empty_url: str, pg_tools: PgTools
) -> None:
    copy.write_bytes(b"no database at all")
    change_manifest(copy, bytes=copy.stat().st_size, sha256=digest_of(copy))
    with pytest.raises(KeepingError):
        restore(copy, empty_url, tools=pg_tools)
    assert is_empty_place(empty_url)


def test_a_copy_of_the_other_kind_of_database_is_refused(copy: Path, tmp_path: Path) -> None:
    sqlite = f"sqlite:///{tmp_path / 'other' / 'new.sqlite3'}"
    other = "postgresql://nobody@localhost/none" if copy.suffix == ".sqlite3" else sqlite
    with pytest.raises(KeepingError, match="hetzelfde soort"):
        restore(copy, other)
    assert not (tmp_path / "other").exists()


def test_a_copy_of_an_older_program_gets_the_tables_of_this_one(
    database_url: str, empty_url: str, catalogue: Catalogue, tmp_path: Path, pg_tools: PgTools
) -> None:
    publish_town(database_url, catalogue, tmp_path)
    engine = open_store(database_url)
    with writing(engine) as connection:
        connection.execute(text("DROP TABLE release"))
        connection.execute(text("DROP TABLE area_change"))
        connection.execute(text("DROP TABLE area_break"))
        connection.execute(text("ALTER TABLE observation DROP COLUMN carried"))
        connection.execute(text("ALTER TABLE area DROP COLUMN stated"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0004'"))
        figures = connection.scalar(text("SELECT count(*) FROM observation"))
    old = backup(database_url, tmp_path / "kept", with_staging=False, tools=pg_tools).made[0]
    assert old.manifest.migration == "0004"
    restore(old.file, empty_url, tools=pg_tools)
    again = connected(empty_url)
    with again.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0005"
        assert connection.scalar(text("SELECT count(*) FROM observation")) == figures
        assert connection.scalar(text("SELECT count(*) FROM release")) == 0
    again.dispose()
    engine.dispose()


def test_when_the_tables_cannot_be_renewed_the_place_is_empty_again(
    copy: Path, empty_url: str, pg_tools: PgTools, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_url: str) -> Never:
        raise StoreError("vol")

    for module in ("put_in_file", "put_in_schema"):
        monkeypatch.setattr(f"data.keeping.{module}.open_staging", fail)
    with pytest.raises(StoreError):
        restore(copy, empty_url, tools=pg_tools)
    assert is_empty_place(empty_url)


def test_the_log_of_a_former_store_is_not_played_into_the_new_one(
    copy_of_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "new.sqlite3-wal").write_bytes(b"of a store that was removed")
    with pytest.raises(KeepingError, match=r"new\.sqlite3-wal staat al iets"):
        restore(copy_of_file, f"sqlite:///{tmp_path / 'new.sqlite3'}")


def test_what_a_broken_restore_left_is_in_nobodys_way(copy_of_file: Path, tmp_path: Path) -> None:
    left = tmp_path / "new" / ".store.sqlite3.part"
    left.mkdir(parents=True)
    (left / "store.sqlite3").write_bytes(b"half")
    restore(copy_of_file, f"sqlite:///{tmp_path / 'new' / 'store.sqlite3'}")
    names = {path.name for path in (tmp_path / "new").iterdir()}
    assert names == {"store.sqlite3", "staging"}


def test_a_staging_store_that_was_put_back_is_for_its_owner_only(
    copy_of_file: Path, tmp_path: Path
) -> None:
    restore(copy_of_file, f"sqlite:///{tmp_path / 'new' / 'store.sqlite3'}")
    file = staging_file(tmp_path / "new" / "store.sqlite3")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_password_never_stands_on_a_command_line(
    postgresql_url: str, tmp_path: Path, pg_tools: PgTools
) -> None:
    """The program writes down how it was called."""
    open_store(postgresql_url).dispose()
    spy = tmp_path / "pg_dump"
    told = tmp_path / "told"
    real = Path(str(pg_tools.bin)) / "pg_dump"
    spy.write_text(
        f'#!/bin/sh\n[ "$1" = --version ] && exec {real} --version\n'
        f'echo "$@" > {told}\necho "pass: $PGPASSWORD" >> {told}\nexit 1\n'
    )
    spy.chmod(0o755)
    secret = connected(postgresql_url).url.set(password="geheim woord")  # noqa: S106 -- of nobody
    with pytest.raises(KeepingError, match="pg_dump is gestopt"):
        backup(
            secret.render_as_string(hide_password=False), tmp_path / "kept", tools=PgTools(tmp_path)
        )
    called, environment = told.read_text().splitlines()
    assert "geheim" not in called
    assert environment == "pass: geheim woord"
    assert os.environ.get("PGPASSWORD") != "geheim woord"

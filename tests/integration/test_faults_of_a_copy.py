"""Copying and putting back break off at any point: no copy is ever half, the next run goes on."""

from pathlib import Path

import pytest

from data.catalogue import Catalogue
from data.content_hash import content_hash
from data.keeping.backup import backup
from data.keeping.folder import SUFFIX
from data.keeping.manifest import manifest_of, read_manifest
from data.keeping.pg_tools import PgTools
from data.keeping.restore import restore
from data.originals import digest_of
from data.publishing.desk import open_desk
from data.store import StoreError, open_store, writing
from tests.integration.broken_off import KILLED
from tests.integration.kept_town import publish_town
from tests.integration.published_town import facts, load, release, take_back
from tests.integration.small_town import write_crimes
from tests.integration.test_faults_of_a_release import attempts


@pytest.fixture
def town(database_url: str, catalogue: Catalogue, tmp_path: Path) -> str:
    publish_town(database_url, catalogue, tmp_path)
    return database_url


def _copies(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.suffix in SUFFIX.values()]


def _all_whole(folder: Path) -> bool:
    """Whatever has the name of a copy is one."""
    return all(
        (manifest.bytes, manifest.sha256) == (copy.stat().st_size, digest_of(copy))
        for copy in _copies(folder)
        for manifest in [read_manifest(copy)]
    )


def _nothing_else(folder: Path) -> bool:
    copies = _copies(folder)
    return set(folder.iterdir()) == {*copies, *map(manifest_of, copies)}


@pytest.mark.parametrize(
    ("fault", "stride"), [("statement", 9), ("rename", 1), ("quota", 2)], ids=lambda v: str(v)
)
def test_a_copy_that_breaks_off_is_not_there(
    town: str, tmp_path: Path, pg_tools: PgTools, fault: str, stride: int
) -> None:
    folder = tmp_path / "kept"
    words = ("backup", str(folder), "--pg-bin", str(pg_tools.bin))
    made = attempts(fault, stride, town, *words)
    assert {attempt.code for attempt in made[:-1]} == ({1} if fault == "quota" else {KILLED})
    assert len({(attempt.serving, attempt.staging) for attempt in made}) == 1
    assert _all_whole(folder)
    assert _nothing_else(folder)
    assert made[-1].serving in {read_manifest(copy).content for copy in _copies(folder)}


def test_a_writer_that_holds_the_store_does_not_stop_a_copy(
    town: str, tmp_path: Path, pg_tools: PgTools
) -> None:
    engine = open_store(town)
    with writing(engine):
        serving = backup(town, tmp_path / "kept", tools=pg_tools).made[0]
    assert serving.manifest.content == content_hash(engine)
    engine.dispose()


@pytest.mark.parametrize(("fault", "stride"), [("statement", 9), ("quota", 2)])
def test_putting_back_that_breaks_off_leaves_an_empty_place(
    catalogue: Catalogue, tmp_path: Path, fault: str, stride: int
) -> None:
    old = f"sqlite:///{tmp_path / 'store.sqlite3'}"
    publish_town(old, catalogue, tmp_path)
    serving, staging = backup(old, tmp_path / "kept").made
    new = tmp_path / "new" / "store.sqlite3"
    made = attempts(fault, stride, f"sqlite:///{new}", "restore", str(serving.file))
    assert made[-1].serving == serving.manifest.content
    assert made[-1].staging == staging.manifest.content
    assert {path.name for path in new.parent.iterdir()} == {new.name, "staging"}


def test_a_town_that_was_put_back_goes_on_publishing_and_undoing(
    town: str, empty_url: str, catalogue: Catalogue, tmp_path: Path, pg_tools: PgTools
) -> None:
    with open_desk(town) as desk:
        before = facts(desk.serving)
        load(desk, catalogue, tmp_path, write_crimes(tmp_path))
        release(desk, catalogue)
    restore(backup(town, tmp_path / "kept", tools=pg_tools).made[0].file, empty_url, tools=pg_tools)
    with open_desk(empty_url) as desk:
        assert take_back(desk, catalogue) is not None
        assert facts(desk.serving) == before
        assert release(desk, catalogue) is not None


def test_without_its_journal_a_release_is_not_taken_back(
    town: str, empty_url: str, catalogue: Catalogue, tmp_path: Path, pg_tools: PgTools
) -> None:
    """The staging store was not put back: nobody knows what was there before."""
    copy = backup(town, tmp_path / "kept", with_staging=False, tools=pg_tools).made[0].file
    restore(copy, empty_url, tools=pg_tools)
    with open_desk(empty_url) as desk:
        before = content_hash(desk.serving)
        with pytest.raises(StoreError, match="voorbereiding"):
            take_back(desk, catalogue)
        assert content_hash(desk.serving) == before
        load(desk, catalogue, tmp_path, write_crimes(tmp_path))
        assert release(desk, catalogue) is not None
        assert take_back(desk, catalogue) is not None

"""Whatever goes wrong during a load, and whenever: the store is exactly as before."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine, event

from data.__main__ import cli
from data.catalogue import Catalogue
from data.load import LoadFailedError, load_paths
from data.publishing.staging import open_staging
from data.store import health, open_store
from tests.integration.place_files import row, spot, write_providers
from tests.integration.small_town import (
    BUURTEN,
    CRIMES,
    content_hash,
    figure,
    write_borders,
    write_crimes,
    write_kwb,
    write_own,
)

ROOT = Path(__file__).resolve().parents[2]
MOST_STATEMENTS = 400


class InjectedError(RuntimeError):
    """The fault of these tests."""


@contextmanager
def _failing(engine: Engine, statement: int) -> Iterator[None]:
    """The n-th statement on the engine raises before it runs."""
    left = [statement]

    def count(*_arguments: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise InjectedError

    event.listen(engine, "before_cursor_execute", count)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", count)


def _write_town(folder: Path) -> list[Path]:
    return [write_borders(folder), write_kwb(folder), write_crimes(folder)]


@pytest.mark.parametrize("kind", ["borders", "figures", "counts", "places"])
def test_a_fault_at_every_statement_leaves_the_store_as_before(
    engine: Engine, catalogue: Catalogue, tmp_path: Path, kind: str
) -> None:
    originals = tmp_path / "originals"
    load_paths(engine, catalogue, _write_town(tmp_path), originals=originals)
    changed = {
        "borders": lambda: write_borders(tmp_path, buurten=(*BUURTEN, "BU99990203")),
        "figures": lambda: write_kwb(tmp_path, population={BUURTEN[0]: 900, BUURTEN[3]: 70}),
        "counts": lambda: write_crimes(tmp_path, {**CRIMES, BUURTEN[0]: 30}),
        "places": lambda: write_providers(tmp_path, [row("A", spot(0)), row("B", spot(3))]),
    }[kind]()
    before, kept = content_hash(engine), set(originals.iterdir())
    for statement in range(1, MOST_STATEMENTS):
        with _failing(engine, statement):
            try:
                load_paths(engine, catalogue, [changed], originals=originals)
            except (LoadFailedError, InjectedError):
                # What comes after the last commit only reads, for the remarks of the report.
                if health(engine) == 4:
                    break
            else:
                break
        assert content_hash(engine) == before
        assert set(originals.iterdir()) == kept
    assert statement > 20
    assert content_hash(engine) != before


def test_a_fault_at_commit_leaves_the_store_as_before(
    engine: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    originals = tmp_path / "originals"
    before = content_hash(engine)
    borders = write_borders(tmp_path)

    def fail(_connection: object) -> None:
        raise InjectedError

    event.listen(engine, "commit", fail)
    with pytest.raises(LoadFailedError):
        load_paths(engine, catalogue, [borders], originals=originals)
    event.remove(engine, "commit", fail)
    assert content_hash(engine) == before
    assert list(originals.iterdir()) == []


def test_a_disk_that_is_full_leaves_the_store_as_before(
    engine: Engine, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("data.originals.shutil.copyfileobj", full)
    before = content_hash(engine)
    with pytest.raises(LoadFailedError):
        load_paths(engine, catalogue, [write_borders(tmp_path)], originals=tmp_path / "originals")
    assert content_hash(engine) == before
    assert list((tmp_path / "originals").iterdir()) == []


KILLED_HALFWAY = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from data.catalogue import load_catalogue
from data.load import load_paths
from data.publishing.staging import open_staging
from data.store import open_store

engine = open_store(sys.argv[1])

def kill_at_the_figures(connection, cursor, statement, *rest):
    if statement.startswith("UPDATE store_state"):
        os.kill(os.getpid(), signal.SIGKILL)

event.listen(engine, "before_cursor_execute", kill_at_the_figures)
load_paths(engine, load_catalogue(), [Path(sys.argv[2])], originals=Path(sys.argv[3]))
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_process_that_is_killed_halfway_leaves_the_store_as_before(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite3'}"
    engine = open_store(url)
    load_paths(engine, catalogue, _write_town(tmp_path), originals=tmp_path / "originals")
    before = content_hash(engine)
    changed = write_crimes(tmp_path, {**CRIMES, BUURTEN[0]: 30})
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_HALFWAY, url, str(changed), str(tmp_path / "originals")],
        cwd=ROOT,
        check=False,
        timeout=60,
    )
    assert killed.returncode == -signal.SIGKILL
    assert content_hash(engine) == before
    load_paths(engine, catalogue, [changed], originals=tmp_path / "originals")
    assert figure(engine, "misdrijven_per_1000", BUURTEN[0])["value"] == 30
    engine.dispose()


def _run(url: str, folder: Path, *paths: Path) -> Result:
    places = ["--database-url", url, "--originals", str(folder / "originals")]
    return CliRunner().invoke(cli, ["load", *map(str, paths), *places])


def test_a_truncated_file_gives_exit_code_two_and_an_unchanged_store(
    database_url: str, tmp_path: Path
) -> None:
    good = _run(database_url, tmp_path, *_write_town(tmp_path))
    assert good.exit_code == 0, good.output
    engine = open_store(database_url)
    before = content_hash(engine)
    kwb = write_kwb(tmp_path)
    kwb.write_text(kwb.read_text()[:-300])
    result = _run(database_url, tmp_path, kwb)
    assert result.exit_code == 2
    assert "geweigerd" in result.output
    assert kwb.name in result.output.replace("\n", "")
    assert content_hash(engine) == before
    engine.dispose()


def test_a_refused_file_does_not_stop_the_others(database_url: str, tmp_path: Path) -> None:
    wrong = write_own(tmp_path, ["BU99990109;2024;koopwoningen;50;;"], "a_eigen.csv")
    result = _run(database_url, tmp_path, wrong, *_write_town(tmp_path))
    assert result.exit_code == 2
    engine = open_staging(database_url)
    assert health(engine) == 3
    engine.dispose()


@pytest.mark.parametrize("words", [["status"], ["load", "a.csv"]])
def test_a_database_that_cannot_be_opened_gives_exit_code_two(words: list[str]) -> None:
    result = CliRunner().invoke(cli, [*words, "--database-url", "foo://x"])
    assert result.exit_code == 2
    assert "Kies SQLite of PostgreSQL" in result.output.replace("\n", " ")


def test_a_name_instead_of_a_code_is_answered_with_the_code(
    database_url: str, tmp_path: Path
) -> None:
    _run(database_url, tmp_path, *_write_town(tmp_path))
    wrong = write_own(tmp_path, ["Buurt 0101;2024;koopwoningen;50;;"], "eigen.csv")
    result = _run(database_url, tmp_path, wrong)
    assert "is een naam. De code is BU99990101." in result.output.replace("\n", " ")


def test_an_unexpected_error_is_told_without_a_traceback(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise InjectedError("kapot")

    monkeypatch.setattr("data.load.derive", fail)
    result = _run(database_url, tmp_path, write_borders(tmp_path))
    assert result.exit_code == 1
    assert "InjectedError: kapot" in result.output.replace("\n", " ")
    assert "Traceback" not in result.output
    engine = open_staging(database_url)
    assert health(engine) == 0
    engine.dispose()

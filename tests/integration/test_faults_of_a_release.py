"""Loading, publishing and undoing break off at any point: people see all of it or nothing, and the
next command goes on."""

import json
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
from data.content_hash import content_hash
from data.publishing.desk import open_desk
from data.store import open_store, writing
from tests.integration.broken_off import KILLED, Attempt
from tests.integration.place_files import row, spot, write_providers
from tests.integration.published_town import facts, load, release, take_back
from tests.integration.small_town import (
    BUURTEN,
    CRIMES,
    GEMEENTE,
    write_borders,
    write_crimes,
    write_kwb,
)

ROOT = Path(__file__).resolve().parents[2]
WHO = ("--wie", "Ans")
PUBLISH = ("publish", "--akkoord", "nagekeken", *WHO)
UNDO = ("undo", *WHO)


class InjectedError(RuntimeError):
    """The fault of these tests."""


def attempts(fault: str, stride: int, url: str, *words: str) -> list[Attempt]:
    """How the command ended each time, the last time well or with its work done."""
    driver = [sys.executable, "-m", "tests.integration.broken_off", fault, str(stride), url]
    ran = subprocess.run(
        [*driver, *words], cwd=ROOT, check=True, capture_output=True, text=True, timeout=300
    )
    made = [Attempt(**json.loads(line)) for line in ran.stdout.splitlines()]
    assert made[-1].code in (0, KILLED)
    assert len(made) > 3, "the fault never struck"
    return made


@pytest.fixture
def town(database_url: str, catalogue: Catalogue, tmp_path: Path) -> str:
    """Figures and places were published once; other ones stand ready."""
    with open_desk(database_url) as desk:
        places = write_providers(tmp_path, [row("Thuiszorg", spot(0))])
        files = write_borders(tmp_path), write_kwb(tmp_path), write_crimes(tmp_path), places
        load(desk, catalogue, tmp_path, *files)
        release(desk, catalogue)
        load(desk, catalogue, tmp_path, _corrected(tmp_path), _moved(tmp_path))
    return database_url


def _corrected(folder: Path) -> Path:
    return write_crimes(folder, {**CRIMES, BUURTEN[0]: 44, GEMEENTE: 66})


def _moved(folder: Path) -> Path:
    return write_providers(folder, [row("Thuiszorg", spot(1)), row("Nieuw", spot(2))])


def _serving(url: str) -> str:
    engine = open_store(url)
    found = content_hash(engine)
    engine.dispose()
    return found


def _all_or_nothing(made: list[Attempt], before: str) -> None:
    """Up to some moment as before, from then on as after the command."""
    after = made[-1].serving
    seen = [attempt.serving for attempt in made]
    assert after != before
    assert seen == [before] * seen.count(before) + [after] * seen.count(after)
    assert seen.count(before) > 1


def test_a_publication_that_is_killed_is_seen_whole_or_not_at_all(
    town: str, catalogue: Catalogue
) -> None:
    before = _serving(town)
    made = attempts("statement", 11, town, *PUBLISH)
    assert {attempt.code for attempt in made[:-1]} == {KILLED}
    _all_or_nothing(made, before)
    with open_desk(town) as desk:
        shown, staged = facts(desk.serving), facts(desk.staging)
        assert {name: shown[name] for name in shown if name != "place"} == {
            name: staged[name] for name in staged if name != "place"
        }
        assert len(shown["place"]) == 2
        assert take_back(desk, catalogue) is not None


def test_an_undo_that_is_killed_is_seen_whole_or_not_at_all(
    town: str, catalogue: Catalogue
) -> None:
    with open_desk(town) as desk:
        former = facts(desk.serving)
        release(desk, catalogue)
    before = _serving(town)
    made = attempts("statement", 11, town, *UNDO)
    _all_or_nothing(made, before)
    assert len({attempt.staging for attempt in made}) == 1
    with open_desk(town) as desk:
        assert facts(desk.serving) == former


def test_a_load_that_is_killed_never_reaches_what_people_see(town: str, tmp_path: Path) -> None:
    before = _serving(town)
    corrected = write_crimes(tmp_path, {**CRIMES, BUURTEN[0]: 50, GEMEENTE: 72})
    words = ("load", str(corrected), "--originals", str(tmp_path / "originals"))
    made = attempts("statement", 11, town, *words)
    assert {attempt.serving for attempt in made} == {before}
    staged = [attempt.staging for attempt in made]
    assert len(set(staged)) == 2
    assert staged == [staged[0]] * staged.count(staged[0]) + [staged[-1]] * staged.count(staged[-1])


@pytest.mark.parametrize("words", [PUBLISH, UNDO], ids=["publish", "undo"])
def test_a_full_disk_leaves_what_people_see_as_it_is(
    catalogue: Catalogue, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """Of the process; a server of PostgreSQL has its disk elsewhere, and answers with an error."""
    url = f"sqlite:///{tmp_path / 'store.sqlite3'}"
    with open_desk(url) as desk:
        load(desk, catalogue, tmp_path, write_borders(tmp_path), write_kwb(tmp_path))
        release(desk, catalogue)
        load(desk, catalogue, tmp_path, write_crimes(tmp_path))
    before = _serving(url)
    made = attempts("quota", 1, url, *words)
    assert KILLED not in {attempt.code for attempt in made}
    assert {attempt.serving for attempt in made[:-1]} == {before}
    assert made[-1].serving != before


def test_a_full_disk_during_a_load_leaves_both_stores_as_they_are(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite3'}"
    with open_desk(url) as desk:
        load(desk, catalogue, tmp_path, write_borders(tmp_path), write_kwb(tmp_path))
        release(desk, catalogue)
        before, staged = content_hash(desk.serving), content_hash(desk.staging)
    originals = tmp_path / "originals"
    kept = set(originals.iterdir())
    words = ("load", str(write_crimes(tmp_path)), "--originals", str(originals))
    made = attempts("quota", 1, url, *words)
    assert {attempt.serving for attempt in made} == {before}
    assert {attempt.staging for attempt in made[:-1]} == {staged}
    assert made[-1].staging != staged
    assert len(set(originals.iterdir()) - kept) == 1


@contextmanager
def _failing(statement: int) -> Iterator[None]:
    """The n-th statement or commit of this process raises before it runs."""
    left = [statement]

    def count(*_arguments: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise InjectedError

    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, count)
    try:
        yield
    finally:
        for name in ("before_cursor_execute", "commit"):
            event.remove(Engine, name, count)


@pytest.mark.parametrize("step", [release, take_back])
def test_an_error_at_any_statement_leaves_what_people_see_as_it_is(
    town: str, catalogue: Catalogue, step: object
) -> None:
    assert callable(step)
    with open_desk(town) as desk:
        before = content_hash(desk.serving)
        for statement in range(1, 1_000, 4):
            with _failing(statement):
                try:
                    step(desk, catalogue)
                    break
                except InjectedError:
                    pass
            assert content_hash(desk.serving) == before
        assert statement > 40
        assert content_hash(desk.serving) != before


def _run(url: str, *words: str) -> Result:
    return CliRunner().invoke(cli, [*words, "--database-url", url])


@pytest.mark.parametrize("words", [PUBLISH, UNDO], ids=["publish", "undo"])
def test_a_store_that_somebody_holds_is_told_and_the_next_command_goes_on(
    town: str, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.store.BUSY_SECONDS", 1)
    before = _serving(town)
    holder = open_store(town)
    with writing(holder):
        held = _run(town, *words)
    assert held.exit_code == 1, held.output
    assert "Wat gepubliceerd is, is niet veranderd" in " ".join(held.output.split())
    assert "Traceback" not in held.output
    assert _serving(town) == before
    assert _run(town, *words).exit_code == 0
    assert _serving(town) != before
    holder.dispose()

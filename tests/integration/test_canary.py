"""Unmistakable secret counts go in; they come out nowhere (norm B7)."""

import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine

from app import app_of
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.share import Sharer
from dashboard.steering.frozen import freeze
from dashboard.users import Role, User
from data.__main__ import cli
from data.assessments import OpenSession
from data.catalogue import Catalogue
from data.figures import FigureStore
from data.steering.decisions import RecordDecision
from data.steering.goals import SetGoal, Start
from data.steering.meetings import PlanMeeting
from data.steering.rows import AgendaItem
from data.store import open_store
from tests.integration.canary import Secrets, Visitor, addresses_of, files_under, plant, values_in
from tests.integration.protected_town import COUNT, SHARE, counting
from tests.integration.small_town import (
    BUURTEN,
    GEMEENTE,
    figure,
    write_borders,
    write_kwb,
    write_own,
)

ELS = User(Role.POLICY, "Els")
SECRET = "s" * 40
TODAY = date(2024, 5, 12)


@pytest.fixture
def town(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """The catalogue with a share and a count for every area, for the commands too; the share is a
    headline, so that page Sturen looks at it."""
    made = counting(catalogue)
    share = made.indicators[SHARE].model_copy(update={"headline": True})
    made = Catalogue(made.domains, made.sources, {**made.indicators, SHARE: share})
    for command in ("load", "publish", "small"):
        monkeypatch.setattr(f"data.commands.{command}.load_catalogue", lambda: made)
    return made


class Desk:
    """The command line, with everything that it said."""

    def __init__(self, url: str, folder: Path) -> None:
        self._url, self._folder, self.said = url, folder, ""

    def run(self, *words: str) -> int:
        result = CliRunner().invoke(cli, [*words, "--database-url", self._url])
        self.said += result.output + repr(result.exception)
        return result.exit_code

    def load(self, *files: Path) -> int:
        return self.run("load", *map(str, files), "--originals", str(self._folder / "originals"))


@pytest.fixture
def desk(database_url: str, tmp_path: Path) -> Desk:
    return Desk(database_url, tmp_path)


@pytest.fixture
def serving(database_url: str, desk: Desk) -> Iterator[Engine]:
    engine = open_store(database_url)
    yield engine
    engine.dispose()


def published(desk: Desk, folder: Path, secrets: Secrets) -> None:
    """The whole way of a file: wrong first, then right, checked, published, undone and again."""
    borders = [write_borders(folder), write_kwb(folder)]
    assert desk.load(*borders) == 0
    first = secrets.lines[0].split(";")
    wrong = [
        ";".join([*first[:4], first[5], first[4]]),
        ";".join([*first[:4], f"{first[4]} jongeren", first[5]]),
        ";".join([*first[:3], first[4], first[4], first[5]]),
    ]
    assert desk.load(write_own(folder, wrong, "fout.csv")) == 2
    assert desk.load(write_own(folder, secrets.lines)) == 0
    assert desk.run("check") == 0
    reason = ("--akkoord", "Het klopt", "--wie", "Els")
    assert desk.run("publish", *reason) == 0
    assert desk.run("undo", "--reden", "Even terug") == 0
    assert desk.run("publish", *reason) == 0
    assert desk.run("status") == 0


def work(engine: Engine, catalogue: Catalogue) -> Services:
    """What people do with these figures: goals, decisions, a meeting that is frozen, a session."""
    services = Services(Settings(secret_key=SECRET), catalogue, FigureStore(engine))
    services.current_user = lambda: ELS
    seen = figure(engine, SHARE, GEMEENTE)
    start = Start("2024", seen["value"], seen["numerator"], seen["denominator"], None, None, None)
    goal = SetGoal(GEMEENTE, SHARE, start, 20.0, 2030, "Els", "Minder", None, catalogue.indicators)
    services.write(ELS, goal)
    known = frozenset(catalogue.indicators)
    decision = RecordDecision(
        BUURTEN[0], None, "Hulp", "wethouder", TODAY, None, SHARE, known=known
    )
    services.write(ELS, decision)
    agenda = tuple(AgendaItem("Opvang", BUURTEN[1], name) for name in (SHARE, COUNT))
    meeting = PlanMeeting(GEMEENTE, "stuuroverleg", "Voorjaar", TODAY, agenda, known)
    freeze(services, ELS, services.write(ELS, meeting), TODAY)
    services.write(ELS, OpenSession(GEMEENTE, "Sessie", TODAY, ("inwoners", "gemeente")))
    return services


def test_no_secret_count_comes_out_anywhere(
    desk: Desk,
    serving: Engine,
    town: Catalogue,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    secrets = plant()
    published(desk, tmp_path, secrets)
    visitor = Visitor(app_of(work(serving, town)), secrets)
    visitor.walk(
        [*addresses_of(visitor.app), f"/fasen/meedoen/{Sharer(SECRET).token(1, 'inwoners')}"]
    )
    assert visitor.leaks == {}, sorted(visitor.leaks)
    said = desk.said + caplog.text + "".join(capfd.readouterr())
    assert secrets.found_in(said) == set()
    assert secrets.found_in(repr(list(values_in(serving)))) == set()
    for file in files_under(tmp_path):
        private = "staging" in file.parts or file.name in ("eigen_cijfers.csv", "fout.csv")
        found = secrets.found_in_bytes(file.read_bytes())
        assert not found or private, file.name
    _looked_well(visitor, secrets, tmp_path)


def _looked_well(visitor: Visitor, secrets: Secrets, folder: Path) -> None:
    """The search finds what is there, and saw pages, exports and callbacks."""
    assert len(secrets.found_in((folder / "eigen_cijfers.csv").read_text())) >= len(secrets.numbers)
    kept = [path for path in files_under(folder / "staging") if "originals" in path.parts]
    if kept:
        assert secrets.found_in_bytes(kept[0].read_bytes())
    assert sum("blijft het, met zijn controlegetal" in text for text in visitor.origins) == 1
    good = [address for address, status in visitor.answers.items() if status == 200]
    assert len(good) > 100
    for word in (".csv", ".xlsx", ".svg", ".json", "/bron/", "/bevroren", "page /kaart", "/doel"):
        assert any(word in address for address in good), word
    assert len(visitor.callbacks) >= 4

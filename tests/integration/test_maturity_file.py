"""Everything of the six themes as a file, and taken in again, on both backends."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, delete, func, select

from app import create_app
from dashboard.csv_text import FORMULA_STARTS
from dashboard.fasen_csv import HEADER, fasen_csv
from dashboard.maturity.standing import positions
from dashboard.settings import Settings
from data.__main__ import cli
from data.approach import MarkStep, RecordChoice
from data.assessments import Score
from data.changes import write
from data.demo.fasen import file_of_town, read_fasen
from data.maturity import Maturity, MaturityStore
from data.maturity_file import FileRefused, file_of, json_of, read_file
from data.maturity_schema import approach_mark, assessment, assessment_session, core_choice
from data.take_in import take_in
from tests.integration.fasen_town import ELS, GEMEENTE, WIJK, fill, place, talk

TABLES = (assessment, assessment_session, core_choice, approach_mark)
FORMULA = "=HYPERLINK(1)"


@pytest.fixture
def town(engine: Engine) -> Engine:
    """Two sessions, a party that placed twice, a choice and a mark."""
    fill(engine)
    first, second = talk(engine, WIJK, date(2024, 5, 1)), talk(engine, GEMEENTE)
    place(engine, first, "lokale_teams", 2, party="gemeente")
    place(engine, first, "lokale_teams", 2, party="gemeente")
    place(engine, second, "taal_en_gedrag", 1, next_step="Oefenen.", next_due=date(2027, 1, 1))
    place(engine, first, "lokale_teams", 3, link="https://example.org", indicators=())
    write(engine, ELS, Score(first, "wijkteam", "lokale_teams", 4, f"{FORMULA}\n\nTwee regels."))
    write(
        engine, ELS, RecordChoice(WIJK, "aanpak", "evolutionair", "Rustig aan.", date(2024, 6, 1))
    )
    write(engine, ELS, MarkStep(WIJK, 1, "klaar"))
    return engine


def read(engine: Engine) -> Maturity:
    return MaturityStore(engine).of(municipality=GEMEENTE)


def exported(engine: Engine) -> str:
    return json_of(file_of(read(engine), GEMEENTE))


def empty(engine: Engine) -> None:
    with engine.begin() as connection:
        for table in TABLES:
            connection.execute(delete(table))


def rows(engine: Engine) -> int:
    with engine.connect() as connection:
        return sum(connection.scalar(select(func.count()).select_from(t)) or 0 for t in TABLES)


def test_what_is_exported_can_be_taken_in_and_is_the_same(town: Engine) -> None:
    before, n = exported(town), rows(town)
    empty(town)
    assert take_in(town, read_file(before.encode())) == n
    assert exported(town) == before


def test_a_second_time_adds_nothing(town: Engine) -> None:
    before, n = exported(town), rows(town)
    assert take_in(town, read_file(before.encode())) == 0
    assert (exported(town), rows(town)) == (before, n)


def test_a_row_that_is_missing_is_added_and_an_older_one_does_not_count(town: Engine) -> None:
    content = json.loads(exported(town))
    session = content["sessies"][0]
    older = {**session["inschattingen"][-1], "partij": "afgesproken", "fase": 1}
    older["geschreven_op"] = "2024-05-02T10:00:00"
    session["inschattingen"].append(older)
    assert take_in(town, read_file(json.dumps(content).encode())) == 1
    assert positions(read(town), WIJK)["lokale_teams"].phase == 3


def changed(where: str, value: object) -> Callable[[dict[str, Any]], None]:
    """ "sessies.0.titel" -> value in the content of a file."""

    def change(content: dict[str, Any]) -> None:
        *steps, last = where.split(".")
        inside: Any = content
        for step in steps:
            inside = inside[int(step)] if step.isdigit() else inside[step]
        inside[last] = value

    return change


FUTURE = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
PLACED = "sessies.0.inschattingen.0"
WRONG: dict[str, tuple[str, object, str]] = {
    "theme": (f"{PLACED}.thema", "sport", "Dit thema is niet bekend."),
    "theme type": (f"{PLACED}.thema", 3, "thema: dit heeft niet de goede vorm."),
    "phase": (f"{PLACED}.fase", 5, "Kies een fase van 1 tot en met 4."),
    "phase type": (f"{PLACED}.fase", "3", "fase: dit heeft niet de goede vorm."),
    "phase true": (f"{PLACED}.fase", True, "fase: dit heeft niet de goede vorm."),
    "reason": (f"{PLACED}.waarom", "", "Schrijf ten minste 3 tekens."),
    "party": (f"{PLACED}.partij", "politie", "Deze partij doet niet mee aan de sessie."),
    "link": (f"{PLACED}.link", "javascript:alert(1)", "Een link begint met"),
    "future": ("sessies.0.datum", FUTURE, "Deze datum ligt in de toekomst."),
    "written in the future": (f"{PLACED}.geschreven_op", f"{FUTURE}T10:00:00", "in de toekomst"),
    "choice in the future": ("kernkeuzes.0.besloten", FUTURE, "in de toekomst"),
    "choice": ("kernkeuzes.0.waarde", "x", "Maak een keuze uit de lijst."),
    "step": ("aanpak.0.stap", 9, "Deze stap is niet bekend."),
    "area": ("sessies.0.gebied", "WK999977", "Dit gebied is niet bekend."),
    "area of another": ("sessies.0.gebied", "WK000101", "Dit gebied is van een andere gemeente."),
    "municipality": ("gemeente", "GM0001", "Dit bestand is van gemeente GM0001."),
    "unknown field": ("sessies.0.iets", 1, "iets: dit veld is niet bekend."),
    "form": ("formaat", "x", "formaat: dit heeft niet de goede vorm."),
    "sessions": ("sessies", None, "sessies: dit heeft niet de goede vorm."),
    "author": ("sessies.0.rol", "\x00", "rol: dit heeft niet de goede vorm."),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_and_nothing_is_written(town: Engine, name: str) -> None:
    where, value, message = WRONG[name]
    content = json.loads(exported(town))
    empty(town)
    changed(where, value)(content)
    with pytest.raises(FileRefused) as refused:
        take_in(town, read_file(json.dumps(content).encode()))
    assert any(message in said for said in refused.value.messages), refused.value.messages
    assert rows(town) == 0


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"{", b"[]", b"null", b"[" * 100_000, b'"x"']
)
def test_what_is_no_such_file_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefused):
        read_file(content)


def test_the_command_takes_a_file_in_or_says_why_not(
    town: Engine, database_url: str, tmp_path: Path
) -> None:
    good, bad = tmp_path / "fasen.json", tmp_path / "anders.json"
    good.write_text(exported(town), "utf-8")
    bad.write_text(exported(town).replace(GEMEENTE, "GM0001"), "utf-8")
    empty(town)
    options = ["--database-url", database_url]
    done = CliRunner().invoke(cli, ["fasen", str(good), *options])
    assert done.exit_code == 0, done.output
    assert "rijen toegevoegd" in done.output
    refused = CliRunner().invoke(cli, ["fasen", str(bad), *options])
    assert refused.exit_code == 2
    assert "Er is niets overgenomen." in refused.output


def test_the_csv_has_every_row_and_runs_no_formula(town: Engine) -> None:
    text = fasen_csv(read(town), {WIJK: "Oudewijk"})
    assert text.splitlines()[0] == ",".join(HEADER)
    assert f"'{FORMULA}" in text
    assert "Oudewijk" in text
    assert FORMULA.startswith(FORMULA_STARTS)
    assert [text.count(f"\r\n{kind},") for kind in ("sessie", "inschatting")] == [2, 5]


def test_both_downloads_are_served(town: Engine) -> None:
    client = create_app(Settings(), town).server.test_client()
    assert client.get("/fasen.json").text == exported(town)
    assert client.get("/fasen.csv").text.startswith("soort,gebied")
    excel = client.get("/fasen.csv?vorm=excel")
    assert excel.data.startswith("\ufeffsoort;gebied".encode())


def test_the_town_has_two_years_with_movement_and_one_theme_that_went_back() -> None:
    town = read_fasen()
    assert {session.area for session in town.sessions} >= {"GM9999", "WK999903", "WK999905"}
    days = [session.held for session in town.sessions]
    assert max(days) - min(days) > timedelta(days=700)
    file = file_of_town(town)
    course: dict[tuple[str, str], list[int]] = {}
    for session in sorted(file.sessies, key=lambda s: s.datum):
        for row in session.inschattingen:
            if row.partij == "afgesproken" and row.onderdeel is None:
                course.setdefault((session.gebied, row.thema), []).append(row.fase)
    assert any(phases[-1] > phases[0] for phases in course.values())
    assert any(phases[-1] < phases[-2] for phases in course.values() if len(phases) > 1)


def test_the_town_is_written_once(demo_sqlite: Engine) -> None:
    content = read_file(exported(demo_sqlite).encode())
    assert len(content.sessies) == len(read_fasen().sessions)
    assert take_in(demo_sqlite, file_of_town(read_fasen())) == 0

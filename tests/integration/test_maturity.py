"""Sessions and placings on both backends: what is refused, and that nothing is ever lost."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, insert, select

from data.approach import MarkStep, RecordChoice
from data.assessments import OpenSession, Score
from data.changes import Author, Change, ChangeRefused, write
from data.maturity import Maturity, MaturityStore
from data.maturity_schema import approach_mark, assessment, assessment_session, core_choice
from data.maturity_words import AGREED, PARTIES
from data.schema import area, source_file

GEMEENTE, WIJK = "GM9999", "WK999901"
ELS = Author("Els", "beleid")
TEAM = Author("", "wijkteam", WIJK)
HELD = date(2026, 5, 14)
TABLES = (assessment_session, assessment, core_choice, approach_mark)


@pytest.fixture
def town(engine: Engine) -> Engine:
    """A gemeente with one wijk."""
    day = datetime(2024, 1, 1)  # noqa: DTZ001 - the store has naive times, in UTC
    file = {"id": 1, "name": "x", "sha256": "x", "source": "x", "publisher": "x", "licence": "x"}
    file |= {"retrieved": day.date(), "loaded": day, "rows": 1, "original": ""}
    rows = [
        {"edition": 2024, "code": code, "name": code, "level": level, "source_file": 1}
        | {"municipality": GEMEENTE}
        for code, level in ((GEMEENTE, "gemeente"), (WIJK, "wijk"))
    ]
    with engine.begin() as connection:
        connection.execute(insert(source_file).values(**file))
        connection.execute(insert(area), rows)
    return engine


def opened(engine: Engine, parties: tuple[str, ...] = ("gemeente", "wijkteam")) -> int:
    return write(engine, ELS, OpenSession(WIJK, "Voorjaar", HELD, parties))


def score(session: int, **changed: Any) -> Score:  # noqa: ANN401 -- any field of it
    return replace(
        Score(session, "wijkteam", "lokale_teams", 3, "Wij zitten op het plein."), **changed
    )


def read(engine: Engine) -> Maturity:
    return MaturityStore(engine).of(municipality=GEMEENTE)


def rows(engine: Engine) -> list[int]:
    with engine.connect() as connection:
        return [connection.scalar(select(func.count()).select_from(t)) or 0 for t in TABLES]


def refused(engine: Engine, change: Change) -> list[str | None]:
    """The fields that are refused; nothing was written."""
    before = rows(engine)
    with pytest.raises(ChangeRefused) as caught:
        write(engine, ELS, change)
    assert rows(engine) == before
    assert all(refusal.message for refusal in caught.value.refusals)
    return [refusal.field for refusal in caught.value.refusals]


def test_a_placing_comes_back_as_it_was_written(town: Engine) -> None:
    session = opened(town)
    whole = score(
        session,
        next_step="Spreekuur in het buurthuis.",
        next_owner="teamleider",
        next_due=date(2026, 12, 1),
        link="https://example.org/verslag",
        indicators=("lonely", "crime"),
        known=frozenset({"lonely", "crime"}),
    )
    write(town, TEAM, whole)
    found = read(town)
    assert [(s.area, s.title, s.held, s.parties) for s in found.sessions] == [
        (WIJK, "Voorjaar", HELD, ("gemeente", "wijkteam"))
    ]
    (placed,) = found.assessments
    assert (placed.party, placed.theme, placed.phase) == ("wijkteam", "lokale_teams", 3)
    assert (placed.next_owner, placed.next_due) == ("teamleider", date(2026, 12, 1))
    assert placed.indicators == ("lonely", "crime")
    assert placed.by == TEAM


def test_a_party_that_places_twice_has_both_rows(town: Engine) -> None:
    session = opened(town)
    write(town, TEAM, score(session))
    write(town, TEAM, score(session, phase=2, reason="Bij nader inzien.", correction="Vergissing."))
    assert [placed.phase for placed in read(town).assessments] == [3, 2]
    assert read(town).assessments[1].correction == "Vergissing."


@pytest.mark.parametrize("phase", [0, 5, -1, "3", None, True, 2.5, [3], 10**30])
def test_a_phase_out_of_range_is_refused(town: Engine, phase: object) -> None:
    assert refused(town, score(opened(town), phase=phase)) == ["phase"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"theme": "inkoop"}, "theme"),
        ({"reason": "  \n "}, "reason"),
        ({"reason": "x" * 1001}, "reason"),
        ({"reason": "Bel mij op 06 12345678"}, "reason"),
        ({"party": "politie"}, "party"),
        ({"part": "brede_bril"}, "part"),
        ({"theme": "samenwerking", "part": "brede_blik"}, "part"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "https://"}, "link"),
        ({"link": "http://[::1"}, "link"),
        ({"indicators": ("unknown",)}, "indicators"),
        ({"next_due": date(2199, 1, 1)}, "next_due"),
        ({"next_step": "x" * 501}, "next_step"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(
    town: Engine, changed: dict[str, Any], field: str
) -> None:
    assert refused(town, score(opened(town), **changed)) == [field]


def test_everything_that_is_wrong_is_said_at_once(town: Engine) -> None:
    wrong = score(opened(town), phase=9, reason="", link="ftp://x")
    assert refused(town, wrong) == ["reason", "phase", "link"]


@pytest.mark.parametrize("session", [0, -1, 999, 2**40, True])
def test_a_session_that_is_not_there_is_refused(town: Engine, session: int) -> None:
    assert refused(town, score(session)) == [None]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"held": date(2199, 1, 1)}, "held"),
        ({"held": date(1926, 5, 14)}, "held"),
        ({"held": None}, "held"),
        ({"title": ""}, "title"),
        ({"area": "WK999999"}, "area"),
        ({"area": "NL"}, "area"),
        ({"parties": ()}, "parties"),
        ({"parties": ("kabouters",)}, "parties"),
    ],
)
def test_a_session_needs_a_title_a_day_an_area_and_parties(
    town: Engine, changed: dict[str, Any], field: str
) -> None:
    assert refused(town, replace(OpenSession(WIJK, "Mei", HELD, ("gemeente",)), **changed)) == [
        field
    ]


def test_what_all_settled_on_is_a_placing_of_its_own(town: Engine) -> None:
    session = opened(town)
    settle = score(session, party=AGREED)
    write(town, TEAM, score(session))
    write(town, ELS, settle)
    assert settle.action == "session.settle"
    assert [placed.party for placed in read(town).assessments] == ["wijkteam", AGREED]


def test_the_five_basic_functions_are_placed_apart(town: Engine) -> None:
    session = opened(town)
    write(town, TEAM, score(session, part="outreachend", phase=2))
    assert read(town).assessments[0].part == "outreachend"


def test_core_choices_and_steps_keep_their_history(town: Engine) -> None:
    for value in ("revolutionair", "evolutionair"):
        write(town, ELS, RecordChoice(GEMEENTE, "aanpak", value, "Besproken in het college.", HELD))
    for state in ("bezig", "klaar"):
        write(town, ELS, MarkStep(WIJK, 1, state))
    found = read(town)
    assert [choice.value for choice in found.choices] == ["revolutionair", "evolutionair"]
    assert [mark.state for mark in found.marks] == ["bezig", "klaar"]


def test_a_choice_or_step_that_does_not_exist_is_refused(town: Engine) -> None:
    wrong = RecordChoice(GEMEENTE, "aanpak", "snel", "Omdat het kan.", HELD)
    assert refused(town, wrong) == ["value"]
    assert refused(town, MarkStep(WIJK, 5, "klaar")) == ["step"]
    assert refused(town, MarkStep(WIJK, True, "af")) == ["step", "state"]


def test_parties_that_place_at_the_same_moment_lose_nothing(town: Engine) -> None:
    parties = tuple(PARTIES)[:4]
    session = opened(town, parties)

    def place(party: str) -> list[int]:
        author = Author(party, "gast")
        return [write(town, author, score(session, party=party, phase=p)) for p in (1, 2, 3, 4)]

    with ThreadPoolExecutor(len(parties)) as pool:
        ids = [one for made in pool.map(place, parties) for one in made]
    placed = read(town).assessments
    assert sorted(ids) == [one.id for one in placed]
    for party in parties:
        assert [one.phase for one in placed if one.party == party] == [1, 2, 3, 4]


def test_what_was_settled_is_read_without_the_rest(town: Engine) -> None:
    session = opened(town)
    write(town, TEAM, score(session))
    write(town, ELS, score(session, party=AGREED))
    write(town, ELS, score(session, party=AGREED, part="brede_blik"))
    write(town, ELS, MarkStep(WIJK, 1, "klaar"))
    found, everything = MaturityStore(town).settled(municipality=GEMEENTE), read(town)
    assert found.sessions == everything.sessions
    assert found.assessments == everything.assessments[1:2]
    assert (found.marks, found.choices) == ((), ())


def test_another_municipality_sees_nothing_of_it(town: Engine, tmp_path: Path) -> None:
    write(town, TEAM, score(opened(town)))
    assert MaturityStore(town).of(municipality="GM9998") == Maturity()
    assert MaturityStore(town).settled(municipality="GM9998") == Maturity()

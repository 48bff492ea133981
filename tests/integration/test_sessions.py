"""The pages of sessions and the strip of phases: what they say, what is written, and strangers."""

from itertools import product

import pytest
from sqlalchemy import Engine, event

from callbacks.sessie import settled
from dashboard.phase_strip import moved_words, phase_strip
from dashboard.services import Services
from dashboard.session_writes import open_session, settle
from dashboard.sessions import UnknownSessionError, session_view, spread_words
from data.catalogue import Catalogue
from data.maturity import Maturity
from data.maturity_words import AGREED
from layouts import sessie
from layouts.parts.wijk_phases import phases, small_strip
from tests.integration.fasen_town import BUURT, GEMEENTE, WIJK, fill, place, services_on, talk
from tests.integration.test_fasen_writes import HOSTILE

TEAMS = "lokale_teams"
OPENING = {
    "area": WIJK,
    "title": "Wijktafel",
    "held": "2026-05-14",
    "parties": ["gemeente", "politie", "onderwijs"],
}
AGREEMENT = {"phase": "3", "reason": "Zo zien wij het samen.", "correction": ""}


@pytest.fixture
def town(engine: Engine) -> Engine:
    return fill(engine)


@pytest.fixture
def services(town: Engine, catalogue: Catalogue) -> Services:
    return services_on(town, catalogue)


def stored(services: Services) -> Maturity:
    return services.maturity.of(municipality=GEMEENTE)


def said(services: Services, session: int) -> str:
    found = {str(talk.theme.id): talk for talk in session_view(services, session).talks}
    return spread_words(found[TEAMS])


def test_a_session_with_several_parties_is_opened(services: Services) -> None:
    made, errors = open_session(services, OPENING)
    (session,) = stored(services).sessions
    assert (made, errors) == (session.id, {})
    assert (session.area, session.parties) == (WIJK, ("gemeente", "politie", "onderwijs"))


def test_what_is_wrong_with_an_opening_stands_beside_its_field(services: Services) -> None:
    wrong = {"area": "WK1", "title": "", "held": "2999-01-01", "parties": []}
    made, errors = open_session(services, wrong)
    assert made is None
    assert set(errors) == {"sessie-gebied", "sessie-titel", "sessie-dag", "sessie-partijen"}
    assert stored(services) == Maturity()


def test_how_far_parties_are_apart_is_said_in_words(services: Services, town: Engine) -> None:
    session = talk(town, WIJK)
    assert said(services, session) == "Nog geen partij zette dit thema in een fase."
    place(town, session, TEAMS, 2, party="gemeente")
    assert said(services, session) == (
        "Eén partij koos: fase 2 (samen op weg). Nog niet ingevuld: wijkteam."
    )
    place(town, session, TEAMS, 2, party="wijkteam")
    assert said(services, session) == "Beide partijen kozen fase 2 (samen op weg)."
    place(town, session, TEAMS, 3, party="wijkteam")
    assert "dicht bij elkaar: fase 2 en 3" in said(services, session)
    place(town, session, TEAMS, 4, party="wijkteam")
    assert "twee fasen uit elkaar: van fase 2 tot en met 4" in said(services, session)
    shown = str(sessie.page(services, str(session)))
    assert "Vaker ingevuld: 3 keer." in shown


def test_a_theme_is_settled_and_who_changes_that_says_why(services: Services, town: Engine) -> None:
    session = talk(town, WIJK)
    assert settle(services, session, TEAMS, AGREEMENT) == []
    (why,) = settle(services, session, TEAMS, {**AGREEMENT, "phase": "4"})
    assert "staat al fase 3" in why
    changed = {**AGREEMENT, "phase": "4", "correction": "Verkeerd opgeschreven."}
    assert settle(services, session, TEAMS, changed) == []
    assert [(a.party, a.phase) for a in stored(services).assessments] == [(AGREED, 3), (AGREED, 4)]
    assert "Verkeerd opgeschreven." in str(sessie.page(services, str(session)))


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(value)[:24])
def test_what_strangers_post_never_fails(services: Services, town: Engine, value: object) -> None:
    session = talk(town, WIJK)
    for name in OPENING:
        open_session(services, {**OPENING, name: value})
    for name in AGREEMENT:
        settled(services, sessie.stand, session, TEAMS, {**AGREEMENT, name: value})
    settled(services, sessie.stand, value, TEAMS, AGREEMENT)
    assert "error" in settled(services, sessie.stand, session, value, AGREEMENT)
    assert sessie.page(services, str(value))
    assert sessie.open_page(services, {"gebied": value})
    assert isinstance(small_strip(services, value), list)
    with pytest.raises(UnknownSessionError):
        session_view(services, [value])


def test_a_wijk_without_its_own_shows_those_of_the_gemeente_and_says_so(
    services: Services, town: Engine
) -> None:
    assert "Nog niemand" in str(phases(services, WIJK))
    place(town, talk(town, GEMEENTE), TEAMS, 3)
    for code in (WIJK, BUURT):
        shown = str(phases(services, code))
        assert "nog niets afgesproken. Hier staat Rekenhoven." in shown
        assert f"/fasen?gebied={code}&thema={TEAMS}" in shown
    place(town, talk(town, WIJK), TEAMS, 2)
    assert "Dit spraken partijen in Oudewijk samen af." in str(phases(services, WIJK))
    assert "Hier staat Oudewijk." in str(phases(services, BUURT))


def test_a_strip_says_what_moved_with_a_sign_and_a_word(services: Services, town: Engine) -> None:
    for phase, words in ((2, ""), (2, "= gelijk"), (3, "↑ omhoog: was fase 2"), (1, "↓ terug")):
        place(town, talk(town, WIJK), TEAMS, phase)
        strip = phase_strip(services, WIJK)
        assert strip
        assert moved_words(strip.positions[TEAMS]).startswith(words)
    assert "↓ lager" in str(small_strip(services, WIJK))


def test_a_strip_asks_the_store_as_often_however_much_there_is(
    services: Services, town: Engine
) -> None:
    services.snapshot()
    counts = []
    for n in (1, 5):
        for _n, theme in product(range(n), (TEAMS, "taal_en_gedrag")):
            place(town, talk(town, WIJK), theme, 2)
        asked: list[str] = []

        def hear(
            _c: object, _u: object, statement: str, *_rest: object, to: list[str] = asked
        ) -> None:
            to.append(statement)

        event.listen(town, "before_cursor_execute", hear)
        phases(services, WIJK)
        event.remove(town, "before_cursor_execute", hear)
        counts.append(len([statement for statement in asked if "SELECT" in statement]))
    assert counts[0] == counts[1]

"""The planted intervention of the town is found; an action that did nothing is not claimed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest
from sqlalchemy import event

from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.steering.effect_actions import effect_of_action
from dashboard.steering.effect_areas import LookedBack, look_back, touches
from dashboard.steering.effect_found import Outcome
from dashboard.steering.effect_periods import Reason
from dashboard.steering.effect_words import effect_sentence, effect_short
from data.catalogue import Catalogue
from data.changes import Author
from data.demo.town import read_town
from data.figures import FigureStore
from data.steering.rows import Action
from data.steering.store import Steering
from layouts.parts.sturen_effect import effect_card

PLANTED = read_town().interventions[0]
CRIMES = "misdrijven_per_1000"
TODAY = date(2026, 11, 25)
NOTHING = ("BU99990702", CRIMES, date(2023, 3, 1))
"""Crimes fell here too, as they did elsewhere."""


@pytest.fixture(scope="module")
def services(figure_store: FigureStore, catalogue: Catalogue) -> Services:
    return Services(Settings(), catalogue, figure_store)


@pytest.fixture(scope="module")
def planted(services: Services) -> LookedBack:
    also = [NOTHING[0]]
    return look_back(services, area=PLANTED.area, indicator=CRIMES, start=PLANTED.start, also=also)


def action(area: str, start: date | None, indicator: str | None = CRIMES) -> Action:
    by, at = Author("beleid", "Beleid"), datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    return Action(
        1, 1, "GM9999", area, "Straatcoaches", None, None, indicator, "beleid",
        start, None, "loopt", None, None, None, at, by,
    )  # fmt: skip


def test_the_planted_effect_is_found_near_its_size(planted: LookedBack) -> None:
    effect = planted.effect
    assert effect.outcome is Outcome.IMPROVED
    assert effect.estimate is not None
    truth = np.log(1 - PLANTED.fewer)
    assert abs(effect.estimate.shift - truth) < effect.estimate.error
    assert effect.window.after == ("2024", "2025")
    assert effect.as_large <= 1
    expected = effect.estimate.means.expected
    assert effect.estimate.lower < -PLANTED.fewer * expected < effect.estimate.upper < 0
    assert "lager dan verwacht" in effect_short(planted)
    assert "Bewezen is het niet" in effect_sentence(planted)


def test_a_figure_that_fell_as_it_did_elsewhere_is_not_called_an_effect(
    services: Services,
) -> None:
    area, indicator, start = NOTHING
    also = [PLANTED.area]
    found = look_back(services, area=area, indicator=indicator, start=start, also=also)
    estimate = found.effect.estimate
    assert found.effect.outcome is Outcome.NO_EFFECT_SHOWN
    assert estimate is not None
    assert estimate.means.after < estimate.means.before
    assert estimate.lower < 0 < estimate.upper
    assert effect_short(found) == "geen effect te zien"
    assert "geen bewijs dat het niets deed" in effect_sentence(found)


def test_of_all_other_buurten_hardly_any_is_called_an_effect(services: Services) -> None:
    """Heggerank gets worse by a planted drift; chance has room for one more."""
    outcomes = {
        code: look_back(services, area=code, indicator=CRIMES, start=PLANTED.start).effect.outcome
        for code, level in services.snapshot().levels.items()
        if level == "buurt"
    }
    quiet = (Outcome.NO_EFFECT_SHOWN, Outcome.CANNOT_TELL)
    called = {code for code, outcome in outcomes.items() if outcome not in quiet}
    assert PLANTED.area in called
    assert len(called) <= 3


def test_areas_with_the_same_action_and_what_they_hold_are_no_reference_areas(
    services: Services, planted: LookedBack
) -> None:
    first = planted.effect.references[0].code
    wijk = "WK" + first[2:8]
    found = look_back(
        services, area=PLANTED.area, indicator=CRIMES, start=PLANTED.start, also=[wijk]
    )
    codes = {reference.code for reference in found.effect.references}
    assert codes
    assert not any(code.startswith("BU" + wijk[2:]) for code in codes)
    assert touches("WK999901", ["BU99990104"])
    assert not touches("BU99990105", ["BU99990104"])


def test_what_the_town_cannot_tell_says_why(services: Services) -> None:
    def reason(area: str, indicator: str, start: date) -> Reason | None:
        return look_back(services, area=area, indicator=indicator, start=start).effect.reason

    assert reason("BU99990302", "jongeren_met_jeugdzorg", date(2022, 9, 1)) is Reason.BREAK
    assert reason("BU99990302", CRIMES, date(2026, 3, 1)) is Reason.TOO_RECENT
    assert reason("BU99990402", CRIMES, date(2023, 3, 1)) is Reason.WITHHELD
    assert reason("GM9999", CRIMES, date(2023, 3, 1)) is Reason.TOO_FEW_REFERENCES
    assert reason("BU99990302", "eenzaam", date(2014, 3, 1)) is Reason.TOO_FEW_BEFORE


def test_looking_back_again_asks_the_store_only_for_its_version(
    services: Services, planted: LookedBack
) -> None:
    asked: list[str] = []

    def note(*execution: object) -> None:
        asked.append(str(execution[2]))

    engine = services.store.engine
    event.listen(engine, "before_cursor_execute", note)
    again = look_back(
        services, area=PLANTED.area, indicator=CRIMES, start=PLANTED.start, also=[NOTHING[0]]
    )
    event.remove(engine, "before_cursor_execute", note)
    assert again is planted
    assert ["store_state" in query for query in asked if query.startswith("SELECT")] == [True]


def test_the_card_has_verdict_sentence_table_and_rules(services: Services) -> None:
    shown = str(effect_card(services, action(PLANTED.area, PLANTED.start), TODAY, Steering()))
    for part in (
        "Heeft het geholpen?",
        "Waarschijnlijk wel",
        "Hoe is dit berekend?",
        "voor de start",
    ):
        assert part in shown


def test_an_area_where_the_same_started_is_no_reference_area_and_one_to_come_is(
    services: Services, planted: LookedBack
) -> None:
    first, second = (reference.code for reference in planted.effect.references[:2])
    begun, later = action(first, date(2024, 5, 1)), action(second, date(2999, 1, 1))
    one = action(PLANTED.area, PLANTED.start)
    found = effect_of_action(services, one, Steering(actions=(one, begun, later)), TODAY)
    assert isinstance(found, LookedBack)
    codes = {reference.code for reference in found.effect.references}
    assert first not in codes
    assert second in codes


def test_an_action_that_has_not_begun_is_not_looked_back_on(services: Services) -> None:
    planned = replace(action(PLANTED.area, PLANTED.start), status="gepland")
    for one in (planned, action(PLANTED.area, date(2027, 1, 4))):
        assert effect_of_action(services, one, Steering(), TODAY) == (
            "Deze actie is nog niet begonnen."
        )


def test_an_action_without_start_or_figure_says_so(services: Services) -> None:
    for one, said in (
        (action(PLANTED.area, None), "geen startdatum"),
        (action(PLANTED.area, PLANTED.start, None), "niet bij een cijfer"),
        (action("BU99999999", PLANTED.start), "geen cijfers geladen"),
    ):
        found = effect_of_action(services, one, Steering(), TODAY)
        assert isinstance(found, str)
        assert said in found
        assert said in str(effect_card(services, one, TODAY, Steering()))

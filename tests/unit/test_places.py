"""Words about places, and which filters make a difference."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.maturity.model import maturity_model
from dashboard.place_wording import (
    a_year_before,
    checked,
    contract,
    contract_has_ended,
    effort,
    presence,
    supply_sentence,
    web_link,
    what,
    where,
)
from dashboard.places import Nearby, Supply
from dashboard.settings import NEUTRAL_WORDS
from data.catalogue import Catalogue
from data.place import InitiativeStatus, Law, Place, PlaceKind
from data.places import is_gone
from layouts.parts.place_rows import filters
from tests.unit.places_at import place_at

TODAY = date(2026, 11, 24)
BUURT = "BU99990101"


def provider(**fields: object) -> Place:
    given = {"id": 1, "name": "Zorg", "laws": (), "topics": (), "themes": (), **fields}
    return replace(place_at(BUURT), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "before"),
    [(date(2026, 11, 24), date(2025, 11, 24)), (date(2028, 2, 29), date(2027, 2, 28))],
)
def test_a_year_before_is_the_same_day(day: date, before: date) -> None:
    assert a_year_before(day) == before


def test_only_a_check_of_more_than_a_year_ago_is_old() -> None:
    assert not checked(provider(checked=date(2025, 11, 24)), TODAY).is_old
    old = checked(provider(checked=date(2025, 11, 23)), TODAY)
    assert (old.words, old.is_old) == ("laatst gecontroleerd 23 november 2025", True)
    assert not checked(provider(checked=None), TODAY).is_old


def test_a_check_on_a_day_to_come_is_no_check() -> None:
    unknown = checked(provider(checked=None), TODAY)
    assert checked(provider(checked=date(2099, 1, 1)), TODAY) == unknown
    assert checked(provider(checked=TODAY), TODAY) != unknown


def test_a_contract_ends_after_its_last_day() -> None:
    last = provider(contract_until=TODAY, wijk_goals=False)
    assert contract(last) == "contract t/m 24 november 2026 · wijkdoelen: nee"
    assert not contract_has_ended(last, TODAY)
    assert contract_has_ended(last, date(2026, 11, 25))
    assert contract(provider(contract_until=None, wijk_goals=None)) == ""


def test_a_place_is_gone_after_its_last_day_or_when_it_is_finished() -> None:
    assert not is_gone(provider(until=TODAY), TODAY)
    assert is_gone(provider(until=date(2026, 11, 23)), TODAY)
    assert is_gone(provider(status=InitiativeStatus.FINISHED), TODAY)
    assert presence(provider(since=date(2027, 1, 1)), TODAY) == "begint op 1 januari 2027"


def test_what_a_place_is_is_said_once() -> None:
    team = provider(kind=PlaceKind.TEAM, sort="Lokaal team", laws=(Law.JEUGDWET, Law.WMO))
    assert what(team) == "lokaal team · Jeugdwet en Wmo"
    assert what(provider(sort="huisarts", laws=())) == "aanbieder · huisarts"


def test_effort_names_what_is_known_and_nothing_else() -> None:
    place = provider(reach=1, budget_requested=5000.0, budget_granted=0.0)
    assert effort(place) == "1 deelnemer · € 5.000 gevraagd, € 0 toegekend"
    assert effort(provider(reach=None, budget_requested=None, budget_granted=None)) == ""


@pytest.mark.parametrize(
    ("is_inside", "distance", "level", "words"),
    [
        (True, 0, "buurt", "in de buurt"),
        (True, 0, "wijk", "in Aldenberg"),
        (False, 347.0, "buurt", "350 m buiten Westrand"),
        (False, 3.0, "buurt", "net buiten Westrand"),
    ],
)
def test_where_a_place_is_is_said_in_words(
    is_inside: bool, distance: float, level: str, words: str
) -> None:
    found = Nearby(provider(), is_inside, distance)
    assert where(found, "Westrand", level, NEUTRAL_WORDS[level], "Aldenberg") == words


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//x.nl", "x.nl", "https://", "http://[", "", None],
)
def test_what_is_no_page_of_the_web_never_becomes_a_link(address: str | None) -> None:
    assert web_link(address) is None


def test_a_page_of_the_web_is_a_link() -> None:
    assert web_link(" https://zorg.example.nl/a?b=1 ") == "https://zorg.example.nl/a?b=1"


def test_a_filter_is_there_only_when_it_can_make_a_difference(catalogue: Catalogue) -> None:
    same = [provider(laws=(Law.WMO,)), provider(laws=(Law.WMO,))]
    assert filters(same, catalogue) == []
    one = [*same, provider(laws=(), topics=("aanbod",), themes=("samenwerking",))]
    made = {found["id"]: found["options"] for found in filters(one, catalogue)}
    assert made == {
        "wet": [("wmo", "Wmo")],
        "onderwerp": [("aanbod", "Aanbod van zorg en hulp")],
        "thema": [("samenwerking", maturity_model().theme("samenwerking").title)],
    }
    mixed = [*one, provider(kind=PlaceKind.SCHOOL)]
    assert filters(mixed, catalogue)[0]["options"] == [
        ("provider", "aanbieder"),
        ("school", "school"),
    ]


def test_the_offer_of_a_law_is_a_sentence() -> None:
    inside = tuple(Nearby(provider(id=n, name=f"Zorg {n}"), True, 0) for n in (1, 2))
    near = (Nearby(provider(id=3, name="Verder"), False, 210.0),)
    supply = Supply(Law.JEUGDWET, "Westrand", inside, near, walks=True, is_known=True)
    assert supply_sentence(supply) == (
        "2 aanbieders vanuit de Jeugdwet in Westrand, 1 op loopafstand."
    )
    nobody = Supply(Law.WMO, "Westrand", (), (), walks=True, is_known=True)
    assert "en op loopafstand is geen aanbieder bekend" in supply_sentence(nobody)
    assert "loopafstand" not in supply_sentence(replace(nobody, walks=False))
    assert "niet bekend" in supply_sentence(replace(nobody, is_known=False))

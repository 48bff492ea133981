"""Figures from places: zero, unknown, withheld and not applicable are four things."""

from data.catalogue.model import Indicator
from data.place import InitiativeStatus, PlaceKind
from tests.unit.places_at import BUURTEN, MADE, PEOPLE, figures, known_at


def made_of(numerator: str, denominator: str) -> Indicator:
    return next(
        item
        for item in MADE
        if item.places
        and (item.places.numerator, item.places.denominator) == (numerator, denominator)
    )


PER_1000 = made_of("providers", "inhabitants")
PER_PROVIDER = made_of("inhabitants", "providers")
WITH_GOALS = made_of("contracts_with_goals", "contracts")
INITIATIVES = made_of("initiatives", "inhabitants")


def test_without_a_place_of_the_kind_nothing_was_measured() -> None:
    assert figures(INITIATIVES, [known_at(BUURTEN[0])]) == {}
    assert figures(WITH_GOALS, [known_at(BUURTEN[0])]) == {}
    assert figures(PER_1000, [known_at(None, since=2020)]) == {}


def test_an_area_without_a_provider_is_a_true_zero() -> None:
    found = figures(PER_1000, [known_at(BUURTEN[0], since=2023)])
    assert found["BU99990201", 2024] == ("provisional", 0.0, 0.0, 1000.0, None)
    assert found["WK999901", 2024] == ("provisional", 0.5, 1.0, 2000.0, None)
    assert found["GM9999", 2023] == ("final", 1000 / 3000, 1.0, 3000.0, None)
    assert {year for _area, year in found} == {2023, 2024}


def test_an_area_without_a_provider_has_no_inhabitants_per_provider() -> None:
    found = figures(PER_PROVIDER, [known_at(BUURTEN[0], since=2024)])
    assert found["BU99990201", 2024] == ("not_applicable", None, None, None, "geen aanbieder")
    assert found["BU99990101", 2024] == ("provisional", 1980.0, 1980.0, 1.0, None)


def test_the_share_is_of_contracts_of_which_the_goals_are_known() -> None:
    places = [
        known_at(BUURTEN[0], since=2022, wijk_goals=True),
        known_at(BUURTEN[0], since=2022, wijk_goals=False, contract_until=2023),
        known_at(BUURTEN[0], since=2022, contract_until=2030),
        known_at(BUURTEN[0], PlaceKind.TEAM, since=2022, wijk_goals=False),
    ]
    found = figures(WITH_GOALS, places)
    assert found["BU99990101", 2023][2:4] == (1.0, 3.0)
    assert found["BU99990101", 2024] == ("provisional", 50.0, 1.0, 2.0, None)
    assert found["BU99990201", 2024] == ("not_applicable", None, None, None, "geen contracten")


def test_a_tiny_buurt_shows_no_figure_and_says_why() -> None:
    place = known_at("BU99990102", since=2024, wijk_goals=True)
    for item in (PER_1000, PER_PROVIDER, WITH_GOALS):
        row = figures(item, [place])["BU99990102", 2024]
        assert row == ("withheld", None, None, None, "minder dan 50 inwoners")


def test_a_place_without_a_beginning_counts_from_the_year_in_which_it_became_known() -> None:
    found = figures(PER_1000, [known_at(BUURTEN[0], known=2023), known_at(BUURTEN[0], since=2021)])
    counts = {year: found["GM9999", year][2] for year in range(2021, 2025)}
    assert counts == {2021: 1.0, 2022: 1.0, 2023: 2.0, 2024: 2.0}


def test_inhabitants_of_another_year_are_named_up_to_three_years_away() -> None:
    people = {(area, 2020): n for area, n in PEOPLE.items()}
    found = figures(PER_1000, [known_at(BUURTEN[0], since=2015)], people)
    assert found["GM9999", 2023] == ("final", 1000 / 3000, 1.0, 3000.0, "2020")
    assert found["GM9999", 2024] == ("missing", None, None, None, "inwoners onbekend")
    assert {year for _area, year in found} == set(range(2020, 2025))
    assert found["BU99990102", 2024][0] == "withheld"


def test_an_idea_and_what_ended_at_an_unknown_time_do_not_count() -> None:
    kind = PlaceKind.INITIATIVE
    places = [
        known_at(BUURTEN[0], kind, since=2022, status=InitiativeStatus.RUNNING),
        known_at(BUURTEN[0], kind, since=2022, status=InitiativeStatus.IDEA),
        known_at(BUURTEN[0], kind, since=2022, status=InitiativeStatus.FINISHED),
        known_at(BUURTEN[0], kind, since=2022, until=2023, status=InitiativeStatus.FINISHED),
        known_at(BUURTEN[0], PlaceKind.SCHOOL, since=2022),
    ]
    found = figures(INITIATIVES, places)
    assert {year: found["GM9999", year][2] for year in (2022, 2023, 2024)} == {
        2022: 2.0,
        2023: 2.0,
        2024: 1.0,
    }

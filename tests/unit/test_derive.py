"""Rates from counts, held against a second implementation that goes area by area."""

import random

import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from data.derive import rates
from data.sums import COUNTS

WIJKEN = ["WK999901", "WK999902"]
BUURTEN = [f"BU99990{wijk}0{number}" for wijk in (1, 2) for number in (1, 2, 3)]
PERIODS = ["2015", "2018", "2019", "2021H1", "2022", "2026"]
KEY = ["indicator", "period", "area"]


@pytest.fixture(scope="module")
def rate(catalogue: Catalogue) -> Indicator:
    """The shipped rate whose counts add up."""
    return next(
        item
        for item in catalogue.indicators.values()
        if item.sums_up and item.denominator == catalogue.population.id and item.per == 1000
    )


def _areas(edition: int = 2024, buurten: list[str] = BUURTEN) -> pd.DataFrame:
    rows: list[tuple[str, str, str | None]] = [("GM9999", "gemeente", None)]
    rows += [(code, "wijk", "GM9999") for code in WIJKEN]
    rows += [(code, "buurt", "WK" + code[2:8]) for code in buurten]
    frame = pd.DataFrame(rows, columns=["code", "level", "parent"], dtype=object)
    return frame.assign(municipality="GM9999", edition=edition)


def _counts(numerators: dict[tuple[str, str], float | None], rate: Indicator) -> pd.DataFrame:
    rows = [
        (rate.id, period, area, number, "missing" if number is None else "final", None, 1)
        for (period, area), number in numerators.items()
    ]
    frame = pd.DataFrame(rows, columns=COUNTS, dtype=object)
    return frame.astype({"numerator": float})


def _sizes(people: dict[tuple[str, str], float], rate: Indicator) -> pd.DataFrame:
    rows = [(rate.denominator, period, area, number) for (period, area), number in people.items()]
    frame = pd.DataFrame(rows, columns=[*KEY, "value"], dtype=object)
    return frame.astype({"value": float})


def _derived(
    catalogue: Catalogue,
    rate: Indicator,
    numerators: dict[tuple[str, str], float | None],
    people: dict[tuple[str, str], float],
    areas: pd.DataFrame | None = None,
) -> dict[tuple[str, str], "pd.Series"]:
    present = pd.DataFrame(columns=KEY, dtype=object)
    frame = rates(
        _counts(numerators, rate),
        _sizes(people, rate),
        _areas() if areas is None else areas,
        present,
        catalogue,
    )
    return {(str(row["period"]), str(row["area"])): row for _n, row in frame.iterrows()}


def _naive(
    rate: Indicator,
    numerators: dict[tuple[str, str], float | None],
    people: dict[tuple[str, str], float],
) -> dict[tuple[str, str], tuple[str, float | None, str | None]]:
    """(period, area) -> status, value, period of the denominator; one area at a time."""
    counts = dict(numerators)
    for period in PERIODS:
        for parent, members in [
            *((wijk, [b for b in BUURTEN if b[2:8] == wijk[2:]]) for wijk in WIJKEN),
            ("GM9999", WIJKEN),
            ("GM9999", BUURTEN),
        ]:
            found = [counts.get((period, member)) for member in members]
            known = [number for number in found if number is not None]
            if (period, parent) in numerators or counts.get((period, parent)) is not None:
                continue
            if len(known) == len(members):
                counts[period, parent] = sum(known)
            elif any((period, member) in counts for member in members):
                counts.setdefault((period, parent), None)
    answers: dict[tuple[str, str], tuple[str, float | None, str | None]] = {}
    for (period, area), count in counts.items():
        near = sorted(
            (p != period, abs(int(p[:4]) - int(period[:4])), p)
            for p, a in people
            if a == area and abs(int(p[:4]) - int(period[:4])) <= 3
        )
        used = near[0][2] if near else None
        other = used if used != period else None
        if used is not None and people[used, area] < (rate.minimum_denominator or 1):
            answers[period, area] = ("withheld", None, None)
        elif used is None or count is None:
            answers[period, area] = ("missing", None, other)
        else:
            value = count / people[used, area] * (rate.per or 1)
            answers[period, area] = ("final", value, other)
    return answers


@pytest.mark.parametrize("seed", range(12))
def test_rates_equal_those_of_a_naive_second_implementation(
    seed: int, catalogue: Catalogue, rate: Indicator
) -> None:
    chance = random.Random(seed)  # noqa: S311 -- not for secrets
    places = ["NL", "GM9999", *WIJKEN, *BUURTEN]
    numerators = {
        (period, area): None if chance.random() < 0.05 else float(chance.randrange(300))
        for period in PERIODS
        for area in places
        if chance.random() < (0.95 if area in BUURTEN else 0.3)
    }
    people = {
        (period, area): float(chance.choice([0, 20, 49, 50, 700, 2500]))
        for period in [*PERIODS, "2021", "2024"]
        for area in places
        if chance.random() < 0.6
    }
    derived = _derived(catalogue, rate, numerators, people)
    expected = _naive(rate, numerators, people)
    assert set(derived) == set(expected)
    for key, (status, value, other) in expected.items():
        row = derived[key]
        got = None if pd.isna(row["value"]) else row["value"]
        used = None if pd.isna(row["denominator_period"]) else row["denominator_period"]
        assert (row["status"], got, used) == (status, value, other), key


def test_the_nearest_population_is_used_and_marked_and_the_earlier_wins(
    catalogue: Catalogue, rate: Indicator
) -> None:
    area = BUURTEN[0]
    people = {("2018", area): 100.0, ("2020", area): 200.0}
    row = _derived(catalogue, rate, {("2019", area): 10.0}, people)["2019", area]
    assert (row["value"], row["denominator_period"]) == (100.0, "2018")


def test_a_population_of_four_years_ago_is_too_old(catalogue: Catalogue, rate: Indicator) -> None:
    area = BUURTEN[0]
    row = _derived(catalogue, rate, {("2022", area): 10.0}, {("2018", area): 100.0})["2022", area]
    assert row["status"] == "missing"
    assert row["note"] == "inwoners onbekend"


def test_a_rate_on_too_few_people_keeps_no_trace_of_its_count(
    catalogue: Catalogue, rate: Indicator
) -> None:
    area = BUURTEN[0]
    row = _derived(catalogue, rate, {("2022", area): 7.0}, {("2022", area): 49.0})["2022", area]
    assert (row["status"], row["note"]) == ("withheld", "minder dan 50 inwoners")
    assert row[["value", "numerator", "denominator", "denominator_period"]].isna().all()


def test_a_wijk_of_which_a_buurt_has_no_count_is_missing(
    catalogue: Catalogue, rate: Indicator
) -> None:
    numerators: dict[tuple[str, str], float | None] = {("2022", BUURTEN[0]): 7.0}
    row = _derived(catalogue, rate, numerators, {("2022", WIJKEN[0]): 900.0})["2022", WIJKEN[0]]
    assert (row["status"], row["note"]) == ("missing", "niet van alle buurten bekend")
    assert pd.isna(row["numerator"])


def test_the_newest_edition_says_which_buurten_a_wijk_has(
    catalogue: Catalogue, rate: Indicator
) -> None:
    areas = pd.concat([_areas(2016), _areas(2024, [BUURTEN[0], *BUURTEN[3:]])])
    numerators: dict[tuple[str, str], float | None] = {("2022", BUURTEN[0]): 9.0}
    people = {("2022", WIJKEN[0]): 900.0}
    row = _derived(catalogue, rate, numerators, people, areas)["2022", WIJKEN[0]]
    assert row["value"] == 10.0


def test_what_a_source_says_of_a_count_is_said_of_the_rate(
    catalogue: Catalogue, rate: Indicator
) -> None:
    counts = _counts({("2022", BUURTEN[0]): None, ("2022", BUURTEN[1]): 5.0}, rate)
    counts["status"] = ["withheld", "provisional"]
    counts["note"] = ["te weinig personen", None]
    people = {("2022", area): 1000.0 for area in BUURTEN}
    present = pd.DataFrame(columns=KEY, dtype=object)
    frame = rates(counts, _sizes(people, rate), _areas(), present, catalogue).set_index("area")
    assert frame.loc[BUURTEN[0], "status"] == "withheld"
    assert frame.loc[BUURTEN[0], "note"] == "te weinig personen"
    assert frame.loc[BUURTEN[1], "status"] == "provisional"
    assert frame.loc[BUURTEN[1], "value"] == 5.0

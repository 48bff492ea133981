"""Figures of older areas on those of today, held against a second implementation on cells."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue import Catalogue, load_catalogue
from data.catalogue.model import Indicator
from data.editions.carry import carried_figures
from data.editions.chains import with_edition
from data.editions.lineage import parts_of_today
from tests.unit.grid_editions import (
    CELLS,
    Cell,
    Town,
    cells_of,
    observations,
    towns,
    transitions,
)

YEARS = [2013, 2016, 2022]
CATALOGUE = load_catalogue()
"""Not the fixture: hypothesis would write all of it under a failure."""
RATE = next(i for i in CATALOGUE.indicators.values() if i.is_derived and not i.sensitive)
Row = dict[str, object]


@pytest.fixture(scope="module")
def rate() -> Indicator:
    return RATE


@pytest.fixture(scope="module")
def mean(catalogue: Catalogue) -> Indicator:
    return next(i for i in catalogue.indicators.values() if i.kind == "mean" and not i.places)


def _figure(indicator: Indicator, area: str, period: str = "2013", **rest: object) -> Row:
    """Final, unless `rest` says otherwise."""
    return {"indicator": indicator.id, "period": period, "area": area, "status": "final"} | rest


def _carried(
    editions: list[Town],
    rows: list[Row],
    catalogue: Catalogue,
    people: Mapping[tuple[int, str], float] | None = None,
    years: list[int] = YEARS,
) -> pd.DataFrame:
    steps = transitions(editions, years[: len(editions)])
    table = people or {}
    parts = parts_of_today(steps, lambda edition, code: table.get((edition, code)))
    names = {key: f"Buurt {name}" for step in steps for key, name in step.names.items()}
    figures = with_edition(observations(rows), steps)
    return carried_figures(parts, figures, names, catalogue).set_index(["period", "area"])


def _row(frame: pd.DataFrame, period: str, area: str) -> Any:  # noqa: ANN401 - a row of anything
    """The one figure, by column."""
    return frame.loc[(period, area)]


def _naive(
    editions: list[Town],
    told: dict[tuple[int, str], float | None],
    counts: dict[Cell, float],
) -> dict[tuple[str, str], tuple[str, float | None, str]]:
    """(period, area) -> status, sum of the cells, how. told: what is known of (year, code); None is
    withheld."""
    found: dict[tuple[str, str], tuple[str, float | None, str]] = {}
    for target, ground in cells_of(editions[-1]).items():
        for n in reversed(range(len(editions) - 1)):
            parts = {code: its for code, its in cells_of(editions[n]).items() if its & ground}
            if frozenset().union(*parts.values()) != ground:
                break  # Once it was not made of whole areas, nobody knows what it was made of.
            year = YEARS[n]
            if target in parts or (year, target) in told:
                continue
            given_rows = [told[year, code] for code in parts if (year, code) in told]
            if not given_rows:
                continue
            how = "recoded" if len(parts) == 1 else "summed"
            if None in given_rows:
                status = "withheld"
            else:
                status = "final" if len(given_rows) == len(parts) else "missing"
            value = sum(counts[cell] for cell in ground) if status == "final" else None
            found[str(year), target] = (status, value, how)
    return found


@settings(max_examples=80)
@given(
    editions=towns(editions=3),
    numbers=st.lists(st.integers(0, 400), min_size=len(CELLS), max_size=len(CELLS)),
    chances=st.lists(st.integers(0, 9), min_size=30, max_size=30),
)
def test_carried_counts_and_rates_are_the_sums_of_their_cells(
    editions: list[Town],
    numbers: list[int],
    chances: list[int],
) -> None:
    counts = dict(zip(CELLS, map(float, numbers), strict=True))
    keys = [(y, c) for y, town in zip(YEARS, editions, strict=True) for c in sorted(cells_of(town))]
    told: dict[tuple[int, str], float | None] = {}
    rows: list[Row] = []
    for n, (year, code) in enumerate(keys):
        if (chance := chances[n % 30]) == 0:
            continue
        cells = cells_of(editions[YEARS.index(year)])[code]
        known = sum(counts[cell] for cell in cells)
        told[year, code] = known if chance > 1 else None
        full = {"value": known, "numerator": None, "denominator": None}
        parts = {"value": 1.0, "numerator": known, "denominator": 100.0 * len(cells)}
        for item, values in ((CATALOGUE.population, full), (RATE, parts)):
            is_known = chance > 1
            rest = values if is_known else {"status": "withheld", "note": "minder dan 50 inwoners"}
            rows.append(_figure(item, code, str(year), **rest))
    found = _carried(editions, rows, CATALOGUE)
    expected = _naive(editions, told, counts)
    for item in (CATALOGUE.population, RATE):
        mine = found[found["indicator"] == item.id]
        assert {key: (str(row["status"]), str(row["carried"])) for key, row in mine.iterrows()} == {
            key: (status, how) for key, (status, _sum, how) in expected.items()
        }
        for key, (status, value, how) in expected.items():
            row = _row(mine, *key)
            if status != "final":
                assert row[["value", "numerator", "denominator"]].isna().all()
                assert row["note"]
            elif item is RATE:
                assert row["numerator"] == pytest.approx(value)
                by_hand = row["numerator"] / row["denominator"] * (RATE.per or 1)
                assert how == "recoded" or row["value"] == pytest.approx(by_hand)
            else:
                assert row["value"] == pytest.approx(value)


def _town(*codes: str) -> Town:
    """Columns of cells from west to east, one code each."""
    return {cell: codes[cell[0] * len(codes) // 6] for cell in CELLS}


MERGED = [_town("A", "B"), _town("C")]
SPLIT = [_town("C"), _town("A", "A", "B")]
RECODED = [_town("A", "B"), _town("A", "N")]


def test_a_figure_under_another_code_is_the_same_figure_with_its_margins(
    catalogue: Catalogue, mean: Indicator
) -> None:
    row = _figure(mean, "B", value=7.3, lower=6.9, upper=7.7)
    found = _carried(RECODED, [row], catalogue).pipe(_row, "2013", "N")
    assert tuple(found[["value", "lower", "upper"]]) == (7.3, 6.9, 7.7)
    assert (found["carried"], found["note"]) == ("recoded", "eerder onder code B")


def test_a_sum_says_of_which_areas_it_is_made(catalogue: Catalogue) -> None:
    rows = [_figure(catalogue.population, code, value=n) for code, n in (("A", 40), ("B", 2))]
    found = _carried(MERGED, rows, catalogue).pipe(_row, "2013", "C")
    assert (found["value"], found["carried"]) == (42, "summed")
    assert found["note"] == "opgeteld uit Buurt A en Buurt B"
    assert found["source_file"] == 1


def test_a_mean_without_counts_is_never_added_up(catalogue: Catalogue, mean: Indicator) -> None:
    rows = [_figure(mean, code, value=5.0) for code in ("A", "B")]
    assert _carried(MERGED, rows, catalogue).empty


def test_nothing_sensitive_is_carried(catalogue: Catalogue) -> None:
    sensitive = next(i for i in catalogue.indicators.values() if i.sensitive)
    rows = [
        _figure(sensitive, code, value=5.0, numerator=10.0, denominator=200.0)
        for code in ("A", "B")
    ]
    assert _carried(MERGED, rows, catalogue).empty
    assert _carried(RECODED, rows, catalogue).empty


@pytest.mark.parametrize(
    ("second", "status", "note"),
    [
        ({"status": "withheld", "note": "minder dan 50 inwoners"}, "withheld", "minder dan 50"),
        ({"status": "missing", "note": None}, "missing", "niet van alle delen bekend"),
        (None, "missing", "niet van alle delen bekend"),
    ],
    ids=["withheld", "missing", "no row"],
)
def test_a_part_without_a_figure_leaves_the_sum_without_one(
    catalogue: Catalogue, second: Row | None, status: str, note: str
) -> None:
    rows = [_figure(catalogue.population, "A", value=40)]
    rows += [_figure(catalogue.population, "B") | second] if second else []
    found = _carried(MERGED, rows, catalogue).pipe(_row, "2013", "C")
    assert found["status"] == status
    assert note in found["note"]
    assert pd.isna(found["value"])


def test_a_figure_of_the_area_itself_wins(catalogue: Catalogue) -> None:
    rows = [_figure(catalogue.population, code, value=40) for code in ("A", "B", "C")]
    assert _carried(MERGED, rows, catalogue).empty


def test_a_code_that_stayed_keeps_its_own_figures_and_gets_no_sum(catalogue: Catalogue) -> None:
    rows = [_figure(catalogue.population, code, value=40) for code in ("A", "B")]
    assert _carried([_town("A", "B"), _town("A")], rows, catalogue).empty


def _estimating(catalogue: Catalogue) -> Catalogue:
    item = catalogue.population.model_copy(update={"carry": "estimate"})
    return replace(catalogue, indicators={**catalogue.indicators, item.id: item})


def test_a_split_area_is_only_estimated_when_that_is_switched_on(catalogue: Catalogue) -> None:
    rows = [_figure(catalogue.population, "C", value=80)]
    people = {(2016, "A"): 300.0, (2016, "B"): 100.0}
    assert _carried(SPLIT, rows, catalogue, people).empty
    found = _carried(SPLIT, rows, _estimating(catalogue), people)
    assert found["value"].to_dict() == {("2013", "A"): 60.0, ("2013", "B"): 20.0}
    assert set(found["carried"]) == {"estimated"}
    assert found["note"].str.contains("omgerekend naar inwoners").all()
    assert _carried(SPLIT, rows, _estimating(catalogue), {(2016, "A"): 300.0}).empty


def test_a_rate_is_never_estimated(catalogue: Catalogue, rate: Indicator) -> None:
    rows = [_figure(rate, "C", value=1.0, numerator=8.0, denominator=80.0)]
    people = {(2016, "A"): 300.0, (2016, "B"): 100.0}
    assert _carried(SPLIT, rows, _estimating(catalogue), people).empty


@settings(max_examples=40)
@given(
    sizes=st.lists(st.integers(30, 5000), min_size=3, max_size=3),
    total=st.integers(50, 10_000),
    moved=st.sampled_from([_town("P", "Q", "R"), _town("P", "P", "Q", "Q", "R", "R")]),
)
def test_estimates_give_all_people_of_the_old_area_a_place(
    sizes: list[int], total: int, moved: Town
) -> None:
    people = {(2016, code): float(n) for code, n in zip("PQR", sizes, strict=True)}
    rows = [_figure(CATALOGUE.population, "C", value=total)]
    found = _carried([_town("C"), moved], rows, _estimating(CATALOGUE), people)
    assert len(found) == 3
    assert found["value"].sum() == pytest.approx(total)


def test_a_moved_border_is_estimated_by_ground_and_people(catalogue: Catalogue) -> None:
    """Of the six columns A had four and P has two of those; Q the rest."""
    editions = [_town("A", "A", "B"), _town("P", "Q", "Q")]
    people = {(2016, "P"): 300.0, (2016, "Q"): 200.0}
    rows = [_figure(catalogue.population, code, value=n) for code, n in (("A", 400), ("B", 90))]
    found = _carried(editions, rows, _estimating(catalogue), people)["value"]
    assert found[("2013", "P")] == pytest.approx(400 * 300 / (300 + 100))
    assert found[("2013", "Q")] == pytest.approx(400 * 100 / (300 + 100) + 90)


def test_figures_under_an_old_code_after_the_change_still_count(catalogue: Catalogue) -> None:
    """A source that went on with the former areas for a while."""
    rows = [_figure(catalogue.population, code, "2018", value=21) for code in ("A", "B")]
    assert _carried(MERGED, rows, catalogue).pipe(_row, "2018", "C")["value"] == 42


def test_a_chain_of_editions_is_followed_to_its_end(catalogue: Catalogue) -> None:
    editions = [_town("A", "B", "D"), _town("N", "B", "D"), _town("M", "M", "D")]
    rows = [
        _figure(catalogue.population, code, "2013", value=n) for code, n in (("A", 3), ("B", 4))
    ]
    rows += [
        _figure(catalogue.population, code, "2016", value=n) for code, n in (("N", 5), ("B", 6))
    ]
    found = _carried(editions, rows, catalogue)["value"]
    assert found.to_dict() == {("2013", "M"): 7.0, ("2016", "M"): 11.0}

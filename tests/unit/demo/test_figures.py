"""The figures of the fictitious town: they add up, and every column is there."""

from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from data.catalogue import load_catalogue
from data.demo.town import Town
from tests.unit.demo.reading import Table, crimes, numbers, rows_of


def test_buurten_add_up_to_wijken_and_wijken_to_the_gemeente(
    kwb: Table, built: Path, town: Town
) -> None:
    for column in ("AantalInwoners", "HuishoudensTotaal", "k_65JaarOfOuder"):
        for year in (2013, 2019, 2025):
            for wijk in town.wijk_names:
                parts = [c for c in town.buurten if c[2:8] == wijk[2:]]
                total = np.nansum(numbers(kwb[column], parts, year))
                whole = kwb[column][wijk, year]
                assert whole is not None
                assert abs(total - whole) <= 2.5 * (len(parts) + 1)
            wijken = numbers(kwb[column], list(town.wijk_names), year).sum()
            whole = kwb[column][town.code, year]
            assert whole is not None
            assert abs(wijken - whole) <= 2.5 * 10
    registered = crimes(built)
    for year in range(2015, 2026):
        known = [registered[c, year] for c in town.buurten if (c, year) in registered]
        assert sum(known) == registered[town.code, year]


def test_rates_follow_from_their_counts(kwb: Table, town: Town) -> None:
    for code in town.names:
        care, share = kwb["WmoClienten"][code, 2024], kwb["WmoClientenRelatief"][code, 2024]
        people = kwb["AantalInwoners"][code, 2024]
        if care is not None and share is not None and people is not None and people > 400:
            assert share == pytest.approx(1000 * care / people, rel=0.15, abs=1)


def test_tiny_buurten_and_small_numbers_are_not_published(kwb: Table, town: Town) -> None:
    people = kwb["AantalInwoners"]
    tiny = [c for c in town.buurten if (people[c, 2024] or 0) < 50]
    assert len(tiny) == 3
    for code in tiny:
        assert 5 <= (people[code, 2024] or 0) <= 45
        assert kwb["GemiddeldInkomenPerInwoner"][code, 2024] is None
        assert kwb["PercentageJongerenMetJeugdzorg"][code, 2024] is None
    care = kwb["JongerenMetJeugdzorgInNatura"].values()
    assert all(value is None or value > 7 for value in care)


def test_the_new_estate_has_no_figures_before_it_was_built(kwb: Table, town: Town) -> None:
    (code,) = (c for c, b in town.buurten.items() if b.since)
    inhabitants = [kwb["AantalInwoners"][code, year] for year in range(2013, 2026)]
    assert inhabitants[:4] == [None] * 4
    grown = [n for n in inhabitants if n is not None]
    assert grown == sorted(grown)
    assert grown[-1] == pytest.approx(3000, rel=0.02)


def test_every_column_of_the_catalogue_is_fed(kwb: Table, built: Path) -> None:
    catalogue = load_catalogue()
    named = {column.column for _indicator, column in catalogue.columns_of("cbs_kwb")}
    assert named - set(kwb) == set()
    survey = {name.rsplit("_", 1)[0] for name in rows_of(built, "gezondheid")[0]}
    pairs = catalogue.columns_of("rivm_50090")
    fed = {indicator.id for indicator, column in pairs if column.column in survey}
    assert {indicator.id for indicator, _column in pairs} - fed == set()


def test_a_figure_that_is_published_under_two_names_has_no_gap_and_no_overlap(
    kwb: Table,
) -> None:
    years: dict[str, list[int]] = defaultdict(list)
    for indicator, column in load_catalogue().columns_of("cbs_kwb"):
        years[indicator.id] += [y for area, y in kwb[column.column] if area == "GM9999"]
    for found in years.values():
        assert sorted(found) == list(range(min(found), max(found) + 1))

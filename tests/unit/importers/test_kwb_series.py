"""One series over the years: columns that change their name, and figures that stop or begin."""

import csv
from pathlib import Path

import pytest

from data.catalogue import load_catalogue
from data.catalogue.model import Column
from data.importers.columns import bare

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
needs_shared = pytest.mark.skipif(
    not SHARED.exists(), reason="needs ../shared/data, which is not here"
)
CATALOGUE = load_catalogue()
YEARS = [table.period or "" for table in CATALOGUE.sources["cbs_kwb"].tables]

NOT_ASKED = {"wmoclienten", "jongerenmetjeugdzorginnatura", "westerstotaal", "nederland"} | {
    "europaexclusiefnederland",
    "personentot25bovenarmoedegrens",
}
"""Counts whose rate is taken instead, and parts of a whole of which one part is shown."""


def columns(indicator: str) -> list[Column]:
    found = CATALOGUE.indicators[indicator].columns
    return [column for column in found if column.source == "cbs_kwb"]


def years(indicator: str) -> list[str]:
    return [year for year in YEARS if any(column.feeds(year) for column in columns(indicator))]


def crosswalk() -> list[tuple[str, str]]:
    """Year and column of every name that is known."""
    found = []
    with (SHARED / "kwb_kolommen_crosswalk.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for head, cell in list(row.items())[1:5]:
                for year in ("2018", "2019", "2023", "2024", "2025"):
                    if f"({year}" in head or f"({year})" in head:
                        words = cell.replace("(", " ").replace(")", " ").replace(";", " ").split()
                        found += [(year, bare(word)) for word in words if "_" in word]
    return found


@needs_shared
def test_every_column_of_every_known_year_feeds_a_figure() -> None:
    pairs = CATALOGUE.columns_of("cbs_kwb")
    known = crosswalk()
    assert len({year for year, _name in known}) == 5
    for year, name in known:
        fed = {i.id for i, c in pairs if c.column.lower() == name.lower() and c.feeds(year)}
        assert fed or name.lower() in NOT_ASKED, f"{name} ({year})"
        assert len(fed) <= 1, f"{name} ({year}) feeds {fed}"


@needs_shared
def test_a_figure_has_columns_in_every_year_that_a_real_series_has() -> None:
    series = {
        "huishoudens_laag_inkomen": "laag_inkomen",
        "huishoudens_sociaal_minimum": "sociaal_minimum",
        "bijstandsontvangers": "bijstand_per_1000",
        "arbeidsparticipatie": "arbeidsparticipatie",
        "opleiding_laag": "lage_opleiding",
        "opleiding_hoog": "hoge_opleiding",
        "jongeren_jeugdzorg": "jongeren_met_jeugdzorg",
        "aantal_inwoners": "inwoners",
    }
    path = SHARED / "baarn" / "kwb_tijdreeks_2016_2025_long.csv"
    with path.open(encoding="utf-8", newline="") as file:
        there = {(r["indicator"], r["jaar"]) for r in csv.DictReader(file) if r["waarde"].strip()}
    for name, indicator in series.items():
        wanted = {year for found, year in there if found == name}
        assert wanted <= set(years(indicator)), indicator
    assert {year for found, year in there if found == "huishoudens_laag_inkomen"} == {
        str(year) for year in range(2016, 2024)
    }


def test_low_income_ends_where_poverty_begins_with_a_break() -> None:
    assert max(years("laag_inkomen")) == "2023"
    assert min(years("armoede")) == "2024"
    assert [found.period for found in CATALOGUE.indicators["armoede"].breaks] == ["2024"]


def test_origin_is_counted_in_another_way_from_2022_on() -> None:
    item = CATALOGUE.indicators["herkomst_buiten_europa"]
    assert [found.period for found in item.breaks] == ["2022"]
    assert years(item.id) == YEARS
    assert item.polarity == "neutral"

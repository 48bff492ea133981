"""One test for every importer; the folder is the registry, so a new one is tested at once."""

from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

from data.batch import AREA_COLUMNS, FIGURE_COLUMNS, PLACE_COLUMNS
from data.catalogue.model import Status
from data.importers import Importer, importers, is_companion, recognise
from data.importers.codes import level_of, parse_period
from data.place import Law, PlaceKind
from tests.unit.importers.small import FIXTURES, SMALL, load


def as_workbook(csv: Path, folder: Path) -> Path:
    """The same cells in a spreadsheet, all of them text."""
    path = folder / f"{csv.stem}.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(csv.read_text("utf-8").splitlines()):
            for column, cell in enumerate(line.split(";")):
                sheet.write_string(number, column, cell)
    return path


def fixture_of(importer: Importer) -> Path:
    found = [p for p in FIXTURES.glob(f"{importer.SOURCE}.*") if not is_companion(p)]
    assert len(found) == 1, f"{importer.SOURCE} needs one fixture in {FIXTURES}"
    return found[0]


def check(importer: Importer, path: Path) -> None:
    assert [i.SOURCE for i in importers() if i.recognises(path)] == [importer.SOURCE]
    batch = load(importer, path)
    assert batch.problems == []
    assert batch.source == importer.SOURCE
    assert list(batch.areas.columns) == AREA_COLUMNS
    assert list(batch.figures.columns) == FIGURE_COLUMNS
    assert len(batch.areas) or not importer.BRINGS_AREAS
    assert list(batch.places.columns) == PLACE_COLUMNS
    assert len(batch.figures) or len(batch.places) or importer.BRINGS_AREAS
    check_places(batch.places)
    check_figures(batch.figures)
    assert all(level_of(code) in ("gemeente", "wijk", "buurt") for code in batch.areas["code"])


def check_figures(figures: pd.DataFrame) -> None:
    assert set(figures["indicator"]) <= set(SMALL.indicators)
    assert all(parse_period(period) == period for period in figures["period"])
    assert all(level_of(area) for area in figures["area"])
    assert not figures.duplicated(["indicator", "period", "area"]).any()
    has_number = figures["value"].notna() | figures["numerator"].notna()
    assert [Status(status).has_value for status in figures["status"]] == list(has_number)


def check_places(places: pd.DataFrame) -> None:
    """Kinds and words that the store knows, a point or an address, a row to go to."""
    assert set(places["kind"]) <= {kind.value for kind in PlaceKind}
    laws = {word for words in places["laws"] if words for word in words.split()}
    assert laws <= {law.value for law in Law}
    assert all(places["x"].between(7_000, 300_000) | places["address"].notna())
    assert all(places["x"].isna() == places["y"].isna())
    assert places["row"].is_unique
    assert all(places["name"].map(bool))


@pytest.mark.parametrize("importer", importers(), ids=lambda i: str(i.SOURCE))
def test_every_importer_keeps_the_contract_on_its_fixture(importer: Importer) -> None:
    assert importer.SOURCE in SMALL.sources
    check(importer, fixture_of(importer))


@pytest.mark.parametrize("source", ["rivm_50090", "own_figures", "providers", "initiatives"])
def test_a_workbook_gives_the_same_as_the_csv(source: str, tmp_path: Path) -> None:
    importer = next(i for i in importers() if source == i.SOURCE)
    csv = fixture_of(importer)
    workbook = as_workbook(csv, tmp_path)
    check(importer, workbook)
    for what in ("figures", "places"):
        sheet, text = (getattr(load(importer, path), what) for path in (workbook, csv))
        pd.testing.assert_frame_equal(sheet, text)


def test_all_nine_formats_are_found_without_a_list() -> None:
    assert {i.SOURCE for i in importers()} == set(SMALL.sources)


def test_the_file_with_names_is_no_file_of_its_own_and_not_unknown_either() -> None:
    names = FIXTURES / "cbs_kwb_WijkenEnBuurten.json"
    assert recognise(names) is None
    assert is_companion(names)


@pytest.mark.parametrize("name", ["README.md", "foto.jpg", "gegevens.json", "tekst.csv", "x"])
def test_a_file_of_nobody_is_not_recognised(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text('{"hello": ["world, and more"]}', "utf-8")
    assert recognise(path) is None


def test_a_file_that_is_not_there_is_not_an_exception(tmp_path: Path) -> None:
    for suffix in ("json", "geojson", "gpkg"):
        recognise(tmp_path / f"weg.{suffix}")

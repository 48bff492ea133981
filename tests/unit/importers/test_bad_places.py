"""Files with wrong places: a report of every mistake, whatever the bytes."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.batch import ImportRefused, Problem
from data.importers import initiatives, providers, recognise, schools
from data.importers.place_columns import COLUMNS, dutch_place
from data.place import PlaceKind
from tests.unit.importers.place_texts import HEAD, batch, geojson, point
from tests.unit.importers.small import load, problems_of

Said = Callable[..., list[Problem]]


def test_every_mistake_in_a_file_is_reported_with_its_row_and_column(said: Said) -> None:
    head = "naam;x;y;wetten;contactpagina;e-mail;sinds;contract_tot"
    rows = [
        ";155000;463000;;;;;",
        "A;5,2;52,5;;;;;",
        "B;52,5;5,2;;;;;",
        "C;155000;463000;jeugdwt;;;;",
        "D;155000;463000;;javascript:alert(1);;;",
        "E;155000;463000;;;jan@voorbeeld.nl;;",
        "F bel 06-12345678;155000;463000;;;;;",
        "G;9;9;;;;morgen;",
        "H;155000;;;;;;",
        "I;;;;;;;",
        "J;hier;463000;;;;;",
    ]
    problems = said("aanbieders.csv", "\n".join([head, *rows]))
    assert [(p.row, p.column) for p in problems] == [
        (2, "naam"),
        (4, "x"),
        (5, "wetten"),
        (6, "contactpagina"),
        (7, "e-mail"),
        (8, "naam"),
        (9, "sinds"),
        (9, "x"),
        (10, "x"),
        (11, "x"),
        (12, "x"),
    ]
    told = {p.row: f"{p.message} {p.cure}" for p in problems}
    assert "verwisseld" in told[4]
    assert "Jeugdwet" in told[5]
    assert "http" in told[6]
    assert "contact_openbaar" in told[7]
    assert "Nederland" in told[9]
    assert "jan@voorbeeld.nl" not in str(problems)
    assert "12345678" not in str(problems)


def test_one_error_in_three_hundred_rows_is_one_problem(said: Said) -> None:
    rows = [f"Plek {n};{140000 + n * 60};490000;2027" for n in range(300)]
    rows[150] = "Plek 150;149000;490000;ooit"
    (problem,) = said("aanbieders.csv", "\n".join([HEAD, *rows]))
    assert (problem.row, problem.column, problem.value) == (152, "contract_tot", "ooit")


def test_a_system_of_coordinates_that_nobody_knows_is_refused(said: Said) -> None:
    text = geojson([({"naam": "A", "wie": "B"}, point(1, 2))], "EPSG:999999")
    (problem,) = said("a.geojson", text)
    assert problem.column == "crs"
    assert "WGS 84" in problem.cure


def test_degrees_in_the_wrong_order_in_a_geojson_are_explained(said: Said) -> None:
    (problem,) = said("a.geojson", geojson([({"naam": "A", "wie": "B"}, point(52.5, 5.2))]))
    assert "verwisseld" in problem.message
    assert "52,5" in problem.cure


def test_polygons_are_no_places(said: Said) -> None:
    ring = [[5.1, 52.5], [5.2, 52.5], [5.2, 52.6], [5.1, 52.5]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    found = said("a.geojson", geojson([({"naam": n, "wie": "B"}, shape) for n in "AB"]))
    assert [(p.row, "vlak" in p.message) for p in found] == [(1, True)]


@pytest.mark.parametrize("name", ["aanbieders.csv", "aanbieders.xlsx", "aanbieders.geojson"])
def test_an_empty_file_is_refused(name: str, said: Said) -> None:
    assert "leeg" in said(name, b"")[0].message


def test_a_file_without_places_says_so(said: Said) -> None:
    empty = geojson([])
    assert "geen plekken" in said("aanbieders.csv", HEAD + "\n")[0].message
    assert "geen" in said("initiatieven.geojson", empty)[0].message


def test_a_column_that_is_missing_or_there_twice_is_named(said: Said) -> None:
    (problem,) = said("aanbieders.csv", "name_;x;y\nA;1;2\n")[:1]
    assert problem.column == "naam"
    assert "name_" in problem.cure
    assert "waar" in said("aanbieders.csv", "naam;soort\nA;b\n")[0].message
    double = said("aanbieders.csv", "naam;x;y;adres;straat\nA;155000;463000;b;c\n")
    assert "adres en straat" in double[0].message


def test_columns_that_are_not_read_may_hold_no_personal_data(tmp_path: Path, said: Said) -> None:
    text = f"{HEAD};extra\nA;155000;463000;2027;bel 06-12345678\n"
    (problem,) = said("aanbieders.csv", text)
    assert (problem.row, problem.column, problem.value) == (2, "extra", None)
    assert said("aanbieders.csv", f"{HEAD};contactpersoon\nA;155000;463000;2027;x\n")
    notes = batch(tmp_path / "aanbieders.csv", f"{HEAD};extra\nA;155000;463000;2027;x\n").notes
    assert notes == ["Overgeslagen kolommen: extra."]


def test_two_places_with_one_key_are_named(said: Said) -> None:
    rows = ["A;155000;463000;2027;k1", "B;155000;463100;2027;k2", "C;155000;463200;2027;k1"]
    (problem,) = said("aanbieders.csv", "\n".join([f"{HEAD};kenmerk", *rows]))
    assert (problem.row, problem.column, problem.value) == (4, "kenmerk", "k1")
    assert "rij 2" in problem.message


def test_a_bsn_and_a_birth_date_are_refused_in_every_format(said: Said) -> None:
    assert said("a.csv", "naam;adres;bsn;status\nA;b;111222333;idee\n")
    person: dict[str, object] = {"naam": "A", "wie": "B", "geboortedatum": "1-1-1990"}
    assert said("a.geojson", geojson([(person, point(5.2, 52.5))]))[0].column == "geboortedatum"


def test_a_formula_in_a_sheet_is_not_worked_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["naam", "x", "y", "contract_tot"])
    sheet.append(['=HYPERLINK("javascript:alert(1)")', 155000, 463000, "2027"])
    path = tmp_path / "a.xlsx"
    book.save(path)
    (problem,) = problems_of(providers, path)
    assert (problem.row, problem.column) == (2, "naam")


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
PROPERTIES = st.dictionaries(st.sampled_from([*COLUMNS, *map(dutch_place, COLUMNS)]), ANY_JSON)
SHAPES = st.none() | ANY_JSON | st.tuples(st.floats(), st.floats()).map(lambda pair: point(*pair))


@settings(max_examples=50, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(PROPERTIES, SHAPES), max_size=4))
def test_any_properties_and_shapes_are_understood_or_refused(
    tmp_path: Path, features: list[tuple[dict[str, object], object]]
) -> None:
    path = tmp_path / "aanbieders.geojson"
    path.write_text(geojson(features), "utf-8", "surrogatepass")
    recognise(path)
    for importer in (providers, initiatives, schools):
        with suppress(ImportRefused):
            places = load(importer, path).places
            assert set(places["kind"]) <= set(PlaceKind)

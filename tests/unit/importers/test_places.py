"""Files with places: which file is which, what is read, and every mistake in one report."""

import io
import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.batch import Batch, ImportRefused, Problem
from data.importers import Importer, initiatives, own_figures, providers, recognise, schools
from data.importers.place_columns import COLUMNS, OWN, dutch_place, template_columns
from data.importers.templates import TEMPLATES
from data.place import PlaceKind
from tests.unit.importers.small import FIXTURES, SMALL, load, problems_of

Said = Callable[..., list[Problem]]
HEAD = "naam;x;y;contract_tot"


def batch(path: Path, text: str) -> Batch:
    path.write_text(text, "utf-8")
    importer = recognise(path)
    assert importer is not None
    return load(importer, path)


def geojson(features: list[tuple[dict[str, object], object]], crs: str | None = None) -> str:
    member = {"crs": {"type": "name", "properties": {"name": crs}}} if crs else {}
    found = [{"type": "Feature", "properties": p, "geometry": g} for p, g in features]
    return json.dumps({"type": "FeatureCollection", **member, "features": found})


def point(x: float, y: float) -> dict[str, object]:
    return {"type": "Point", "coordinates": [x, y]}


def test_the_fixture_is_read_field_by_field() -> None:
    places = load(providers, FIXTURES / "providers.csv").places
    team, care, debts = places.to_dict("records")
    assert (team["kind"], care["kind"]) == ("team", "provider")
    assert (team["x"], team["y"]) == (138000.5, 494500)
    assert team["laws"] == "jeugdwet wmo"
    assert team["contract_until"] == date(2027, 12, 31)
    assert team["wijk_goals"] is True
    assert team["email"] == "wijkteam@voorbeeld.nl"
    assert care["name"] == 'Thuiszorg "De Linde"'
    assert (round(care["x"], -3), round(care["y"], -3)) == (142000, 504000)
    assert care["contact_page"] == "https://www.voorbeeld.nl"
    assert debts["x"] != debts["x"]
    assert debts["address"] == "Havenkade 12, 1234 AC Voorbeeldstad"
    assert [team["row"], care["row"], debts["row"]] == [2, 3, 4]


def test_markup_and_formulas_in_a_text_stay_text() -> None:
    garden, dinner = load(initiatives, FIXTURES / "initiatives.csv").places.to_dict("records")
    assert garden["description"].endswith("<b>iedereen</b> mag mee")
    assert dinner["description"] == "=geen formule"
    assert (garden["budget_requested"], garden["budget_granted"]) == (1500, 1200.5)


def test_a_school_is_known_by_its_number_and_may_have_an_address() -> None:
    school = load(schools, FIXTURES / "schools.geojson").places.iloc[0]
    assert (school["kind"], school["sort"], school["key"]) == ("school", "basisschool", "99XX00")
    assert school["address"] == "Molenlaan 31-A, 1234 AB Voorbeeldstad"
    assert school["contact_page"] == "https://www.voorbeeld.nl"
    assert "area" not in school


@pytest.mark.parametrize(
    ("name", "head", "importer"),
    [
        ("lijst.csv", "naam;x;y;contract_tot", providers),
        ("lijst.csv", "Naam;Breedtegraad;Lengtegraad;Wijkdoelen", providers),
        ("lijst.csv", "naam;postcode;huisnummer;wie;wat", initiatives),
        ("lijst.csv", "naam;adres;status", initiatives),
        ("aanbieders 2026.csv", "naam;x;y", providers),
        ("aanbieders.csv", "naam;x;y;status", providers),
        ("Initiatieven.csv", "naam;x;y", initiatives),
        ("aanbieders.csv", "naam;soort", providers),
        ("lijst.csv", "naam;x;y", None),
        ("lijst.csv", "naam;x;y;contract_tot;status", None),
        ("lijst.csv", "status;bereik", None),
        ("aanbieders.csv", "gebied;periode;cijfer;waarde;naam;x;y", own_figures),
    ],
)
def test_a_file_is_known_by_its_columns_and_else_by_its_name(
    name: str, head: str, importer: Importer | None, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(f"{head}\n", "utf-8")
    assert recognise(path) is importer


def test_points_of_a_geojson_are_read_in_every_known_system(tmp_path: Path) -> None:
    properties: dict[str, object] = {"naam": "A", "wie": "B", "sinds": 2019, "wetten": ["wmo"]}
    in_degrees = batch(tmp_path / "a.geojson", geojson([(properties, point(5.195, 52.5225))]))
    x, y = in_degrees.places[["x", "y"]].iloc[0]
    assert (x, y) == (141955.03, 503887.72)
    in_metres = geojson([(properties, point(x, y))], "urn:ogc:def:crs:EPSG::28992")
    mercator = geojson([(properties, point(578304.75, 6895157.18))], "EPSG:3857")
    for text in (in_metres, mercator):
        found = batch(tmp_path / "b.geojson", text).places.iloc[0]
        assert found["x"] == pytest.approx(x, abs=1)
        assert found["y"] == pytest.approx(y, abs=1)
    assert found["since"] == date(2019, 1, 1)
    assert found["laws"] == "wmo"


def test_a_feature_without_a_point_may_have_an_address(tmp_path: Path) -> None:
    properties: dict[str, object] = {"naam": "A", "wie": "B", "postcode": "1234AB"}
    text = geojson([({**properties, "huisnummer": 5}, None)])
    assert batch(tmp_path / "a.geojson", text).places["address"].iloc[0] == "1234AB 5"


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


def test_a_bsn_and_a_birth_date_are_refused_in_every_format(said: Said) -> None:
    assert said("a.csv", "naam;adres;bsn;status\nA;b;111222333;idee\n")
    person: dict[str, object] = {"naam": "A", "wie": "B", "geboortedatum": "1-1-1990"}
    assert said("a.geojson", geojson([(person, point(5.2, 52.5))]))[0].column == "geboortedatum"


@pytest.mark.parametrize("kind", list(OWN), ids=str)
@pytest.mark.parametrize("file", ["csv", "xlsx"])
def test_a_filled_template_loads(kind: PlaceKind, file: str, tmp_path: Path) -> None:
    what = {PlaceKind.PROVIDER: "aanbieders", PlaceKind.INITIATIVE: "initiatieven"}[kind]
    cells = {
        "name": "Buurthuis",
        "x": 155000,
        "y": 463000.5,
        "laws": "Wmo, Jeugdwet",
        "topics": "Gezond",
        "themes": "lokale teams",
        "since": date(2024, 5, 1),
        "until": 2026,
        "description": "=1+1",
        "reach": 40,
        "budget_granted": 1500.125,
        "wijk_goals": "nee",
    }
    row = [cells.get(column) for column in template_columns(kind)]
    path = tmp_path / f"lijst.{file}"
    if file == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(TEMPLATES[what]("xlsx", SMALL)))
        book[what].append(row)
        for cell in book[what][2]:
            cell.data_type = "s" if cell.value == "=1+1" else cell.data_type
        book.save(path)
    else:
        words = ["" if cell is None else str(cell) for cell in row]
        path.write_bytes(TEMPLATES[what]("csv", SMALL) + f"{';'.join(words)}\r\n".encode())
    importer = recognise(path)
    assert importer is {PlaceKind.PROVIDER: providers, PlaceKind.INITIATIVE: initiatives}[kind]
    found = load(importer, path)
    if file == "csv" and kind is PlaceKind.INITIATIVE:
        assert [p.column for p in found.problems] == ["budget_toegekend"]
        return
    assert found.problems == []
    place = found.places.iloc[0]
    assert (place["x"], place["y"], place["laws"]) == (155000, 463000.5, "wmo jeugdwet")
    assert (place["since"], place["until"]) == (date(2024, 5, 1), date(2026, 12, 31))
    if kind is PlaceKind.INITIATIVE:
        assert (place["description"], place["budget_granted"]) == ("=1+1", 1500.12)


@pytest.mark.parametrize("what", ["aanbieders", "initiatieven"])
def test_an_empty_template_says_that_nothing_is_filled_in(what: str, tmp_path: Path) -> None:
    for file in ("csv", "xlsx"):
        path = tmp_path / f"x.{file}"
        path.write_bytes(TEMPLATES[what](file, SMALL))
        importer = recognise(path)
        assert importer is not None
        assert "geen plekken" in problems_of(importer, path)[0].message


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


def test_the_names_of_the_columns_of_the_template_are_those_that_are_read() -> None:
    for kind in OWN:
        assert len({dutch_place(column) for column in template_columns(kind)}) > 20


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
PROPERTIES = st.dictionaries(st.sampled_from([*COLUMNS, *map(dutch_place, COLUMNS)]), ANY_JSON)
SHAPES = st.none() | ANY_JSON | st.tuples(st.floats(), st.floats()).map(lambda pair: point(*pair))


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
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

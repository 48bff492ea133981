"""Files with places: which file is which and what is read; templates that load when filled."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from data.importers import Importer, areas, initiatives, own_figures, providers, recognise, schools
from data.importers.place_columns import OWN, dutch_place, template_columns
from data.importers.templates import TEMPLATES
from data.place import PlaceKind
from tests.unit.importers.place_texts import batch, geojson, point
from tests.unit.importers.small import FIXTURES, SMALL, load, problems_of


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


def test_borders_with_a_name_and_a_status_are_no_places(tmp_path: Path) -> None:
    ring = [[5.1, 52.5], [5.2, 52.5], [5.2, 52.6], [5.1, 52.5]]
    own: dict[str, object] = {"naam": "A", "status": "nieuw", "buurtcode": "BU99990101"}
    path = tmp_path / "buurten_2024.geojson"
    path.write_text(geojson([(own, {"type": "Polygon", "coordinates": [ring]})]), "utf-8")
    assert recognise(path) is areas
    path.write_text(geojson([(own, point(5.2, 52.5))]), "utf-8")
    assert recognise(path) is initiatives


def test_a_feature_without_a_point_may_have_an_address(tmp_path: Path) -> None:
    properties: dict[str, object] = {"naam": "A", "wie": "B", "postcode": "1234AB"}
    text = geojson([({**properties, "huisnummer": 5}, None)])
    assert batch(tmp_path / "a.geojson", text).places["address"].iloc[0] == "1234AB 5"


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


def test_the_names_of_the_columns_of_the_template_are_those_that_are_read() -> None:
    for kind in OWN:
        assert len({dutch_place(column) for column in template_columns(kind)}) > 20

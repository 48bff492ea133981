"""What a user is told about borders that cannot be used."""

import json
from collections.abc import Callable

import pytest

from data.batch import Problem
from tests.unit.importers.small import FIXTURES

AREAS = FIXTURES / "areas.geojson"

Said = Callable[..., list[Problem]]


def test_areas_without_a_code_are_refused_with_what_is_there(said: Said) -> None:
    text = AREAS.read_text("utf-8")
    for level in ("buurt", "wijk", "gemeente"):
        text = text.replace(f"{level}code", f"{level}_kode")
    problem = said("a.geojson", text)[0]
    assert problem.column == "buurtcode"
    assert "buurtkode" in problem.cure


def test_areas_with_a_wrong_code_or_without_a_shape_are_named(said: Said) -> None:
    content = json.loads(AREAS.read_text("utf-8"))
    content["features"][0]["properties"]["buurtcode"] = "BU9999"
    content["features"][1]["geometry"] = None
    found = [(p.row, p.column) for p in said("a.geojson", json.dumps(content))]
    assert found == [(1, "buurtcode"), (2, "geometry")]


def test_a_geojson_cut_off_is_refused(said: Said) -> None:
    assert "afgebroken" in said("a_2024.geojson", AREAS.read_bytes()[:700])[0].message


def test_borders_without_a_year_ask_for_the_edition(said: Said) -> None:
    text = AREAS.read_text("utf-8").replace('"jaar"', '"versie"')
    assert "--edition" in said("buurten.geojson", text)[0].cure


def test_borders_outside_the_country_are_in_the_wrong_system(said: Said) -> None:
    content = json.loads(AREAS.read_text("utf-8"))
    for feature in content["features"]:
        ring = feature["geometry"]["coordinates"][0]
        feature["geometry"]["coordinates"] = [[point[::-1] for point in ring]]
    assert "buiten Nederland" in said("a.geojson", json.dumps(content))[0].message


@pytest.mark.parametrize("crs", ['{"properties": {"name": "rijks"}}', '"EPSG:4326"', "7"])
def test_an_unknown_coordinate_system_is_refused(said: Said, crs: str) -> None:
    text = AREAS.read_text("utf-8").replace('{"type"', f'{{"crs": {crs}, "type"', 1)
    assert "coördinatenstelsel" in said("a.geojson", text)[0].message


def test_noise_named_geopackage_is_refused(said: Said) -> None:
    said("a_2024.gpkg", b"noise" * 100)
    said("b_2024.gpkg", b"SQLite format 3\x00" + b"noise" * 100)

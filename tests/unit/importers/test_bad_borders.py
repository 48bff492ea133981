"""What a user is told about borders that cannot be used."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import box

from data.batch import Problem
from data.importers import areas as borders
from tests.unit.importers.small import FIXTURES, load

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


def test_a_view_in_a_geopackage_is_not_read_as_borders(tmp_path: Path) -> None:
    path = tmp_path / "buurten_2024.gpkg"
    shape = {"buurtcode": ["BU99990101"], "geometry": [box(141500, 503500, 142500, 504500)]}
    gpd.GeoDataFrame(shape, crs=28992).to_file(path, layer="Buurten")
    endless = (
        "create view endless as with recursive r(n) as (select 1 union all select n + 1 from r) "
        "select n as fid, (select geom from Buurten) as geom, 'BU99990102' as buurtcode from r"
    )
    with closing(sqlite3.connect(path)) as store:
        store.execute(endless)
        store.execute(
            "insert into gpkg_contents (table_name, data_type, identifier, srs_id) "
            "select 'endless', data_type, 'endless', srs_id from gpkg_contents"
        )
        store.execute(
            "insert into gpkg_geometry_columns "
            "select 'endless', column_name, geometry_type_name, srs_id, z, m "
            "from gpkg_geometry_columns"
        )
        store.commit()
    areas = load(borders, path).areas
    assert list(areas.loc[areas["level"] == "buurt", "code"]) == ["BU99990101"]

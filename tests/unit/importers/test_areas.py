"""Borders in the spellings, systems and states in which they come."""

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon, box

from data.batch import Batch
from data.importers import Context, areas, recognise
from tests.unit.importers.small import CONTEXT, FIXTURES, load

X, Y = 141500, 503500


def square(column: int, row: int = 0) -> Polygon:
    return box(X + column * 1000, Y + row * 1000, X + (column + 1) * 1000, Y + (row + 1) * 1000)


def town() -> gpd.GeoDataFrame:
    """Two wijken of two buurten in a row."""
    codes = ["BU99990101", "BU99990102", "BU99990201", "BU99990202"]
    names = ["Molenveld", "Havenkade", "Lage Akker", "Zuiderhof"]
    shapes = [square(n) for n in range(4)]
    return gpd.GeoDataFrame({"buurtcode": codes, "buurtnaam": names}, geometry=shapes, crs=28992)


def read(frame: gpd.GeoDataFrame, path: Path, context: Context = CONTEXT, **how: str) -> Batch:
    frame.to_file(path, **how)
    importer = recognise(path)
    assert importer is not None
    assert importer.SOURCE == areas.SOURCE
    return load(importer, path, context)


def shapes_of(batch: Batch) -> dict[str, Any]:
    return dict(zip(batch.areas["code"], batch.areas["geometry"], strict=True))


@pytest.mark.parametrize("crs", [28992, 4326, 25831])
def test_any_coordinate_system_becomes_rd(crs: int, tmp_path: Path) -> None:
    batch = read(town().to_crs(crs), tmp_path / "buurten_2016.gpkg")
    assert batch.problems == []
    shape = shapes_of(batch)["BU99990101"]
    assert shape.symmetric_difference(square(0)).area < 2500
    assert set(batch.areas["edition"]) == {2016}


def test_wijken_and_the_municipality_are_made_of_the_buurten(tmp_path: Path) -> None:
    batch = read(town(), tmp_path / "buurten_2016.gpkg")
    shapes = shapes_of(batch)
    assert shapes["WK999901"].equals(box(X, Y, X + 2000, Y + 1000))
    assert shapes["GM9999"].equals(box(X, Y, X + 4000, Y + 1000))
    parents = dict(zip(batch.areas["code"], batch.areas["parent"], strict=True))
    assert (parents["BU99990201"], parents["WK999902"], parents["GM9999"]) == (
        "WK999902",
        "GM9999",
        None,
    )
    assert sum("samengesteld" in note for note in batch.notes) == 2


def test_a_wijk_that_is_given_is_kept_and_an_unknown_name_is_its_code(tmp_path: Path) -> None:
    path = tmp_path / "gebieden_2016.gpkg"
    town().to_file(path, layer="buurten")
    wijk = gpd.GeoDataFrame(
        {"wijkcode": ["WK999901"], "wijknaam": ["Oost"], "gemeentecode": "GM9999"},
        geometry=[box(X, Y - 500, X + 2000, Y + 1000)],
        crs=28992,
    )
    batch = read(wijk, path, layer="wijken", mode="a")
    names = dict(zip(batch.areas["code"], batch.areas["name"], strict=True))
    assert (names["WK999901"], names["WK999902"]) == ("Oost", "WK999902")
    assert shapes_of(batch)["WK999901"].area == 3_000_000
    assert len(batch.areas) == 7


@pytest.mark.parametrize(
    "names",
    [
        {"buurtcode": "buurtCode", "buurtnaam": "buurtNaam"},
        {"buurtcode": "buurt_code", "buurtnaam": "buurt_naam"},
        {"buurtcode": "BU_CODE", "buurtnaam": "BU_NAAM"},
        {"buurtcode": "statcode", "buurtnaam": "statnaam"},
    ],
)
def test_every_spelling_of_the_attributes_is_read(names: dict[str, str], tmp_path: Path) -> None:
    batch = read(town().rename(columns=names), tmp_path / "b_2024.geojson", driver="GeoJSON")
    found = dict(zip(batch.areas["code"], batch.areas["name"], strict=True))
    assert found["BU99990101"] == "Molenveld"


def test_a_broken_shape_is_repaired_and_said(tmp_path: Path) -> None:
    frame = town()
    bow_tie = Polygon([(X, Y), (X + 1000, Y + 1000), (X + 1000, Y), (X, Y + 1000)])
    frame.geometry = [bow_tie, *frame.geometry[1:]]
    batch = read(frame, tmp_path / "b_2024.gpkg")
    assert all(shapely.is_valid(shape) for shape in batch.areas["geometry"])
    assert any("hersteld: BU99990101" in note for note in batch.notes)
    assert set(shapely.get_type_id(list(batch.areas["geometry"]))) <= {3, 6}


def test_rows_with_one_code_become_one_area(tmp_path: Path) -> None:
    frame = pd.concat([town(), town()[:1]], ignore_index=True)
    frame.loc[4, "geometry"] = square(9)
    batch = read(frame, tmp_path / "b_2024.gpkg")
    assert not batch.areas["code"].duplicated().any()
    assert shapes_of(batch)["BU99990101"].equals(MultiPolygon([square(0), square(9)]))
    assert any("BU99990101" in note for note in batch.notes)


def test_water_is_left_out_with_a_note() -> None:
    batch = load(areas, FIXTURES / "areas.geojson")
    assert "BU99990199" not in set(batch.areas["code"])
    assert shapes_of(batch)["GM9999"].area == pytest.approx(2e6, rel=1e-4)
    assert any("water" in note for note in batch.notes)


def test_metres_in_a_geojson_without_a_system_are_recognised(tmp_path: Path) -> None:
    path = tmp_path / "b_2024.geojson"
    town().to_file(path, driver="GeoJSON", RFC7946="NO")
    content = json.loads(path.read_text("utf-8"))
    del content["crs"]
    path.write_text(json.dumps(content), "utf-8")
    batch = load(areas, path)
    assert shapes_of(batch)["BU99990101"].equals(square(0))
    assert any("meters" in note for note in batch.notes)


def test_the_year_is_the_users_else_the_attribute_else_in_the_name(tmp_path: Path) -> None:
    frame = town().assign(jaar=2021)
    chosen = Context(CONTEXT.municipalities, CONTEXT.area_names, 2019)
    for name, context, year in (
        ("a_2016.gpkg", chosen, 2019),
        ("b_2016.gpkg", CONTEXT, 2021),
    ):
        assert set(read(frame, tmp_path / name, context).areas["edition"]) == {year}
    assert set(read(town(), tmp_path / "c_2016.gpkg").areas["edition"]) == {2016}


def test_points_are_not_areas(tmp_path: Path) -> None:
    frame = gpd.GeoDataFrame({"buurtcode": ["BU99990101"]}, geometry=[Point(X, Y)], crs=28992)
    frame.to_file(tmp_path / "scholen_2024.geojson", driver="GeoJSON")
    frame.to_file(tmp_path / "scholen_2024.gpkg")
    assert recognise(tmp_path / "scholen_2024.geojson") is None
    assert recognise(tmp_path / "scholen_2024.gpkg") is None


def test_a_national_file_is_cut_down_to_the_known_municipalities(tmp_path: Path) -> None:
    codes = [f"GM{number:04d}" for number in range(9950, 10000)] + ["GM0001"]
    shapes = [square(n % 10, n // 10) for n in range(len(codes))]
    frame = gpd.GeoDataFrame({"gemeentecode": codes}, geometry=shapes, crs=28992)
    assert list(read(frame, tmp_path / "g_2024.gpkg").areas["code"]) == ["GM9999"]
    everything = read(frame, tmp_path / "h_2024.gpkg", Context())
    assert len(everything.areas) == 51


def test_names_lose_what_does_not_show_and_stay_on_one_line(tmp_path: Path) -> None:
    names = [
        "\u202eMolen\u202c\u200bveld",
        "Haven\r\nkade\x1b[31m",
        " Lage \t\u00a0 Akker ",
        "\ufeff\x07",
    ]
    frame = town().assign(buurtnaam=names, wijknaam="Oud\u2066\n West", wijkcode="WK999901")
    batch = read(frame, tmp_path / "b_2024.geojson", driver="GeoJSON")
    found = dict(zip(batch.areas["code"], batch.areas["name"], strict=True))
    assert [found[code] for code in town()["buurtcode"]] == [
        "Molenveld",
        "Haven kade[31m",
        "Lage Akker",
        "BU99990202",
    ]
    assert found["WK999901"] == "Oud West"

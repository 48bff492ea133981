"""Shapes travel once: simplified together, found by their hash, borrowed with their year."""

import json

import numpy as np
import pandas as pd
import pytest
import shapely

from dashboard.geometry import build_geometry, newest_shapes, padded

LEFT = shapely.box(187000, 428000, 187500, 429000)


def jagged(x: float) -> list[tuple[float, float]]:
    """A border with detail finer than a map shows."""
    ys = np.linspace(428000, 429000, 401)
    return [(x + 3 * np.sin(y / 7), y) for y in ys]


def neighbours() -> list[shapely.Polygon]:
    border = jagged(187500)
    west = [*border, (187000, 429000), (187000, 428000)]
    east = [*border, (188000, 429000), (188000, 428000)]
    return [shapely.Polygon(west), shapely.Polygon(east)]


def frames(edition: int = 2025) -> tuple[pd.DataFrame, pd.DataFrame]:
    codes = ["BU99990101", "BU99990102"]
    areas = pd.DataFrame({"code": codes, "name": ["Oost & West", "<b>"], "edition": edition})
    wkb = [shapely.to_wkb(shape) for shape in neighbours()]
    return areas, pd.DataFrame({"code": codes, "edition": edition, "geometry": wkb})


def shapes_in(body: bytes) -> list[shapely.Geometry]:
    features = json.loads(body)["features"]
    return [shapely.from_geojson(json.dumps(f["geometry"])) for f in features]


def test_simplified_neighbours_still_share_their_border_exactly() -> None:
    geometry = build_geometry("buurt", *frames())
    assert geometry is not None
    west, east = shapes_in(geometry.body)
    assert shapely.get_num_coordinates(west) < 150 < shapely.get_num_coordinates(neighbours()[0])
    assert shapely.coverage_is_valid(np.array([west, east]))
    assert west.intersection(east).length > 0


def test_the_same_shapes_have_the_same_address_and_other_shapes_another() -> None:
    areas, shapes = frames()
    first, again = build_geometry("buurt", areas, shapes), build_geometry("buurt", areas, shapes)
    moved = shapes.assign(geometry=[shapely.to_wkb(LEFT), shapes["geometry"][1]])
    other = build_geometry("buurt", areas, moved)
    assert first is not None
    assert again is not None
    assert other is not None
    assert first.url == again.url
    assert first.url != other.url
    assert first.url.startswith("/geometry/2025/buurt/")


def test_an_area_without_a_shape_is_told_and_the_others_are_drawn() -> None:
    areas, shapes = frames()
    geometry = build_geometry("buurt", areas, shapes.iloc[:1])
    assert geometry is not None
    assert geometry.without_shape == ("BU99990102",)
    assert len(shapes_in(geometry.body)) == 1


def test_a_level_borrows_all_its_shapes_from_the_newest_edition_that_has_them() -> None:
    areas, new = frames()
    old = new.assign(edition=2013)
    found = newest_shapes(areas, pd.concat([new, old]))
    assert set(found["edition"]) == {2025}


def test_one_stray_shape_of_a_newer_edition_does_not_break_the_border() -> None:
    areas, old = frames(edition=2016)
    stray = old.iloc[:1].assign(edition=2022)
    found = newest_shapes(areas, pd.concat([stray, old]))
    assert set(found["edition"]) == {2016}


def test_without_any_shape_there_is_no_map() -> None:
    areas, shapes = frames()
    assert build_geometry("buurt", areas, shapes.iloc[:0]) is None


def test_coordinates_are_sent_with_six_decimals_at_most() -> None:
    geometry = build_geometry("buurt", *frames())
    assert geometry is not None
    numbers = shapely.get_coordinates(shapes_in(geometry.body))
    assert np.allclose(numbers, np.round(numbers, 6), atol=0, rtol=0)


def test_bounds_get_a_little_air_on_every_side() -> None:
    (south, west), (north, east) = padded(((52.0, 5.0), (53.0, 6.0)))
    assert (south, west, north, east) == pytest.approx((51.98, 4.98, 53.02, 6.02))

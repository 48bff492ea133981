"""The area that holds a point, checked against looking at every area."""

import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from data.locate import EDGE, Locator

SIDE = 1000.0
CODES = [f"BU9999{n:04d}" for n in range(9)]
SHAPES = [
    shapely.box(col * SIDE, row * SIDE, (col + 1) * SIDE, (row + 1) * SIDE)
    for row in range(3)
    for col in range(3)
]
AREAS = pd.DataFrame({"code": CODES, "name": CODES, "municipality": "GM9999", "geometry": SHAPES})
NUMBERS = st.floats(-500, 3500).map(lambda number: round(number, 2)) | st.sampled_from(
    [0.0, 1000.0, 2000.0, 3000.0]
)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=20))
def test_each_point_is_in_the_first_area_that_touches_it_or_the_nearest_within_the_edge(
    points: list[tuple[float, float]],
) -> None:
    found = Locator(AREAS).at([x for x, _y in points], [y for _x, y in points])
    for (x, y), spot in zip(points, found, strict=True):
        distances = [shape.distance(shapely.Point(x, y)) for shape in SHAPES]
        inside = [code for code, d in zip(CODES, distances, strict=True) if d == 0]
        if inside:
            assert spot is not None
            assert (spot.code, spot.is_beside) == (inside[0], False)
        elif min(distances) <= EDGE:
            assert spot is not None
            assert spot.is_beside
        else:
            assert spot is None


def test_without_areas_nothing_is_found() -> None:
    nowhere = Locator(AREAS.iloc[:0])
    assert nowhere.is_empty
    assert nowhere.at([1.0], [1.0]) == [None]
    assert nowhere.nearest(1.0, 1.0) is None


def test_the_nearest_area_is_named_with_its_distance() -> None:
    near = Locator(AREAS).nearest(500.0, 4000.0)
    assert near is not None
    assert near.name == CODES[6]
    assert near.distance == pytest.approx(1000)

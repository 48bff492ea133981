"""Neighbouring areas against a naive walk along the border, metre by metre."""

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.neighbours import neighbours
from dashboard.places import level_shapes
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.snapshot import Snapshot
from dashboard.wijk import wijk_view
from data.catalogue import Catalogue
from data.figures import FigureStore
from layouts.parts.wijk_neighbours import neighbour_links


@pytest.fixture(scope="module")
def services(figure_store: FigureStore, catalogue: Catalogue) -> Services:
    return Services(Settings(), catalogue, figure_store)


@pytest.fixture(scope="module")
def snapshot(services: Services) -> Snapshot:
    return services.snapshot()


def metres_together(one: BaseGeometry, other: BaseGeometry) -> int:
    """How many points, a metre apart along the border of `one`, lie against `other`."""
    edge = shapely.boundary(one)
    points = shapely.line_interpolate_point(edge, np.arange(0, edge.length, 1.0))
    return int((shapely.distance(points, other) < 0.5).sum())


@pytest.mark.parametrize("level", ["wijk", "buurt"])
def test_neighbours_are_those_with_a_stretch_of_border_in_common(
    snapshot: Snapshot, level: str
) -> None:
    shapes = level_shapes(snapshot, level)
    counted = 0
    for code, shape in list(shapes.items())[:6]:
        naive = {
            other
            for other, there in shapes.items()
            if other != code
            and shapely.distance(shape, there) < 1
            and metres_together(shape, there) > 10
        }
        assert set(neighbours(snapshot, code)) == naive, snapshot.names[code]
        counted += len(naive)
    assert counted > 6


def test_who_borders_on_me_has_me_as_a_neighbour(snapshot: Snapshot) -> None:
    for code in level_shapes(snapshot, "buurt"):
        for other in neighbours(snapshot, code):
            assert code in neighbours(snapshot, other)
            assert other != code


def test_neighbours_are_in_order_of_name(snapshot: Snapshot) -> None:
    found = [snapshot.names[code] for code in neighbours(snapshot, "BU99990101")]
    assert found == sorted(found)
    assert found


def test_areas_that_only_meet_at_a_corner_are_no_neighbours(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    wijken = list(snapshot.areas_of("wijk")["code"])[:4]
    squares = [shapely.box(x, y, x + 100, y + 100) for x, y in ((0, 0), (100, 100), (100, 0))]
    monkeypatch.setattr(
        "dashboard.neighbours.level_shapes",
        lambda _snapshot, _level: dict(zip(wijken, squares, strict=False)),
    )
    fresh = Snapshot(
        snapshot.store, snapshot.version, True, snapshot.code, snapshot.name, snapshot.areas
    )
    assert set(neighbours(fresh, wijken[0])) == {wijken[2]}
    assert set(neighbours(fresh, wijken[2])) == {wijken[0], wijken[1]}
    assert neighbours(fresh, wijken[3]) == ()


def test_an_area_without_neighbours_says_nothing(services: Services) -> None:
    assert neighbour_links(wijk_view(services, "GM9999", {}), services) == []


def test_a_link_keeps_the_comparator(services: Services) -> None:
    view = wijk_view(services, "BU99990101", {"vergelijk": "nederland"})
    (made,) = neighbour_links(view, services)
    assert "vergelijk=nederland" in str(made)

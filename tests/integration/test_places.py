"""Who is active where: the store's answers, and inside and outside against a naive second look."""

import math
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy import Engine

from dashboard.place_wording import supply_sentence
from dashboard.places import WALKING_M, level_shapes, places_here, supply_of
from dashboard.wijk import wijk_view
from data.locate import EDGE
from data.place import Law, PlaceKind
from data.places import PlaceStore
from layouts.parts.wijk_places import places_data
from tests.integration.placed import box_of, put, town
from tests.integration.small_town import BUURTEN, GEMEENTE, WIJKEN
from tests.integration.test_wijk_questions import counted

TODAY = date(2026, 11, 24)
Point = tuple[float, float]


def inside(point: Point, ring: list[Point]) -> bool:
    """A ray to the east crosses the ring an odd number of times."""
    (x, y), crossings = point, 0
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            crossings += 1
    return crossings % 2 == 1


def to_segment(point: Point, a: Point, b: Point) -> float:
    (px, py), (ax, ay), (bx, by) = point, a, b
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length
    t = min(max(along, 0), 1)
    return math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay))


def naive_distance(point: Point, shape: BaseGeometry) -> float:
    rings = [list(part.exterior.coords) for part in shapely.get_parts(shape)]
    if any(inside(point, ring) for ring in rings):
        return 0
    return min(to_segment(point, a, b) for ring in rings for a, b in pairwise(ring))


def scattered(engine: Engine, number: int = 120) -> None:
    west, south, _east, _north = box_of(engine, BUURTEN[0])
    _west, _south, east, north = box_of(engine, BUURTEN[3])
    rng = np.random.default_rng(7)
    rows = [
        {
            "name": f"Plek {n}",
            "x": float(rng.uniform(west - 900, east + 900)),
            "y": float(rng.uniform(south - 900, north + 900)),
        }
        for n in range(number)
    ]
    put(engine, *rows)


@pytest.mark.parametrize("code", [BUURTEN[0], BUURTEN[2], WIJKEN[1]])
def test_inside_and_near_are_what_a_naive_look_gives(
    engine: Engine, tmp_path: Path, code: str
) -> None:
    services = town(engine, tmp_path)
    scattered(engine)
    snapshot = services.snapshot()
    here = places_here(snapshot, code)
    shapes = level_shapes(snapshot, snapshot.levels[code])
    everything = PlaceStore(engine).places_of(municipality=GEMEENTE)
    expected: dict[int, tuple[bool, object]] = {}
    for one in everything:
        distances = {c: naive_distance((one.x, one.y), s) for c, s in shapes.items()}
        nearest = min(distances, key=lambda c: (distances[c], c))
        if nearest == code and distances[code] <= EDGE:
            expected[one.id] = (True, 0)
        elif distances[code] <= WALKING_M:
            expected[one.id] = (False, pytest.approx(distances[code], abs=1e-6))
    assert {found.place.id: (found.is_inside, found.distance) for found in here.found} == expected
    assert 0 < sum(found.is_inside for found in here.found) < len(here.found)


def test_a_place_on_a_border_is_inside_one_area_only(engine: Engine, tmp_path: Path) -> None:
    services = town(engine, tmp_path)
    shapes = level_shapes(services.snapshot(), "buurt")
    shared = shapely.intersection(shapes[BUURTEN[0]], shapes[BUURTEN[1]])
    x, y = (float(number) for number in shapely.get_coordinates(shared)[0])
    put(engine, {"name": "Op de grens", "x": x, "y": y})
    snapshot = services.snapshot()
    [here], [beside] = (places_here(snapshot, code).found for code in BUURTEN[:2])
    assert (here.is_inside, beside.is_inside) == (True, False)
    assert beside.distance == pytest.approx(0, abs=0.01)


def test_of_a_gemeente_nothing_outside_is_shown(engine: Engine, tmp_path: Path) -> None:
    services = town(engine, tmp_path)
    west, south, _east, north = box_of(engine, BUURTEN[0])
    middle = (south + north) / 2
    put(
        engine,
        {"name": "Erbuiten", "x": west - 250, "y": middle},
        {"name": "Erin", "x": west + 100, "y": middle},
    )
    here = places_here(services.snapshot(), GEMEENTE)
    assert [found.place.name for found in here.found] == ["Erin"]
    buurt = places_here(services.snapshot(), BUURTEN[0])
    assert [(f.place.name, round(f.distance, -1)) for f in buurt.found] == [
        ("Erbuiten", 250),
        ("Erin", 0),
    ]


def test_a_place_of_another_gemeente_counts_when_it_is_near(engine: Engine, tmp_path: Path) -> None:
    services = town(engine, tmp_path)
    west, south, _east, _north = box_of(engine, BUURTEN[0])
    put(engine, {"name": "Buren", "municipality": "GM0000", "x": west - 50, "y": south + 200})
    assert [f.place.name for f in places_here(services.snapshot(), BUURTEN[0]).found] == ["Buren"]
    assert places_here(services.snapshot(), GEMEENTE).found == ()


def test_places_come_by_kind_then_name(engine: Engine) -> None:
    put(
        engine,
        {"name": "b school", "kind": "school", "x": 1.0, "y": 1.0},
        {"name": "Álder", "x": 1.0, "y": 1.0},
        {"name": "Beta", "x": 1.0, "y": 1.0},
        {"name": "alfa", "x": 1.0, "y": 1.0},
        {"name": "Zorg", "kind": "team", "x": 1.0, "y": 1.0},
    )
    names = [place.name for place in PlaceStore(engine).places_near((0, 0, 1, 1))]
    assert names == ["Zorg", "alfa", "Beta", "Álder", "b school"]
    assert PlaceStore(engine).places_near((2, 0, 3, 1)) == []
    assert PlaceStore(engine).places_of(municipality="GM0000") == []


def test_a_stored_place_comes_back_whole(engine: Engine) -> None:
    put(
        engine,
        {
            "name": "Zorg aan huis",
            "x": 1.5,
            "y": 2.5,
            "laws": "wmo onbekend jeugdwet",
            "topics": "aanbod opgroeien",
            "contract_until": date(2027, 12, 31),
            "wijk_goals": 0,
            "status": "lopend",
            "budget_requested": 5000,
        },
    )
    [place] = PlaceStore(engine).places_of(municipality=GEMEENTE)
    assert place.kind is PlaceKind.PROVIDER
    assert place.laws == (Law.JEUGDWET, Law.WMO)
    assert place.topics == ("aanbod", "opgroeien")
    assert (place.contract_until, place.wijk_goals) == (date(2027, 12, 31), False)
    assert (place.x, place.budget_requested, place.edited) == (1.5, 5000.0, False)


def test_who_offers_a_law_is_told_apart_by_distance_and_by_still_being_there(
    engine: Engine, tmp_path: Path
) -> None:
    services = town(engine, tmp_path)
    west, south, _east, _north = box_of(engine, BUURTEN[0])
    here = {"x": west + 50, "y": south + 300, "laws": "jeugdwet"}
    put(
        engine,
        {**here, "name": "A"},
        {**here, "name": "B", "kind": "team"},
        {**here, "name": "Gestopt", "until": date(2025, 1, 1)},
        {**here, "name": "Alleen Wmo", "laws": "wmo"},
        {**here, "name": "Dichtbij", "x": west - 250},
    )
    supply = supply_of(wijk_view(services, BUURTEN[0], {}), "jeugdwet", TODAY)
    assert [f.place.name for f in supply.inside] == ["B", "A"]
    assert [f.place.name for f in supply.near] == ["Dichtbij"]
    assert supply_sentence(supply) == (
        "1 lokaal team en 1 aanbieder vanuit de Jeugdwet in Buurt 0101, 1 op loopafstand."
    )


def test_when_nothing_is_loaded_nothing_is_said_of_who_offers_a_law(
    engine: Engine, tmp_path: Path
) -> None:
    services = town(engine, tmp_path)
    supply = supply_of(wijk_view(services, BUURTEN[0], {}), Law.WMO, TODAY)
    assert not supply.is_known
    assert "niet bekend" in supply_sentence(supply)


def test_the_number_of_questions_does_not_grow_with_the_places(
    engine: Engine, tmp_path: Path
) -> None:
    services, asked = town(engine, tmp_path), []
    for number in (5, 200):
        scattered(engine, number)
        view = wijk_view(services, BUURTEN[0], {})
        with counted(engine) as first:
            places_data(view, services, TODAY)
        with counted(engine) as second:
            places_data(view, services, TODAY)
            places_data(wijk_view(services, BUURTEN[1], {}), services, TODAY)
        asked.append((len(first), sum("FROM place" in text for text in second)))
    assert asked[0] == asked[1]
    assert asked[0][0] <= 3
    assert asked[0][1] == 0


def test_a_new_place_is_seen_at_once(engine: Engine, tmp_path: Path) -> None:
    services = town(engine, tmp_path)
    west, south, _east, _north = box_of(engine, BUURTEN[0])
    assert places_here(services.snapshot(), BUURTEN[0]).found == ()
    put(engine, {"name": "Nieuw", "x": west + 50, "y": south + 50})
    assert len(places_here(services.snapshot(), BUURTEN[0]).found) == 1

"""The ground under the places: the area, its walking distance, what lies around and within it.

In metres from the north-west corner of the map, so that a drawing needs no projection.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypedDict

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.places import WALKING_M, PlacesHere, level_shapes
from dashboard.snapshot import Snapshot

ASPECT = 1.15
"""Width of the map for a height of 1."""
PIXELS = 600
"""About as wide as the map is on a screen: smaller detail is left out, longer names too."""
LETTER_PX = 7.5


class Label(TypedDict):
    """A name and the middle of its text."""

    name: str
    x: int
    y: int


class Ground(TypedDict):
    """width, height: in metres. area, walk, around, within: the d of an SVG path, "" for none."""

    width: int
    height: int
    area: str
    walk: str
    around: str
    within: str
    labels: list[Label]


@dataclass(frozen=True)
class Window:
    """The piece of the country that the map shows, in metres (EPSG:28992)."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        return self.east - self.west

    def at(self, x: float, y: float) -> tuple[int, int]:
        """Metres from the north-west corner, south and east positive."""
        return round(x - self.west), round(self.north - y)

    def clip(self, shape: BaseGeometry, share: float = 0.05) -> BaseGeometry:
        """The part that shows, and a little more: the cut itself stays out of sight."""
        more = self.width * share
        box = (self.west - more, self.south - more, self.east + more, self.north + more)
        return shapely.clip_by_rect(shape, *box)


def window_of(here: PlacesHere) -> Window:
    """The area with its walking distance and some air, always in the same proportions. Raises
    ValueError without a shape."""
    if here.shape is None:
        raise ValueError(here.code)
    west, south, east, north = here.shape.bounds
    air = max(east - west, north - south) * 0.03 + (WALKING_M if here.walks else 0)
    wide, high = east - west + 2 * air, north - south + 2 * air
    wide, high = max(wide, high * ASPECT), max(high, wide / ASPECT)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    return Window(
        middle_x - wide / 2, middle_y - high / 2, middle_x + wide / 2, middle_y + high / 2
    )


def ground(snapshot: Snapshot, here: PlacesHere, inner_level: str | None) -> Ground:
    """The map under the places of `here`, made once for a version of the store. inner_level: whose
    borders show within the area. Raises ValueError without a shape."""
    key = ("place ground", here.code, inner_level)
    return snapshot.kept(key, lambda: _ground(snapshot, here, inner_level))


def _ground(snapshot: Snapshot, here: PlacesHere, inner_level: str | None) -> Ground:
    window = window_of(here)
    mates = _simplified(window, level_shapes(snapshot, here.level))
    own = mates.pop(here.code)
    inner = _inner(snapshot, here, window, inner_level)
    named = inner or mates
    walk = [own.buffer(WALKING_M).simplify(10)] if here.walks else []
    return {
        "width": round(window.width),
        "height": round(window.north - window.south),
        "area": path_of([own], window),
        "walk": path_of(walk, window),
        "around": path_of(mates.values(), window),
        "within": path_of(inner.values(), window),
        "labels": _labels({snapshot.names[code]: shape for code, shape in named.items()}, window),
    }


def _inner(
    snapshot: Snapshot, here: PlacesHere, window: Window, level: str | None
) -> dict[str, BaseGeometry]:
    if level is None:
        return {}
    shapes = level_shapes(snapshot, level)
    inside = here.level == "gemeente"
    parents = snapshot.parents
    own = {c: s for c, s in shapes.items() if inside or parents.get(c) == here.code}
    return _simplified(window, own)


def _simplified(window: Window, shapes: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """The shapes that touch the window."""
    box = shapely.box(window.west, window.south, window.east, window.north)
    seen = {code: shape for code, shape in shapes.items() if shapely.intersects(shape, box)}
    if not seen:
        return {}
    simple = shapely.coverage_simplify(np.array(list(seen.values())), window.width / PIXELS)
    return dict(zip(seen, simple, strict=True))


def path_of(shapes: Iterable[BaseGeometry], window: Window) -> str:
    """The d of one SVG path around all shapes, as far as they show."""
    clipped = [window.clip(shape) for shape in shapes]
    rings = [
        ring
        for shape in clipped
        for part in shapely.get_parts(shape)
        for ring in shapely.get_rings(part)
    ]
    return "".join(_ring(shapely.get_coordinates(ring), window) for ring in rings)


def _ring(coordinates: np.ndarray, window: Window) -> str:
    points = [window.at(x, y) for x, y in coordinates[:-1]]
    steps = [f"l{x - was_x} {y - was_y}" for (was_x, was_y), (x, y) in pairwise(points)]
    return f"M{points[0][0]} {points[0][1]}{''.join(steps)}z"


def _labels(shapes: Mapping[str, BaseGeometry], window: Window) -> list[Label]:
    """Of the shapes that are wide enough for their name."""
    letter = window.width / PIXELS * LETTER_PX
    labels: list[Label] = []
    for name, shape in shapes.items():
        seen = window.clip(shape, share=-0.02)
        if seen.is_empty or seen.bounds[2] - seen.bounds[0] < len(name) * letter:
            continue
        middle = seen.representative_point()
        x, y = window.at(middle.x, middle.y)
        labels.append({"name": name, "x": x, "y": y})
    return labels

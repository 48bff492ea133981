"""Where an area lies: a small map of its level as one SVG picture, under a hash."""

import hashlib
import json
import math
from dataclasses import dataclass

from dashboard import palette
from dashboard.snapshot import Snapshot

SIZE = 1000
"""Drawing units along the longer side; the page shows about 130 pixels of it."""
Ring = list[list[float]]


@dataclass(frozen=True)
class Locator:
    """body: an SVG. digest: names its content, for a URL that never changes."""

    body: str
    digest: str


def locator(snapshot: Snapshot, code: str, accent: str = palette.ACCENT) -> Locator | None:
    """All areas of the level with this one filled; None when the level has no shapes."""
    level = snapshot.levels[code]
    geometry = snapshot.geometry(level)
    if geometry is None:
        return None

    def draw() -> Locator:
        shapes = snapshot.kept(
            ("locator shapes", level), lambda: _paths(geometry.body, geometry.bounds)
        )
        body = _svg(shapes, code, geometry.bounds, accent)
        return Locator(body, hashlib.sha256(body.encode()).hexdigest()[:16])

    return snapshot.kept(("locator", code, accent), draw)


Bounds = tuple[tuple[float, float], tuple[float, float]]


def _scale(bounds: Bounds) -> tuple[float, float]:
    """Drawing units a degree, east and north, so that a kilometre is as long either way."""
    (south, west), (north, east) = bounds
    shrink = math.cos(math.radians((south + north) / 2))
    unit = SIZE / max((east - west) * shrink, north - south)
    return unit * shrink, unit


def _paths(body: bytes, bounds: Bounds) -> dict[str, str]:
    """code -> the d of its path."""
    features = json.loads(body)["features"]
    return {
        feature["id"]: "".join(_ring(ring, bounds) for ring in _rings(feature["geometry"]))
        for feature in features
    }


def _rings(geometry: dict[str, object]) -> list[Ring]:
    coordinates: list[list[Ring]] = geometry["coordinates"]  # type: ignore[assignment]
    if geometry["type"] == "Polygon":
        return coordinates  # type: ignore[return-value]
    return [ring for polygon in coordinates for ring in polygon]


def _ring(ring: Ring, bounds: Bounds) -> str:
    """Whole units, relative, without steps that nobody sees."""
    (_south, west), (north, _east) = bounds
    across, up = _scale(bounds)
    points = [(round((x - west) * across), round((north - y) * up)) for x, y in ring]
    steps: list[str] = []
    last = points[0]
    for point in points[1:]:
        if abs(point[0] - last[0]) + abs(point[1] - last[1]) > 3:
            steps.append(f"l{point[0] - last[0]} {point[1] - last[1]}")
            last = point
    return f"M{points[0][0]} {points[0][1]}{''.join(steps)}z"


def _svg(shapes: dict[str, str], code: str, bounds: Bounds, accent: str) -> str:
    (south, west), (north, east) = bounds
    across, up = _scale(bounds)
    wide, high = round((east - west) * across), round((north - south) * up)
    others = "".join(d for area, d in shapes.items() if area != code)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 {wide + 16} {high + 16}" '
        f'stroke="{palette.CARD}" stroke-width="6" stroke-linejoin="round">'
        f'<path fill="{palette.SEQUENTIAL[1]}" d="{others}"/>'
        f'<path fill="{accent}" stroke="{palette.AREA_BORDER}" d="{shapes.get(code, "")}"/></svg>'
    )

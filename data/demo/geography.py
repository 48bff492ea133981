"""Borders of the town: jagged lines that neighbours share exactly, on both sides of a river.

Buurten are the cells around their centres; every straight cell edge is broken into a fractal line
before the cells are cut, so that neighbours get the same vertices.
"""

from collections.abc import Iterable

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from scipy.interpolate import CubicSpline
from shapely.geometry import MultiPoint, Point, Polygon
from shapely.geometry.base import BaseGeometry

from data.demo.town import Town

Coordinates = NDArray[np.float64]
Cells = list[tuple[str, BaseGeometry]]

SHORTEST = 70.0
"""Metres; pieces of a border shorter than this are not broken further."""
ROAD, BORDER, EDGE = 0.02, 0.15, 0.17
"""How far a line strays, as a part of its length: along a road, a ditch, the edge of the town."""


def fractal(line: Coordinates, roughness: float, rng: np.random.Generator) -> Coordinates:
    """The line (n, 2) with the middle of every long piece moved sideways, again and again."""
    while True:
        step = np.diff(line, axis=0)
        length = np.hypot(step[:, 0], step[:, 1])
        if not (length > SHORTEST).any():
            return line
        sideways = np.column_stack([-step[:, 1], step[:, 0]])
        shift = rng.uniform(-1, 1, len(step)) * roughness
        middle = line[:-1] + step / 2 + sideways * shift[:, None]
        where = np.flatnonzero(length > SHORTEST)
        line = np.insert(line, where + 1, middle[where], axis=0)


def _metres(town: Town, points: Iterable[tuple[float, float]]) -> Coordinates:
    metres: Coordinates = np.array(list(points)) * 1000 + np.array(town.origin)
    return metres


def _smooth(points: Coordinates, count: int) -> Coordinates:
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    smooth: Coordinates = CubicSpline(along, points)(np.linspace(0, along[-1], count))
    return smooth


def _water(town: Town, rng: np.random.Generator) -> BaseGeometry:
    """The river, wider and narrower along its course, with its harbour basins and lakes."""
    course = _smooth(_metres(town, town.river.course), 260)
    low, high = town.river.half_width
    width = low + (high - low) * (0.5 + 0.5 * np.sin(np.linspace(0, 17, len(course))))
    pairs = zip(course[:-1], course[1:], width, strict=False)
    parts = [shapely.LineString([a, b]).buffer(w * 1000, quad_segs=4) for a, b, w in pairs]
    for item in town.water:
        ring = _metres(town, [*item.shore, item.shore[0]])
        parts.append(Polygon(fractal(ring, item.rough, rng)))
    return shapely.unary_union(parts).simplify(6)


def _banks(town: Town, rng: np.random.Generator) -> list[Polygon]:
    """The land of the town, one polygon for each side of the river."""
    ring = _metres(town, [*town.outline, town.outline[0]])
    land = Polygon(fractal(ring, EDGE, rng)).difference(_water(town, rng))
    return sorted((p for p in land.geoms if p.area > 1e6), key=lambda p: p.centroid.y)


def _edges(centres: Coordinates, bank: Polygon, rng: np.random.Generator) -> list[BaseGeometry]:
    """Cell edges around the centres, each broken once into a shared jagged line."""
    box = bank.envelope.buffer(3000, join_style="mitre")
    found = shapely.voronoi_polygons(MultiPoint(centres), extend_to=box, only_edges=True)
    edges = sorted(shapely.get_parts(found), key=lambda e: e.coords[:])
    kind = rng.choice([ROAD, BORDER], p=[0.3, 0.7], size=len(edges))
    jagged = [fractal(np.array(e.coords), k, rng) for e, k in zip(edges, kind, strict=True)]
    return [shapely.LineString(line) for line in jagged]


def _centres(town: Town, rng: np.random.Generator) -> Cells:
    """(key, point): each buurt has its middle and two more near by, so that no cell is convex."""
    middle = {code: _metres(town, [b.at])[0] for code, b in town.buurten.items()}
    corners = [(str(n), Point(_metres(town, [m.at])[0])) for n, m in enumerate(town.moves)]
    found: Cells = [(code, Point(at)) for code, at in middle.items()] + corners
    for code, at in middle.items():
        room = min(float(np.hypot(*(at - o))) for c, o in middle.items() if c != code)
        turn = rng.uniform(0, 2 * np.pi)
        for angle in (turn, turn + rng.uniform(1.5, 2.6)):
            away = room * rng.uniform(0.28, 0.42) * np.array([np.cos(angle), np.sin(angle)])
            found.append((code, Point(at + away)))
    return found


def _cells(bank: Polygon, centres: Cells, rng: np.random.Generator) -> Cells:
    """(key, polygon) for every face of the bank; a face without a centre joins the nearest."""
    near = [(key, at) for key, at in centres if bank.distance(at) < 1]
    points = np.array([[at.x, at.y] for _, at in near])
    lines = shapely.unary_union([bank.boundary, *_edges(points, bank, rng)])
    faces = shapely.get_parts(shapely.polygonize([lines]))
    inside = [f for f in faces if f.representative_point().within(bank)]
    nearest = [int(np.argmin([f.distance(at) for _, at in near])) for f in inside]
    return [(near[n][0], face) for n, face in zip(nearest, inside, strict=True)]


def pieces(town: Town) -> Cells:
    """(key, polygon in EPSG:4326 with seven decimals); key is a buurt or the place in `moves`."""
    rng = np.random.default_rng(town.seed)
    centres = _centres(town, rng)
    cells = [c for bank in _banks(town, rng) for c in _cells(bank, centres, rng)]
    to_wgs = Transformer.from_crs(28992, 4326, always_xy=True)
    turned = [
        shapely.transform(f, lambda xy: np.round(np.column_stack(to_wgs.transform(*xy.T)), 7))
        for _, f in cells
    ]
    return [(key, face) for (key, _), face in zip(cells, turned, strict=True)]


def buurten(town: Town, cells: Cells, edition: int) -> dict[str, BaseGeometry]:
    """Code -> shape (EPSG:4326) of every buurt in the year `edition`."""
    owner = {str(n): m.after if edition >= m.year else m.before for n, m in enumerate(town.moves)}
    parts: dict[str, list[BaseGeometry]] = {code: [] for code in town.buurten}
    for key, face in cells:
        parts[owner.get(key, key)].append(face)
    return {code: shapely.normalize(shapely.coverage_union_all(p)) for code, p in parts.items()}


def dissolved(shapes: dict[str, BaseGeometry], parents: dict[str, str]) -> dict[str, BaseGeometry]:
    """Parent code -> the union of its areas, on the same vertices."""
    return {
        parent: shapely.normalize(
            shapely.coverage_union_all([s for c, s in shapes.items() if parents[c] == parent])
        )
        for parent in dict.fromkeys(parents[code] for code in shapes)
    }

"""Providers and initiatives: points in the town, more of them where the hidden factors pull."""

from dataclasses import dataclass
from itertools import product
from zlib import crc32

import numpy as np
import pandas as pd
import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from data.demo.people import BASE_YEAR
from data.demo.town import Town

GRID, ENOUGH = 30, 25
"""A buurt is searched on a raster of GRID x GRID points for ENOUGH spots well inside it."""


@dataclass(frozen=True)
class Place:
    """A point (EPSG:4326) in a buurt. since, until: first and last year; None: still there."""

    name: str
    kind: str
    area: str
    since: int
    until: int | None
    point: Point

    def is_there(self, year: int) -> bool:
        return self.since <= year and (self.until is None or year <= self.until)


def _spots(shape: BaseGeometry, rng: np.random.Generator) -> list[Point]:
    """Points well inside the shape, in random order."""
    west, south, east, north = shape.bounds
    inside = shape.buffer(-0.08 * (north - south))
    across, up = np.linspace(west, east, GRID), np.linspace(south, north, GRID)
    grid = shapely.points(list(product(across, up)))
    grid = grid[shapely.contains(inside, grid)]
    return [Point(round(p.x, 6), round(p.y, 6)) for p in rng.permutation(grid)[:ENOUGH]]


def _buurten(town: Town, what: str, people: pd.DataFrame, rng: np.random.Generator) -> list[str]:
    """The buurt of each place: by inhabitants and the pull of the factors."""
    last = people.xs(town.last_year, level="year")
    base = people.xs(BASE_YEAR, level="year")
    weight = last["people"].where(last["people"] >= 100, 0.0)
    for factor, strength in town.places[what].pull.items():
        weight = weight * np.exp(strength * base[factor])
    chosen = rng.choice(len(weight), size=town.places[what].count, p=weight / weight.sum())
    return [str(code) for code in weight.index[np.sort(chosen)]]


def places_of(
    town: Town, what: str, people: pd.DataFrame, shapes: dict[str, BaseGeometry]
) -> list[Place]:
    """All places of one sort, in order of buurt; no name twice."""
    rng = np.random.default_rng([town.seed, crc32(what.encode())])
    spec = town.places[what]
    found: list[Place] = []
    kinds = [str(kind) for kind in rng.permutation(spec.names)]
    spots = {code: _spots(shapes[code], rng) for code in town.buurten}
    for n, code in enumerate(_buurten(town, what, people, rng)):
        kind, buurt = kinds[n % len(kinds)], town.buurten[code]
        since = max(int(rng.integers(*spec.years)), buurt.since or 0)
        until = since + int(rng.integers(3, 9)) if rng.random() < spec.closes else None
        until = until if until is not None and until < town.last_year else None
        name = f"{kind} {buurt.name}"
        if name not in {place.name for place in found}:
            found.append(Place(name, kind, code, since, until, spots[code].pop()))
    return found

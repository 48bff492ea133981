"""Where places lie: points in the buurten, more of them where the hidden factors pull."""

from collections.abc import Mapping
from itertools import product

import numpy as np
import pandas as pd
import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from data.demo.people import BASE_YEAR
from data.demo.place_plan import Factor
from data.demo.town import Town

Shapes = dict[str, BaseGeometry]
GRID, ENOUGH = 30, 25
"""A buurt is searched on a raster of GRID x GRID points for ENOUGH spots well inside it."""
FEWEST = 100
"""Inhabitants of a buurt in which somebody settles."""


def spots_in(shape: BaseGeometry, rng: np.random.Generator) -> list[Point]:
    """Points (EPSG:4326) well inside the shape, in random order."""
    west, south, east, north = shape.bounds
    inside = shape.buffer(-0.08 * (north - south))
    across, up = np.linspace(west, east, GRID), np.linspace(south, north, GRID)
    grid = shapely.points(list(product(across, up)))
    grid = grid[shapely.contains(inside, grid)]
    return [Point(round(p.x, 6), round(p.y, 6)) for p in rng.permutation(grid)[:ENOUGH]]


def crowded(
    town: Town,
    people: pd.DataFrame,
    rng: np.random.Generator,
    *,
    count: int,
    of: str = "people",
    pull: Mapping[Factor, float] | None = None,
) -> list[str]:
    """The buurt of each of `count` places, in order of code: by the people it is for (a column of
    `people`) and the pull of the factors."""
    last = people.xs(town.last_year, level="year")
    base = people.xs(BASE_YEAR, level="year")
    weight = last[of].where(last["people"] >= FEWEST, 0.0)
    for factor, strength in (pull or {}).items():
        weight = weight * np.exp(strength * base[factor])
    chosen = rng.choice(len(weight), size=count, p=weight / weight.sum())
    return [str(code) for code in weight.index[np.sort(chosen)]]

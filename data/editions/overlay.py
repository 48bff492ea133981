"""Lays the areas of two editions over each other. Pure."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from data.editions.slivers import slivers

Shapes = Mapping[str, BaseGeometry]
GROUND = ["code_from", "code_to", "ground"]
OUTSIDE = ""
"""In place of a code: ground that is in no area of the other edition."""
_SAME_LINE = 0.01
_POLYGON = 3


def shared_ground(old: Shapes, new: Shapes) -> pd.DataFrame:
    """GROUND: the m² that an old and a new area share, slivers left out; a row a pair.

    old, new: code -> valid polygon in EPSG:28992, without overlaps within an edition.
    """
    codes = (sorted(old), sorted(new))
    kept = sorted(_unchanged(old, new))
    rows = [(code, code, float(old[code].area)) for code in kept]
    changed = [[code for code in side if code not in set(kept)] for side in codes]
    if any(changed):
        rows += _pieces(_chosen(old, changed[0]), _chosen(new, changed[1]), old, new)
    frame = pd.DataFrame(rows, columns=GROUND)
    return frame.groupby(GROUND[:2])["ground"].sum().reset_index()


def _chosen(shapes: Shapes, codes: Sequence[str]) -> dict[str, BaseGeometry]:
    return {code: shapes[code] for code in codes}


def _unchanged(old: Shapes, new: Shapes) -> set[str]:
    """Codes with the same shape, to the centimetre."""
    both = sorted(old.keys() & new.keys())
    pairs = [shapely.normalize([side[code] for code in both]) for side in (old, new)]
    alike = shapely.equals_exact(*pairs, tolerance=_SAME_LINE)
    return {code for code, same in zip(both, np.atleast_1d(alike), strict=True) if same}


def _pieces(
    old: dict[str, BaseGeometry], new: dict[str, BaseGeometry], all_old: Shapes, all_new: Shapes
) -> list[tuple[str, str, float]]:
    """Rows of GROUND, one a piece: between the areas, and outside the other edition."""
    measure = slivers(list(all_old.values()), list(all_new.values()))
    sides = [np.array(list(side.values()), dtype=object) for side in (old, new)]
    first, second = shapely.STRtree(sides[1]).query(sides[0], predicate="intersects")
    common = shapely.intersection(sides[0][first], sides[1][second])
    names = [np.array([*side, OUTSIDE], dtype=object) for side in (old, new)]
    sizes = [np.append(shapely.area(side), np.inf) for side in sides]
    pairs = [(first, second, common)]
    left = _outside(sides[0], sides[1], first, second, common)
    pairs.append((left[0], np.full(len(left[0]), len(new)), left[1]))
    right = _outside(sides[1], sides[0], second, first, common)
    pairs.append((np.full(len(right[0]), len(old)), right[0], right[1]))
    rows: list[tuple[str, str, float]] = []
    for at_old, at_new, shapes in pairs:
        parts, which = _polygons(shapes)
        smaller = np.minimum(sizes[0][at_old[which]], sizes[1][at_new[which]])
        for n in np.flatnonzero(measure.real(parts, smaller)):
            key = which[n]
            rows.append((names[0][at_old[key]], names[1][at_new[key]], float(parts[n].area)))
    return rows


def _polygons(
    shapes: NDArray[np.object_],
) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
    """All polygons in the shapes, and which shape each comes from."""
    parts, which = shapely.get_parts(shapes, return_index=True)
    parts, again = shapely.get_parts(parts, return_index=True)
    flat = (shapely.get_type_id(parts) == _POLYGON) & (shapely.area(parts) > 1)
    return parts[flat], which[again][flat]


def _outside(
    sides: NDArray[np.object_],
    others: NDArray[np.object_],
    at: NDArray[np.int64],
    beside: NDArray[np.int64],
    common: NDArray[np.object_],
) -> tuple[NDArray[np.int64], NDArray[np.object_]]:
    """(which, shapes) of the areas that stick out of the other edition by more than a square as
    wide as a sliver."""
    covered = np.bincount(at, weights=shapely.area(common), minlength=len(sides))
    out = np.flatnonzero(shapely.area(sides) - covered > 1)
    shapes = [shapely.difference(sides[n], shapely.union_all(others[beside[at == n]])) for n in out]
    return out, np.array(shapes, dtype=object)

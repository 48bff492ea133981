"""Lays the areas of two editions over each other. Pure."""

from collections.abc import Iterator, Mapping, Sequence

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
    names = [np.array([*side, OUTSIDE], dtype=object) for side in (old, new)]
    sizes = [np.append(shapely.area(side), np.inf) for side in sides]
    rows: list[tuple[str, str, float]] = []
    for at_old, at_new, shapes in _laid_over(*sides):
        parts, which = _polygons(shapes)
        smaller = np.minimum(sizes[0][at_old[which]], sizes[1][at_new[which]])
        for n in np.flatnonzero(measure.real(parts, smaller)):
            key = which[n]
            rows.append((names[0][at_old[key]], names[1][at_new[key]], float(parts[n].area)))
    return rows


def _laid_over(
    old: NDArray[np.object_], new: NDArray[np.object_]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.object_]]]:
    """(old, new, shapes): what areas share by their places, and what lies in no area of the other
    side, whose place is one past its last."""
    first, second = shapely.STRtree(new).query(old, predicate="intersects")
    common = shapely.intersection(old[first], new[second])
    yield first, second, common
    shared = shapely.area(common)
    which, shapes = _outside(old, new, np.bincount(first, shared, len(old)).astype(float))
    yield which, np.full(len(which), len(new)), shapes
    which, shapes = _outside(new, old, np.bincount(second, shared, len(new)).astype(float))
    yield np.full(len(which), len(old)), which, shapes


def _polygons(
    shapes: NDArray[np.object_],
) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
    """All polygons in the shapes, and which shape each comes from."""
    parts, which = shapely.get_parts(shapes, return_index=True)
    parts, again = shapely.get_parts(parts, return_index=True)
    flat = (shapely.get_type_id(parts) == _POLYGON) & (shapely.area(parts) > 1)
    return parts[flat], which[again][flat]


def _outside(
    areas: NDArray[np.object_], others: NDArray[np.object_], covered: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.object_]]:
    """(which, shapes) of the areas that stick out. covered: m² of each that lie in the others."""
    out = np.flatnonzero(shapely.area(areas) - covered > 1)
    return out, shapely.difference(areas[out], shapely.union_all(others))

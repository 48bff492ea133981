"""Tells ground that changed hands from the narrow strips between two drawings of one border.

Borders are drawn anew for every edition, and some editions are generalised: corners are left out,
so that a line runs beside the old one without anything having moved. What was left in is true. So
a piece between two borders is a sliver unless it is wide, or a corner of the generalised border
lies well away from every border of the other edition (ADR 12).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Geometries = NDArray[np.object_]
Flags = NDArray[np.bool_]

NARROW = 25.0
"""Metres. Two drawings of equal detail lie no farther apart where nothing moved."""
NARROW_GENERALISED = 150.0
"""Metres, where one of the two is generalised."""
OFF = 25.0
"""Metres. A corner of a generalised border is a point of the true one, as far as drawings go."""
LONG_STEP = 100.0
"""Metres between two corners on average, from which on a drawing is taken as generalised."""
COARSER = 3.0
"""Times as long a step: the one drawing is a generalised version beside the other."""
MOST = 0.2
"""A piece of this part of the smaller area is no sliver, however narrow that area itself is."""
_ON = 0.01


@dataclass(frozen=True)
class Slivers:
    """What is a sliver between two editions. width: metres. corners: those that prove a move."""

    width: float
    corners: shapely.STRtree | None

    def real(self, pieces: Geometries, smaller: NDArray[np.float64]) -> Flags:
        """For each piece (a polygon) whether it is more than a sliver. smaller: m² of the smaller
        of the two areas that it lies in."""
        size = shapely.area(pieces)
        found: Flags = size >= MOST * smaller
        roomy = np.flatnonzero(~found & (size >= np.pi * (self.width / 2) ** 2))
        found[roomy] = ~shapely.is_empty(shapely.buffer(pieces[roomy], -self.width / 2))
        if self.corners is not None:
            rest = np.flatnonzero(~found)
            hits = self.corners.query(pieces[rest], predicate="dwithin", distance=_ON)[0]
            found[rest[np.unique(hits)]] = True
        return found


def slivers(old: Sequence[BaseGeometry], new: Sequence[BaseGeometry]) -> Slivers:
    """The measure that fits the detail of both editions (shapes in EPSG:28992)."""
    steps = sorted(((_step(shapes), n) for n, shapes in enumerate((old, new))), reverse=True)
    (coarse, which), (fine, _other) = steps
    beside = coarse >= COARSER * fine
    if not beside and coarse < LONG_STEP:
        return Slivers(NARROW, None)
    drawn, other = (old, new) if which == 0 else (new, old)
    return Slivers(NARROW_GENERALISED, _corners_off(drawn, other) if beside else None)


def _step(shapes: Sequence[BaseGeometry]) -> float:
    """Mean metres between two corners."""
    corners = int(shapely.get_num_coordinates(list(shapes)).sum())
    return float(shapely.length(list(shapes)).sum()) / max(corners, 1)


def _corners_off(drawn: Sequence[BaseGeometry], other: Sequence[BaseGeometry]) -> shapely.STRtree:
    points = shapely.points(np.unique(shapely.get_coordinates(list(drawn)), axis=0))
    lines = shapely.STRtree(shapely.get_parts(shapely.boundary(list(other))))
    near = lines.query(points, predicate="dwithin", distance=OFF)[0]
    return shapely.STRtree(np.delete(points, near))

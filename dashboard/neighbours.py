"""Which areas of the same level border on an area."""

import shapely

from dashboard.places import level_shapes
from dashboard.snapshot import Snapshot

APART_M = 1.0
"""Borders of one edition fit; after a conversion of coordinates they may lie this far apart."""
SHORTEST_M = 10.0
"""Areas that only meet at a corner are no neighbours."""


def neighbours(snapshot: Snapshot, code: str) -> tuple[str, ...]:
    """The codes of the areas that share at least SHORTEST_M of border, by name.

    None for an area without a shape. Raises KeyError for an area that is not there.
    """
    return snapshot.kept(("neighbours", code), lambda: _find(snapshot, code))


def _find(snapshot: Snapshot, code: str) -> tuple[str, ...]:
    shapes = level_shapes(snapshot, snapshot.levels[code])
    own = shapes.get(code)
    if own is None:
        return ()
    codes = [other for other in shapes if other != code]
    tree = shapely.STRtree([shapes[other] for other in codes])
    near = [codes[at] for at in tree.query(own, predicate="dwithin", distance=APART_M)]
    edge = shapely.boundary(own)
    shared = {c: shapely.intersection(edge, shapely.buffer(shapes[c], APART_M)) for c in near}
    found = [c for c, border in shared.items() if border.length - 2 * APART_M >= SHORTEST_M]
    return tuple(sorted(found, key=lambda c: (snapshot.names[c], c)))

"""Repairs shapes of areas and joins them to larger ones."""

from collections.abc import Iterable, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

_POLYGON = 3


def polygons_of(shape: BaseGeometry) -> BaseGeometry | None:
    """The valid, flat polygons in a shape; None when there are none (a point, a line, nothing)."""
    valid = shapely.make_valid(shapely.force_2d(shape), method="structure", keep_collapsed=False)
    parts = [
        part
        for part in shapely.get_parts(shapely.get_parts(valid))
        if shapely.get_type_id(part) == _POLYGON and not part.is_empty
    ]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else shapely.multipolygons(parts)


def joined(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """One shape out of several; borders between them disappear."""
    found: Sequence[BaseGeometry] = list(shapes)
    return found[0] if len(found) == 1 else polygons_of(shapely.union_all(found)) or found[0]

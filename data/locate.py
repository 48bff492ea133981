"""Finds the area that holds a point: the buurt, over all municipalities in the store."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import shapely
from sqlalchemy import Connection, bindparam, exists, func, select, tuple_, update

from data.place_schema import place
from data.schema import area
from data.scope import read_frame

EDGE = 100.0
"""Metres that a point may lie outside every shape: borders are drawn smoother than they are, water
has no area, and a point may be the middle of a postcode."""
_FINEST_FIRST = ("buurt", "wijk", "gemeente")


@dataclass(frozen=True)
class Spot:
    """The area at a point. is_beside: the point lies just outside it, and in no other."""

    code: str
    name: str
    municipality: str
    is_beside: bool = False


@dataclass(frozen=True)
class Nearest:
    """The area nearest to a point outside all areas. distance: metres."""

    name: str
    distance: float


class Locator:
    """areas: code, name, municipality, geometry (EPSG:28992), sorted by code."""

    def __init__(self, areas: pd.DataFrame) -> None:
        self._areas = areas

    @property
    def is_empty(self) -> bool:
        return self._areas.empty

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(list(self._areas["geometry"]))

    def at(self, xs: Sequence[float], ys: Sequence[float]) -> list[Spot | None]:
        """The area at each point, None outside all areas. On a border the first code wins."""
        points = shapely.points(np.asarray(xs, dtype=float), np.asarray(ys, dtype=float))
        found = self._first(*self._tree.query(points, predicate="intersects"))
        missed = [number for number in range(len(points)) if number not in found]
        beside: dict[int, int] = {}
        if missed and not self.is_empty:
            near = self._tree.query_nearest(points[missed], max_distance=EDGE)
            beside = self._first(np.asarray(missed)[near[0]], near[1])
        return [
            self._spot({**beside, **found}.get(number), is_beside=number in beside)
            for number in range(len(points))
        ]

    @staticmethod
    def _first(points: np.ndarray, areas: np.ndarray) -> dict[int, int]:
        """The lowest area at each point: areas are sorted by code."""
        order = np.lexsort((-areas, points))
        return dict(zip(points[order].tolist(), areas[order].tolist(), strict=True))

    def _spot(self, number: int | None, *, is_beside: bool) -> Spot | None:
        if number is None:
            return None
        row = self._areas.iloc[number]
        words = (str(row["code"]), str(row["name"]), str(row["municipality"]))
        return Spot(*words, is_beside=is_beside)

    def nearest(self, x: float, y: float) -> Nearest | None:
        """None when there is no area at all."""
        if self.is_empty:
            return None
        point = shapely.Point(x, y)
        row = self._areas.iloc[int(self._tree.nearest(point))]
        return Nearest(str(row["name"]), float(row["geometry"].distance(point)))


def locator(connection: Connection) -> Locator:
    """Of each municipality the finest level that has shapes, in the newest edition that has."""
    newest = (
        select(area.c.municipality, area.c.level, func.max(area.c.edition).label("edition"))
        .where(area.c.geometry.is_not(None))
        .group_by(area.c.municipality, area.c.level)
    )
    finest: dict[str, tuple[str, str, int]] = {}
    for row in sorted(connection.execute(newest), key=lambda r: _FINEST_FIRST.index(r.level)):
        finest.setdefault(row.municipality, (row.municipality, row.level, row.edition))
    columns = (area.c.code, area.c.name, area.c.municipality, area.c.geometry)
    key = tuple_(area.c.municipality, area.c.level, area.c.edition)
    query = select(*columns).where(key.in_(list(finest.values())), area.c.geometry.is_not(None))
    frame = read_frame(connection, query).sort_values("code", ignore_index=True)
    return Locator(frame.assign(geometry=shapely.from_wkb(frame["geometry"].to_numpy())))


def relocate(connection: Connection) -> frozenset[str]:
    """Give every place the area that holds it now: for after a change of borders. The gemeenten
    that lost or got a place. One that lies in no area any more keeps its municipality."""
    if not connection.scalar(select(exists(select(place.c.id)))):
        return frozenset()
    columns = (place.c.id, place.c.x, place.c.y, place.c.area, place.c.municipality)
    rows = connection.execute(select(*columns).order_by(place.c.id)).all()
    spots = locator(connection).at([row.x for row in rows], [row.y for row in rows])
    moved = [
        {
            "its_id": row.id,
            "its_area": spot.code if spot else None,
            "its_municipality": spot.municipality if spot else row.municipality,
        }
        for row, spot in zip(rows, spots, strict=True)
        if row.area != (spot.code if spot else None)
    ]
    if moved:
        change = update(place).where(place.c.id == bindparam("its_id"))
        new = change.values(area=bindparam("its_area"), municipality=bindparam("its_municipality"))
        connection.execute(new, moved)
    ids = {row["its_id"] for row in moved}
    left = {row.municipality for row in rows if row.id in ids}
    return frozenset(left | {str(row["its_municipality"]) for row in moved})

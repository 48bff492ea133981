"""Who is active in an area and close to it, and who offers the care of a law there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.geometry import newest_shapes
from dashboard.snapshot import Snapshot
from dashboard.wijk import WijkView
from data.locate import Locator
from data.place import Law, Place, PlaceKind
from data.places import PlaceStore, is_gone

WALKING_M = 500
"""Walking distance: as the crow flies, from the border of the area."""
OFFERS = frozenset({PlaceKind.TEAM, PlaceKind.PROVIDER})
"""The kinds of places that offer care."""


@dataclass(frozen=True)
class Nearby:
    """A place in or near the area. distance: to the area in metres, 0 inside it."""

    place: Place
    is_inside: bool
    distance: float


@dataclass(frozen=True)
class PlacesHere:
    """The places in an area and, below the level of the gemeente, those within walking distance;
    by kind, then name. shape: of the area, None when none is known: then nobody can say what is
    inside. loaded: the kinds of places that there are somewhere in or around the gemeente. sources:
    the files that the places came from, by id."""

    code: str
    name: str
    level: str
    shape: BaseGeometry | None
    found: tuple[Nearby, ...]
    loaded: frozenset[PlaceKind]
    sources: Mapping[int, Mapping[str, Any]]

    @property
    def walks(self) -> bool:
        """Walking distance says nothing about a whole gemeente."""
        return self.level != "gemeente"


@dataclass(frozen=True)
class Supply:
    """The places that offer the care of a law, as far as they still exist."""

    law: Law
    area: str
    inside: tuple[Nearby, ...]
    near: tuple[Nearby, ...]
    walks: bool
    is_known: bool
    """False when no provider was loaded or the area has no shape: nothing can be said then."""


def places_here(snapshot: Snapshot, code: str) -> PlacesHere:
    """The places of an area, found once for a version of the store. Three queries for a level, none
    for the next area of it. Raises KeyError for an area that is not there."""
    return snapshot.kept(("places here", code), lambda: _find(snapshot, code))


def supply_of(view: WijkView | PlacesHere, law: Law | str, today: date) -> Supply:
    """Who offers the care of this law in the area of the view, and within walking distance."""
    here = view if isinstance(view, PlacesHere) else places_here(view.snapshot, view.code)
    wanted = Law(law)
    offers = [
        found
        for found in here.found
        if wanted in found.place.laws and not is_gone(found.place, today)
    ]
    return Supply(
        law=wanted,
        area=here.name,
        inside=tuple(found for found in offers if found.is_inside),
        near=tuple(found for found in offers if not found.is_inside),
        walks=here.walks,
        is_known=bool(here.loaded & OFFERS) and here.shape is not None,
    )


def level_shapes(snapshot: Snapshot, level: str) -> Mapping[str, BaseGeometry]:
    """code -> its newest shape in metres (EPSG:28992), of the areas that have one."""

    def read() -> Mapping[str, BaseGeometry]:
        stored = snapshot.store.shapes(municipality=snapshot.code, level=level)
        chosen = newest_shapes(snapshot.areas_of(level), stored)
        geometries = shapely.from_wkb(chosen["geometry"].to_numpy())
        return dict(zip(chosen["code"], geometries, strict=True))

    return snapshot.kept(("level shapes", level), read)


def _find(snapshot: Snapshot, code: str) -> PlacesHere:
    level = snapshot.levels[code]
    shapes = level_shapes(snapshot, level)
    places = _around(snapshot, level)
    shape = shapes.get(code)
    inside = {place for place, area in _areas_of(snapshot, level).items() if area == code}
    reach = WALKING_M if level != "gemeente" else None
    found = _nearby(shape, places, inside, reach) if shape is not None else ()
    used = {at.place.source_file for at in found}
    sources = _sources(snapshot, level)
    return PlacesHere(
        code=code,
        name=snapshot.names[code],
        level=level,
        shape=shape,
        found=found,
        loaded=frozenset(place.kind for place in places),
        sources={key: source for key, source in sources.items() if key in used},
    )


def _around(snapshot: Snapshot, level: str) -> Sequence[Place]:
    """Every place in the box around all areas of the level, or of the gemeente without shapes."""

    def read() -> Sequence[Place]:
        shapes = list(level_shapes(snapshot, level).values())
        store = PlaceStore(snapshot.store.engine)
        if not shapes:
            return store.places_of(municipality=snapshot.code)
        west, south, east, north = shapely.total_bounds(shapes)
        box = (west - WALKING_M, south - WALKING_M, east + WALKING_M, north + WALKING_M)
        return store.places_near(box)

    return snapshot.kept(("places around", level), read)


def _sources(snapshot: Snapshot, level: str) -> Mapping[int, Mapping[str, Any]]:
    ids = sorted({p.source_file for p in _around(snapshot, level) if p.source_file is not None})

    def read() -> Mapping[int, Mapping[str, Any]]:
        rows = snapshot.store.sources(ids)
        records = rows.to_dict("records")
        return {
            int(key): {str(name): value for name, value in row.items()}
            for key, row in zip(rows.index, records, strict=True)
        }

    return snapshot.kept(("place sources", *ids), read)


def _areas_of(snapshot: Snapshot, level: str) -> Mapping[int, str]:
    """id of a place -> the area of the level that holds it, by the rule that gives a place its
    buurt; a place just outside all areas belongs to the nearest, if it is of this gemeente."""

    def find() -> Mapping[int, str]:
        shapes, places = level_shapes(snapshot, level), _around(snapshot, level)
        codes = sorted(shapes)
        areas = pd.DataFrame({"code": codes, "geometry": [shapes[code] for code in codes]})
        locator = Locator(areas.assign(name="", municipality=snapshot.code))
        spots = locator.at([place.x for place in places], [place.y for place in places])
        return {
            place.id: spot.code
            for place, spot in zip(places, spots, strict=True)
            if spot and (not spot.is_beside or place.municipality == snapshot.code)
        }

    return snapshot.kept(("areas of places", level), find)


def _nearby(
    shape: BaseGeometry, places: Sequence[Place], inside: set[int], reach: float | None
) -> tuple[Nearby, ...]:
    """In the order of the places: those inside, and those within reach of the shape."""
    if reach is None:
        return tuple(
            Nearby(place, is_inside=True, distance=0) for place in places if place.id in inside
        )
    west, south, east, north = shape.bounds
    close = [
        place
        for place in places
        if west - reach <= place.x <= east + reach and south - reach <= place.y <= north + reach
    ]
    shapely.prepare(shape)
    points = shapely.points([(place.x, place.y) for place in close]) if close else np.array([])
    return tuple(
        Nearby(place, is_inside=place.id in inside, distance=0 if place.id in inside else distance)
        for place, distance in zip(close, shapely.distance(shape, points).tolist(), strict=True)
        if place.id in inside or distance <= reach
    )

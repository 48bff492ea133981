"""What the page of an initiative shows: its fields, its history, and the map to point it out."""

from dataclasses import dataclass
from typing import TypedDict

from shapely import Point
from shapely.geometry.base import BaseGeometry

from dashboard.place_map import Ground, Window, ground, path_of, window_of
from dashboard.places import PlacesHere, level_shapes, places_here
from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.wijk import UnknownAreaError
from data.initiative_texts import StoredInitiative
from data.place_history import PlaceChange
from data.places import PlaceStore

SMALLEST_PX = 600
"""The map is about this wide: detail that is smaller does not matter for pointing."""


class UnknownInitiativeError(LookupError):
    """The municipality has no initiative with this id."""


class Middle(TypedDict):
    """An area where an initiative may be. x, y: a point surely inside it, in metres. path: its
    border on the map."""

    code: str
    name: str
    x: float
    y: float
    path: str


class PointMap(TypedDict):
    """west, north: of the map in metres; ground: what is drawn."""

    ground: Ground
    west: float
    north: float
    middles: list[Middle]


@dataclass(frozen=True)
class InitiativeView:
    """code, name: the area of the page. stored: None for a new initiative. map: None when no shape
    of the area is known. history: newest first."""

    snapshot: Snapshot
    code: str
    name: str
    stored: StoredInitiative | None
    history: tuple[PlaceChange, ...]
    map: PointMap | None

    @property
    def is_new(self) -> bool:
        return self.stored is None


def initiative_view(services: Services, code: str, its_id: str | None) -> InitiativeView:
    """its_id: of the initiative, as it stands in the URL; None for a new one. Raises
    UnknownAreaError, UnknownInitiativeError and EmptyStoreError."""
    snapshot = services.snapshot()
    if code not in snapshot.levels:
        raise UnknownAreaError(code)
    store = PlaceStore(snapshot.store.engine)
    stored = None
    if its_id is not None:
        number = int(its_id) if its_id.isascii() and its_id.isdigit() and len(its_id) < 12 else 0
        stored = store.initiative(number, municipality=snapshot.code)
        if stored is None:
            raise UnknownInitiativeError(its_id[:20])
    return InitiativeView(
        snapshot=snapshot,
        code=code,
        name=snapshot.names[code],
        stored=stored,
        history=store.history(stored.id) if stored else (),
        map=point_map(snapshot, code),
    )


def point_map(snapshot: Snapshot, code: str) -> PointMap | None:
    """The map of an area to point something out on; None when its shape is not known."""
    return snapshot.kept(("point map", code), lambda: _point_map(snapshot, code))


def _point_map(snapshot: Snapshot, code: str) -> PointMap | None:
    here = places_here(snapshot, code)
    if here.shape is None:
        return None
    window = window_of(here)
    within = {"gemeente": "wijk", "wijk": "buurt"}.get(here.level)
    return {
        "ground": ground(snapshot, here, within),
        "west": round(window.west, 2),
        "north": round(window.north, 2),
        "middles": [
            _middle(snapshot, area, shape, window)
            for area, shape in _choices(snapshot, here).items()
        ],
    }


def _choices(snapshot: Snapshot, here: PlacesHere) -> dict[str, BaseGeometry]:
    """The finest areas in the area by name, or around it when it is one of those itself."""
    level = "buurt" if level_shapes(snapshot, "buurt") else "wijk"
    around = snapshot.parents.get(here.code) if here.level == level else here.code
    shapes, parents = level_shapes(snapshot, level), snapshot.parents
    inside = [
        code for code in shapes if around in (snapshot.code, parents.get(code)) or code == here.code
    ]
    return {code: shapes[code] for code in sorted(inside, key=lambda one: snapshot.names[one])}


def _inside(shape: BaseGeometry) -> tuple[float, float]:
    """A point of the shape, on a whole metre where the shape is not too narrow for it."""
    point = shape.representative_point()
    x, y = round(point.x), round(point.y)
    return (x, y) if shape.contains(Point(x, y)) else (round(point.x, 2), round(point.y, 2))


def _middle(snapshot: Snapshot, code: str, shape: BaseGeometry, window: Window) -> Middle:
    x, y = _inside(shape)
    simple = shape.simplify(window.width / SMALLEST_PX)
    return {
        "code": code,
        "name": snapshot.names[code],
        "x": x,
        "y": y,
        "path": path_of([simple], window),
    }

"""The places repository: who is active where, as it is now. It reads; data.changes writes."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, select

from data.initiative_texts import StoredInitiative, initiative_of
from data.place import InitiativeStatus, Law, Place, PlaceKind
from data.place_history import PlaceChange, history_of
from data.place_schema import place

Bounds = tuple[float, float, float, float]
"""west, south, east, north in metres (EPSG:28992)."""

_KINDS = tuple(PlaceKind)
_STATUSES = {status.value: status for status in InitiativeStatus}


class PlaceStore:
    """Reads the places; each method is one query. Sorted here, so that SQLite and PostgreSQL
    answer alike: by kind, name and id."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def places_near(self, bounds: Bounds) -> list[Place]:
        """Every place in the box, its edge included, whatever the municipality."""
        west, south, east, north = bounds
        return self._read(place.c.x.between(west, east), place.c.y.between(south, north))

    def places_of(self, *, municipality: str) -> list[Place]:
        """Every place of a municipality, those outside all its shapes too."""
        return self._read(place.c.municipality == municipality)

    def history(self, place: int) -> tuple[PlaceChange, ...]:
        """What was done to a place in the dashboard, newest first."""
        with self._engine.connect() as connection:
            return history_of(connection, place)

    def initiative(self, place: int, *, municipality: str) -> StoredInitiative | None:
        """An initiative as a form shows it; None when the municipality has none with this id. Two
        queries."""
        with self._engine.connect() as connection:
            return initiative_of(connection, place, municipality)

    def _read(self, *conditions: ColumnElement[bool]) -> list[Place]:
        with self._engine.connect() as connection:
            rows = connection.execute(select(*place.c).where(*conditions)).all()
        return sorted((place_of(row) for row in rows), key=in_order)


def in_order(found: Place) -> tuple[int, str, int]:
    """Sorts places by kind, then name."""
    return (_KINDS.index(found.kind), found.name.casefold(), found.id)


def place_of(row: Row[Any]) -> Place:
    """A row of table place in words. A law or a status that this program does not know is left
    out: one strange word must not cost the whole list."""
    return Place(
        id=row.id,
        kind=PlaceKind(row.kind),
        sort=row.sort,
        name=row.name,
        municipality=row.municipality,
        area=row.area,
        x=row.x,
        y=row.y,
        address=row.address,
        laws=tuple(law for law in Law if law.value in _words(row.laws)),
        topics=_words(row.topics),
        themes=_words(row.themes),
        since=row.since,
        until=row.until,
        contact_page=row.contact_page,
        email=row.email,
        phone=row.phone,
        checked=row.checked,
        contract_until=row.contract_until,
        wijk_goals=None if row.wijk_goals is None else bool(row.wijk_goals),
        organiser=row.organiser,
        description=row.description,
        status=_STATUSES.get(row.status),
        reach=row.reach,
        budget_requested=row.budget_requested,
        budget_granted=row.budget_granted,
        link=row.link,
        edited=bool(row.edited),
        source_file=row.source_file,
    )


def _words(text: str | None) -> tuple[str, ...]:
    return tuple((text or "").split())


def is_gone(found: Place, today: date) -> bool:
    """It has ended: its last day is past, or the initiative is finished."""
    ended = found.until is not None and found.until < today
    return ended or found.status is InitiativeStatus.FINISHED

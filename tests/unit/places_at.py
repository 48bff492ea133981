"""Places that are known by a few fields, and the figures that follow from them, as plain values."""

from collections.abc import Hashable
from datetime import date
from typing import Any

import pandas as pd

from data.catalogue import load_catalogue
from data.catalogue.model import Indicator
from data.place import InitiativeStatus, Place, PlaceKind
from data.place_counts import KnownPlace
from data.place_figures import Activity, place_figures

CATALOGUE = load_catalogue()
MADE = [item for item in CATALOGUE.indicators.values() if item.places]
BUURTEN = ["BU99990101", "BU99990102", "BU99990201"]
AREAS = ["GM9999", "WK999901", "WK999902", *BUURTEN]
REFERENCE = 2024
PEOPLE = {
    "GM9999": 3000,
    "WK999901": 2000,
    "WK999902": 1000,
    "BU99990101": 1980,
    "BU99990102": 20,
    "BU99990201": 1000,
}
Row = tuple[str, float | None, float | None, float | None, str | None]
"""status, value, numerator, denominator; the reason, or the year of the inhabitants."""
Found = dict[tuple[str, int], Row]


def sizes(people: dict[tuple[str, int], int]) -> pd.DataFrame:
    rows = [(CATALOGUE.population.id, str(y), a, float(n)) for (a, y), n in people.items()]
    return pd.DataFrame(rows, columns=["indicator", "period", "area", "value"])


EVERY_YEAR = {(area, year): n for area, n in PEOPLE.items() for year in range(2020, 2025)}


def figures(
    item: Indicator, places: list[KnownPlace], people: dict[tuple[str, int], int] = EVERY_YEAR
) -> Found:
    assert item.places
    frame = place_figures(
        item, item.places, Activity(places, AREAS, sizes(people), REFERENCE)
    ).astype(object)
    rows = frame.where(frame.notna(), None).to_dict("records")
    return {(row["area"], int(row["period"])): _told(row) for row in rows}


def _told(row: dict[Hashable, Any]) -> Row:
    note = row["note"] if row["value"] is None else row["denominator_period"]
    return (row["status"], row["value"], row["numerator"], row["denominator"], note)


EMPTY: dict[str, Any] = dict.fromkeys(Place.__dataclass_fields__)


def place_at(area: str | None, kind: PlaceKind = PlaceKind.PROVIDER, **fields: object) -> Place:
    """A place in the area; all that is not given is unknown."""
    fixed = {"id": 1, "name": "Plek", "municipality": "GM9999", "x": 0.0, "y": 0.0}
    lists = {"laws": (), "topics": (), "themes": (), "edited": False}
    return Place(**{**EMPTY, **fixed, **lists, "area": area, "kind": kind, **fields})


def known_at(
    area: str | None,
    kind: PlaceKind = PlaceKind.PROVIDER,
    *,
    known: int = 2024,
    since: int | None = None,
    until: int | None = None,
    contract_until: int | None = None,
    wijk_goals: bool | None = None,
    status: InitiativeStatus | None = None,
) -> KnownPlace:
    """The same with years instead of days."""
    place = place_at(
        area,
        kind,
        since=None if since is None else date(since, 7, 1),
        until=None if until is None else date(until, 1, 1),
        contract_until=None if contract_until is None else date(contract_until, 3, 31),
        wijk_goals=wijk_goals,
        status=status,
    )
    return KnownPlace(place, known)

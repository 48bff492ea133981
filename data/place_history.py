"""What was done to a place in the dashboard: written with every change, read newest first."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from data.changes import Author
from data.place_schema import place, place_change
from data.written import is_id, signed

ADDED, CHANGED, CLOSED = "add", "change", "close"
REASON = "reason"
"""In what a change kept: why an initiative was closed. No column of a place."""
_DATES = frozenset(column.name for column in place.c if column.type.python_type is date)

Values = Mapping[str, object]
"""column of table `place` -> value; None where there was or is nothing."""


@dataclass(frozen=True)
class PlaceChange:
    """One change. at: UTC. before, after: only what changed; before is empty when it was added."""

    id: int
    action: str
    at: datetime
    by: Author
    before: Values
    after: Values
    reason: str | None = None


def history_of(connection: Connection, its_id: int) -> tuple[PlaceChange, ...]:
    """Every change of a place, newest first; none for a number that cannot be an id."""
    if not is_id(its_id):
        return ()
    query = (
        select(place_change)
        .where(place_change.c.place == its_id)
        .order_by(place_change.c.id.desc())
    )
    return tuple(map(_change_of, connection.execute(query)))


def newest_change(connection: Connection, its_id: int) -> int:
    """The id of the newest change of a place; 0 when it was never changed here."""
    query = select(place_change.c.id).where(place_change.c.place == its_id)
    return connection.scalar(query.order_by(place_change.c.id.desc()).limit(1)) or 0


def remember(
    connection: Connection,
    its_id: int,
    action: str,
    before: Values | None,
    after: Values,
    author: Author,
    now: datetime,
) -> None:
    """Keep a change with who made it, when, and what it was before."""
    values = {
        "place": its_id,
        "action": action,
        "at": now,
        "before": None if before is None else _written(before),
        "after": _written(after),
        **signed(author),
    }
    connection.execute(insert(place_change).values(values))


def _written(values: Values) -> str:
    plain = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def _read(text: str | None) -> dict[str, object]:
    found: dict[str, object] = json.loads(text) if text else {}
    return {
        name: date.fromisoformat(value) if name in _DATES and isinstance(value, str) else value
        for name, value in found.items()
    }


def _change_of(row: Row[Any]) -> PlaceChange:
    after = _read(row.after)
    reason = after.pop(REASON, None)
    return PlaceChange(
        id=row.id,
        action=row.action,
        at=row.at,
        by=Author(row.author, row.role, row.role_area),
        before=_read(row.before),
        after=after,
        reason=None if reason is None else str(reason),
    )

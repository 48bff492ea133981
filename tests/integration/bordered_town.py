"""The fictitious town with an edition before the present one: two buurten were one, two others have
another border between them, one has another code."""

from pathlib import Path
from typing import Any

import shapely
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry
from sqlalchemy import Connection, Engine, delete, insert, select, update

from data.schema import area, area_break, area_change, store_state
from tests.integration.store_copy import copy_of

GEMEENTE = "GM9999"
FORMER = 2010
WHOLE, RENUMBERED = "BU99990190", "BU99990191"
"""Codes that are no more: of the two that were one, and of the one with another code."""
REASON = "De grens met de buurt ernaast is verlegd."


def bordered_town(demo: Engine, folder: Path) -> Engine:
    """A copy that a test may change. The changes are in `changes_of`."""
    engine = copy_of(demo, folder / "bordered.sqlite3")
    with engine.begin() as connection:
        rows = _buurten(connection)
        changes = changes_of(rows)
        connection.execute(delete(area_change))  # of the town itself, where all stays the same
        connection.execute(insert(area), list(_former(rows, changes).values()))
        connection.execute(insert(area_change), [_row(rows, *change) for change in changes])
        moved = {new for _old, new, kind, *_shares in changes if kind == "moved"}
        connection.execute(
            insert(area_break),
            [{"area": code, "period": "2022", "reason": REASON} for code in sorted(moved)],
        )
        connection.execute(update(store_state).values(version=store_state.c.version + 1))
    return engine


Change = tuple[str, str, str, float | None, float | None]
"""code_from, code_to, kind, share_from, share_to."""


def changes_of(rows: dict[str, dict[str, Any]]) -> list[Change]:
    """The first two buurten were one; from the third a piece went to the fourth; the fifth had
    another code; all others stayed."""
    one, two, giver, taker, five, *rest = sorted(rows)
    return [
        (WHOLE, one, "split", 0.5, 1.0),
        (WHOLE, two, "split", 0.5, 1.0),
        (giver, giver, "moved", 0.75, 1.0),
        (giver, taker, "moved", 0.25, 0.2),
        (taker, taker, "moved", 1.0, 0.8),
        (RENUMBERED, five, "recoded", 1.0, 1.0),
        *((code, code, "same", 1.0, 1.0) for code in rest),
    ]


def moved_areas(engine: Engine) -> tuple[str, str]:
    """(giver, taker)."""
    with engine.connect() as connection:
        _one, _two, giver, taker, *_rest = sorted(_buurten(connection))
    return giver, taker


def _buurten(connection: Connection) -> dict[str, dict[str, Any]]:
    """code -> its row, of the newest edition with shapes."""
    query = (
        select(area)
        .where(area.c.level == "buurt", area.c.municipality == GEMEENTE)
        .where(area.c.geometry.is_not(None), area.c.edition != FORMER)
        .order_by(area.c.edition)
    )
    return {row["code"]: dict(row) for row in connection.execute(query).mappings()}


def _former(rows: dict[str, dict[str, Any]], changes: list[Change]) -> dict[str, dict[str, Any]]:
    """code -> its row in the former edition."""
    shapes = {code: shapely.from_wkb(row["geometry"]) for code, row in rows.items()}
    one, two, giver, taker, five, *rest = sorted(rows)
    piece = _western_part(shapes[taker])
    before: dict[str, tuple[str, BaseGeometry]] = {
        WHOLE: (one, shapes[one].union(shapes[two])),
        giver: (giver, shapes[giver].union(piece)),
        taker: (taker, shapes[taker].difference(piece)),
        RENUMBERED: (five, shapes[five]),
        **{code: (code, shapes[code]) for code in rest},
    }
    names = {WHOLE: "Oud Geheel"}
    return {
        code: {
            **rows[now],
            "edition": FORMER,
            "code": code,
            "name": names.get(code, rows[now]["name"]),
            "geometry": shapely.to_wkb(shape),
        }
        for code, (now, shape) in before.items()
    }


def _western_part(shape: BaseGeometry) -> BaseGeometry:
    west, _south, east, _north = shape.bounds
    return shape.intersection(translate(shapely.box(*shape.bounds), xoff=-0.7 * (east - west)))


def _row(rows: dict[str, dict[str, Any]], *change: str | float | None) -> dict[str, object]:
    old, new, kind, share_from, share_to = change
    return {
        "municipality": GEMEENTE,
        "edition_from": FORMER,
        "edition_to": rows[str(new)]["edition"],
        "code_from": old,
        "code_to": new,
        "level": "buurt",
        "kind": kind,
        "share_from": share_from,
        "share_to": share_to,
    }

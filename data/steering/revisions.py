"""Rows that people revise: a change is a new row, and who did not see the newest one is told so."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, select

from data.changes import Author, ChangeRefused, Refusal
from data.importers.codes import municipality_of
from data.language import _
from data.written import is_id, signed

SAME_PRESS = timedelta(minutes=10)
"""Who writes the same again within this time got no answer the first time, or pressed twice."""


class Overtaken(ChangeRefused):
    """Somebody else revised it in the meantime. seen, newest: the row as it was opened, and now."""

    def __init__(self, seen: Row[Any] | None, newest: Row[Any]) -> None:
        message = _("Iemand anders heeft dit intussen veranderd. Wat u schreef, staat er nog.")
        super().__init__([Refusal(None, message)])
        self.seen, self.newest = seen, newest


def add(
    connection: Connection,
    table: Table,
    area: str,
    values: dict[str, Any],
    author: Author,
    now: datetime,
) -> int:
    """The first revision of something new about an area; its id. Raises ChangeRefused when the
    author just wrote the very same."""
    columns = {"area": area, **values, **signed(author)}
    same = [table.c[name].is_not_distinct_from(value) for name, value in columns.items()]
    just = (table.c.revision == 1) & (table.c.at > now - SAME_PRESS)
    if connection.execute(select(table.c.id).where(just, *same).limit(1)).first() is not None:
        raise ChangeRefused([Refusal(None, _("Dit staat er al: u hebt het net bewaard."))])
    its_id = (connection.scalar(select(func.max(table.c.id))) or 0) + 1
    key = {"id": its_id, "revision": 1, "municipality": municipality_of(area), "area": area}
    connection.execute(insert(table).values(**key, **values, at=now, **signed(author)))
    return its_id


def newest(connection: Connection, table: Table, its_id: object) -> Row[Any]:
    """The newest revision. Raises ChangeRefused when there is none."""
    found = None
    if is_id(its_id):
        query = select(table).where(table.c.id == its_id).order_by(table.c.revision.desc()).limit(1)
        found = connection.execute(query).first()
    if found is None:
        raise ChangeRefused([Refusal(None, _("Dit bestaat niet (meer)."))])
    return found


def revise(
    connection: Connection,
    table: Table,
    its_id: object,
    seen: object,
    values: dict[str, Any],
    author: Author,
    now: datetime,
) -> int:
    """A new revision with these values, the rest as it was; the id. seen: the revision that the
    author had before them. Raises ChangeRefused, and Overtaken when it is not the newest."""
    before = newest(connection, table, its_id)
    if seen != before.revision:
        at = (table.c.id == its_id) & (table.c.revision == (seen if is_id(seen) else 0))
        raise Overtaken(connection.execute(select(table).where(at)).first(), before)
    row = {**before._mapping, **values, "revision": before.revision + 1, "at": now}
    connection.execute(insert(table).values(**{**row, **signed(author)}))
    return int(before.id)

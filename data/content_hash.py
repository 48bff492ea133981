"""One hash over all that a store holds, the same on SQLite and PostgreSQL for the same content."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Float,
    Inspector,
    Select,
    TableClause,
    column,
    inspect,
    select,
    table,
)

ROWS_AT_ONCE = 10_000
BOOKKEEPING = frozenset({"alembic_version", "staging_version"})
"""Which migrations ran is no content: the same facts have the same hash."""


def content_hash(engine: Engine) -> str:
    """sha256, hexadecimal, of the store at one moment, also while others write."""
    level = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with engine.connect().execution_options(**level) as connection:
        return hash_within(connection)


def hash_within(connection: Connection) -> str:
    """sha256, hexadecimal, of the store as this transaction sees it.

    All tables of the schema by name, their columns by name, their rows by primary key; as JSON with
    dates as ISO text and bytes as hex. The tables are those that are there, so that a store of an
    older version of the program can be checked too. Holds ROWS_AT_ONCE rows in memory.
    """
    digest = hashlib.sha256()
    inspector = inspect(connection)
    for name in sorted(set(inspector.get_table_names()) - BOOKKEEPING):
        columns = {found["name"]: found["type"] for found in inspector.get_columns(name)}
        names = sorted(columns)
        digest.update(json.dumps([name, names]).encode())
        found = table(name, *(column(each, columns[each]) for each in names))
        query = _in_order(inspector, found, names)
        for part in _parts(connection, query):
            digest.update(part)
    return digest.hexdigest()


def _in_order(inspector: Inspector, found: TableClause, names: Sequence[str]) -> Select[Any]:
    """A table without a key is sorted by all it has; its NULLs first, as SQLite does."""
    key = inspector.get_pk_constraint(found.name)["constrained_columns"]
    order: list[ColumnElement[Any]] = [found.c[each] for each in key]
    order = order or [found.c[each].nulls_first() for each in names]
    return select(*(_canonical(found.c[each]) for each in names)).order_by(*order)


def _canonical(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """SQLite keeps no sign of a zero, PostgreSQL does: adding zero takes it off."""
    return value + 0.0 if isinstance(value.type, Float) else value


def _parts(connection: Connection, query: Select[Any]) -> Iterator[bytes]:
    result = connection.execute(query, execution_options={"yield_per": ROWS_AT_ONCE})
    for rows in result.partitions():
        # Without the brackets around a part, the size of the parts leaves no trace.
        yield _JSON.encode([tuple(row) for row in rows])[1:-1].encode("ascii") + b","


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    raise TypeError(type(value).__name__)


_JSON = json.JSONEncoder(separators=(",", ":"), default=_plain)

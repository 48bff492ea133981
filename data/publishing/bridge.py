"""One connection that sees both stores, so that facts go over inside the database."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, MetaData, Table, event

from data.place_schema import metadata as shared
from data.publishing.schema import metadata
from data.publishing.staging import SCHEMA
from data.store import connected

_seen = MetaData()
for _table in (*shared.tables.values(), *metadata.tables.values()):
    _table.to_metadata(_seen, schema=SCHEMA)


def staged(table: Table) -> Table:
    """The same table of the staging store, as the bridge sees it."""
    return _seen.tables[f"{SCHEMA}.{table.name}"]


@contextmanager
def bridge(serving: Engine, staging: Engine) -> Iterator[Engine]:
    """An engine on the serving store through which what is `staged` can be reached too."""
    engine = connected(serving.url.render_as_string(hide_password=False))
    if engine.dialect.name == "sqlite":
        file = str(staging.url.database)

        def attach(connection: sqlite3.Connection, _record: object) -> None:
            connection.execute(f"ATTACH DATABASE ? AS {SCHEMA}", (file,))

        event.listen(engine, "connect", attach)
    try:
        yield engine
    finally:
        engine.dispose()

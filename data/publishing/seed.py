"""Fills an empty staging store with what is published, so that the next load builds on it."""

from sqlalchemy import Connection, Engine, insert, select

from data.place_schema import place
from data.publishing.bridge import bridge, staged
from data.publishing.schema import FACTS
from data.schema import source_file, store_state
from data.store import store_version, writing


def seed(serving: Engine, staging: Engine) -> None:
    """Does nothing when the staging store has something, or the serving store nothing."""
    with staging.connect() as connection:
        if store_version(connection):
            return
    with bridge(serving, staging) as both, writing(both) as connection:
        if store_version(connection):
            _copy(connection)


def _copy(connection: Connection) -> None:
    """The places that people added have no file, and stay where they are."""
    for table in (source_file, *FACTS, place, store_state):
        rows = select(table)
        if table is place:
            rows = rows.where(table.c.source_file.is_not(None))
        names = [column.name for column in table.columns]
        connection.execute(insert(staged(table)).from_select(names, rows))

"""One steward at a time: loading, publishing and undoing wait for each other, the pages do not."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from data.language import _
from data.publishing.staging import STAGING_LOCK
from data.store import StoreError

STEWARD_LOCK = STAGING_LOCK + 1
PATIENCE = 10
"""Seconds that a command waits for another one."""
_BUSY = _(
    "Er loopt al een andere opdracht die laadt of publiceert. Wacht tot die klaar is en probeer "
    "het dan opnieuw."
)


@contextmanager
def only_steward(staging: Engine) -> Iterator[None]:
    """Held by the database, so that it ends with its process, however that ends.

    Raises StoreError when another command holds it for longer than PATIENCE.
    """
    if staging.dialect.name == "postgresql":
        with _on_postgresql(staging):
            yield
    else:
        with _in_file(Path(str(staging.url.database)).with_suffix(".lock")):
            yield


@contextmanager
def _on_postgresql(staging: Engine) -> Iterator[None]:
    with staging.connect() as connection:
        connection.execute(text(f"SET lock_timeout = '{PATIENCE}s'"))
        connection.commit()
        try:
            connection.execute(text("SELECT pg_advisory_lock(:n)"), {"n": STEWARD_LOCK})
        except OperationalError as error:
            raise StoreError(_BUSY) from error
        connection.commit()
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:n)"), {"n": STEWARD_LOCK})
            connection.execute(text("RESET lock_timeout"))
            connection.commit()


@contextmanager
def _in_file(file: Path) -> Iterator[None]:
    with closing(sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise StoreError(_BUSY) from error
        except sqlite3.Error as error:
            message = _("{file} is beschadigd. Haal dat bestand weg; er staan geen cijfers in.")
            raise StoreError(message.format(file=file)) from error
        yield

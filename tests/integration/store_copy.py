"""A copy of an SQLite store that a test may change."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from data.store import open_store


def copy_of(engine: Engine, file: Path) -> Engine:
    """Copied page by page, so that it is whole whatever stands in the write-ahead log."""
    with (
        closing(sqlite3.connect(str(engine.url.database))) as source,
        closing(sqlite3.connect(file)) as target,
    ):
        source.backup(target)
    return open_store(f"sqlite:///{file}")

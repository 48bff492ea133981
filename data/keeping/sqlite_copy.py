"""A copy of an SQLite store, made while others read and write."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import NullPool

from data.keeping.content import Content, content_of
from data.keeping.errors import KeepingError
from data.keeping.manifest import Kind, Part
from data.language import _
from data.publishing.staging import staging_file
from data.store import BUSY_SECONDS


@dataclass(frozen=True)
class SqliteStores:
    """The stores in files. serving: the file of the serving store."""

    serving: Path
    kind: ClassVar[Kind] = "sqlite"

    @property
    def name(self) -> str:
        return self.serving.stem

    def copy(self, part: Part, target: Path) -> Content | None:
        """Fills the empty file `target`, and says what it holds by reading that file again; None
        when there is no such store. Raises KeepingError, sqlite3.Error, OSError."""
        source = self.serving if part == "serving" else staging_file(self.serving)
        if not source.exists():
            return None
        copy_store(source, target)
        with read_only(target).connect() as connection:
            return content_of(connection)


def copy_store(source: Path, target: Path) -> None:
    """All pages as they are at one moment, into the empty file `target`; then the copy is checked.

    Writers need not wait: the store has a write-ahead log. Raises KeepingError when the copy is
    damaged, sqlite3.Error.
    """
    with (
        closing(sqlite3.connect(_address(source, "rw"), uri=True, timeout=BUSY_SECONDS)) as store,
        closing(sqlite3.connect(target)) as copy,
    ):
        store.backup(copy)
        # One file that can be read anywhere, without the log of a store in use beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
        _check(copy, source)


def read_only(file: Path) -> Engine:
    """An engine that leaves the file and its folder as they are."""

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(_address(file, "ro"), uri=True, check_same_thread=False)

    return create_engine("sqlite://", creator=connect, poolclass=NullPool)


def _address(file: Path, mode: str) -> str:
    return f"{file.resolve().as_uri()}?mode={mode}"


def _check(copy: sqlite3.Connection, source: Path) -> None:
    damaged = [row[0] for row in copy.execute("PRAGMA integrity_check(1)") if row[0] != "ok"]
    if damaged or copy.execute("PRAGMA foreign_key_check").fetchone():
        message = _(
            "De database {path} is beschadigd. Er is geen reservekopie gemaakt; de vorige "
            "reservekopieën zijn er nog."
        )
        raise KeepingError(message.format(path=source))

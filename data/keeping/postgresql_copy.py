"""A copy of the stores on PostgreSQL, all of one moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Connection, Engine, inspect, text

from data.keeping.content import Content, content_of
from data.keeping.manifest import Kind, Part
from data.keeping.pg_tools import PgTools
from data.publishing.staging import SCHEMA
from data.store import connected


@dataclass(frozen=True)
class PostgresqlStores:
    """The stores in the schemas of one database. snapshot: names the moment that all see."""

    engine: Engine
    snapshot: str
    tools: PgTools
    kind: ClassVar[Kind] = "postgresql"

    @property
    def name(self) -> str:
        return str(self.engine.url.database or self.engine.url.username or "")

    def copy(self, part: Part, target: Path) -> Content | None:
        """Fills the empty file `target` and says what it holds: both read the same moment. None
        when there is no such store. Raises KeepingError, SQLAlchemyError."""
        with self._seen(part) as connection:
            content = content_of(connection)
            schema = connection.scalar(text("SELECT current_schema()"))
        if content is None:
            return None
        options = ("--format=custom", "--no-owner", "--no-privileges", "--lock-wait-timeout=30s")
        chosen = (f"--snapshot={self.snapshot}", f'--schema="{schema}"', f"--file={target}")
        self.tools.dump(self.engine, *options, *chosen)
        return content

    @contextmanager
    def _seen(self, part: Part) -> Iterator[Connection]:
        engine = connected_part(self.engine, part)
        try:
            with one_moment(engine) as connection:
                connection.execute(text(f"SET TRANSACTION SNAPSHOT '{self.snapshot}'"))
                yield connection
        finally:
            engine.dispose()


def connected_part(engine: Engine, part: Part) -> Engine:
    """A new engine on the schema of this part."""
    url = engine.url.render_as_string(hide_password=False)
    return connected(url, search_path=SCHEMA if part == "staging" else None)


@contextmanager
def one_moment(engine: Engine) -> Iterator[Connection]:
    """All that is read through the connection is of the moment of its first statement."""
    repeatable = engine.execution_options(isolation_level="REPEATABLE READ")
    with repeatable.connect() as connection:
        yield connection


@contextmanager
def stores_on_postgresql(url: str, tools: PgTools) -> Iterator[PostgresqlStores]:
    """Raises KeepingError when pg_dump cannot be used, SQLAlchemyError."""
    engine = connected(url)
    try:
        with one_moment(engine) as connection:
            tools.require("pg_dump", connection)
            snapshot = connection.scalar(text("SELECT pg_export_snapshot()"))
            yield PostgresqlStores(engine, str(snapshot), tools)
    finally:
        engine.dispose()


def tables_in(connection: Connection) -> list[str]:
    """Of the schema of this connection."""
    return inspect(connection).get_table_names()

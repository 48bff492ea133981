"""Puts copies of stores on PostgreSQL into an empty database."""

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, text

from data.content_hash import content_hash
from data.keeping.manifest import Part
from data.keeping.pg_tools import PgTools
from data.keeping.postgresql_copy import connected_part, tables_in
from data.keeping.put_in_file import Copy, not_empty, other_content
from data.publishing.lock import only_steward
from data.publishing.staging import SCHEMA, open_staging
from data.store import connected, open_store


def put_in_schemas(copies: Sequence[Copy], url: str, tools: PgTools) -> None:
    """Raises KeepingError, StoreError, SQLAlchemyError; the schemas are empty again then."""
    engine = connected(url)
    parts: set[Part] = {copy.manifest.part for copy in copies}
    if "serving" in parts:
        parts.add("staging")
    try:
        # Nobody else fills the place between the look and the end, or what they put there would
        # be emptied with it.
        with only_steward(engine):
            for part in sorted(parts):
                _refuse_full(engine, part, tools)
            try:
                for copy in copies:
                    _put(engine, copy, tools)
                    _renew(url, copy.manifest.part)
            except BaseException:
                for part in parts:
                    _empty(engine, part)
                raise
    finally:
        engine.dispose()


def _renew(url: str, part: Part) -> None:
    """The tables become those of this program."""
    (open_staging(url) if part == "staging" else open_store(url)).dispose()


def _refuse_full(engine: Engine, part: Part, tools: PgTools) -> None:
    at_part = connected_part(engine, part)
    try:
        with at_part.connect() as connection:
            tools.require("pg_restore", connection)
            if tables_in(connection):
                raise not_empty(f"{engine.url.database} ({_schema(connection)})")
    finally:
        at_part.dispose()


def _schema(connection: Connection) -> str:
    return str(connection.scalar(text("SELECT current_schema()")))


def _put(engine: Engine, copy: Copy, tools: PgTools) -> None:
    """The rows of the copy, all or none, and a look at whether they are those of then."""
    part = copy.manifest.part
    if part == "staging":
        with engine.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
    at_part = connected_part(engine, part)
    try:
        with at_part.connect() as connection:
            schema = _schema(connection)
        rules = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges")
        tools.restore(engine, *rules, f"--schema={schema}", str(copy.file))
        if content_hash(at_part) != copy.manifest.content:
            raise other_content(copy)
    finally:
        at_part.dispose()


def _empty(engine: Engine, part: Part) -> None:
    """Only called for schemas that were empty at the start."""
    at_part = connected_part(engine, part)
    try:
        with at_part.begin() as connection:
            quote = connection.dialect.identifier_preparer.quote
            for table in tables_in(connection):
                connection.execute(text(f"DROP TABLE IF EXISTS {quote(table)} CASCADE"))
    finally:
        at_part.dispose()

"""Opens the store: SQLite or PostgreSQL, with the tables this version of the program expects."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, exists, make_url, select, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from data.language import _
from data.schema import area, store_state

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 30
WRITE_LOCK = 7_120_268
"""Number of the advisory lock on PostgreSQL that one writer holds at a time."""


class StoreError(RuntimeError):
    """The store cannot be used; the message says why and what to do."""


def open_store(url: str) -> Engine:
    """The engine of the store at `url`, brought to the newest version of the tables.

    The folder of an SQLite file is made when needed. Safe when several processes start at once.
    Raises StoreError.
    """
    engine = _engine(_parse(url))
    try:
        _upgrade(engine)
    except StoreError:
        engine.dispose()
        raise
    except (SQLAlchemyError, OSError) as error:
        engine.dispose()
        raise StoreError(_unreachable(engine, error)) from error
    return engine


def store_version(connection: Connection) -> int:
    """How many loads changed the store; 0 when nothing was loaded yet."""
    return connection.scalar(select(store_state.c.version).where(store_state.c.id == 1)) or 0


def is_empty(engine: Engine) -> bool:
    """No area was loaded yet."""
    with engine.connect() as connection:
        return not connection.scalar(select(exists(select(area.c.code))))


def health(engine: Engine) -> int:
    """The version of the store. Raises StoreError when it cannot be read."""
    try:
        with engine.connect() as connection:
            return store_version(connection)
    except (SQLAlchemyError, OSError) as error:
        raise StoreError(_unreachable(engine, error)) from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that may write: one at a time, undone when the body raises."""
    with engine.execution_options(writing=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": WRITE_LOCK})
        yield connection


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        message = _("DATABASE_URL={url} is geen adres van een database. Voorbeeld: {example}")
        example = "sqlite:///var/wijkdashboard.sqlite3"
        raise StoreError(message.format(url=url, example=example)) from error
    if parsed.drivername in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    return parsed


def _engine(url: URL) -> Engine:
    backend = url.get_backend_name()
    if backend == "postgresql":
        return create_engine(url, pool_pre_ping=True)
    if backend != "sqlite":
        message = _("Een database van het soort {kind} kan niet. Kies SQLite of PostgreSQL.")
        raise StoreError(message.format(kind=backend))
    options: dict[str, Any] = {"connect_args": {"timeout": BUSY_SECONDS}}
    if url.database in (None, "", ":memory:"):
        options = {"connect_args": {"check_same_thread": False}, "poolclass": StaticPool}
    else:
        _make_folder(Path(str(url.database)))
    engine = create_engine(url, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_folder(file: Path) -> None:
    if file.is_dir():
        message = _("{path} is een map. Geef in DATABASE_URL de naam van een bestand.")
        raise StoreError(message.format(path=file))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = _("De map {path} kan niet worden gemaakt. Kies in DATABASE_URL een andere map.")
        raise StoreError(message.format(path=file.parent)) from error


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """SQLAlchemy begins the transactions itself, so that reads and DDL are inside them too."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its lock at once: a reader that becomes a writer halfway can deadlock."""
    writes = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _upgrade(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    heads = set(ScriptDirectory.from_config(config).get_heads())
    with engine.connect() as connection:
        if set(MigrationContext.configure(connection).get_current_heads()) == heads:
            return
    with writing(engine) as connection:
        known = {s.revision for s in ScriptDirectory.from_config(config).walk_revisions()}
        present = set(MigrationContext.configure(connection).get_current_heads())
        if not present <= known:
            raise StoreError(_("De database is nieuwer dan dit programma. Werk het programma bij."))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _unreachable(engine: Engine, error: Exception) -> str:
    message = _(
        "De database {url} is niet te gebruiken ({reason}). Controleer DATABASE_URL, of de "
        "database draait en of er ruimte op de schijf is."
    )
    reason = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
    return message.format(url=engine.url.render_as_string(hide_password=True), reason=reason)

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
from data.schema import area, observation, store_state

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
    return migrated(connected(url))


def connected(url: str, *, search_path: str | None = None) -> Engine:
    """The engine of the store at `url` as it is. search_path: the schema on PostgreSQL, when it is
    not the usual one. Raises StoreError for an address that is none."""
    return _engine(parsed(url), search_path)


def migrated(
    engine: Engine, migrations: Path = MIGRATIONS, version_table: str = "alembic_version"
) -> Engine:
    """The same engine, its tables brought to the newest version. Raises StoreError."""
    try:
        _upgrade(engine, migrations, version_table)
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
    """The version of the store, 0 for an empty one; a figure is read and forgotten. Raises
    StoreError when it cannot be read."""
    try:
        with engine.connect() as connection:
            connection.execute(select(observation.c.value).limit(1)).first()
            return store_version(connection)
    except (SQLAlchemyError, OSError) as error:
        raise StoreError(_unreachable(engine, error)) from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that may write: one at a time, undone when the body raises. Waits BUSY_SECONDS
    for another writer, on both databases; OperationalError then."""
    with engine.execution_options(writing=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'"))
            lock = connection.get_execution_options().get("write_lock", WRITE_LOCK)
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": lock})
        yield connection


def parsed(url: str) -> URL:
    """The address of a store. Raises StoreError."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        # Neither the address nor its cause is told: there may be a password in it.
        message = _(
            "Wat in DATABASE_URL staat is geen adres van een database. Voorbeeld: {example}"
        )
        example = "sqlite:///var/wijkdashboard.sqlite3"
        raise StoreError(message.format(example=example)) from None
    if parsed.drivername in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    return parsed


def is_in_memory(sqlite: URL) -> bool:
    """The address of an SQLite store names no file."""
    return sqlite.database in (None, "", ":memory:")


def _engine(url: URL, search_path: str | None) -> Engine:
    backend = url.get_backend_name()
    if backend == "postgresql":
        settings = {"options": f"-csearch_path={search_path}"} if search_path else {}
        return create_engine(url, pool_pre_ping=True, connect_args=settings, hide_parameters=True)
    if backend != "sqlite":
        message = _("Een database van het soort {kind} kan niet. Kies SQLite of PostgreSQL.")
        raise StoreError(message.format(kind=backend))
    options: dict[str, Any] = {"connect_args": {"timeout": BUSY_SECONDS}}
    if is_in_memory(url):
        options = {"connect_args": {"check_same_thread": False}, "poolclass": StaticPool}
    else:
        _make_folder(Path(str(url.database)))
    engine = create_engine(url, hide_parameters=True, **options)
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


def _upgrade(engine: Engine, migrations: Path, version_table: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["version_table"] = version_table
    scripts = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        if _present(connection, version_table) == set(scripts.get_heads()):
            return
    with writing(engine) as connection:
        known = {script.revision for script in scripts.walk_revisions()}
        if not _present(connection, version_table) <= known:
            raise StoreError(_("De database is nieuwer dan dit programma. Werk het programma bij."))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _present(connection: Connection, version_table: str) -> set[str]:
    options = {"version_table": version_table}
    return set(MigrationContext.configure(connection, opts=options).get_current_heads())


def _unreachable(engine: Engine, error: Exception) -> str:
    message = _(
        "De database {url} is niet te gebruiken ({reason}). Controleer DATABASE_URL, of de "
        "database draait en of er ruimte op de schijf is."
    )
    reason = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
    return message.format(url=engine.url.render_as_string(hide_password=True), reason=reason)

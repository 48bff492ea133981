"""The staging store: where files are loaded, checked and made ready, out of reach of the pages.

It has the tables of the serving store and those of data.publishing.schema. SQLite: a file of its
own in a folder that only its owner may enter. PostgreSQL: the schema `staging`.
"""

import os
from pathlib import Path

from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from data.language import _
from data.store import WRITE_LOCK, StoreError, connected, is_in_memory, migrated, parsed

SCHEMA = "staging"
FOLDER = "staging"
STAGING_LOCK = WRITE_LOCK + 1
"""Lock of the writer of the staging store on PostgreSQL: a long load keeps nobody from writing."""
_MIGRATIONS = Path(__file__).parents[1] / "staging_migrations"
_OWNER_ONLY = 0o700


def staging_file(serving_file: Path) -> Path:
    """var/store.sqlite3 -> var/staging/store.sqlite3."""
    return serving_file.parent / FOLDER / serving_file.name


def has_staging(serving: Engine) -> bool:
    """Somebody made figures ready here; asked without a right to read them."""
    if serving.dialect.name == "postgresql":
        with serving.connect() as connection:
            named = select(func.to_regnamespace(SCHEMA).is_not(None))
            return bool(connection.scalar(named))
    if is_in_memory(serving.url):
        return False
    try:
        return staging_file(Path(str(serving.url.database))).exists()
    except PermissionError:
        return True


def open_staging(url: str) -> Engine:
    """The staging store beside the serving store at `url`, made and brought up to date when needed.

    Raises StoreError, also for a store in memory, which has no place beside it.
    """
    serving = parsed(url)
    if serving.get_backend_name() == "postgresql":
        engine = _on_postgresql(url)
    elif is_in_memory(serving):
        raise StoreError(_("Een database in het geheugen kan niet: kies een bestand."))
    else:
        file = staging_file(Path(str(serving.database)))
        _make_private(file)
        engine = connected(f"sqlite:///{file}")
    engine = engine.execution_options(write_lock=STAGING_LOCK)
    return migrated(migrated(engine), _MIGRATIONS, "staging_version")


def _on_postgresql(url: str) -> Engine:
    """Whoever may not make the schema gets an error of the database that names it."""
    public = connected(url)
    try:
        with public.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
        message = _("De voorbereiding in de database is niet te openen ({reason}).")
        raise StoreError(message.format(reason=reason)) from error
    finally:
        public.dispose()
    return connected(url, search_path=SCHEMA)


def _make_private(file: Path) -> None:
    """The folder and the file for their owner only. SQLite gives its log the mode of the file."""
    try:
        file.parent.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
        file.parent.chmod(_OWNER_ONLY)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
        file.chmod(0o600)
    except OSError as error:
        message = _("De map {path} kan niet worden gemaakt of is van iemand anders.")
        raise StoreError(message.format(path=file.parent)) from error

"""What is in a store: its hash, and of which version of the program its tables are."""

from dataclasses import dataclass
from pathlib import Path

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from data.content_hash import hash_within
from data.keeping.errors import KeepingError
from data.keeping.manifest import Manifest
from data.language import _
from data.schema import store_state
from data.store import MIGRATIONS, store_version

STAGING_VERSION = "staging_version"
STAGING_MIGRATIONS = Path(__file__).parents[1] / "staging_migrations"


@dataclass(frozen=True)
class Content:
    """content: data.content_hash. The rest as in a Manifest."""

    content: str
    migration: str
    staging_migration: str | None
    store_version: int | None


def content_of(connection: Connection) -> Content | None:
    """None when there is no store."""
    migration = _migration(connection, "alembic_version")
    if migration is None:
        return None
    loaded = inspect(connection).has_table(store_state.name)
    version = store_version(connection) if loaded else 0
    staging = _migration(connection, STAGING_VERSION)
    return Content(hash_within(connection), migration, staging, version or None)


def _migration(connection: Connection, table: str) -> str | None:
    context = MigrationContext.configure(connection, opts={"version_table": table})
    return context.get_current_revision()


def refuse_newer(manifest: Manifest) -> None:
    """Raises KeepingError for a copy with tables that this program does not know yet."""
    asked = {MIGRATIONS: manifest.migration, STAGING_MIGRATIONS: manifest.staging_migration}
    if all(found is None or found in _known(folder) for folder, found in asked.items()):
        return
    message = _(
        "Deze reservekopie is gemaakt met versie {version} van het programma, die nieuwer is dan "
        "deze. Werk eerst het programma bij."
    )
    raise KeepingError(message.format(version=manifest.program))


def _known(migrations: Path) -> set[str]:
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    return {script.revision for script in scripts.walk_revisions()}

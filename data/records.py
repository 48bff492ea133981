"""What the store remembers of a load: the file and its origin, and that something changed."""

from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Connection, func, insert, select, update

from data.batch import Batch, Raw
from data.catalogue import Catalogue
from data.entered import FIRST_ID
from data.manifest import Origin, origin_of
from data.schema import source_file, store_state


def add_source_file(
    connection: Connection,
    catalogue: Catalogue,
    raw: Raw,
    batch: Batch,
    digest: str,
    original: str,
) -> int:
    """The id of the new row of `source_file`. original: the name of the copy, empty without one.
    A file that was fetched has its address and day from the manifest beside it."""
    source = catalogue.sources[batch.source]
    fetched = origin_of(raw.path, digest) or Origin(source.url or "", _written(raw.path))
    key = next_file_id(connection)
    row = {
        "id": key,
        "name": raw.path.name,
        "sha256": digest,
        "source": source.id,
        "publisher": source.publisher,
        "table_id": batch.table_id,
        "licence": source.licence,
        "url": fetched.url or None,
        "retrieved": fetched.retrieved,
        "loaded": _now(),
        "rows": len(batch.keyed) or len(batch.areas) or len(batch.places),
        "original": original,
    }
    connection.execute(insert(source_file).values(row))
    return key


def next_file_id(connection: Connection) -> int:
    """One up from the last file; what was entered in the dashboard has numbers of its own."""
    loaded = select(func.max(source_file.c.id)).where(source_file.c.id < FIRST_ID)
    return int(connection.scalar(loaded) or 0) + 1


def _written(path: Path) -> date:
    """The day the file was last written."""
    return date.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ012 -- the user's own day


def next_version(connection: Connection, *, fictitious: bool) -> None:
    """Say that the store changed; once fictitious it stays so."""
    found = connection.execute(select(store_state.c.version, store_state.c.fictitious)).first()
    version, was = (found.version, found.fictitious) if found else (0, 0)
    values = {"version": version + 1, "changed": _now(), "fictitious": int(fictitious or was)}
    change = (
        update(store_state).values(values) if found else insert(store_state).values(id=1, **values)
    )
    connection.execute(change)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)

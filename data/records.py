"""What the store remembers of a load: the file and its origin, and that something changed."""

from datetime import UTC, date, datetime

from sqlalchemy import Connection, insert, select, update

from data.batch import Batch, Raw
from data.catalogue import Catalogue
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
    retrieved is the day the file was last written."""
    source = catalogue.sources[batch.source]
    retrieved = date.fromtimestamp(raw.path.stat().st_mtime)  # noqa: DTZ012 -- the user's own day
    row = {
        "name": raw.path.name,
        "sha256": digest,
        "source": source.id,
        "publisher": source.publisher,
        "table_id": batch.table_id,
        "licence": source.licence,
        "url": source.url,
        "retrieved": retrieved,
        "loaded": _now(),
        "rows": len(batch.figures) or len(batch.areas) or len(batch.places),
        "original": original,
    }
    key = connection.execute(insert(source_file).values(row)).inserted_primary_key
    if key is None:
        raise LookupError
    return int(key[0])


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

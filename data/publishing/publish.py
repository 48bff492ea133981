"""Makes what is staged visible to all processes in one step, and takes it back.

Both first write down what changes (data.publishing.journal) and then change the serving store in
one transaction. What people wrote in the dashboard is never touched.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, and_, delete, insert, join, select, update

from data.catalogue import Catalogue
from data.publishing.aftermath import clear_aftermath, settle_aftermath
from data.publishing.bridge import bridge, staged
from data.publishing.differences import keys_of
from data.publishing.journal import files_of, named_in, next_release, write_journal
from data.publishing.protection import Protection, protect_staged
from data.publishing.published_places import bring_back_places, new_lists, publish_places
from data.publishing.refusals import refuse_mixed, refuse_other_past, refuse_unknown
from data.publishing.schema import FACTS, PUBLISH, UNDO, came, came_file, former
from data.publishing.told import hide_content_of_counted_files, remember
from data.records import next_version
from data.schema import metadata, release, source_file, store_state
from data.store import store_version, writing


@dataclass(frozen=True)
class Released:
    """version: of the store after it. rows: how many rows of facts were added, changed or removed.
    remarks: what happened to places."""

    number: int
    version: int
    rows: int
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deed:
    """Who does it, when (UTC) and why; the reason may be empty."""

    author: str
    at: datetime
    reason: str = ""


def publish(
    serving: Engine,
    staging: Engine,
    catalogue: Catalogue,
    deed: Deed,
    protection: Protection | None = None,
) -> Released | None:
    """The staged facts become those that pages show; None when they are already.

    protection: of what is staged now, if it was made already. To be called while
    data.publishing.lock is held. Raises StoreError, also when it would tell counts of persons.
    """
    protection = protection or protect_staged(staging, catalogue)
    protection.refuse_if_unsafe()
    with bridge(serving, staging) as both:
        with both.begin() as connection:
            refuse_mixed(connection)
            refuse_other_past(connection)
            number = next_release(connection)
            rows = write_journal(connection, catalogue, number)
            lists = new_lists(connection)
        if not (rows or lists):
            return None
        remember(staging, protection, author=deed.author, at=deed.at)
        with writing(both) as connection:
            clear_aftermath(connection, catalogue)
            _take_over(connection, number)
            remarks = publish_places(connection, lists)
            settle_aftermath(connection, catalogue)
            files = files_of(connection, number)
            version = _note(connection, PUBLISH, number, deed, files)
    return Released(number, version, rows, tuple(remarks))


def undo(serving: Engine, staging: Engine, catalogue: Catalogue, deed: Deed) -> Released | None:
    """The facts of before the last release that stands; None when there is none.

    To be called while data.publishing.lock is held. Raises StoreError.
    """
    with bridge(serving, staging) as both, writing(both) as connection:
        number = last_release(connection)
        if number is None:
            return None
        refuse_unknown(connection, number)
        files = files_of(connection, number)
        clear_aftermath(connection, catalogue)
        rows = _bring_back(connection, number)
        bring_back_places(connection, number, files)
        _remove_files(connection, files)
        settle_aftermath(connection, catalogue)
        mark = update(release).where(release.c.id == number).values(undone=deed.at)
        connection.execute(mark)
        version = _note(connection, UNDO, next_release(connection), deed, files)
    return Released(number, version, rows)


def last_release(connection: Connection) -> int | None:
    """The newest release that was not undone."""
    query = select(release.c.id).where(release.c.kind == PUBLISH, release.c.undone.is_(None))
    return connection.scalar(query.order_by(release.c.id.desc()).limit(1))


def _take_over(connection: Connection, number: int) -> None:
    for table in reversed(FACTS):
        journal = staged(former[table.name])
        connection.execute(delete(table).where(named_in(table, journal, number)))
    for table in (source_file, *FACTS):
        journal = staged(came_file if table is source_file else came[table.name])
        source = staged(table)
        same = and_(*(journal.c[key] == source.c[key] for key in keys_of(table)))
        rows = select(source).select_from(join(journal, source, same))
        rows = rows.where(journal.c.release == number)
        names = [column.name for column in table.columns]
        connection.execute(insert(table).from_select(names, rows))
    hide_content_of_counted_files(connection)


def _bring_back(connection: Connection, number: int) -> int:
    """How many rows went and came."""
    rows = 0
    for table in reversed(FACTS):
        journal = staged(came[table.name])
        gone = connection.execute(delete(table).where(named_in(table, journal, number)))
        rows += gone.rowcount
    for table in FACTS:
        journal = staged(former[table.name])
        names = [column.name for column in table.columns]
        before = select(*(journal.c[name] for name in names)).where(journal.c.release == number)
        rows += connection.execute(insert(table).from_select(names, before)).rowcount
    return rows


def _remove_files(connection: Connection, files: Sequence[int]) -> None:
    """Those that nothing names any more."""
    naming = [table for table in metadata.tables.values() if "source_file" in table.c]
    used = [select(table.c.source_file).where(table.c.source_file.is_not(None)) for table in naming]
    unused = and_(*(source_file.c.id.not_in(query) for query in used))
    connection.execute(delete(source_file).where(source_file.c.id.in_(list(files)), unused))


def _note(connection: Connection, kind: str, number: int, deed: Deed, files: Sequence[int]) -> int:
    """The new version of the store, after the row that says what happened."""
    state = staged(store_state)
    fictitious = bool(connection.scalar(select(state.c.fictitious)))
    next_version(connection, fictitious=fictitious)
    version = store_version(connection)
    row = {
        "id": number,
        "kind": kind,
        "version": version,
        "at": deed.at,
        "author": deed.author,
        "reason": deed.reason,
        "files": json.dumps(list(files)),
    }
    connection.execute(insert(release).values(row))
    return version

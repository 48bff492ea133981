"""What a release changes, written down before it is done: by it a release is made and undone.

The journal is in the staging store. It is there, whole, before anything in the serving store
changes: a release that was never made leaves a journal that the next one throws away.
"""

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    delete,
    func,
    insert,
    literal,
    select,
    tuple_,
)

from data.catalogue import Catalogue
from data.entered import SOURCE as ENTERED
from data.place_schema import place
from data.publishing.bridge import staged
from data.publishing.differences import keys_of, only_in
from data.publishing.schema import FACTS, came, came_file, former
from data.schema import release, source_file

JOURNALS = (*came.values(), *former.values(), came_file)


def write_journal(connection: Connection, catalogue: Catalogue, number: int) -> int:
    """How many rows release `number` would add, change or remove. connection: of the bridge."""
    _forget_unmade(connection)
    for table in FACTS:
        its_came, its_former = staged(came[table.name]), staged(former[table.name])
        new = only_in(staged(table), table, keys_of(table), catalogue, number)
        connection.execute(insert(its_came).from_select(["release", *keys_of(table)], new))
        names = [column.name for column in table.columns]
        old = only_in(table, staged(table), names, catalogue, number)
        connection.execute(insert(its_former).from_select(["release", *names], old))
    _note_files(connection, number)
    _note_places(connection, number)
    return sum(_rows(connection, staged(table), number) for table in JOURNALS if _counts(table))


def _counts(table: Table) -> bool:
    """Former places are kept of every release, changed or not."""
    return table is not former[place.name]


def next_release(connection: Connection) -> int:
    return int(connection.scalar(select(func.max(release.c.id))) or 0) + 1


def _forget_unmade(connection: Connection) -> None:
    made = select(release.c.id)
    for table in map(staged, JOURNALS):
        connection.execute(delete(table).where(table.c.release.not_in(made)))


def _note_files(connection: Connection, number: int) -> None:
    files = staged(source_file)
    present = select(source_file.c.id)
    new = select(literal(number), files.c.id).where(
        files.c.id.not_in(present), files.c.source != ENTERED
    )
    connection.execute(insert(staged(came_file)).from_select(["release", "id"], new))


def _note_places(connection: Connection, number: int) -> None:
    names = [column.name for column in place.columns]
    query = select(literal(number), *(place.c[name] for name in names))
    old = query.where(place.c.source_file.is_not(None))
    journal = staged(former[place.name])
    connection.execute(insert(journal).from_select(["release", *names], old))


def has_journal(connection: Connection, number: int) -> bool:
    """False when the staging store is not the one from which release `number` was made, such as one
    that was filled anew after a copy was put back without it."""
    return any(_rows(connection, staged(table), number) for table in JOURNALS)


def _rows(connection: Connection, table: Table, number: int) -> int:
    query = select(func.count()).select_from(table).where(table.c.release == number)
    return int(connection.scalar(query) or 0)


def named_in(table: Table, journal: Table, number: int) -> ColumnElement[bool]:
    """The rows of `table` whose key stands in the journal under this release."""
    keys = keys_of(table)
    found = select(*(journal.c[key] for key in keys)).where(journal.c.release == number)
    return tuple_(*(table.c[key] for key in keys)).in_(found)


def files_of(connection: Connection, number: int) -> list[int]:
    """Ids of the source files that the release brought."""
    files = staged(came_file)
    query = select(files.c.id).where(files.c.release == number).order_by(files.c.id)
    return [int(its_id) for its_id in connection.scalars(query)]

"""Publishes the lists of places, and brings former ones back; what people changed stays.

Places keep their ids, because decisions and pages name them. Therefore they do not go over row by
row, but are matched again with what is there now.
"""

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import Connection, Table, delete, exists, insert, or_, select, update

from data.place_schema import place, place_change
from data.publishing.bridge import staged
from data.publishing.schema import former
from data.replace_places import replace_places
from data.schema import source_file
from data.scope import read_frame


def new_lists(connection: Connection) -> list[int]:
    """Files whose places are staged and not published, the oldest first."""
    staged_place = staged(place)
    # Of a list all of whose places people had entered before, no place names the file.
    published = select(source_file.c.id)
    query = (
        select(staged_place.c.source_file)
        .where(
            staged_place.c.source_file.is_not(None), staged_place.c.source_file.not_in(published)
        )
        .distinct()
    )
    return sorted(connection.scalars(query))


def publish_places(connection: Connection, files: Sequence[int]) -> list[str]:
    """Remarks on what stayed and what went, a file after the other."""
    remarks: list[str] = []
    for file in files:
        source = staged(place)
        query = select(source).where(source.c.source_file == file).order_by(source.c.id)
        listed = read_frame(connection, query)
        goals = listed["wijk_goals"].map(lambda known: None if pd.isna(known) else bool(known))
        listed = listed.assign(row=range(1, len(listed) + 1), wijk_goals=goals.astype(object))
        remarks += replace_places(connection, listed, file).of_the_store
    return remarks


def bring_back_places(connection: Connection, number: int, files: Sequence[int]) -> None:
    """As they were before release `number`, which brought `files`; those that people changed since
    then stay as they are now."""
    changed = exists(select(place_change.c.id).where(place_change.c.place == place.c.id))
    brought = place.c.source_file.in_(list(files))
    untouched = ~or_(place.c.edited == 1, changed)
    connection.execute(delete(place).where(brought, untouched))
    journal = staged(former[place.name])
    file_before = select(journal.c.source_file).where(
        journal.c.release == number, journal.c.id == place.c.id
    )
    connection.execute(
        update(place).where(brought).values(source_file=file_before.scalar_subquery())
    )
    _insert_lost(connection, journal, number)


def _insert_lost(connection: Connection, journal: Table, number: int) -> None:
    """With their own id, unless somebody added a place that has it by now."""
    names = [column.name for column in place.columns]
    before = select(*(journal.c[name] for name in names)).where(journal.c.release == number)
    present = {row.id: row.source_file for row in connection.execute(select(place))}
    for row in connection.execute(before.order_by(journal.c.id)).mappings().all():
        its_id = row["id"]
        if its_id not in present:
            connection.execute(insert(place), dict(row))
        elif present[its_id] is None:
            values = {name: value for name, value in row.items() if name != "id"}
            connection.execute(insert(place), values)

"""Puts the figures of a batch in the place of what they renew, and touches nothing else."""

from collections.abc import Iterator, Sequence

import pandas as pd
from sqlalchemy import Connection, Table, and_, delete, func, insert, or_, select, tuple_

from data.batch import KEY
from data.bulk import RowsDone, insert_frame
from data.publishing.schema import counted_file, raw_count
from data.schema import input_count, observation, source_file
from data.settle import Settled, takes_counts_of_persons

MANY = 5000
"""Codes in one statement: databases limit the number of parameters."""


def replace_figures(
    connection: Connection,
    settled: Settled,
    file: int,
    done: RowsDone | None = None,
    *,
    comes_whole: bool = True,
) -> None:
    """Renew indicators x periods x areas of the file. Of the same source also what it had for
    other areas of the same gemeente and level: an official table comes whole, and an area that it
    left out is gone. Own figures come piece by piece: those of other files stay.

    Exact counts of persons go into the staging store only, and take the place of what was shown
    there: data.publishing.protection decides what is shown now."""
    parts = [settled.observations, settled.counts, settled.persons]
    keys = pd.concat([part[KEY] for part in parts if len(part)] or [parts[0][KEY]])
    tables = [observation, input_count]
    if takes_counts_of_persons(connection):
        tables.append(raw_count)
    whole = _same_source(connection, file) if comes_whole else []
    earlier = _earlier_versions(connection, file)
    for areas, slices in _alike(keys):
        for table in tables:
            _clear(connection, table, slices, areas, whole, earlier)
    if len(settled.persons):
        insert_frame(connection, raw_count, settled.persons.assign(source_file=file))
        connection.execute(insert(counted_file).values(id=file))
    counts, shown = settled.counts, settled.observations
    insert_frame(connection, input_count, counts.assign(source_file=file), done)
    insert_frame(connection, observation, shown.assign(source_file=file), _after(len(counts), done))


def _after(earlier: int, done: RowsDone | None) -> RowsDone | None:
    """Counts on from the rows that were written earlier."""
    return None if done is None else lambda rows: done(earlier + rows)


def _alike(keys: pd.DataFrame) -> Iterator[tuple[frozenset[str], list[tuple[str, str]]]]:
    """Indicators and periods, together when they cover the same areas."""
    groups: dict[frozenset[str], list[tuple[str, str]]] = {}
    for key, rows in keys.groupby(["indicator", "period"], sort=True):
        groups.setdefault(frozenset(rows["area"]), []).append((str(key[0]), str(key[1])))
    yield from groups.items()


def _clear(
    connection: Connection,
    table: Table,
    slices: list[tuple[str, str]],
    areas: frozenset[str],
    whole: Sequence[int],
    earlier: Sequence[int],
) -> None:
    """whole: files of a source that comes whole. earlier: earlier versions of the same file."""
    in_slices = tuple_(table.c.indicator, table.c.period).in_(slices)
    codes = sorted(areas)
    for at in range(0, len(codes), MANY):
        its_area = table.c.area.in_(codes[at : at + MANY])
        connection.execute(delete(table).where(in_slices, its_area))
    starts = {code[:6] for code in areas}  # letters and digits of the gemeente: level and gemeente
    gemeenten = sorted({start[2:] for start in starts})
    its_level = func.substr(table.c.area, 1, 6).in_(sorted(starts))
    its_gemeente = func.substr(table.c.area, 3, 4).in_(gemeenten)
    old = or_(
        and_(its_level, table.c.source_file.in_(whole)),
        and_(its_gemeente, table.c.source_file.in_(earlier)),
    )
    connection.execute(delete(table).where(in_slices, old))


def _same_source(connection: Connection, file: int) -> Sequence[int]:
    source = connection.scalar(select(source_file.c.source).where(source_file.c.id == file))
    return connection.scalars(select(source_file.c.id).where(source_file.c.source == source)).all()


def _earlier_versions(connection: Connection, file: int) -> Sequence[int]:
    new = select(source_file.c.name, source_file.c.source).where(source_file.c.id == file)
    name, source = connection.execute(new).one()
    same = and_(source_file.c.name == name, source_file.c.source == source)
    return connection.scalars(select(source_file.c.id).where(same, source_file.c.id != file)).all()

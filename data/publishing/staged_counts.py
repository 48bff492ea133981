"""What disclosure control needs to know of the staging store, read once."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, select

from data.catalogue import Catalogue
from data.catalogue.model import Status
from data.disclosure import Cell, Count, Former, Interval, Rule, Shown, Structure, build_structure
from data.disclosure.zonings import pieces_of
from data.publishing.said_elsewhere import ready_made, with_ready_made
from data.publishing.schema import protection, raw_count, told_cell
from data.schema import area, area_change, observation
from data.scope import read_frame


@dataclass(frozen=True)
class StagedCounts:
    """counts, and by cell the file it comes from. without_rule: indicators that have counts, but
    are not (or no longer) sensitive in the catalogue."""

    counts: tuple[Count, ...]
    files: dict[Cell, int]
    without_rule: tuple[str, ...]


def counts_in(connection: Connection, ruled: Collection[str]) -> StagedCounts:
    """ruled: the indicators that have a rule."""
    counts, files, strangers = [], {}, set()
    for row in connection.execute(select(raw_count)):
        cell = Cell(row.indicator, row.period, row.area)
        if row.indicator not in ruled:
            strangers.add(str(row.indicator))
            continue
        group = None if row.denominator is None else int(row.denominator)
        counts.append(Count(cell, int(row.numerator), group, Status(row.status)))
        files[cell] = int(row.source_file)
    return StagedCounts(tuple(counts), files, tuple(sorted(strangers)))


def structure_of(
    connection: Connection,
    counts: Collection[Count],
    catalogue: Catalogue,
    told: Collection[Cell] = (),
) -> Structure:
    """How the counts hang together, with what others and the gemeente itself tell of them.

    told: cells of former releases; a total that is staged no longer was seen all the same."""
    columns = (area.c.code, area.c.level, area.c.parent, area.c.edition)
    areas = read_frame(connection, select(*columns).order_by(area.c.edition, area.c.code))
    change = (area_change.c.code_from, area_change.c.code_to)
    groups = {
        count.cell: Interval(count.denominator, count.denominator)
        for count in counts
        if count.denominator is not None
    }
    values = ready_made(connection, {count.cell.indicator for count in counts})
    structure = build_structure(
        {*(count.cell for count in counts), *values, *told},
        catalogue,
        areas,
        pieces=pieces_of(read_frame(connection, select(*change).distinct())),
        denominators=groups,
        others=_others(connection, counts, catalogue),
    )
    return with_ready_made(structure, values, counts, catalogue)


def _others(
    connection: Connection, counts: Collection[Count], catalogue: Catalogue
) -> pd.DataFrame:
    """indicator, period, area, value: public figures that have to do with the same persons."""
    counted = {count.cell.indicator for count in counts}
    named = {
        name
        for item in catalogue.indicators.values()
        for _field, name in item.persons_of
        if not catalogue.indicators[name].sensitive
    }
    named |= {
        item.id
        for item in catalogue.indicators.values()
        if not item.sensitive and counted.intersection(name for _field, name in item.persons_of)
    }
    columns = [observation.c[name] for name in ("indicator", "period", "area", "value")]
    query = select(*columns).where(
        observation.c.indicator.in_(sorted(named)), observation.c.value.is_not(None)
    )
    return read_frame(connection, query)


def former_in(connection: Connection, ruled: Collection[str]) -> Iterator[Former]:
    """Everything that was told before, with the rule by which it was told."""
    records = connection.execute(select(protection.c.id, protection.c.rules)).all()
    rules = {row.id: json.loads(row.rules)["rules"] for row in records}
    for row in connection.execute(select(told_cell)):
        if row.indicator not in ruled:
            continue
        numbers = (row.value, row.numerator, row.denominator)
        shown = Shown(Status(row.status), *numbers, capped=bool(row.capped))
        cell = Cell(row.indicator, row.period, row.area)
        rule = Rule(**rules[row.protection][row.indicator])
        yield Former(cell, shown, str(row.protection), int(row.counted), rule)

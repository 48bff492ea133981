"""What the gemeente says itself of sensitive figures for which it gives no counts.

A percentage of the whole gemeente, as in its budget, is public. Together with the counts of the
wijken it tells something of those: the auditor has to know it.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from sqlalchemy import Connection, and_, exists, select

from data.catalogue import Catalogue
from data.disclosure import Cell, Count, Interval, Relation, Structure
from data.disclosure.bounds import rate_bounds
from data.publishing.schema import raw_count
from data.schema import observation


def with_ready_made(
    structure: Structure,
    values: Mapping[Cell, float],
    counts: Collection[Count],
    catalogue: Catalogue,
) -> Structure:
    """The structure that also knows the ready-made values of cells that are sums of the counts.

    The size of their group is taken to be that of the parts. A value that does not fit the sum is
    of other persons or of another moment, and says nothing.
    """
    known, groups = dict(structure.known), dict(structure.denominators)
    by_cell = {count.cell: count for count in counts}
    for relation in structure.relations:
        value = values.get(relation.total)
        whole = None if value is None else _whole(relation, by_cell)
        if value is None or whole is None:
            continue
        item = catalogue.indicators[relation.total.indicator]
        per = item.per or (100 if item.kind == "share" else 1)
        group = Interval(whole.denominator or 0, whole.denominator or 0)
        told = rate_bounds(value, item.decimals, per, group)
        if whole.count in told:
            known[relation.total], groups[relation.total] = told, group
    return replace(structure, known=known, denominators=groups)


def _whole(relation: Relation, counts: Mapping[Cell, Count]) -> Count | None:
    """The parts together; None when one of them is not known, or has no group."""
    parts = [counts[part] for part in relation.parts if part in counts]
    if relation.kind != "areas" or len(parts) < len(relation.parts):
        return None
    sizes = [part.denominator for part in parts if part.denominator is not None]
    if len(sizes) < len(parts):
        return None
    return Count(relation.total, sum(part.count for part in parts), sum(sizes))


def ready_made(connection: Connection, indicators: Collection[str]) -> dict[Cell, float]:
    """The values of these indicators for which there are no counts."""
    same = and_(*(raw_count.c[name] == observation.c[name] for name in Cell._fields[:3]))
    query = select(
        observation.c.indicator, observation.c.period, observation.c.area, observation.c.value
    ).where(
        observation.c.indicator.in_(sorted(indicators)),
        observation.c.value.is_not(None),
        ~exists().where(same),
    )
    return {Cell(*row[:3]): float(row[3]) for row in connection.execute(query)}

"""Which rows two stores do not share."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, Table, and_, literal, or_, select, true

from data.catalogue import Catalogue
from data.from_places import follows_from_places
from data.publishing.bridge import staged
from data.schema import observation, source_file


def keys_of(table: Table) -> list[str]:
    return [column.name for column in table.primary_key.columns]


def only_in(
    one: Table, other: Table, columns: Sequence[str], catalogue: Catalogue, release: int
) -> Select[*tuple[object, ...]]:
    """release, then these columns of the rows of `one` that `other` lacks or has otherwise; figures
    that follow from places left out: each store makes its own."""
    keys = keys_of(one)
    same = and_(*(one.c[key] == other.c[key] for key in keys))
    differs = [one.c[c.name].is_distinct_from(other.c[c.name]) for c in one.columns]
    query = select(literal(release), *(one.c[name] for name in columns))
    return query.select_from(one.outerjoin(other, same)).where(
        or_(other.c[keys[0]].is_(None), *differs), _is_fact(one, catalogue)
    )


def _is_fact(table: Table, catalogue: Catalogue) -> ColumnElement[bool]:
    if table.name != observation.name:
        return true()
    files = source_file if table.schema is None else staged(source_file)
    return ~follows_from_places(table, files, catalogue)

"""Which rows two stores do not share."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, FromClause, Select, Table, and_, literal, or_, select, true

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
    # Under names of their own: the tables of both stores are called the same, and SQLite would take
    # a column of the one for that of the other.
    here, there, keys = one.alias("here"), other.alias("there"), keys_of(one)
    same = and_(*(here.c[key] == there.c[key] for key in keys))
    differs = [here.c[c.name].is_distinct_from(there.c[c.name]) for c in one.columns]
    query = select(literal(release), *(here.c[name] for name in columns))
    return query.select_from(here.outerjoin(there, same)).where(
        or_(there.c[keys[0]].is_(None), *differs), _is_fact(one, here, catalogue)
    )


def _is_fact(table: Table, here: FromClause, catalogue: Catalogue) -> ColumnElement[bool]:
    if table.name != observation.name:
        return true()
    files = source_file if table.schema is None else staged(source_file)
    return ~follows_from_places(here, files, catalogue)

"""Which figures follow from places, and which of their observations a gemeente delivered itself."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, FromClause, Table, and_, false, or_, select

from data.catalogue import Catalogue
from data.catalogue.model import FromPlaces, Indicator
from data.schema import observation, source_file


def follows_from_places(
    table: FromClause, files: Table, catalogue: Catalogue
) -> ColumnElement[bool]:
    """Of a row of `table`, which is observation or a copy of it: it was made here, from places.
    files: the source files that the rows name."""
    return or_(
        false(),
        *(
            and_(table.c.indicator == item.id, ~is_own(item, table, files))
            for item, _made_of in figures_from_places(catalogue)
        ),
    )


def figures_from_places(catalogue: Catalogue) -> Iterator[tuple[Indicator, FromPlaces]]:
    for item in catalogue.indicators.values():
        if item.places:
            yield item, item.places


def is_of(item: Indicator) -> ColumnElement[bool]:
    return observation.c.indicator == item.id


def is_own(
    item: Indicator, table: FromClause = observation, files: Table = source_file
) -> ColumnElement[bool]:
    """The observation comes from a file that delivers this figure, not from places."""
    sources = sorted({column.source for column in item.columns})
    own = select(files.c.id).where(files.c.source.in_(sources))
    return table.c.source_file.in_(own)

"""The origin of figures that rest on nothing but what people entered in the dashboard."""

from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from data.catalogue import Catalogue
from data.language import _
from data.schema import source_file

SOURCE = "dashboard_entries"
FIRST_ID = 1_000_000_000
"""Files get their id where they are loaded, before they are published; entries get one here, far
from those."""


def entered_file(
    connection: Connection, catalogue: Catalogue, municipality: str, at: datetime
) -> int:
    """The id of the row of `source_file` that stands for the entries of a gemeente; made when
    needed. at: the newest entry (UTC)."""
    source = catalogue.sources[SOURCE]
    name = _("invoer in het dashboard ({municipality})").format(municipality=municipality)
    found = connection.scalar(
        select(source_file.c.id).where(source_file.c.source == SOURCE, source_file.c.name == name)
    )
    dates = {"retrieved": at.date(), "loaded": at}
    if found is not None:
        connection.execute(update(source_file).where(source_file.c.id == found).values(dates))
        return int(found)
    row = {
        "id": _next_id(connection),
        "name": name,
        "sha256": "",
        "source": SOURCE,
        "publisher": source.publisher,
        "licence": source.licence,
        "rows": 0,
        "original": "",
        **dates,
    }
    made = connection.execute(insert(source_file).values(row).returning(source_file.c.id))
    return int(made.scalar_one())


def _next_id(connection: Connection) -> int:
    last = connection.scalar(select(func.max(source_file.c.id))) or 0
    return max(FIRST_ID, int(last) + 1)

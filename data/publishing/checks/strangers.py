"""Gemeenten that were not published before: perhaps a file of somebody else."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from data.language import _
from data.publishing.bridge import staged
from data.publishing.findings import Finding
from data.schema import COUNTRY, area
from data.words import listed


def strangers(connection: Connection) -> Iterator[Finding]:
    known = set(connection.scalars(select(area.c.municipality).distinct()))
    copy = staged(area)
    query = select(copy.c.municipality, copy.c.name, copy.c.level).distinct()
    found = {row.municipality: row.municipality for row in connection.execute(query)}
    for row in connection.execute(query.where(copy.c.level == "gemeente")):
        found[row.municipality] = f"{row.name} ({row.municipality})"
    new = sorted(found[code] for code in set(found) - known - {COUNTRY})
    if known - {COUNTRY} and new:
        yield Finding(
            _("Nieuw in het dashboard: {names}.").format(names=listed(new)),
            _("Klopt dat? Anders hoort een van de bestanden bij een andere gemeente."),
        )

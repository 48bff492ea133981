"""Where publishing stands: what was released, what waits, which sources have grown old."""

from collections.abc import Iterator
from datetime import date

from rich.markup import escape
from rich.table import Table
from sqlalchemy import Connection, Engine, func, select, union

from data.catalogue import Catalogue
from data.entered import SOURCE as ENTERED
from data.language import _
from data.place_schema import place
from data.publishing.bridge import bridge, staged
from data.publishing.differences import keys_of, only_in
from data.publishing.published_places import new_lists
from data.publishing.schema import FACTS
from data.schema import area, observation, release, source_file, store_state

MOST_RELEASES = 5
GRACE = 3
"""Months that a new version of a source may be late before it is called old."""


def releases(connection: Connection) -> Table | None:
    """The last ones, newest first; None when nothing was ever published."""
    query = select(release).order_by(release.c.id.desc()).limit(MOST_RELEASES)
    rows = connection.execute(query).all()
    if not rows:
        return None
    table = Table(title=_("Publicaties"), title_justify="left")
    for heading in (_("Versie"), _("Wat"), _("Op"), _("Door"), _("Reden")):
        table.add_column(heading, overflow="fold")
    for row in rows:
        what = _("gepubliceerd") if row.kind == "publish" else _("teruggenomen")
        if row.undone is not None:
            what += " " + _("(teruggenomen op {day})").format(day=f"{row.undone:%d-%m-%Y}")
        at = f"{row.at:%d-%m-%Y %H:%M}"
        table.add_row(str(row.version), what, at, escape(row.author), escape(row.reason))
    return table


def waiting(serving: Engine, staging: Engine, catalogue: Catalogue) -> str:
    """The sentence that says what is ready and not published yet."""
    with bridge(serving, staging) as both, both.connect() as connection:
        if not _staged_version(connection):
            return _("Er staat niets klaar.")
        rows = sum(_differing(connection, catalogue)) + len(new_lists(connection))
        known = select(source_file.c.id)
        files = staged(source_file)
        query = select(files.c.name).where(files.c.id.not_in(known), files.c.source != ENTERED)
        names = connection.scalars(query.order_by(files.c.id)).all()
    if not rows:
        return _("Alles wat klaarstaat, is gepubliceerd.")
    message = _("Klaargezet en nog niet gepubliceerd: {names}. Dat verandert {rows} rijen.")
    words = ", ".join(names) or _("andere regels of grenzen")
    return escape(message.format(names=words, rows=f"{rows:,}".replace(",", ".")))


def _staged_version(connection: Connection) -> int:
    state = staged(store_state)
    return connection.scalar(select(state.c.version)) or 0


def _differing(connection: Connection, catalogue: Catalogue) -> Iterator[int]:
    for table in FACTS:
        for one, other in ((staged(table), table), (table, staged(table))):
            rows = only_in(one, other, keys_of(table), catalogue, 0).subquery()
            yield int(connection.scalar(select(func.count()).select_from(rows)) or 0)


def old_sources(connection: Connection, catalogue: Catalogue, today: date) -> list[str]:
    """A sentence for each source of which a newer version is to be expected by now."""
    used = union(*(select(table.c.source_file) for table in (observation, area, place)))
    query = (
        select(source_file.c.source, func.max(source_file.c.retrieved))
        .where(source_file.c.id.in_(used))
        .group_by(source_file.c.source)
        .order_by(source_file.c.source)
    )
    found = []
    for name, retrieved in connection.execute(query):
        source = catalogue.sources.get(name)
        months = (today.year - retrieved.year) * 12 + today.month - retrieved.month
        if source is None or source.renewed_every is None:
            continue
        if months > source.renewed_every + GRACE:
            message = _(
                "{title} is {months} maanden geleden opgehaald ({day}). Meestal is er elke "
                "{every} maanden iets nieuws."
            )
            day = f"{retrieved:%d-%m-%Y}"
            found.append(
                message.format(
                    title=source.title, months=months, day=day, every=source.renewed_every
                )
            )
    return found

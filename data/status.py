"""What the store holds, as tables for the command line."""

from datetime import date
from itertools import groupby

from rich.console import Group
from rich.markup import escape
from rich.table import Table
from sqlalchemy import Connection, Engine, case, func, select, union

from data.catalogue import Catalogue
from data.known import is_fictitious
from data.language import _
from data.place import PlaceKind
from data.place_schema import place
from data.publishing.standing import old_sources, releases
from data.schema import area, observation, source_file, store_state


def status_of(engine: Engine, catalogue: Catalogue, today: date) -> Group | str:
    """Releases, areas, figures and files in the store, and what has grown old; or the sentence
    that it is empty."""
    with engine.connect() as connection:
        state = connection.execute(select(store_state.c.version, store_state.c.changed)).first()
        if state is None:
            return _(
                "Er is nog niets gepubliceerd. Zet bestanden klaar met: python -m data load PAD, "
                "of maak een verzonnen stad met: python -m data demo"
            )
        message = _("Versie {version} van de cijfers, laatst veranderd op {date:%d-%m-%Y}.")
        said = message.format(version=state.version, date=state.changed)
        if is_fictitious(connection):
            said += "\n[bold]" + _("Let op: deze cijfers zijn verzonnen.") + "[/]"
        places = _places(connection)
        published = releases(connection)
        tables = [_areas(connection), *([places] if places.row_count else []), _files(connection)]
        old = [f"[yellow]![/] {escape(line)}" for line in old_sources(connection, catalogue, today)]
        tables = [*([published] if published else []), *tables, _figures(connection, catalogue)]
        return Group(said, *tables, *old)


def _table(title: str, texts: list[str], numbers: list[str]) -> Table:
    table = Table(title=title, title_justify="left")
    for heading in texts:
        table.add_column(heading, overflow="fold")
    for heading in numbers:
        table.add_column(heading, justify="right")
    return table


def _areas(connection: Connection) -> Table:
    names = select(area.c.municipality, func.max(area.c.name).label("name"))
    names = names.where(area.c.level == "gemeente").group_by(area.c.municipality)
    called = {row.municipality: row.name for row in connection.execute(names)}
    keys = (area.c.municipality, area.c.edition, area.c.level)
    query = select(*keys, func.count(), func.count(area.c.geometry)).group_by(*keys).order_by(*keys)
    table = _table(
        _("Gebieden"),
        [_("Gemeente"), _("Indeling"), _("Niveau")],
        [_("Aantal"), _("Met vorm")],
    )
    for municipality, edition, level, number, shaped in connection.execute(query):
        name = called.get(municipality, municipality)
        table.add_row(
            escape(f"{municipality} {name}"), str(edition), level, str(number), str(shaped)
        )
    return table


def _places(connection: Connection) -> Table:
    keys = (place.c.municipality, place.c.kind)
    own = func.sum(case((place.c.source_file.is_(None), 1), else_=0))
    query = select(*keys, func.count(), own).group_by(*keys).order_by(*keys)
    headings = [_("Aantal"), _("In het dashboard toegevoegd")]
    table = _table(_("Plekken"), [_("Gemeente"), _("Soort")], headings)
    for municipality, kind, number, added in connection.execute(query):
        table.add_row(municipality, PlaceKind(kind).words, str(number), str(added))
    return table


def _files(connection: Connection) -> Table:
    """Only files of which the store still shows something."""
    columns = (source_file.c.id, source_file.c.name, source_file.c.publisher)
    rest = (source_file.c.table_id, source_file.c.rows, source_file.c.loaded)
    used = union(*(select(table.c.source_file) for table in (observation, area, place)))
    query = select(*columns, *rest).where(source_file.c.id.in_(used)).order_by(source_file.c.id)
    table = _table(
        _("Bestanden"),
        [_("Bestand"), _("Bron"), _("Tabel"), _("Geladen op")],
        [_("Rijen")],
    )
    for row in connection.execute(query):
        loaded, rows = f"{row.loaded:%d-%m-%Y}", f"{row.rows:,}".replace(",", ".")
        texts = (row.name, row.publisher, row.table_id or "")
        table.add_row(*map(escape, texts), loaded, rows)
    return table


def _figures(connection: Connection, catalogue: Catalogue) -> Table:
    key = (observation.c.indicator, observation.c.period)
    query = select(*key, func.count(observation.c.value)).group_by(*key).order_by(*key)
    table = _table(_("Cijfers"), [_("Cijfer"), _("Perioden")], [_("Met waarde")])
    for indicator, rows in groupby(connection.execute(query), key=lambda row: str(row[0])):
        found = [(str(period), int(known)) for _indicator, period, known in rows]
        item = catalogue.indicators.get(indicator)
        periods = ", ".join(period for period, _known in found)
        known = sum(number for _period, number in found)
        title = item.title if item else indicator
        table.add_row(escape(title), periods, f"{known:,}".replace(",", "."))
    return table

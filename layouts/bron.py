"""The page of a file: from any number on screen to its origin (norm D3)."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.origin import Origin, UnknownFileError, number_of, origin_of
from dashboard.origin_lines import FigureLine
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from data.language import _
from layouts.empty import not_found
from layouts.parts.attributes import aria
from layouts.parts.bron_file import file_card, versions_card
from layouts.parts.bron_number import no_number, number_card
from layouts.parts.card import card
from layouts.parts.table import Column, body_row, table

ASKED = ("cijfer", "gebied", "periode")


def page(services: Services, its_id: object, query: Mapping[str, object]) -> html.Div:
    """A file, opened on the number of the query when that names one. Raises EmptyStoreError."""
    snapshot = services.snapshot()
    services = services.holding(snapshot)
    try:
        origin = origin_of(services, its_id)
    except UnknownFileError:
        return not_found(_("Dit bestand staat niet (meer) in het dashboard."))
    return html.Div(
        [
            _head(origin),
            html.Div(
                [
                    html.Div([*_number(services, origin, query), _brought(origin)]),
                    html.Div([file_card(origin, snapshot), *versions_card(origin)]),
                ],
                className="origin-two",
            ),
        ],
        className="origin",
    )


def title(services: Services, its_id: object = "") -> str:
    """ "Bron: Kerncijfers wijken en buurten"."""
    try:
        return _("Bron: {title}").format(title=origin_of(services, its_id).title)
    except (EmptyStoreError, UnknownFileError):
        return _("Niet gevonden")


def _head(origin: Origin) -> html.Div:
    file = origin.file
    fetched = _("opgehaald op {day}").format(day=formatting.date(file.retrieved))
    facts = [file.publisher, file.table_id or "", fetched]
    newer = origin.versions[-1]
    old = _("Dit is een oudere versie. ")
    link = html.A(_("Naar de nieuwste versie"), href=f"/bron/{newer.id}")
    return html.Div(
        [
            html.P(_("Bron"), className="place"),
            html.H1(origin.title),
            html.P(" · ".join(fact for fact in facts if fact), className="facts"),
            *([] if origin.is_newest else [html.P([old, link])]),
        ],
        className="page-head",
    )


def _number(services: Services, origin: Origin, query: Mapping[str, object]) -> list[Component]:
    if not any(query.get(name) for name in ASKED):
        return []
    found = number_of(services, query)
    if found is None:
        return [no_number()]
    return [number_card(found, services.catalogue, origin.file.id)]


def _brought(origin: Origin) -> html.Section:
    """Everything on screen that comes from the file."""
    lines = [*origin.areas, *([origin.places] if origin.places else [])]
    listed = [html.Ul([html.Li(words) for words in lines], className="origin-rules")]
    nothing = html.P(_("Er staat nu niets op het scherm dat uit dit bestand komt."))
    return card(
        html.H2(_("Wat komt eruit?")),
        *([html.P(_counted(origin))] if origin.figures else []),
        *(listed if lines else []),
        *([_table(origin)] if origin.figures else []),
        *([] if lines or origin.figures else [nothing]),
    )


def _counted(origin: Origin) -> str:
    text = _("{known} cijfers.") if origin.known != 1 else _("1 cijfer.")
    said = text.format(known=formatting.number(origin.known, 0))
    if not origin.gaps:
        return said
    text = _("Bij nog {gaps} staat waarom er geen cijfer is.")
    return f"{said} {text.format(gaps=formatting.number(origin.gaps, 0))}"


def _table(origin: Origin) -> html.Div:
    columns = [
        Column(_("Cijfer")),
        Column(_("Periode")),
        Column(_("Gebieden")),
        Column(_("Met cijfer"), numeric=True),
        Column(_("Zonder"), numeric=True),
    ]
    caption = _("Cijfers uit dit bestand")
    made = table(caption, columns, [_row(line, columns) for line in origin.figures])
    region = aria(label=caption)
    return html.Div(made, className="scrolling", tabIndex=0, role="region", **region)


def _row(line: FigureLine, columns: list[Column]) -> html.Tr:
    name: Component | str = html.A(line.title, href=line.href) if line.href else line.title
    numbers = (formatting.number(n, 0) for n in (line.known, line.gaps))
    return body_row([name, line.periods, line.levels, *numbers], columns)

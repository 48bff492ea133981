"""All wijken beside each other: a table of phases to sort. No ranking and no map."""

from dash import html
from dash.development.base_component import Component

from dashboard.fasen import FasenView
from dashboard.maturity.model import ThemeText, maturity_model
from dashboard.maturity.standing import Position, positions
from dashboard.services import Services
from data.language import _
from layouts.parts.attributes import aria, data
from layouts.parts.card import card
from layouts.parts.fasen_head import fasen_link

Standing = dict[str, Position]


def wijken_card(view: FasenView, services: Services) -> html.Section:
    """The gemeente, its wijken, and the buurten that were placed themselves."""
    words = services.settings.municipality.words("wijk")
    title = _("Waar staan de {wijken}?").format(wijken=words.plural)
    why = _(
        "Dit is geen ranglijst en geen kaart: een lagere fase is geen slechter cijfer, maar een "
        "andere plek op dezelfde weg. Zo is te zien wie van wie kan leren."
    )
    note = _("Een streepje betekent dat het thema hier nog niet is ingeschat.")
    rows = [_row(view, code, found) for code, found in _standings(view).items()]
    made = html.Table(
        [
            html.Caption(_("De fase van elk thema per gebied"), className="only-heard"),
            html.Thead(html.Tr([_head(words.singular.capitalize()), *map(_theme_head, _themes())])),
            html.Tbody(rows),
        ],
        className="table phases-by-area",
    )
    table = html.Div(made, className="scrolling", tabIndex=0, role="region", **aria(label=title))
    return card(
        html.H2(title), html.P(why), table, html.P(note, className="note"), class_name="by-area"
    )


def _themes() -> tuple[ThemeText, ...]:
    return maturity_model().themes


def _standings(view: FasenView) -> dict[str, Standing]:
    wijken = [str(code) for code in view.snapshot.areas_of("wijk")["code"]]
    buurten = [str(code) for code in view.snapshot.areas_of("buurt")["code"]]
    known = {session.area for session in view.maturity.sessions}
    found = {code: positions(view.maturity, code) for code in (view.snapshot.code, *wijken)}
    own = {code: positions(view.maturity, code) for code in buurten if code in known}
    return found | {code: standing for code, standing in own.items() if standing}


def _head(title: str) -> html.Th:
    """assets/js/fasen.js sorts by the column of the button."""
    button = html.Button(title, type="button", className="sorter", **data(sorts="fasen"))
    return html.Th(button, scope="col", **aria(sort="none"))


def _theme_head(theme: ThemeText) -> html.Th:
    return _head(theme.title)


def _row(view: FasenView, code: str, found: Standing) -> html.Tr:
    name = html.Th(fasen_link(view, code), scope="row", **data(sort=view.snapshot.names[code]))
    cells = [_cell(found.get(theme.id)) for theme in _themes()]
    return html.Tr([name, *cells], className="chosen" if code == view.code else "")


def _cell(position: Position | None) -> html.Td:
    if position is None:
        heard = html.Span(_("nog niet ingeschat"), className="only-heard")
        return html.Td([html.Span("–", **aria(hidden="true")), heard], **data(sort=""))
    was = _(" ↑ was {before}") if position.moved > 0 else _(" ↓ was {before}")
    more = was.format(before=position.before) if position.moved else ""
    words: list[Component | str] = [
        html.Strong(str(position.phase)),
        html.Span(f" {maturity_model().phase(position.phase).short}{more}", className="phase-word"),
    ]
    return html.Td(words, **data(sort=str(position.phase)))

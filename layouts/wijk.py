"""Page Wijk: one area, all its figures against one comparator."""

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.ids import Wijk
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError, Snapshot
from dashboard.wijk import UnknownAreaError, WijkView, wijk_view
from data.language import _
from layouts.empty import not_found
from layouts.parts.card import card
from layouts.parts.wijk_beside import beside_lines
from layouts.parts.wijk_charts import charts_section
from layouts.parts.wijk_head import area_link, head
from layouts.parts.wijk_notes import notes_card
from layouts.parts.wijk_phases import phases
from layouts.parts.wijk_places import active_here
from layouts.parts.wijk_print import print_head, print_sources
from layouts.parts.wijk_references import references
from layouts.parts.wijk_rows import Glance, glance


def page(services: Services, code: str | None, query: dict[str, object]) -> html.Div:
    """The area page; without a code it asks for an area. Raises EmptyStoreError."""
    if not code:
        return _choose(services.snapshot())
    try:
        view = wijk_view(services, code, query)
    except UnknownAreaError:
        return not_found(_("Het gebied “{code}” is niet bekend.").format(code=code[:20]))
    return html.Div(
        [
            print_head(view, services),
            head(view, services),
            *_messages(view),
            _at_a_glance(view, services),
            *charts_section(view),
            active_here(view, services),
            notes_card(view, services),
            phases(services, view.code),
            references(view, services),
            print_sources(view),
            beside_lines(services, view),
            dcc.Store(id=Wijk.AREA, data=code),
            dcc.Store(id=Wijk.ROWS, data=dict(glance(view, services))),
        ],
        className="wijk",
    )


def rows(services: Services, code: object, compared: object) -> Glance | None:
    """The figures against another comparator; None for an area that is not there."""
    try:
        view = wijk_view(services, str(code), {"vergelijk": compared})
    except UnknownAreaError:
        return None
    return glance(view, services)


def area_title(services: Services, code: str) -> str:
    """The name of an area for the title of its page."""
    try:
        return services.snapshot().names.get(code, _("Onbekend gebied"))
    except EmptyStoreError:
        return _("Nog zonder gegevens")


def _messages(view: WijkView) -> list[Component]:
    said = [html.P(text) for text in view.messages]
    return [dbc.Alert(said, color="warning", className="message")] if said else []


def _at_a_glance(view: WijkView, services: Services) -> html.Section:
    singular = services.settings.municipality.words(view.level)
    title = _("{article} {area} in één oogopslag").format(
        article=singular.article.capitalize(), area=singular.singular
    )
    everything = _("alle {n} cijfers").format(n=len(view.lines))
    show = html.Fieldset(
        [
            html.Legend(_("Welke cijfers?"), className="only-heard"),
            dbc.RadioItems(
                id=Wijk.SHOW,
                options=[
                    {"label": _("alleen afwijkend"), "value": "afwijkend"},
                    {"label": everything, "value": "alles"},
                    {"label": _("kerncijfers"), "value": "kern"},
                ],
                value=view.show,
                name="weergave",
                className="segments",
            ),
        ],
        className="control glance-filter",
    )
    top = html.Div([html.H2(title), show], className="glance-head")
    return card(top, html.Div(id=Wijk.GLANCE), class_name="glance")


def _choose(snapshot: Snapshot) -> html.Div:
    groups: list[Component] = []
    for wijk in snapshot.areas_of("wijk")["code"]:
        inside = snapshot.areas.loc[snapshot.areas["parent"] == wijk, "code"]
        links = [html.Li(area_link(snapshot, code)) for code in inside]
        heading = html.H2(area_link(snapshot, wijk))
        groups.append(card(heading, html.Ul(links)))
    return html.Div(
        [
            html.Div(html.H1(_("Kies een gebied")), className="page-head"),
            html.P(area_link(snapshot, snapshot.code)),
            html.Div(groups, className="area-list"),
        ]
    )

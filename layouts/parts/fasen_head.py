"""The head of page Fasen: which area, the sentence that says it all, and another area or theme."""

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.fasen import FasenView
from dashboard.ids import Fasen
from dashboard.maturity.model import maturity_model
from dashboard.services import Services
from data.language import _
from layouts.parts.attributes import aria
from layouts.parts.wijk_head import area_options


def head(view: FasenView, services: Services, sentence: str) -> html.Div:
    return html.Div(
        [
            _crumbs(view, services),
            html.H1(_("Waar staan we met wijkgericht werken?")),
            html.P(sentence, id=Fasen.SENTENCE, className="fasen-sentence"),
            _controls(view, services),
        ],
        className="page-head fasen-head",
    )


def fasen_link(view: FasenView, code: str) -> html.A:
    return html.A(view.snapshot.names[code], href=f"/fasen?gebied={code}")


def _crumbs(view: FasenView, services: Services) -> html.Nav:
    crumbs: list[Component | str] = []
    for above in view.above:
        crumbs += [fasen_link(view, above), " › "]
    kind = services.settings.municipality.words(view.level).singular
    here = html.Span(f"{view.name} ({kind})", **aria(current="page"))
    return html.Nav([*crumbs, here], className="crumbs", **aria(label=_("Kruimelpad")))


def _controls(view: FasenView, services: Services) -> html.Div:
    areas = area_options(view.snapshot, services)
    themes = [{"label": theme.title, "value": theme.id} for theme in maturity_model().themes]
    go = html.Button(_("Ga"), id="fasen-ga", type="button", className="plain")
    printed = html.Button(_("Afdrukken"), id="fasen-afdrukken", type="button", className="plain")
    figures = html.A(_("Cijfers van dit gebied"), href=f"/wijk/{view.code}", className="plain")
    sessions = html.A(_("Sessies"), href=f"/fasen/sessie?gebied={view.code}", className="plain")
    return html.Div(
        [
            _select(_("Thema"), Fasen.THEME, themes, view.theme.id),
            html.Div(
                [_select(_("Een ander gebied"), Fasen.OTHER, areas, view.code), go],
                className="with-button",
            ),
            html.Div([sessions, printed, figures], className="buttons"),
        ],
        className="wijk-controls",
    )


def _select(label: str, control: Fasen, options: list[dict[str, str]], value: str) -> html.Div:
    return html.Div(
        [html.Label(label, htmlFor=control), dbc.Select(id=control, options=options, value=value)],
        className="control",
    )

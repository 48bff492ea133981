"""The head of page Sturen: which area, the sentence that says it all, and where else to go."""

import dash_bootstrap_components as dbc
from dash import html

from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.steering.ids import Sturen
from dashboard.steering.page import SturenPage
from data.language import _
from layouts.parts.attributes import aria
from layouts.parts.wijk_head import area_options


def title_block(page: SturenPage) -> html.Div:
    """Title, area and sentence, from the page alone."""
    return html.Div(
        [
            html.H1(_("Stand van de wijken")),
            html.P(page.area_words, className="facts"),
            html.P(page.sentence, className="sturen-sentence"),
        ]
    )


def controls(page: SturenPage, snapshot: Snapshot, services: Services) -> html.Div:
    """Another area, the meetings, and the figures as a file."""
    level = page.heat.level if page.heat else ""
    query = f"gebied={page.area}" + (f"&niveau={level}" if level else "")
    links = [
        html.A(_("Vergaderstand"), href=f"/sturen/vergaderstand?{query}", className="plain"),
        html.A(_("Overleggen"), href="/sturen/overleg", className="plain"),
        html.A(
            _("CSV"),
            href=f"/sturen.csv?{query}",
            className="plain",
            **aria(label=_("Download CSV")),
        ),
        html.A(_("CSV voor Excel"), href=f"/sturen.csv?{query}&vorm=excel", className="plain"),
    ]
    return html.Div(
        [_other(page, snapshot, services), html.Div(links, className="buttons")],
        className="wijk-controls",
    )


def _other(page: SturenPage, snapshot: Snapshot, services: Services) -> html.Div:
    """assets/js/heat.js goes to the chosen area."""
    options = area_options(snapshot, services)
    select = dbc.Select(id=Sturen.OTHER, options=options, value=page.area)
    label = html.Label(_("Ander gebied"), htmlFor=Sturen.OTHER)
    go = html.Button(_("Ga"), id=f"{Sturen.OTHER}-ga", type="button", className="plain")
    return html.Div([html.Div([label, select], className="control"), go], className="with-button")

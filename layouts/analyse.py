"""The analysis of an area: three questions, the talk, priorities and small studies."""

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.calendar import today
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from dashboard.steering.analysis import AnalysisView, analysis_view
from dashboard.wijk import UnknownAreaError
from data.language import _
from layouts.empty import not_found
from layouts.parts.analyse_head import head, step_links
from layouts.parts.analyse_priorities import priorities_card
from layouts.parts.analyse_questions import parties_card, people_card, problems_card
from layouts.parts.analyse_studies import studies_card
from layouts.parts.analyse_talks import proposals_card, talks_card
from layouts.parts.wijk_print import print_head, print_sources


def page(services: Services, query: dict[str, object]) -> html.Div:
    """The analysis of an area (code, gesprek, vergelijk). Raises EmptyStoreError."""
    code = str(query.get("code") or "")
    try:
        view = analysis_view(services, code, query)
    except UnknownAreaError:
        return not_found(_("Het gebied “{code}” is niet bekend.").format(code=code[:20]))
    day = today()
    return html.Div(
        [
            print_head(view.wijk, services),
            head(view),
            *_messages(view),
            step_links(),
            people_card(view),
            problems_card(view),
            parties_card(view, day),
            html.Div([talks_card(view, day), proposals_card(view)], className="analyse-pair"),
            html.Div([priorities_card(view, day), studies_card(view)], className="analyse-pair"),
            print_sources(view.wijk),
        ],
        className="wijk analyse",
    )


def title(services: Services, code: str = "") -> str:
    try:
        name = services.snapshot().names.get(code)
    except EmptyStoreError:
        return _("Nog zonder gegevens")
    return _("Wijkanalyse {area}").format(area=name) if name else _("Onbekend gebied")


def _messages(view: AnalysisView) -> list[Component]:
    said = [html.P(text) for text in view.wijk.messages]
    return [dbc.Alert(said, color="warning", className="message")] if said else []

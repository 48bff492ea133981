"""Page Fasen: where an area stands on the six themes, who says so, and what the next step is."""

from collections.abc import Mapping

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashboard.fasen import FasenView, fasen_view
from dashboard.fasen_figures import related
from dashboard.fasen_words import headline
from dashboard.ids import Fasen
from dashboard.services import Services
from layouts.parts.fasen_approach import approach, approach_card
from layouts.parts.fasen_course import course_card
from layouts.parts.fasen_form import (
    Made,
    figure_options,
    form,
    form_theme,
    part_options,
    session_options,
)
from layouts.parts.fasen_head import head
from layouts.parts.fasen_matrix import matrix, phase_texts, words
from layouts.parts.fasen_next import functions_card, next_cards
from layouts.parts.fasen_theme import theme_card
from layouts.parts.fasen_wijken import wijken_card

OUTPUTS: Mapping[str, tuple[Fasen, str]] = {
    "sentence": (Fasen.SENTENCE, "children"),
    "stand": (Fasen.STAND, "children"),
    "about": (Fasen.ABOUT, "children"),
    "next": (Fasen.NEXT, "children"),
    "functions": (Fasen.FUNCTIONS, "children"),
    "wijken": (Fasen.WIJKEN, "children"),
    "course": (Fasen.COURSE, "children"),
    "approach": (Fasen.APPROACH, "children"),
    "form_theme": (Fasen.FORM_THEME, "children"),
    "sessions": (Fasen.SESSION, "options"),
    "figures": (Fasen.FIGURES, "options"),
    "parts": (Fasen.PART, "options"),
    "without_parts": (Fasen.PART_FRAME, "hidden"),
    "now": (Fasen.NOW, "data"),
    "taken": (Fasen.TAKEN, "data"),
}
"""What changes with the theme and with everything that somebody writes."""
REPLACED = ("stand", "about", "next", "functions", "wijken", "course", "approach")
"""The parts of the page that are made anew."""


def page(services: Services, query: Mapping[str, object]) -> html.Div:
    """The page of a query (gebied, thema). Raises EmptyStoreError."""
    view = fasen_view(services, query)
    made = _parts(view, services)
    said = [html.P(text) for text in view.messages]
    places = {name: html.Div(made[name], id=OUTPUTS[name][0]) for name in REPLACED}
    return html.Div(
        [
            head(view, services, made["sentence"]),
            *([dbc.Alert(said, color="warning", className="message")] if said else []),
            places["stand"],
            html.Div([form(view, made), places["about"], places["next"]], className="fasen-two"),
            places["functions"],
            places["wijken"],
            places["course"],
            approach_card(view, places["approach"]),
            phase_texts(),
            dcc.Store(id=Fasen.AREA, data=view.code),
            dcc.Store(id=Fasen.WORDS, data=words()),
            dcc.Store(id=Fasen.NOW, data=made["now"]),
            dcc.Store(id=Fasen.TAKEN, data=made["taken"]),
            dcc.Store(id=Fasen.VERSION),
            dcc.Store(id=Fasen.RESULT),
        ],
        className="fasen",
    )


def parts(services: Services, area: object, theme: object) -> dict[str, object]:
    """The OUTPUTS for an area and theme, whatever they are. Raises EmptyStoreError."""
    return _parts(fasen_view(services, {"gebied": area, "thema": theme}), services)


def _parts(view: FasenView, services: Services) -> Made:
    found = related(view, services)
    options = part_options(view)
    return {
        "sentence": headline(view),
        "stand": matrix(view),
        "about": theme_card(view, found),
        "next": next_cards(view),
        "functions": functions_card(view),
        "wijken": wijken_card(view, services),
        "course": course_card(view),
        "approach": approach(view),
        "form_theme": form_theme(view),
        "sessions": session_options(view),
        "figures": figure_options(found),
        "parts": options,
        "without_parts": not options,
        "now": view.own_phases,
        "taken": taken(view),
    }


def taken(view: FasenView) -> list[str]:
    """ "session party theme part" of every placing about the area itself: who places it again,
    says why."""
    own = {session.id for session in view.sessions}
    rows = (a for a in view.maturity.assessments if a.session in own)
    return sorted({f"{a.session} {a.party} {a.theme} {a.part or ''}" for a in rows})

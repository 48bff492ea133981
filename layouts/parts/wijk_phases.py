"""The strip with the phase of the six themes of wijkgericht werken, until somebody placed them."""

from dash import html

from dashboard.maturity.model import maturity_model
from data.language import _
from layouts.parts.attributes import aria
from layouts.parts.card import card


def phases() -> html.Section:
    """Every theme by name with its phases, none of them taken: nobody placed a theme yet."""
    model = maturity_model()
    heading = html.H2(_("Fase van wijkgericht werken"))
    text = _(
        "Hier komt per thema te staan in welke van de vier fasen dit gebied is, wie dat vond en "
        "wanneer. Nog niemand maakte een inschatting."
    )
    strip = [
        html.Li([html.H3(theme.title), _phases(len(model.phases)), html.P(_("nog niet ingeschat"))])
        for theme in model.themes
    ]
    words = html.P(text, className="muted")
    return card(heading, words, html.Ul(strip, className="phase-strip"), class_name="phases")


def _phases(number: int) -> html.Div:
    return html.Div([html.Span()] * number, className="phase-bar", **aria(hidden="true"))

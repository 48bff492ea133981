"""The strip of six phases on page Sturen."""

from collections.abc import Sequence

from dash import html

from dashboard.steering.page import PhaseLine
from data.language import _
from layouts.parts.card import card
from layouts.parts.wijk_phases import phase_bar


def phases_card(lines: Sequence[PhaseLine], said: str) -> html.Section:
    items = [_item(line) for line in lines]
    return card(
        html.H2(_("Fase van wijkgericht werken")),
        html.P(said, className="muted"),
        html.Ul(items, className="phase-strip"),
        class_name="phases",
    )


def _item(line: PhaseLine) -> html.Li:
    title = html.H3(html.A(line.title, href=line.href))
    told = [text for text in (line.said, line.since, line.moved) if text]
    words = [html.P(text, className="phase-told" if line.phase else "") for text in told]
    return html.Li([title, phase_bar(line.phase or 0), html.Div(words)])

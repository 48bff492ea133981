"""Decisions as rows: what was agreed, who does it, by when, and how far it is."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.steering.page import DecisionLine
from data.language import _
from layouts.parts.card import card


def decisions_card(
    lines: Sequence[DecisionLine],
    *,
    heading: str = "",
    empty: str = "",
    more: Component | None = None,
) -> html.Section:
    """more: what stands below the rows, e.g. a link to make a new one."""
    return card(
        html.H2(heading or _("Besluiten")),
        decision_rows(lines, empty=empty),
        more,
        class_name="decisions",
    )


def decision_rows(lines: Sequence[DecisionLine], *, empty: str = "") -> Component:
    """A list of decisions, or the words that say there are none."""
    if not lines:
        return html.P(empty or _("Er zijn geen besluiten die nog open staan."), className="muted")
    return html.Ul([_row(line) for line in lines], className="decision-rows")


def _row(line: DecisionLine) -> html.Li:
    about: list[Component | str] = []
    for href, words in line.about:
        about += [*([" · "] if about else []), html.A(words, href=href)]
    text = html.A(line.text, href=f"/sturen/besluit/{line.id}", className="decision-text")
    due = "decision-due late" if line.late else "decision-due"
    return html.Li(
        [
            html.Div([text, *([html.P(about, className="decision-about")] if about else [])]),
            html.Div([html.Span(line.owner), html.Span(line.due, className=due)], className="by"),
            pill(line.status.kind, line.status.words),
        ]
    )


def pill(kind: str, words: str) -> html.Span:
    """How far it is; the words say it, the colour only helps."""
    return html.Span(words, className=f"pill pill-{kind}")

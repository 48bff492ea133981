"""The headline figures of page Sturen, each on a card of its own."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.steering.page_figures import Headline
from data.language import _
from layouts.parts.chip import chip, spoken


def glance(lines: Sequence[Headline]) -> html.Section:
    """One card a figure; a figure without value says why."""
    heading = html.H2(_("In één oogopslag"), className="only-heard")
    if not lines:
        said = _("Voor dit gebied zijn er geen kerncijfers.")
        return html.Section([heading, html.P(said, className="card")])
    cards = [html.Li(_figure(line), className="card headline") for line in lines]
    return html.Section([heading, html.Ul(cards, className="headlines")])


def _figure(line: Headline) -> list[Component]:
    title = html.H3(html.A(line.title, href=line.href))
    if not line.value:
        why = html.P([html.Strong(_("geen cijfer")), f" · {line.reason}"], className="no-value")
        return [title, why, *_rest(line)]
    number = html.P([html.Strong(line.value), html.Span(line.unit)], className="big-number")
    judged = [html.P(chip(line.verdict))] if line.verdict else []
    return [title, number, *judged, *_rest(line)]


def _rest(line: Headline) -> list[Component]:
    course = html.P(f"{line.period} · {line.trend.words}", className="course-of")
    if line.goal is None:
        return [course]
    return [html.P([_("doel "), *spoken(line.goal.words)], className="its-goal"), course]

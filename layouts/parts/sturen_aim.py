"""The chart of a figure of an area with the goal for it: the course, the target and the path."""

from typing import cast

from dash import html
from dash.development.base_component import Component

from dashboard.figures import theme
from dashboard.figures.course import HEIGHT, Named, course_figure, course_of
from dashboard.figures.course_words import Mark, course_marks, course_table, course_text
from dashboard.services import Services
from dashboard.texts import trend_words
from dashboard.wijk import WijkView, wijk_view
from dashboard.wijk_charts import FEWEST, beside, line_aim, values_of
from dashboard.wijk_lines import Line
from data.language import _
from data.steering.rows import Goal
from layouts.parts.attributes import aria
from layouts.parts.card import card, figure_card, graph
from layouts.parts.table import Column, body_row, table

GRAPH = "sturen-doel-grafiek"


def aim_card(
    services: Services,
    area: str,
    indicator: str,
    *,
    heading: str,
    sentence: list[Component],
    goal: Goal | None = None,
) -> html.Section:
    """The figure with what it is compared with first; without a chart where that cannot be drawn.

    goal: drawn when there is one. Raises EmptyStoreError.
    """
    found = _line(services, area, indicator)
    if found is None or values_of(found[0]) < FEWEST:
        return card(html.H2(heading), *sentence, class_name="aim-card")
    line, view = found
    aim = line_aim(line, view, goal)
    own = Named(view.name, line.series, line.indicator)
    course = course_of(own, beside(line, view)[:1])
    drawn = course_figure(course, aim)
    said = course_text(course, trend_words(line.trend), aim)
    picture = graph(
        theme.compose(drawn["data"], drawn["layout"]),
        graph_id=GRAPH,
        description=said,
        height=HEIGHT,
    )
    return figure_card(
        heading=heading,
        sentence=html.Div(sentence),
        picture=html.Div([picture, *_key(course_marks(course, aim))]),
        table=_twin(course_table(course, aim)),
        class_name="aim-card",
    )


def _line(services: Services, area: str, indicator: str) -> tuple[Line, WijkView] | None:
    if area not in services.snapshot().levels:
        return None
    view = wijk_view(services, area, {})
    line = next((line for line in view.lines if line.indicator.id == indicator), None)
    return (line, view) if line else None


def _key(marks: list[Mark]) -> list[Component]:
    items = [
        html.Li([html.Span(symbol, className="mark", **aria(hidden="true")), html.Span(words)])
        for symbol, words in marks
    ]
    return [html.Ul(items, className="marks")] if items else []


def _twin(made: dict[str, object]) -> html.Details:
    """The table of the chart, folded."""
    caption = str(made["caption"])
    names, rows = cast(list[str], made["columns"]), cast(list[list[str]], made["rows"])
    columns = [Column(name, numeric=at > 0) for at, name in enumerate(names)]
    body = [body_row(row, columns) for row in rows]
    inside = html.Div(
        table(caption, columns, body),
        className="scrolling",
        tabIndex=0,
        role="region",
        **aria(label=caption),
    )
    hidden = html.Span(f": {caption}", className="only-heard")
    return html.Details([html.Summary([_("Tabel"), hidden]), inside], className="folded")

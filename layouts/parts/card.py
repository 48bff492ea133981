"""The only places where a card and a Plotly graph are made.

A figure without heading, sentence and table is refused (norm A3).
"""

import plotly.graph_objects as go
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.figures.config import GRAPH_CONFIG
from layouts.parts.attributes import aria


class IncompleteFigureError(ValueError):
    """A figure lacks its heading, its sentence or its table."""


def card(*children: Component | str | None, class_name: str = "") -> html.Section:
    """A white card; give it a label or a heading inside."""
    kept = [child for child in children if child is not None]
    return html.Section(kept, className=f"card {class_name}".strip())


def graph(figure: go.Figure, *, graph_id: str, description: str, height: int) -> html.Div:
    """A Plotly figure as a described image; the mode bar is off and nothing can be uploaded."""
    drawn = dcc.Graph(
        id=graph_id, figure=figure, config=GRAPH_CONFIG, style={"height": f"{height}px"}
    )
    return html.Div(
        drawn, id=f"{graph_id}-beeld", role="img", className="graph", **aria(label=description)
    )


def figure_parts(
    *, heading: str, sentence: Component | str, picture: Component, table: Component | str | None
) -> list[Component]:
    """Heading, picture, sentence and table of a figure.

    table: the table, or the id of the element on the same page that holds it. Raises
    IncompleteFigureError when anything is missing.
    """
    if not heading.strip() or not sentence or not table:
        raise IncompleteFigureError(heading or "figure without heading")
    words = html.Div(sentence, className="sentence")
    parts: list[Component] = [html.H2(heading), picture, words]
    return parts if isinstance(table, str) else [*parts, table]


def figure_card(
    *,
    heading: str,
    sentence: Component | str,
    picture: Component,
    table: Component | str | None,
    class_name: str = "",
) -> html.Section:
    """A card with a figure, its heading, its sentence and the table with the same numbers."""
    parts = figure_parts(heading=heading, sentence=sentence, picture=picture, table=table)
    return card(*parts, class_name=class_name)

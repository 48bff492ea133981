"""What talks and studies say of the figures of page Wijk; beside.js puts it beside them."""

import json

from dash import html

from dashboard.ids import Wijk
from dashboard.services import Services
from dashboard.steering.beside import beside_figures
from dashboard.wijk import WijkView
from layouts.parts.attributes import data


def beside_lines(services: Services, view: WijkView) -> html.Div:
    """The lines of every figure, not shown by itself. Two queries."""
    periods = {line.indicator.id: line.period for line in view.lines}
    found = beside_figures(services, view.code, periods)
    lines = {
        name: [(line["kind"], line["words"], line["href"]) for line in of_figure]
        for name, of_figure in found.items()
    }
    return html.Div(id=Wijk.BESIDE, hidden=True, **data(lines=json.dumps(lines)))

"""What all charts share: fonts, grid, Dutch separators. No template: it would add 7 kB a chart."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard import formatting, palette
from data.catalogue.model import Indicator

FONT = "'Source Sans 3', Segoe UI, Helvetica, Arial, sans-serif"
FONT_SIZE = 14
CHARACTER_PX = 7.2
"""Width of an average character at FONT_SIZE; only to keep labels inside the card."""
TICK_FORMAT = ",.3~f"
"""Whole thousands in full ("24.000", never "24k") and no zeros behind the comma."""
LONGEST_NAME = 20
"""Characters of a name on a chart; the whole name is in the card and the sentence."""


def base_layout(**changes: object) -> dict[str, Any]:
    """A fresh layout: no title (the card has it), no legend (lines are labelled), no zoom."""
    layout: dict[str, Any] = {
        "font": {"family": FONT, "size": FONT_SIZE, "color": palette.INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 24, "b": 28},
        "separators": ",.",
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {"bgcolor": palette.INK, "font": {"color": "#FFFFFF"}},
    }
    return {**layout, **changes}


def axis(**changes: object) -> dict[str, Any]:
    """An axis without frame or zero line, with thin grid lines and muted numbers."""
    shared: dict[str, Any] = {
        "fixedrange": True,
        "zeroline": False,
        "gridcolor": palette.CHART_GRID,
        "tickfont": {"color": palette.MUTED, "size": FONT_SIZE - 1},
    }
    return {**shared, **changes}


def value_axis(indicator: Indicator, **changes: object) -> dict[str, Any]:
    """The vertical axis: about four grid lines, the unit on its ticks where that is one sign."""
    unit = formatting.unit_of(indicator)
    sign = {"ticksuffix": "%"} if unit.after == "%" else {}
    sign = {"tickprefix": unit.before} if unit.before else sign
    return axis(nticks=4, automargin=True, tickformat=TICK_FORMAT, **sign, **changes)


def compose(traces: Sequence[dict[str, Any]], layout: dict[str, Any]) -> go.Figure:
    """A figure that carries no template.

    Checking every property against plotly's schema takes most of the time of a page; the tests do
    that once for every chart instead.
    """
    figure = go.Figure({"data": list(traces), "layout": layout}, _validate=False)
    figure.layout.template = None
    return figure


def annotation(text: str, **changes: object) -> dict[str, Any]:
    return {"text": text, "showarrow": False, **changes}


def number_format(indicator: Indicator) -> str:
    """The d3 format of a shown number; the layout's separators make it Dutch."""
    return f",.{formatting.shown_decimals(indicator)}f"


def hover_value(indicator: Indicator) -> str:
    """A hover template's words for y, with the unit."""
    unit = formatting.unit_of(indicator)
    return f"{unit.before}%{{y:{number_format(indicator)}}}{unit.after}"


def shortened(name: str, longest: int = LONGEST_NAME) -> str:
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"


def escaped(text: str) -> str:
    """Names come from files: plotly reads a little HTML in labels, so none may get through."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

"""One area through time beside its comparator: a gap at every break, a label at every end."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import formatting, palette
from dashboard.figures import end_labels, theme
from dashboard.figures.end_labels import EndLabel
from dashboard.figures.lines import (
    Line,
    absent_trace,
    band_trace,
    breaks_within,
    line_of,
    line_trace,
)
from dashboard.figures.year_axis import year_ticks
from dashboard.trend import period_start
from data.catalogue.model import Indicator
from data.language import _

SMALLEST_HEIGHT = 190
"""Pixels. The card decides the height; labels that keep apart in the smallest do so in all."""
TOP, BOTTOM, BOTTOM_WITH_NOTE = 28, 28, 46
ZERO_WITHIN = 0.35
"""The axis starts at zero when the lowest value is below this share of the highest."""
ABOVE_AXIS = 0.03
"""Where the cross of a period without a value stands, as a share of the axis."""


def trend_figure(
    series: pd.DataFrame,
    comparator_series: pd.DataFrame | None,
    indicator: Indicator,
    area_name: str,
    comparator_name: str,
    *,
    comparator_indicator: Indicator | None = None,
) -> go.Figure:
    """Lines with a label at their end. series: a `series` frame; comparator_series may be None.
    indicator: with the breaks of the area. comparator_indicator: where the other has its own.

    Open points are provisional, crosses at the base are periods without a value. The vertical
    axis need not start at zero; the figure says so when it does not.
    """
    named = [(area_name, line_of(series, indicator))]
    if comparator_series is not None and indicator.kind != "count":
        other = comparator_indicator or indicator
        named.append((comparator_name, line_of(comparator_series, other)))
    lines = [line for _name, line in named]
    span = value_range(lines)
    labels = [label for at, (name, line) in enumerate(named) for label in _end(name, line, at == 0)]
    layout = theme.base_layout(
        margin={
            "l": 8,
            "r": _right(labels),
            "t": TOP,
            "b": BOTTOM_WITH_NOTE if axis_note(span) else BOTTOM,
        },
        xaxis=theme.axis(showgrid=False, ticklabelstandoff=5, **year_ticks(lines)),
        yaxis=theme.value_axis(indicator, range=list(span), visible=bool(labels)),
        annotations=[
            *end_labels.annotations(labels, span, SMALLEST_HEIGHT - TOP - BOTTOM_WITH_NOTE),
            *break_labels(lines),
            *axis_note(span),
        ],
        shapes=break_marks(lines),
        hovermode="closest",
    )
    base = span[0] + (span[1] - span[0]) * ABOVE_AXIS
    return theme.compose(_traces(named, base), layout)


def _traces(named: list[tuple[str, Line]], base: float) -> list[dict[str, Any]]:
    """The comparator below, the area on top. named: the area first; names may be the same."""
    (area_name, area), *rest = named
    others = [line_trace(line, name, is_area=False) for name, line in rest]
    own = [line_trace(area, area_name, is_area=True)]
    return [t for t in (band_trace(area), *others, *own, absent_trace(area, base)) if t]


def value_range(lines: list[Line], also: Sequence[float] = ()) -> tuple[float, float]:
    """Around all values and bands, from zero when that is near. also: other heights to show."""
    edges = [edge for line in lines for p in line.known for edge in (p.y, p.low, p.high)]
    edges += also if edges else ()
    drawn = [edge for edge in edges if edge is not None]
    if not drawn:
        return 0.0, 1.0
    low, high = min(drawn), max(drawn)
    air = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
    bottom = 0.0 if 0 <= low <= ZERO_WITHIN * high else low - air
    return round(bottom, 4), round(high + air, 4)


def _end(name: str, line: Line, is_area: bool) -> list[EndLabel]:
    colour = palette.ACCENT if is_area else palette.CHART_COMPARATOR
    return [
        EndLabel(
            name, formatting.label_value(p.value, line.indicator), p.x, p.y or 0.0, colour, is_area
        )
        for p in line.known[-1:]
    ]


def _right(labels: list[EndLabel]) -> int:
    return round(20 + max((label.width for label in labels), default=0.0))


def break_marks(lines: list[Line]) -> list[dict[str, Any]]:
    style = {"color": palette.CHART_BREAK, "width": 1}
    marks = dict.fromkeys(period_start(b.period) for b in breaks_within(lines))
    shape = {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "line": style}
    return [{**shape, "x0": x, "x1": x} for x in marks]


def break_labels(lines: list[Line]) -> list[dict[str, Any]]:
    place = {"yref": "paper", "y": 1, "yanchor": "bottom", "font": {"color": palette.MUTED}}
    marks = dict.fromkeys(period_start(b.period) for b in breaks_within(lines))
    return [theme.annotation(_("breuk"), x=x, **place) for x in marks]


def axis_note(span: tuple[float, float]) -> list[dict[str, Any]]:
    if span[0] <= 0:
        return []
    place = {"xref": "paper", "yref": "paper", "x": 0, "y": 0, "yshift": -22}
    font = {"color": palette.MUTED, "size": theme.FONT_SIZE - 2}
    note = _("De verticale as begint niet bij nul.")
    return [theme.annotation(note, **place, xanchor="left", yanchor="top", font=font)]

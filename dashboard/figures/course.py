"""One area through time beside everything it is compared with, as page Wijk shows it.

A lane under the lowest value holds the periods without a value: never at zero, never in the line.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from dashboard import formatting, palette
from dashboard.figures import end_labels, theme
from dashboard.figures.aim import Aim, aim_label, aim_traces
from dashboard.figures.end_labels import EndLabel
from dashboard.figures.lines import Line, absent_trace, band_trace, line_of, line_trace
from dashboard.figures.trend import (
    BOTTOM,
    BOTTOM_WITH_NOTE,
    TOP,
    axis_note,
    break_labels,
    break_marks,
    value_range,
)
from dashboard.figures.year_axis import year_ticks
from data.catalogue.model import Indicator


class Named(NamedTuple):
    """An area that is drawn. series: its `series` frame, oldest period first. indicator: with the
    breaks of this area."""

    name: str
    series: pd.DataFrame
    indicator: Indicator


Course = Sequence[tuple[str, Line]]
"""Names and lines, the area itself first."""
HEIGHT = 250
"""Pixels: room for the labels of four lines above each other."""
LANE = 0.16
"""Share of the vertical axis under the lowest value for the periods without a value."""
CALM = 0.15
"""A series that hardly moves must not look as if it does: the axis holds at least this share."""


def course_of(own: Named, others: Sequence[Named]) -> Course:
    """What is drawn, the area first. A count stands alone: a whole is no yardstick for parts."""
    beside = [] if own.indicator.kind == "count" else others
    return [(each.name, line_of(each.series, each.indicator)) for each in (own, *beside)]


def course_figure(course: Course, aim: Aim | None = None) -> dict[str, Any]:
    """data and layout: the area as a solid line, the others dashed and grey, labelled at the right.

    Lines stop at a break and at a period without a value; open points are provisional; the band is
    the 95% interval. aim: drawn with the path to it, which may lie in years to come. A plain dict:
    it is only sent, and a go.Figure would take half of the time.
    """
    lines = [line for _name, line in course]
    indicator = lines[0].indicator
    values = calm(value_range(lines, aim.heights if aim else ()), indicator)
    has_lane = bool(lines[0].without_value)
    low = values[0] - (values[1] - values[0]) * LANE * has_lane
    span = round(low, 4), values[1]
    labels = _labels(course, aim)
    years = [(aim.span[1], aim.due[:4])] if aim else []
    note = axis_note(values)
    layout = theme.base_layout(
        margin={"l": 8, "r": _right(labels), "t": TOP, "b": BOTTOM_WITH_NOTE if note else BOTTOM},
        xaxis=theme.axis(showgrid=False, ticklabelstandoff=5, **year_ticks(lines, years)),
        yaxis=theme.value_axis(indicator, range=list(span), visible=bool(labels)),
        annotations=[
            *end_labels.annotations(labels, span, HEIGHT - TOP - BOTTOM_WITH_NOTE),
            *break_labels(lines),
            *note,
        ],
        shapes=[*break_marks(lines), *(_lane_edge(values[0]) if has_lane else [])],
        hovermode="closest",
    )
    traces = [*aim_traces(aim), *_traces(course, (span[0] + values[0]) / 2)]
    return {"data": traces, "layout": layout}


def calm(span: tuple[float, float], indicator: Indicator) -> tuple[float, float]:
    """The axis, at least CALM of its top high, and not above 100% for that."""
    low, high = span
    air = max(0.0, CALM * max(abs(low), abs(high)) - (high - low)) / 2
    over = max(0.0, high + air - 100) if indicator.unit == "%" and air and high <= 100 else 0.0
    return round(low - air - over, 4), round(high + air - over, 4)


def _traces(course: Course, lane: float) -> list[dict[str, Any]]:
    """The others below, the area on top."""
    (name, area), *rest = course
    others = [line_trace(line, other, is_area=False) for other, line in rest if line.known]
    own = line_trace(area, name, is_area=True)
    return [t for t in (band_trace(area), *others, own, absent_trace(area, lane)) if t]


def _labels(course: Course, aim: Aim | None) -> list[EndLabel]:
    """All at the right; a line that stops earlier says when."""
    ends = [(name, line.known[-1], line) for name, line in course if line.known]
    newest = max((point.x for _name, point, _line in ends), default=0.0)
    edge = max(newest, aim.span[1]) if aim else newest
    made = [aim_label(aim, edge)] if aim and ends else []
    for name, point, line in ends:
        is_area = line is course[0][1]
        when = "" if point.x == newest else f" ({point.period})"
        shown = formatting.label_value(point.value, line.indicator) + when
        colour = palette.ACCENT if is_area else palette.CHART_COMPARATOR
        made.append(EndLabel(name, shown, edge, point.y or 0.0, colour, is_area))
    return made


def _right(labels: Sequence[EndLabel]) -> int:
    return round(20 + max((label.width for label in labels), default=0.0))


def _lane_edge(y: float) -> list[dict[str, Any]]:
    style = {"color": palette.CHART_BREAK, "width": 1, "dash": "dot"}
    return [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": style}]

"""One area before and after a start, beside where it was expected if nothing had started."""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import formatting, palette
from dashboard.figures import end_labels, theme
from dashboard.figures.course import Course, calm
from dashboard.figures.course_words import Mark, course_marks
from dashboard.figures.end_labels import EndLabel
from dashboard.figures.lines import (
    Line,
    absent_trace,
    band_trace,
    breaks_within,
    line_of,
    line_trace,
)
from dashboard.figures.trend import (
    BOTTOM,
    BOTTOM_WITH_NOTE,
    TOP,
    axis_note,
    break_labels,
    break_marks,
    value_range,
)
from dashboard.figures.trend_text import absent_words, course_words
from dashboard.figures.year_axis import year_ticks
from dashboard.trend import period_start
from data.catalogue.model import Indicator
from data.language import _

HEIGHT = 280
RAISED = 18
"""Pixels by which the label of the start stands above that of a break close to it."""
CLOSE = 0.2
"""Share of the width within which two labels at the top would touch."""
LANE = 0.05


def effect_course(
    name: str, series: pd.DataFrame, expected: pd.DataFrame | None, indicator: Indicator
) -> Course:
    """series: a `series` frame of the area. expected: period, value, lower and upper of where it
    was expected, None when that cannot be told."""
    # The chance in its own counts is part of the band of what was expected: one band is enough.
    kept = ["period", "value", "status", "note", "carried"]
    bare = series.reindex(columns=kept).assign(lower=math.nan, upper=math.nan)
    lines = [(name, line_of(bare, indicator))]
    if expected is not None:
        lines.append((_("Verwacht"), line_of(expected, indicator)))
    return lines


def effect_figure(course: Course, start: float) -> go.Figure:
    """The area bold; dashed and grey where it was expected, with a band from the start on in which
    chance may carry it; a line at the start (decimal years)."""
    lines = [line for _name, line in course]
    indicator = lines[0].indicator
    span = calm(value_range(lines), indicator)
    labels = _labels(course)
    ticks = year_ticks(lines)
    raised = _is_crowded(lines, start)
    note = axis_note(span)
    layout = theme.base_layout(
        margin={
            "l": 8,
            "r": round(20 + max((label.width for label in labels), default=0.0)),
            "t": TOP + RAISED * raised,
            "b": BOTTOM_WITH_NOTE if note else BOTTOM,
        },
        xaxis=theme.axis(showgrid=False, ticklabelstandoff=5, **_with_start(ticks, start)),
        yaxis=theme.value_axis(indicator, range=list(span), visible=bool(labels)),
        annotations=[
            *end_labels.annotations(labels, span, HEIGHT - TOP - BOTTOM_WITH_NOTE),
            *break_labels(lines),
            _start_label(start, raised=raised),
            *note,
        ],
        shapes=[*break_marks(lines), _start_mark(start)],
        hovermode="closest",
    )
    return theme.compose(_traces(course, span[0] + (span[1] - span[0]) * LANE), layout)


def _traces(course: Course, base: float) -> list[dict[str, Any]]:
    (name, area), *rest = course
    bands = [band_trace(line) for _name, line in rest]
    drawn: list[dict[str, Any] | None] = [
        {**band, "fillcolor": palette.CHART_EXPECTED} if band else None for band in bands
    ]
    drawn += [line_trace(line, other, is_area=False) for other, line in rest]
    drawn += [line_trace(area, name, is_area=True), absent_trace(area, base)]
    return [trace for trace in drawn if trace]


def _labels(course: Course) -> list[EndLabel]:
    """All at the right, also where what was expected ends earlier."""
    ends = [(name, line.known[-1], line) for name, line in course if line.known]
    newest = max((point.x for _name, point, _line in ends), default=0.0)
    area = course[0][1]
    return [
        EndLabel(
            name=name,
            shown=formatting.label_value(point.value, line.indicator)
            + ("" if point.x == newest else f" ({point.period})"),
            x=newest,
            y=point.y or 0.0,
            colour=palette.ACCENT if line is area else palette.CHART_COMPARATOR,
            bold=line is area,
        )
        for name, point, line in ends
    ]


def _with_start(ticks: dict[str, Any], start: float) -> dict[str, Any]:
    """The axis, wide enough for a start after the newest figure."""
    if "range" not in ticks:
        return {**ticks, "range": [start - 1, start + 1]}
    low, high = ticks["range"]
    return {**ticks, "range": [min(low, start - 0.3), max(high, start + 0.3)]}


def _is_crowded(lines: list[Line], start: float) -> bool:
    x = [point.x for line in lines for point in line.points]
    breaks = breaks_within(lines)
    return any(abs(period_start(b.period) - start) < CLOSE * (max(x) - min(x)) for b in breaks)


def _start_mark(start: float) -> dict[str, Any]:
    style = {"color": palette.INK, "width": 1.5}
    ends = {"x0": start, "x1": start, "yref": "paper", "y0": 0, "y1": 1}
    return {"type": "line", "line": style, **ends}


def _start_label(start: float, *, raised: bool) -> dict[str, Any]:
    place = {"x": start, "yref": "paper", "y": 1, "yanchor": "bottom", "yshift": RAISED * raised}
    return theme.annotation(_("start"), **place, font={"color": palette.INK})


def effect_marks(course: Course) -> list[Mark]:
    """What the symbols mean, as far as this chart has them."""
    expected = [
        (
            "- -",
            _("Verwacht: als het in dit gebied net zo was gegaan als in vergelijkbare gebieden."),
        ),
        ("▒", _("Zo ver kan toeval het verwachte cijfer verschuiven (95%).")),
    ]
    return [*(expected if len(course) > 1 else []), *course_marks(course[:1])]


def effect_text(course: Course, start_words: str) -> str:
    """The chart in words: both ends of both lines, the start, periods left out.

    start_words: the day of the start, in words.
    """
    said = [course_words(name, line) for name, line in course]
    text = _("De actie startte op {day}.").format(day=start_words)
    return " ".join([*said, text, *absent_words(course[0][1])])

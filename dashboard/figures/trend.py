"""One area through time beside its comparator: a gap at every break, a label at every end."""

from typing import Any

import numpy as np
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
from dashboard.trend import period_start, trend
from dashboard.trend_wording import break_words, trend_words
from dashboard.wording import enumerated, status_reason
from data.catalogue.model import Indicator
from data.language import _

HEIGHT = 260
TOP, BOTTOM = 28, 46
ZERO_WITHIN = 0.35
"""The axis starts at zero when the lowest value is below this share of the highest."""
MOST_TICKS = 5
ABOVE_AXIS = 0.03
"""Where the cross of a period without a value stands, as a share of the axis."""


def trend_figure(
    series: pd.DataFrame,
    comparator_series: pd.DataFrame | None,
    indicator: Indicator,
    area_name: str,
    comparator_name: str,
) -> go.Figure:
    """Lines with a label at their end. series: a `series` frame; comparator_series may be None.

    Open points are provisional, crosses at the base are periods without a value. The vertical
    axis need not start at zero; the figure says so when it does not.
    """
    lines = {area_name: line_of(series, indicator)}
    if comparator_series is not None and indicator.kind != "count":
        lines[comparator_name] = line_of(comparator_series, indicator)
    span = _range(list(lines.values()))
    labels = [label for at, name in enumerate(lines) for label in _end(name, lines[name], at == 0)]
    layout = theme.base_layout(
        height=HEIGHT,
        margin={"l": 8, "r": _right(labels), "t": TOP, "b": BOTTOM},
        xaxis=theme.axis(showgrid=False, **_ticks(list(lines.values()))),
        yaxis=theme.value_axis(indicator, range=list(span), visible=bool(labels)),
        annotations=[
            *end_labels.annotations(labels, span, HEIGHT - TOP - BOTTOM),
            *_break_labels(list(lines.values()), indicator),
            *_axis_note(span),
        ],
        shapes=_break_marks(list(lines.values()), indicator),
        hovermode="closest",
    )
    base = span[0] + (span[1] - span[0]) * ABOVE_AXIS
    return theme.compose(_traces(lines, area_name, base), layout)


def _traces(lines: dict[str, Line], area_name: str, base: float) -> list[dict[str, Any]]:
    """The comparator below, the area on top."""
    area = lines[area_name]
    others = [line_trace(line, n, is_area=False) for n, line in lines.items() if n != area_name]
    own = [line_trace(area, area_name, is_area=True)]
    return [t for t in (band_trace(area), *others, *own, absent_trace(area, base)) if t]


def _range(lines: list[Line]) -> tuple[float, float]:
    """Around all values and bands, from zero when that is near."""
    rows = pd.concat([line.known[["y", "low", "high"]] for line in lines])
    if rows.empty:
        return 0.0, 1.0
    drawn = rows.to_numpy(dtype=float)
    low, high = float(np.nanmin(drawn)), float(np.nanmax(drawn))
    air = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
    bottom = 0.0 if 0 <= low <= ZERO_WITHIN * high else low - air
    return round(bottom, 4), round(high + air, 4)


def _end(name: str, line: Line, is_area: bool) -> list[EndLabel]:
    if line.known.empty:
        return []
    last = line.known.iloc[-1]
    colour = palette.ACCENT if is_area else palette.CHART_COMPARATOR
    shown = formatting.label_value(last["value"], line.indicator)
    return [EndLabel(name, shown, float(last["x"]), float(last["y"]), colour, is_area)]


def _right(labels: list[EndLabel]) -> int:
    return round(20 + max((label.width for label in labels), default=0.0))


def _ticks(lines: list[Line]) -> dict[str, Any]:
    """Ticks at periods that are drawn, the last one always; years only when there are parts."""
    drawn = pd.concat([line.frame[["x", "period"]] for line in lines]).drop_duplicates("period")
    if drawn.empty:
        return {"showticklabels": False}
    drawn = drawn.sort_values("x")
    years = drawn.assign(year=drawn["period"].str[:4]).drop_duplicates("year", keep="last")
    step = -(-len(years) // MOST_TICKS)
    kept = years.iloc[::-1].iloc[::step].iloc[::-1]
    width = float(drawn["x"].max() - drawn["x"].min())
    edge = max(0.3, 0.03 * width)
    return {
        "tickvals": list(kept["x"]),
        "ticktext": list(kept["year"]),
        "range": [
            round(drawn["x"].min() - edge, 3),
            round(drawn["x"].max() + (edge / 3 if width else edge), 3),
        ],
    }


def _break_marks(lines: list[Line], indicator: Indicator) -> list[dict[str, Any]]:
    style = {"color": palette.CHART_BREAK, "width": 1}
    marks = [period_start(b.period) for b in breaks_within(lines, indicator)]
    shape = {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "line": style}
    return [{**shape, "x0": x, "x1": x} for x in marks]


def _break_labels(lines: list[Line], indicator: Indicator) -> list[dict[str, Any]]:
    place = {"yref": "paper", "y": 1, "yanchor": "bottom", "font": {"color": palette.MUTED}}
    marks = breaks_within(lines, indicator)
    return [theme.annotation(_("breuk"), x=period_start(b.period), **place) for b in marks]


def _axis_note(span: tuple[float, float]) -> list[dict[str, Any]]:
    if span[0] <= 0:
        return []
    place = {"xref": "paper", "yref": "paper", "x": 0, "y": 0, "yshift": -22}
    font = {"color": palette.MUTED, "size": theme.FONT_SIZE - 2}
    note = _("De verticale as begint niet bij nul.")
    return [theme.annotation(note, **place, xanchor="left", yanchor="top", font=font)]


def trend_text(
    series: pd.DataFrame,
    comparator_series: pd.DataFrame | None,
    indicator: Indicator,
    area_name: str,
    comparator_name: str,
) -> str:
    """The chart in words: both ends of both lines, the trend, breaks, and periods left out."""
    area = line_of(series, indicator)
    parts = [_course(area_name, area)]
    if comparator_series is not None and indicator.kind != "count":
        parts.append(_course(comparator_name, line_of(comparator_series, indicator)))
    parts.append(
        _("Trend in {name}: {words}.").format(
            name=area_name, words=trend_words(trend(series, indicator))
        )
    )
    parts += [f"{_capital(break_words(b))}." for b in breaks_within([area], indicator)]
    parts += _absent(area)
    return " ".join(parts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _course(name: str, line: Line) -> str:
    known = line.known
    if known.empty:
        return _("{name}: geen cijfers.").format(name=name)
    ends = [known.iloc[0], known.iloc[-1]]
    shown = [formatting.short_value(row["value"], line.indicator) for row in ends]
    when = [formatting.period_phrase(row["period"]) for row in ends]
    if len(known) == 1:
        return _("{name}: {value} in {period}.").format(name=name, value=shown[0], period=when[0])
    text = _("{name}: {first} in {start}, {last} in {end}.")
    return text.format(name=name, first=shown[0], start=when[0], last=shown[1], end=when[1])


def _absent(line: Line) -> list[str]:
    """ "2018 en 2019: niet getoond (...)": the periods without a value, by reason."""
    rows = line.without_value
    reasons = [status_reason(s, n) for s, n in zip(rows["status"], rows["note"], strict=True)]
    grouped = rows.assign(reason=reasons).groupby("reason", sort=False)["period"]
    text = _("Over {periods} is het cijfer {reason}.")
    return [
        text.format(periods=enumerated(map(formatting.period_phrase, periods)), reason=reason)
        for reason, periods in grouped
    ]

"""The traces of a line in time: gaps at breaks and at periods without a value, bands, marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

import pandas as pd

from dashboard import formatting, palette
from dashboard.compare import intervals
from dashboard.figures import theme
from dashboard.figures.point_marks import markers
from dashboard.trend import period_middle, period_start, same_kind
from dashboard.wording import estimated_mark, status_reason
from data.catalogue.model import Break, Indicator, Status

Trace = dict[str, Any]
Item = TypeVar("Item")
COLUMNS = ["period", "value", "status", "lower", "upper", "note", "carried"]


@dataclass(frozen=True)
class Point:
    """A period of a series: x in decimal years, y as printed (None without a value).

    low, high: the interval in the shown unit, None when unknown. era: how many breaks came before.
    carried: how it came from former borders, as the store has it.
    """

    period: str
    x: float
    value: float
    y: float | None
    low: float | None
    high: float | None
    status: Status
    note: object
    era: int
    carried: object = None


@dataclass(frozen=True)
class Line:
    """A series ready to draw, oldest point first."""

    points: list[Point]
    indicator: Indicator

    @property
    def known(self) -> list[Point]:
        return [point for point in self.points if point.y is not None]

    @property
    def without_value(self) -> list[Point]:
        return [point for point in self.points if point.y is None]

    def segments(self) -> list[list[Point]]:
        """Runs of periods that may be joined: no break and no missing value in between."""
        runs = groupby(self.points, key=lambda point: (point.y is not None, point.era))
        return [list(run) for (has_value, _era), run in runs if has_value]

    def column(self, name: str) -> list[Any]:
        """A field of all known points, with a None between the segments."""
        return joined([[getattr(point, name) for point in run] for run in self.segments()])


def line_of(series: pd.DataFrame, indicator: Indicator) -> Line:
    """From a `series` frame; only the periods as long as the newest one with a value."""
    filled = intervals(series, indicator)
    filled = filled if "carried" in filled else filled.assign(carried=None)
    rows = list(zip(*(filled[name].tolist() for name in COLUMNS), strict=True))
    points = [_point(indicator, *row) for row in rows]
    known = [point.period for point in points if point.y is not None]
    if known:
        kept = same_kind([point.period for point in points], known[-1])
        points = [point for point, keep in zip(points, kept, strict=True) if keep]
    return Line(points, indicator)


def _point(
    indicator: Indicator,
    period: str,
    value: float,
    status: str,
    low: float,
    high: float,
    note: object,
    carried: object,
) -> Point:
    has_value = Status(status).has_value and formatting.is_known(value)
    starts = [period_start(b.period) for b in indicator.breaks]
    return Point(
        period=period,
        x=round(period_middle(period), 3),
        value=value,
        y=formatting.shown(value, indicator) if has_value else None,
        low=_edge(low, indicator) if has_value else None,
        high=_edge(high, indicator) if has_value else None,
        status=Status(status),
        note=note,
        era=sum(period_start(period) >= start for start in starts),
        carried=carried,
    )


def _edge(amount: float, indicator: Indicator) -> float | None:
    """An end of an interval in the shown unit, one digit finer than a value."""
    if not formatting.is_known(amount):
        return None
    factor = formatting.unit_of(indicator).factor
    return round(amount * factor, formatting.shown_decimals(indicator) + 1)


def breaks_within(lines: Sequence[Line]) -> list[Break]:
    """The breaks between the first and the last value that is drawn, the oldest first. Each line
    may have its own: the border of one area changes without that of another."""
    spans: dict[Break, list[float]] = {}
    for line in lines:
        for broken in line.indicator.breaks:
            spans.setdefault(broken, []).extend(point.x for point in line.known)
    found = [b for b, x in spans.items() if x and min(x) < period_start(b.period) < max(x)]
    return sorted(found, key=lambda broken: period_start(broken.period))


def joined(parts: list[list[Item]]) -> list[Item | None]:
    """One list with a None, which is a gap, between the parts."""
    return [item for at, part in enumerate(parts) for item in ([None, *part] if at else part)]


def line_trace(line: Line, name: str, *, is_area: bool) -> Trace:
    colour = palette.ACCENT if is_area else palette.CHART_COMPARATOR
    style = {"color": colour, "width": 2.5 if is_area else 1.5}
    statuses, carried = line.column("status"), line.column("carried")
    periods = zip(line.column("period"), carried, strict=True)
    label = f"{theme.escaped(name)}, %{{hovertext}}: {theme.hover_value(line.indicator)}"
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "cliponaxis": False,
        "x": line.column("x"),
        "y": line.column("y"),
        "hovertext": [_hover(*point) for point in periods],
        "hovertemplate": f"{label}<extra></extra>",
        "line": style if is_area else {**style, "dash": "dash"},
        "marker": markers(statuses, carried, colour, size=8 if is_area else 4),
    }


def _hover(period: str | None, carried: object) -> str:
    return formatting.period(period) + estimated_mark(carried) if period else ""


def band_trace(line: Line) -> Trace | None:
    """The 95% interval as a light area; None where no two joined periods have one."""
    sure = [[p for p in run if p.low is not None and p.high is not None] for run in line.segments()]
    runs = [run for run in sure if len(run) > 1]
    if not runs:
        return None
    return {
        "type": "scatter",
        "mode": "lines",
        "x": joined([[p.x for p in run] + [p.x for p in run[::-1]] for run in runs]),
        "y": joined([[p.high for p in run] + [p.low for p in run[::-1]] for run in runs]),
        "fill": "toself",
        "fillcolor": palette.CHART_BAND,
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def absent_trace(line: Line, base: float) -> Trace | None:
    """A cross at the base for every period without a value, with the reason when pointed at."""
    points = line.without_value
    if not points:
        return None
    reasons = [f"{formatting.period(p.period)}: {reason_of(p)}" for p in points]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.x for point in points],
        "y": [base] * len(points),
        "hovertext": [theme.escaped(reason) for reason in reasons],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"symbol": "x", "size": 8, "color": palette.MUTED},
        "cliponaxis": False,
    }


def reason_of(point: Point) -> str:
    """Why a point has no value; a value that got lost is called unknown."""
    status = Status.MISSING if point.status.has_value else point.status
    return status_reason(status, point.note)

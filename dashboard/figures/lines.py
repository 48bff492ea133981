"""The traces of a line in time: gaps at breaks and at periods without a value, bands, marks."""

from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from dashboard import formatting, palette
from dashboard.compare import intervals
from dashboard.figures import theme
from dashboard.trend import comparable_kind, period_middle, period_start
from dashboard.wording import status_reason
from data.catalogue.model import Break, Indicator, Status

Trace = dict[str, Any]
Item = TypeVar("Item")


@dataclass(frozen=True)
class Line:
    """A series ready to draw: x in decimal years, values as printed, NaN where there is none."""

    frame: pd.DataFrame
    indicator: Indicator

    @property
    def known(self) -> pd.DataFrame:
        return self.frame[self.frame["y"].notna()]

    @property
    def without_value(self) -> pd.DataFrame:
        return self.frame[self.frame["y"].isna()]

    def segments(self) -> list[pd.DataFrame]:
        """Runs of periods that may be joined: no break and no missing value in between."""
        runs = self.frame["run"].where(self.frame["y"].notna())
        return [part for _run, part in self.frame.groupby(runs)]


def line_of(series: pd.DataFrame, indicator: Indicator) -> Line:
    """From a series frame: adds x, y, low, high (shown unit) and run (which stretch it is in)."""
    rows = comparable_kind(series)
    rows = intervals(rows, indicator)
    has_value = rows["status"].isin([Status.FINAL, Status.PROVISIONAL])
    factor = formatting.unit_of(indicator).factor
    decimals = formatting.shown_decimals(indicator) + 1
    values = rows["value"].where(has_value)
    starts = rows["period"].map(period_start)
    breaks = sum((starts >= period_start(b.period)).astype(int) for b in indicator.breaks)
    frame = rows.assign(
        x=rows["period"].map(period_middle).round(3),
        y=[formatting.shown(v, indicator) for v in values],
        low=(rows["lower"].where(has_value) * factor).round(decimals),
        high=(rows["upper"].where(has_value) * factor).round(decimals),
    )
    return Line(frame.assign(run=frame["y"].isna().cumsum() * 100 + breaks), indicator)


def breaks_within(lines: list[Line], indicator: Indicator) -> list[Break]:
    """The breaks between the first and the last value that is drawn."""
    x = np.concatenate([line.known["x"].to_numpy(dtype=float) for line in lines])
    if not len(x):
        return []
    return [b for b in indicator.breaks if x.min() < period_start(b.period) < x.max()]


def _joined(parts: list[list[Item]]) -> list[Item | None]:
    """One list with a None, which is a gap, between the parts."""
    return [item for at, part in enumerate(parts) for item in ([None, *part] if at else part)]


def _column(line: Line, name: str) -> list[Any]:
    return _joined([list(part[name]) for part in line.segments()])


def line_trace(line: Line, name: str, *, is_area: bool) -> Trace:
    colour = palette.ACCENT if is_area else palette.CHART_COMPARATOR
    style = {"color": colour, "width": 2.5 if is_area else 1.5}
    label = f"{theme.escaped(name)}, %{{hovertext}}: {theme.hover_value(line.indicator)}"
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "cliponaxis": False,
        "x": _column(line, "x"),
        "y": _column(line, "y"),
        "hovertext": [formatting.period(p) if p else "" for p in _column(line, "period")],
        "hovertemplate": f"{label}<extra></extra>",
        "line": style if is_area else {**style, "dash": "dash"},
        "marker": _markers(line, colour, size=8 if is_area else 4),
    }


def _markers(line: Line, colour: str, *, size: int) -> dict[str, Any]:
    """Filled points; open ones (card-coloured, with an edge) for provisional figures."""
    statuses = _column(line, "status")
    if Status.PROVISIONAL not in statuses:
        return {"color": colour, "size": size}
    fills = [palette.CARD if s == Status.PROVISIONAL else colour for s in statuses]
    return {"color": fills, "size": size, "line": {"color": colour, "width": 2}}


def band_trace(line: Line) -> Trace | None:
    """The 95% interval as a light area; None where no two joined periods have one."""
    xs: list[list[float]] = []
    ys: list[list[float]] = []
    for part in line.segments():
        sure = part[part["low"].notna() & part["high"].notna()]
        if len(sure) > 1:
            xs.append([*sure["x"], *sure["x"][::-1]])
            ys.append([*sure["high"], *sure["low"][::-1]])
    if not xs:
        return None
    return {
        "type": "scatter",
        "mode": "lines",
        "x": _joined(xs),
        "y": _joined(ys),
        "fill": "toself",
        "fillcolor": palette.CHART_BAND,
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def absent_trace(line: Line, base: float) -> Trace | None:
    """A cross at the base for every period without a value, with the reason when pointed at."""
    rows = line.without_value
    if rows.empty:
        return None
    reasons = [
        f"{formatting.period(p)}: {status_reason(s, n)}"
        for p, s, n in zip(rows["period"], rows["status"], rows["note"], strict=True)
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(rows["x"]),
        "y": [base] * len(rows),
        "hovertext": [theme.escaped(reason) for reason in reasons],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"symbol": "x", "size": 8, "color": palette.MUTED},
        "cliponaxis": False,
    }

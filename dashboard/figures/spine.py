"""The spine of a figure and its small line, as numbers that the browser only has to draw."""

from collections.abc import Sequence
from typing import TypedDict

import numpy as np
import pandas as pd

from dashboard.trend import period_middle, period_start, same_kind
from data.catalogue.model import Indicator, Status

WIDTH, HEIGHT = 100, 24
"""Drawing units of the small line."""
FLAT = 0.08
"""A series that moves less than this share of its level is drawn as low as it moves."""


class Spine(TypedDict):
    """Places along the spine, 0 (left) to 100. track: lowest to highest area; None: no areas."""

    track: list[float] | None
    own: float
    other: float | None
    band: list[float] | None


class Spark(TypedDict):
    """lines: runs of x, y that may be joined. last: x, y of the newest; open: it is provisional."""

    lines: list[list[list[float]]]
    last: list[float]
    open: bool


def spine(
    value: float,
    other: float,
    interval: tuple[float, float],
    mates: Sequence[float],
) -> Spine | None:
    """Value, comparator (NaN: none) and 95% interval among the values of the areas.

    None where there is nothing to stand among: no areas and no comparator.
    """
    ends = [v for v in (value, other, *mates) if np.isfinite(v)]
    low, high = min(ends), max(ends)
    if not high > low:
        return None

    def place(amount: float) -> float:
        return round(float(np.clip((amount - low) / (high - low), 0, 1)) * 100, 1)

    return {
        "track": [place(min(mates)), place(max(mates))] if mates else None,
        "own": place(value),
        "other": place(other) if np.isfinite(other) else None,
        "band": [place(end) for end in interval] if np.isfinite(interval).all() else None,
    }


def spark(series: pd.DataFrame, indicator: Indicator) -> Spark | None:
    """The series as a small line: cut at breaks and where a period has no value.

    series: period, value, status; by period. None with fewer than two values.
    """
    periods = [str(p) for p in series["period"]]
    known = [Status(s).has_value for s in series["status"]]
    newest = next((p for p, k in zip(reversed(periods), reversed(known), strict=True) if k), None)
    if newest is None:
        return None
    kept = same_kind(periods, newest)
    rows = [
        (p, float(v), s)
        for p, v, s, keep in zip(periods, series["value"], series["status"], kept, strict=True)
        if keep
    ]
    runs = _runs(rows, indicator)
    points = [point for run in runs for point in run]
    if len(points) < 2:
        return None
    lines = [[_at(p, v, points) for p, v in run] for run in runs if run]
    statuses = [s for _p, v, s in rows if np.isfinite(v)]
    return {"lines": lines, "last": lines[-1][-1], "open": statuses[-1] == Status.PROVISIONAL}


def _runs(
    rows: Sequence[tuple[str, float, str]], indicator: Indicator
) -> list[list[tuple[str, float]]]:
    cuts = [period_start(b.period) for b in indicator.breaks]
    runs: list[list[tuple[str, float]]] = [[]]
    before = None
    for period, value, _status in rows:
        now = period_start(period)
        broken = before is not None and any(before < cut <= now for cut in cuts)
        if not np.isfinite(value) or broken:
            runs.append([])
        if np.isfinite(value):
            runs[-1].append((period, value))
        before = now
    return [run for run in runs if run]


def _at(period: str, value: float, points: Sequence[tuple[str, float]]) -> list[float]:
    times = [period_middle(p) for p, _v in points]
    values = [v for _p, v in points]
    middle = (min(values) + max(values)) / 2
    half = max((max(values) - min(values)) / 2, abs(middle) * FLAT / 2, 1e-9)
    x = (period_middle(period) - times[0]) / (times[-1] - times[0]) * WIDTH
    y = HEIGHT / 2 - (value - middle) / half * (HEIGHT / 2)
    return [round(x, 1), round(y, 1)]

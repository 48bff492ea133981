"""The spine of a figure and its small line, as numbers that the browser only has to draw."""

import math
from collections.abc import Callable, Sequence
from typing import TypedDict

from dashboard.trend import HAVE_VALUE, Measured, period_middle, period_start, same_kind
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
    ends = [v for v in (value, other) if math.isfinite(v)]
    if mates:
        ends += [min(mates), max(mates)]
    low, high = min(ends, default=0.0), max(ends, default=0.0)
    if not high > low:
        return None

    def place(amount: float) -> float:
        return round(min(max((amount - low) / (high - low), 0.0), 1.0) * 100, 1)

    return {
        "track": [place(min(mates)), place(max(mates))] if mates else None,
        "own": place(value),
        "other": place(other) if math.isfinite(other) else None,
        "band": [place(end) for end in interval] if all(map(math.isfinite, interval)) else None,
    }


def spark(points: Sequence[Measured], indicator: Indicator) -> Spark | None:
    """The series as a small line: cut at breaks and where a period has no value.

    points: oldest first. None with fewer than two values.
    """
    newest = next((p.period for p in reversed(points) if p.status in HAVE_VALUE), None)
    if newest is None:
        return None
    kept = same_kind([point.period for point in points], newest)
    points = [point for point, keep in zip(points, kept, strict=True) if keep]
    runs = _runs(points, indicator)
    known = [point for run in runs for point in run]
    if len(known) < 2:
        return None
    place = _places(known)
    lines = [[place(point) for point in run] for run in runs]
    return {
        "lines": lines,
        "last": lines[-1][-1],
        "open": known[-1].status == Status.PROVISIONAL,
    }


def _runs(points: Sequence[Measured], indicator: Indicator) -> list[list[Measured]]:
    """The points with a value, cut at every break and gap."""
    cuts = [period_start(b.period) for b in indicator.breaks]
    runs: list[list[Measured]] = [[]]
    before = -math.inf
    for point in points:
        now = period_start(point.period)
        known = math.isfinite(point.value)
        if not known or any(before < cut <= now for cut in cuts):
            runs.append([])
        if known:
            runs[-1].append(point)
        before = now
    return [run for run in runs if run]


def _places(points: Sequence[Measured]) -> Callable[[Measured], list[float]]:
    """Where a point stands: all points fill the width, and the height as far as they move."""
    first, last = period_middle(points[0].period), period_middle(points[-1].period)
    values = [point.value for point in points]
    middle = (min(values) + max(values)) / 2
    half = max((max(values) - min(values)) / 2, abs(middle) * FLAT / 2, 1e-9)

    def place(point: Measured) -> list[float]:
        x = (period_middle(point.period) - first) / (last - first) * WIDTH
        y = HEIGHT / 2 - (point.value - middle) / half * (HEIGHT / 2)
        return [round(x, 1), round(y, 1)]

    return place

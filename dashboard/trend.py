"""Does a series rise or fall? Tested over its comparable periods, never eyeballed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from dashboard.compare import per_of
from dashboard.formatting import is_known
from dashboard.kendall import mann_kendall, theil_sen
from dashboard.margins import Floats
from dashboard.slopes import Slope, regression
from data.catalogue.model import Break, Indicator, Status

FEWEST = 4
FEWEST_VALUES_ONLY = 5
"""Of four values not even a perfect order is significant at 5% (p = 2/24)."""
SIGNIFICANT = 0.05
_PARTS = {"H": 2, "Q": 4, "-": 12}
HAVE_VALUE = frozenset(status for status in Status if status.has_value)
_PERIOD = re.compile(r"(\d{4})(?:([HQ-])(\d{1,2}))?")
SlopeUnit = Literal["percent", "points"]


class TrendWord(StrEnum):
    RISING = "rising"
    FALLING = "falling"
    NO_CLEAR_CHANGE = "no_clear_change"
    TOO_FEW = "too_few"


@dataclass(frozen=True)
class Trend:
    """`slope`, `lower`, `upper`: change per year, in `unit`; NaN when it could not be computed.

    unit: "percent" of the level (rates) or "points" in the indicator's own unit. first, last: the
    periods used, None without any. broken: the break that left earlier figures out.
    p: two-sided, of no change, by the test that gives the word. spread: see Slope. NaN without one.
    """

    word: TrendWord
    slope: float
    lower: float
    upper: float
    unit: SlopeUnit
    first: str | None
    last: str | None
    n: int
    broken: Break | None
    p: float = np.nan
    spread: float = np.nan


def period_start(period: str) -> float:
    """The start of a period in decimal years: "2024Q3" -> 2024.5. Raises ValueError."""
    year, part, parts = _parts(period)
    return year + (part - 1) / parts


def period_middle(period: str) -> float:
    """The middle of a period in decimal years: "2024" -> 2024.5. Raises ValueError."""
    year, part, parts = _parts(period)
    return year + (part - 0.5) / parts


@lru_cache(maxsize=4096)
def _parts(period: str) -> tuple[int, int, int]:
    found = _PERIOD.fullmatch(period)
    if found is None:
        raise ValueError(f"not a period: {period!r}")
    year, mark, part = found.groups()
    return int(year), int(part or 1), _PARTS[mark] if mark else 1


def last_break(periods: Sequence[str], indicator: Indicator) -> Break | None:
    """The newest break at or before the last of `periods` that leaves an earlier one out."""
    if not periods:
        return None
    first, last = period_start(periods[0]), period_start(periods[-1])
    cutting = [b for b in indicator.breaks if first < period_start(b.period) <= last]
    return max(cutting, key=lambda b: period_start(b.period), default=None)


def same_kind(periods: Sequence[str], example: str) -> list[bool]:
    """Which periods are as long as `example`: years and quarters do not mix."""
    parts = _parts(example)[2]
    return [_parts(period)[2] == parts for period in periods]


class Measured(NamedTuple):
    """One period of one area, as plain values: many are looked at for one page."""

    period: str
    value: float
    status: str
    numerator: float
    denominator: float


def measured(series: pd.DataFrame) -> list[Measured]:
    """series: period, value, status, numerator, denominator; by period."""
    columns = (series[name].to_numpy(dtype=object).tolist() for name in Measured._fields)
    return [Measured(*fields) for fields in zip(*columns, strict=True)]


def _comparable(
    points: Sequence[Measured], indicator: Indicator
) -> tuple[list[Measured], Break | None]:
    """The points with a value since the last break, of the kind of period that is newest."""
    known = [p for p in points if p.status in HAVE_VALUE and is_known(p.value)]
    if not known:
        return [], None
    kept = same_kind([p.period for p in known], known[-1].period)
    known = [point for point, keep in zip(known, kept, strict=True) if keep]
    broken = last_break([p.period for p in known], indicator)
    start = period_start(broken.period) if broken else -np.inf
    return [p for p in known if period_start(p.period) >= start], broken


def trend(series: pd.DataFrame, indicator: Indicator) -> Trend:
    """The trend of one area. series: period, value, status, numerator, denominator; by period."""
    return trend_of(measured(series), indicator)


def trend_of(points: Sequence[Measured], indicator: Indicator) -> Trend:
    """The trend of one area over its periods, oldest first.

    Counts known for every period: a weighted slope (log-linear for rates, logistic for shares).
    Otherwise Mann-Kendall at 5%, two-sided, with the slope of Theil and Sen. Periods without a
    value do not end the series; distances in time are the true ones.
    """
    used, broken = _comparable(points, indicator)
    if len(used) < FEWEST:
        return _told(TrendWord.TOO_FEW, used, broken)
    years = np.array([period_middle(point.period) for point in used])
    by_counts = _by_counts(years, used, indicator)
    if by_counts is not None:
        slope, unit, found = by_counts
        return _told(_word(*slope[1:]), used, broken, slope, unit, (found.p, found.spread))
    if len(used) < FEWEST_VALUES_ONLY:
        return _told(TrendWord.TOO_FEW, used, broken)
    values = np.array([point.value for point in used], dtype=float)
    slope = theil_sen(years, values)
    p = mann_kendall(values)
    word = _direction(slope[0]) if p < SIGNIFICANT else TrendWord.NO_CLEAR_CHANGE
    return _told(word, used, broken, slope, tested=(p, np.nan))


def _by_counts(
    years: Floats, used: list[Measured], indicator: Indicator
) -> tuple[tuple[float, float, float], SlopeUnit, Slope] | None:
    """(slope, lower, upper), its unit and the fit of the counts; None when they do not carry it."""
    turned = indicator.counts_below
    if indicator.kind not in ("share", "rate") and not turned:
        return None
    numerator = np.array([point.numerator for point in used], dtype=float)
    denominator = np.array([point.denominator for point in used], dtype=float)
    numerator, denominator = (denominator, numerator) if turned else (numerator, denominator)
    logistic = indicator.kind == "share"
    sound = (denominator > 0) & (numerator >= 0) & ((not logistic) | (numerator <= denominator))
    found = regression(years, numerator, denominator, logistic=logistic) if sound.all() else None
    if found is None:
        return None
    edges = np.array([found.estimate, found.lower, found.upper])
    edges = -edges[[0, 2, 1]] if turned else edges
    if not logistic:
        low, middle, high = (float(change) for change in 100 * np.expm1(edges[[1, 0, 2]]))
        return (middle, low, high), "percent", found
    edges = edges * found.middle * (1 - found.middle) * per_of(indicator)
    return (float(edges[0]), float(edges[1]), float(edges[2])), "points", found


def _word(lower: float, upper: float) -> TrendWord:
    if lower > 0 or upper < 0:
        return _direction(lower if lower > 0 else upper)
    return TrendWord.NO_CLEAR_CHANGE


def _direction(slope: float) -> TrendWord:
    if slope == 0:
        return TrendWord.NO_CLEAR_CHANGE
    return TrendWord.RISING if slope > 0 else TrendWord.FALLING


def _told(
    word: TrendWord,
    used: list[Measured],
    broken: Break | None,
    slope: tuple[float, float, float] = (np.nan, np.nan, np.nan),
    unit: SlopeUnit = "points",
    tested: tuple[float, float] = (np.nan, np.nan),
) -> Trend:
    first, last = (used[0].period, used[-1].period) if used else (None, None)
    return Trend(word, *slope, unit, first, last, len(used), broken, *tested)

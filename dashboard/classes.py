"""Map classes: the same limits in every period, round, and true to the printed value."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

import numpy as np
import pandas as pd

from dashboard.formatting import (
    is_known,
    number,
    rounded,
    shown,
    shown_decimals,
    unit_of,
)
from data.catalogue.model import Indicator
from data.language import _

Method = Literal["even", "quantiles"]
NO_CLASS = -1
LARGEST_SHARE = 0.5
"""No class holds more of the values than this (few classes excepted)."""
FINEST_STEPS = 60
"""Even classes narrower than the spread over this would lump nearly all values together."""


def breaks(
    values: "pd.Series[float] | Iterable[float]",
    indicator: Indicator,
    n: int = 5,
    method: Method = "even",
) -> tuple[float, ...]:
    """At most n - 1 rising limits, in the stored unit; fewer when there are few distinct values.

    values: all known values of a level, over all periods. A value on a limit is in the higher
    class. Limits are multiples of the coarsest of 1, 2, 5, 10, 20, ... that keeps classes apart.
    even: classes of one width, which read most easily ("40 – 45"); where the values are too
    crooked for that it gives way to quantiles.
    """
    printed = np.array([rounded(v, indicator.decimals) for v in values if is_known(v)])
    distinct = np.unique(printed)
    n = min(n, len(distinct))
    if n < 2:
        return ()
    if method == "even" and (limits := _even(printed, n, indicator.decimals)):
        return limits
    raw = [float(q) for q in np.quantile(printed, np.arange(1, n) / n)]
    for step in _steps(float(distinct[-1] - distinct[0]), indicator.decimals):
        limits = _on_grid(raw, step, indicator.decimals)
        if len(limits) == n - 1 and _balanced(printed, limits, n):
            return limits
    return _occupied(printed, _on_grid(raw, 10.0**-indicator.decimals, indicator.decimals))


def _even(printed: "np.ndarray", n: int, decimals: int) -> tuple[float, ...] | None:
    """n - 1 limits one round step apart, with no class empty or too full."""
    low, high = float(printed.min()), float(printed.max())
    for step in _steps(high - low, decimals):
        if step < (high - low) / FINEST_STEPS:
            return None
        starts = range(int(np.floor(low / step)) + 1, int(np.floor(high / step)) - n + 3)
        grids = [[(at + k) * step for k in range(n - 1)] for at in starts]
        rows = [tuple(rounded(limit, decimals) for limit in grid) for grid in grids]
        fair = [row for row in rows if _balanced(printed, row, n)]
        if fair:
            return min(fair, key=lambda row: int((_counts(printed, row) ** 2).sum()))
    return None


def _steps(spread: float, decimals: int) -> list[float]:
    """1, 2 and 5 times a power of ten, coarse to fine, never finer than the printed digits."""
    top = int(np.ceil(np.log10(max(spread, 10.0**-decimals))))
    powers = range(top, -decimals - 1, -1)
    return [m * 10.0**power for power in powers for m in (5, 2, 1)]


def _on_grid(raw: Sequence[float], step: float, decimals: int) -> tuple[float, ...]:
    return tuple(sorted({rounded(rounded(limit / step, 0) * step, decimals) for limit in raw}))


def _counts(printed: "np.ndarray", limits: Sequence[float]) -> "np.ndarray":
    index = np.searchsorted(np.asarray(limits), printed, side="right")
    return np.bincount(index, minlength=len(limits) + 1)


def _balanced(printed: "np.ndarray", limits: Sequence[float], n: int) -> bool:
    counts = _counts(printed, limits) / len(printed)
    largest = max(LARGEST_SHARE, 1.6 / n)
    return bool(counts.min() > 0 and counts.max() <= largest)


def _occupied(printed: "np.ndarray", limits: tuple[float, ...]) -> tuple[float, ...]:
    """The limits without those that would leave a class empty."""
    kept: list[float] = []
    below = 0
    for limit in limits:
        under = int((printed < limit).sum())
        if below < under < len(printed):
            kept.append(limit)
            below = under
    return tuple(kept)


def class_index(
    values: "pd.Series[float] | Iterable[float]",
    limits: Sequence[float],
    indicator: Indicator,
) -> list[int]:
    """Class of every value as it is printed, 0 = lowest; -1 where there is no value."""
    edges = np.asarray(limits, dtype=float)
    return [
        int(np.searchsorted(edges, rounded(v, indicator.decimals), side="right"))
        if is_known(v)
        else NO_CLASS
        for v in values
    ]


def class_labels(limits: Sequence[float], indicator: Indicator) -> list[str]:
    """["onder 40", "40 – 45", ..., "55 of meer"]: one a class, without the unit.

    A limit belongs to the class above it. Digits behind the comma only when a limit needs them.
    """
    if not limits:
        return [_("alle waarden")]
    words = _limit_words(limits, indicator)
    first = _("onder {limit}").format(limit=words[0])
    last = _("{limit} of meer").format(limit=words[-1])
    between = [f"{low} – {high}" for low, high in pairwise(words)]
    return [first, *between, last]


def _limit_words(limits: Sequence[float], indicator: Indicator) -> list[str]:
    amounts = [shown(limit, indicator) for limit in limits]
    before = unit_of(indicator).before
    if all(amount == round(amount) for amount in amounts):
        return [before + number(amount, 0) for amount in amounts]
    decimals = shown_decimals(indicator)
    tight = next(d for d in range(decimals + 1) if all(rounded(a, d) == a for a in amounts))
    return [before + number(amount, tight) for amount in amounts]

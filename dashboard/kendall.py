"""Slopes in time of values without counts: Mann-Kendall with Theil-Sen.

The tests compare with scipy, whose own functions take ten times as long for a dozen points.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import sqrt

import numpy as np
from scipy.stats import norm

from dashboard.margins import Z95, Floats

EXACT_UP_TO = 15
"""Points up to which the distribution of Kendall's score is counted out exactly."""


@lru_cache(maxsize=1024)
def _orders(n: int, ties: tuple[int, ...]) -> tuple[int, ...]:
    """How many distinguishable orders of n things have 0, 1, 2, ... pairs the wrong way round.

    ties: sizes of groups of equal things. A product of (1 + x + ... + x^(size - 1)) for sizes up
    to n, divided by the same for every tie (a Gaussian multinomial coefficient).
    """
    over = Counter(size for tie in ties for size in range(2, tie + 1))
    counts = [1]
    for size in range(2, n + 1):
        counts = _multiplied(counts, size)
    for size in over.elements():
        counts = _divided(counts, size)
    return tuple(counts)


def _multiplied(counts: list[int], size: int) -> list[int]:
    """The polynomial times 1 + x + ... + x^(size - 1)."""
    made, running = [], 0
    for at in range(len(counts) + size - 1):
        running += counts[at] if at < len(counts) else 0
        running -= counts[at - size] if at >= size else 0
        made.append(running)
    return made


def _divided(counts: list[int], size: int) -> list[int]:
    """The polynomial that times 1 + x + ... + x^(size - 1) gives `counts`."""
    made: list[int] = []
    for at in range(len(counts) - size + 1):
        earlier = made[at - size] if at >= size else 0
        made.append(counts[at] - (counts[at - 1] if at else 0) + earlier)
    return made


@lru_cache(maxsize=4096)
def _exact_p(score: int, n: int, ties: tuple[int, ...]) -> float:
    """Two-sided p of Kendall's score over all distinguishable orders of the values."""
    counts = _orders(n, ties)
    most = len(counts) - 1
    extreme = (c for at, c in enumerate(counts) if abs(most - 2 * at) >= abs(score))
    return sum(extreme) / sum(counts)


def _normal_p(score: int, n: int, ties: tuple[int, ...]) -> float:
    """Two-sided p with the variance corrected for ties and for continuity (Kendall, 1975)."""
    variance = _variance(n, ties)
    if score == 0 or variance <= 0:
        return 1.0
    return float(2 * norm.sf((abs(score) - 1) / sqrt(variance)))


def _variance(n: int, ties: Iterable[int]) -> float:
    """Of Kendall's score when nothing rises or falls; ties: sizes of groups of equal values."""
    tied = sum(size * (size - 1) * (2 * size + 5) for size in ties)
    return (n * (n - 1) * (2 * n + 5) - tied) / 18


def _ties(values: Floats) -> tuple[int, ...]:
    return tuple(sorted(size for size in Counter(values.tolist()).values() if size > 1))


def mann_kendall(values: Floats) -> float:
    """Two-sided p that values in order of time do not rise or fall; exact up to 15 points."""
    n = len(values)
    score = int(np.triu(np.sign(values[None, :] - values[:, None])).sum())
    return (_exact_p if n <= EXACT_UP_TO else _normal_p)(score, n, _ties(values))


def theil_sen(years: Floats, values: Floats) -> tuple[float, float, float]:
    """Median slope per year with its 95% interval. Sen, JASA 63 (1968) 1379-1389.

    Formula 2.6 of Sen, as scipy.stats.theilslopes has it (the tests compare), without its price.
    """
    run, rise = years[:, None] - years, values[:, None] - values
    later = run > 0
    slopes = np.sort(rise[later] / run[later])
    middle = float(np.median(slopes))
    variance = _variance(len(values), (*_ties(years), *_ties(values)))
    if variance < 0:
        return middle, float("nan"), float("nan")
    reach = Z95 * sqrt(variance)
    high = min(round((len(slopes) + reach) / 2), len(slopes) - 1)
    low = max(round((len(slopes) - reach) / 2) - 1, 0)
    return middle, float(slopes[low]), float(slopes[high])

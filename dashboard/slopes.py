"""Slopes in time: weighted regression on counts, and Mann-Kendall with Theil-Sen on values.

numpy and scipy only; the tests compare with statsmodels and scipy.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from scipy.stats import norm, t, theilslopes

Floats = NDArray[np.float64]
ROUNDS = 50
CONVERGED = 1e-9
MAX_EXPONENT = 30.0
EXACT_UP_TO = 15
"""Points up to which the distribution of Kendall's score is counted out exactly."""


@dataclass(frozen=True)
class Slope:
    """Change per year on the scale of the model, with its 95% interval."""

    estimate: float
    lower: float
    upper: float
    middle: float
    """The fitted share or rate (per one) at the mean time."""


def _mean_and_weight(eta: Floats, denominator: Floats, *, logistic: bool) -> tuple[Floats, Floats]:
    """Expected count, and its variance (which is the weight with these two links)."""
    eta = np.clip(eta, -MAX_EXPONENT, MAX_EXPONENT)
    if logistic:
        share = expit(eta)
        return denominator * share, denominator * share * (1 - share)
    expected = denominator * np.exp(eta)
    return expected, expected


def regression(
    years: Floats, numerator: Floats, denominator: Floats, *, logistic: bool
) -> Slope | None:
    """Log-linear (Poisson) or logistic (binomial) slope; None when the counts allow no fit.

    The counts weigh the points. More spread than chance explains (Pearson's chi-squared over its
    degrees of freedom above 1) widens the interval, which then uses Student's t.
    """
    total, most = numerator.sum(), denominator.sum()
    if total <= 0 or (logistic and total >= most):
        return None
    design = np.column_stack([np.ones_like(years), years - years.mean()])
    start = total / most
    beta = np.array([np.log(start / (1 - start)) if logistic else np.log(start), 0.0])
    for _round in range(ROUNDS):
        mean, weight = _mean_and_weight(design @ beta, denominator, logistic=logistic)
        information = design.T @ (design * weight[:, None])
        if not np.isfinite(information).all() or np.linalg.cond(information) > 1e12:
            return None
        step = np.linalg.solve(information, design.T @ (numerator - mean))
        beta = beta + step
        if np.abs(step).max() < CONVERGED:
            return _with_interval(beta, design, numerator, denominator, logistic=logistic)
    return None


def _with_interval(
    beta: Floats, design: Floats, numerator: Floats, denominator: Floats, *, logistic: bool
) -> Slope:
    mean, weight = _mean_and_weight(design @ beta, denominator, logistic=logistic)
    covariance = np.linalg.inv(design.T @ (design * weight[:, None]))
    freedom = len(mean) - 2
    spread = float(((numerator - mean) ** 2 / weight).sum()) / freedom
    critical = float(t.ppf(0.975, freedom)) if spread > 1 else float(norm.ppf(0.975))
    half = critical * float(np.sqrt(covariance[1, 1] * max(1.0, spread)))
    slope = float(beta[1])
    middle = float(expit(beta[0]) if logistic else np.exp(beta[0]))
    return Slope(slope, slope - half, slope + half, middle)


def _inversions(n: int) -> Floats:
    """How many orders of n things have 0, 1, 2, ... pairs the wrong way round."""
    counts: Floats = np.ones(1)
    for size in range(2, n + 1):
        counts = np.convolve(counts, np.ones(size)).astype(np.float64)
    return counts


@lru_cache(maxsize=1024)
def _exact_p(score: int, n: int, ties: tuple[int, ...]) -> float:
    """Two-sided p of Kendall's score over all distinguishable orders of the values."""
    counts = _inversions(n)
    for size in ties:
        counts = np.asarray(np.rint(np.polydiv(counts, _inversions(size))[0]), dtype=np.float64)
    scores = len(counts) - 1 - 2 * np.arange(len(counts))
    return float(counts[np.abs(scores) >= abs(score)].sum() / counts.sum())


def _normal_p(score: int, n: int, ties: tuple[int, ...]) -> float:
    """Two-sided p with the variance corrected for ties and for continuity (Kendall, 1975)."""
    tied = sum(size * (size - 1) * (2 * size + 5) for size in ties)
    variance = (n * (n - 1) * (2 * n + 5) - tied) / 18
    if score == 0 or variance <= 0:
        return 1.0
    return float(2 * norm.sf((abs(score) - 1) / np.sqrt(variance)))


def mann_kendall(values: Floats) -> float:
    """Two-sided p that values in order of time do not rise or fall; exact up to 15 points."""
    n = len(values)
    later, earlier = np.tril_indices(n, -1)
    score = int(np.sign(values[later] - values[earlier]).sum())
    sizes = np.unique(values, return_counts=True)[1]
    ties = tuple(sorted(int(size) for size in sizes if size > 1))
    return (_exact_p if n <= EXACT_UP_TO else _normal_p)(score, n, ties)


def theil_sen(years: Floats, values: Floats) -> tuple[float, float, float]:
    """Median slope per year with its 95% interval. Sen, JASA 63 (1968) 1379-1389."""
    found = theilslopes(values, years, alpha=0.95)
    return float(found.slope), float(found.low_slope), float(found.high_slope)

"""Slopes in time of counts: weighted regression. The tests compare with statsmodels."""

from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

import numpy as np
from scipy.special import expit, ndtr, stdtr
from scipy.stats import t

from dashboard.margins import Z95, Floats

ROUNDS = 50
CONVERGED = 1e-9
MAX_EXPONENT = 30.0
MAX_CONDITION = 1e12


@dataclass(frozen=True)
class Slope:
    """Change per year on the scale of the model, with its 95% interval."""

    estimate: float
    lower: float
    upper: float
    middle: float
    """The fitted share or rate (per one) at the mean time."""
    p: float
    """Two-sided, of no change: below 0.05 exactly where the interval leaves out zero."""
    spread: float
    """Pearson's chi-squared over its degrees of freedom: about 1 when chance is all there is."""


def _mean_and_weight(eta: Floats, denominator: Floats, *, logistic: bool) -> tuple[Floats, Floats]:
    """Expected count, and its variance (which is the weight with these two links)."""
    eta = np.minimum(np.maximum(eta, -MAX_EXPONENT), MAX_EXPONENT)
    if logistic:
        share = expit(eta)
        return denominator * share, denominator * share * (1 - share)
    expected = denominator * np.exp(eta)
    return expected, expected


@dataclass(frozen=True)
class _Information:
    """The information of intercept and slope: two by two, so that no solver is needed."""

    level: float
    mixed: float
    slope: float

    @property
    def determinant(self) -> float:
        return self.level * self.slope - self.mixed**2

    @property
    def is_sound(self) -> bool:
        """The largest eigenvalue is not too many times the smallest (False for NaN)."""
        trace, determinant = self.level + self.slope, self.determinant
        if not determinant > 0:
            return False
        largest = (trace + sqrt(max(trace**2 - 4 * determinant, 0.0))) / 2
        return largest**2 <= MAX_CONDITION * determinant

    def step(self, level: float, slope: float) -> tuple[float, float]:
        """What to add to intercept and slope, from their scores."""
        first = self.slope * level - self.mixed * slope
        second = self.level * slope - self.mixed * level
        return first / self.determinant, second / self.determinant


def _information(weight: Floats, time: Floats) -> _Information:
    by_time = weight * time
    return _Information(float(weight.sum()), float(by_time.sum()), float(by_time @ time))


def regression(
    years: Floats, numerator: Floats, denominator: Floats, *, logistic: bool
) -> Slope | None:
    """Log-linear (Poisson) or logistic (binomial) slope; None when the counts allow no fit.

    The counts weigh the points. More spread than chance explains (Pearson's chi-squared over its
    degrees of freedom above 1) widens the interval, which then uses Student's t.
    """
    total, most = float(numerator.sum()), float(denominator.sum())
    if total <= 0 or (logistic and total >= most):
        return None
    time = years - years.mean()
    start = total / most
    level, slope = log(start / (1 - start)) if logistic else log(start), 0.0
    for _round in range(ROUNDS):
        mean, weight = _mean_and_weight(level + slope * time, denominator, logistic=logistic)
        information = _information(weight, time)
        if not information.is_sound:
            return None
        rest = numerator - mean
        up, steeper = information.step(float(rest.sum()), float(rest @ time))
        level, slope = level + up, slope + steeper
        if max(abs(up), abs(steeper)) < CONVERGED:
            mean, weight = _mean_and_weight(level + slope * time, denominator, logistic=logistic)
            middle = float(expit(level) if logistic else np.exp(level))
            return _tested(slope, middle, numerator - mean, weight, time)
    return None


def _tested(slope: float, middle: float, rest: Floats, weight: Floats, time: Floats) -> Slope:
    """The slope with its 95% interval and its p: by Student's t where chance explains too little,
    else by the normal distribution."""
    information = _information(weight, time)
    freedom = len(rest) - 2
    spread = float((rest * rest / weight).sum()) / freedom
    error = sqrt(information.level / information.determinant * max(1.0, spread))
    away = -abs(slope) / error
    tail = stdtr(freedom, away) if spread > 1 else ndtr(away)
    half = error * (_student(freedom) if spread > 1 else Z95)
    return Slope(slope, slope - half, slope + half, middle, 2 * float(tail), spread)


@lru_cache(maxsize=256)
def _student(freedom: int) -> float:
    return float(t.ppf(0.975, freedom))

"""The scale on which areas are compared before and after, and how far chance carries a figure.

Percentages are compared as log-odds, other figures as logarithms: a change then means the same for
a high and a low figure. A figure that can be below zero is compared as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.special import expit, logit

from dashboard.compare import Flags, per_of
from dashboard.margins import Floats
from dashboard.trend import Measured
from data.catalogue.model import Indicator


class Kind(StrEnum):
    ODDS = "odds"
    LOG = "log"
    PLAIN = "plain"


@dataclass(frozen=True)
class Scale:
    """kind: how values are turned. step: half of the last digit, the smallest known value."""

    kind: Kind
    step: float

    def to(self, values: Floats, least: Floats) -> Floats:
        """On the scale. least: what stands in for zero (and for 100%), since a log has no zero."""
        if self.kind is Kind.PLAIN:
            return values
        if self.kind is Kind.LOG:
            return np.log(np.maximum(values, least))
        turned: Floats = logit(np.clip(values, least, 100 - least) / 100)
        return turned

    def back(self, values: Floats) -> Floats:
        """In the unit of the indicator."""
        if self.kind is Kind.PLAIN:
            return values
        back: Floats = np.exp(values) if self.kind is Kind.LOG else 100 * expit(values)
        return back


def scale_of(indicator: Indicator) -> Scale:
    step = 0.5 * 10.0**-indicator.decimals
    if indicator.unit == "%":
        return Scale(Kind.ODDS, step)
    return Scale(Kind.LOG if indicator.valid_range[0] >= 0 else Kind.PLAIN, step)


def scaled(points: Sequence[Measured], indicator: Indicator) -> tuple[Floats, Floats]:
    """(value on the scale, its sampling variance) of every point.

    The variance is that of the count behind the figure (Poisson for rates, binomial for shares); 0
    where no count is known: then the spread between areas has to say it all.
    """
    scale = scale_of(indicator)
    values = np.array([p.value for p in points], dtype=float)
    above = np.array([p.numerator for p in points], dtype=float)
    below = np.array([p.denominator for p in points], dtype=float)
    if indicator.counts_below:
        above, below = below, above
    counted = (below > 0) & (above >= 0) & np.isfinite(per_of(indicator))
    whole = np.where(counted, below, 1.0)
    half = 0.5 / whole * per_of(indicator) if indicator.kind in ("rate", "share") else np.nan
    least = np.where(counted & np.isfinite(half), half, scale.step)
    return scale.to(values, np.minimum(least, 49.0)), _variance(scale, above, below, counted)


def _variance(scale: Scale, above: Floats, below: Floats, counted: Flags) -> Floats:
    """Half an event is added, as for the values: no count is known without chance."""
    variance = 1 / (np.where(counted, above, 1.0) + 0.5)
    if scale.kind is Kind.ODDS:
        rest = np.maximum(np.where(counted, below - above, 1.0), 0.0)
        variance = variance + 1 / (rest + 0.5)
    if scale.kind is Kind.PLAIN:
        return np.zeros(len(variance))
    return np.where(counted, variance, 0.0)

"""Difference in differences of series on one scale: plain numbers in, plain numbers out."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.stats import t as student

from dashboard.margins import Floats

LEVEL = 0.95


@dataclass(frozen=True)
class Difference:
    """shift: how much more the area changed than the others did. error: its standard error.

    placebos: the same of every other area, against the others without it.
    """

    shift: float
    error: float
    freedom: int
    placebos: Floats

    @property
    def margin(self) -> float:
        """Half of the 95% interval."""
        return float(student.ppf((1 + LEVEL) / 2, self.freedom)) * self.error


def changes(values: Floats, before: int) -> Floats:
    """(areas,): mean after less mean before. values: (areas, periods)."""
    found: Floats = values[:, before:].mean(axis=1) - values[:, :before].mean(axis=1)
    return found


def difference(values: Floats, chance: Floats, before: int) -> Difference:
    """values, chance: (areas, periods), the area itself first; chance: sampling variances.

    The spread of the changes of the others is the yardstick: it holds whatever moves an area from
    period to period, autocorrelation too (Donald & Lang 2007, Conley & Taber 2011). Where the area
    is smaller than they are, its counts vary more: that is added. It is never less than chance in
    its own counts.
    """
    change = changes(values, before)
    others = change[1:]
    n = len(others)
    spread = float(others.var(ddof=1))
    own, theirs = _sampled(chance[:1], before), _sampled(chance[1:], before)
    area = max(spread, spread + own - theirs, own)
    placebos = (others - others.mean()) * n / (n - 1)
    return Difference(
        shift=float(change[0] - others.mean()),
        error=sqrt(area + spread / n),
        freedom=n - 1,
        placebos=placebos,
    )


def _sampled(chance: Floats, before: int) -> float:
    """The mean sampling variance of a change."""
    after = chance.shape[1] - before
    first = chance[:, :before].sum(axis=1) / before**2
    last = chance[:, before:].sum(axis=1) / after**2
    return float(np.mean(first + last))

"""How steady a figure is from year to year, learned from all areas of a level together.

The trend of an area allows for more spread than chance gives as soon as its own points show it
(dashboard/slopes.py). Five points show that badly: where a figure does jump about, some areas have
points that happen to lie close to a line, and get a tiny p for it. That is fair at 5%, not in the
far tail where signals are chosen: of series of five counts that jump 20% from year to year without
any trend, one in sixty gets a p below 0.002. Where the points of an area lie closer to their line
than chance gives, a signal therefore counts with the spread that is typical of the figure: the
median over the areas of the level. With too few areas for that, Student's t decides.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from scipy.special import chdtri, ndtr, ndtri, stdtr

from dashboard.margins import Floats
from dashboard.steering.judged import Judged

FEWEST = 8
"""Series of one figure from which their spread has a middle."""


def trend_chances(judged: Sequence[Judged]) -> Floats:
    """Two-sided p of no change, for every figure, never below that of its trend; NaN without one.

    judged: all areas of a level; the areas with the same figure are looked at together.
    """
    typical = typical_spreads(judged)
    found = (_chance(line, typical.get(line.indicator.id)) for line in judged)
    return np.array(list(found), dtype=float)


def typical_spreads(judged: Iterable[Judged]) -> dict[str, float]:
    """indicator -> the median spread over the areas, at least 1; those with few series are absent.

    The spread of few points is mostly below its mean: each counts beside the median that chance
    alone gives it.
    """
    spreads: dict[str, list[float]] = {}
    for line in judged:
        trend = line.trend
        if np.isfinite(trend.spread):
            freedom = trend.n - 2
            middle = float(chdtri(freedom, 0.5)) / freedom
            spreads.setdefault(line.indicator.id, []).append(trend.spread / middle)
    return {
        name: max(1.0, float(np.median(found)))
        for name, found in spreads.items()
        if len(found) >= FEWEST
    }


def _chance(line: Judged, typical: float | None) -> float:
    trend = line.trend
    if not trend.spread <= 1 or trend.p == 0:  # Student's t already, no counts, or beyond doubt
        return trend.p
    away = float(ndtri(trend.p / 2))
    if typical is None:
        return 2 * float(stdtr(trend.n - 2, away))
    return 2 * float(ndtr(away / np.sqrt(typical)))

"""Towns of chance for the tests of "did it help": counts of areas that wander as real ones do."""

from collections.abc import Sequence

import numpy as np

from dashboard.steering.effect_found import AreaSeries
from dashboard.trend import Measured

YEARS = tuple(range(2014, 2025))


def measured(
    year: int, numerator: float, denominator: float, *, per: float = 1000, status: str = "final"
) -> Measured:
    return Measured(str(year), numerator / denominator * per, status, numerator, denominator)


def town(
    seed: int,
    *,
    areas: int = 13,
    years: Sequence[int] = YEARS,
    since: int | None = None,
    shift: float = 0.0,
) -> list[AreaSeries]:
    """Areas of 600 to 4,000 people with crimes, the treated one first.

    Every area has its own level and its own wandering (half of last year's deviation remains, 6% a
    year comes on top), all share what happens everywhere; the counts are drawn. From `since` on the
    first is `shift` (a logarithm) higher.
    """
    rng = np.random.default_rng([20260, seed])
    people = rng.integers(600, 4000, areas).astype(float)
    level = np.log(0.05) + rng.normal(0, 0.4, areas)
    everywhere = np.cumsum(rng.normal(-0.02, 0.05, len(years)))
    own = rng.normal(0, 0.06, (areas, len(years)))
    for at in range(1, len(years)):
        own[:, at] += 0.5 * own[:, at - 1]
    rate = np.exp(level[:, None] + everywhere + own)
    if since is not None:
        rate[0, np.array(years) >= since] *= np.exp(shift)
    counts = rng.poisson(rate * people[:, None])
    return [
        AreaSeries(
            f"BU9999{at // 100:02d}{at % 100:02d}",
            f"Buurt {at}",
            tuple(measured(y, float(c), people[at]) for y, c in zip(years, row, strict=True)),
        )
        for at, row in enumerate(counts)
    ]

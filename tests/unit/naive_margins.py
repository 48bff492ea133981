"""95% intervals as others compute them: Wilson by statsmodels, Byar number by number."""

from collections.abc import Mapping
from math import isfinite, sqrt
from typing import Any

from scipy.stats import norm
from statsmodels.stats.proportion import proportion_confint

from data.catalogue.model import Indicator

Row = Mapping[str, Any]


def byar(events: float, people: float) -> tuple[float, float]:
    """Breslow & Day (1987) p. 69: exact limits of a Poisson count, approximated."""
    z = norm.isf(0.025)

    def cube(count: float, side: int) -> float:
        return float(count * (1 - 1 / (9 * count) + side * z / (3 * sqrt(count))) ** 3)

    low = max(cube(events, -1), 0.0) if events > 0 else 0.0
    return low / people, cube(events + 1, 1) / people


def interval(row: Row, indicator: Indicator) -> tuple[float, float] | None:
    """Of one observation, in the unit of its value: as published, else computed, else None."""
    ends = row.get("lower"), row.get("upper")
    if all(end is not None and isfinite(end) for end in ends):
        return ends  # type: ignore[return-value]
    events, people = row.get("numerator"), row.get("denominator")
    per = indicator.per or (100 if indicator.unit == "%" else None)
    if events is None or not people or per is None or row["value"] is None:
        return None
    if indicator.kind == "share" and events <= people:
        low, high = proportion_confint(events, people, alpha=0.05, method="wilson")
    elif indicator.kind == "rate":
        low, high = byar(events, people)
    elif indicator.counts_below and events:
        fewest, most = byar(people, events)
        low, high = 1 / most, 1 / fewest
    else:
        return None
    return float(low * per), float(high * per)

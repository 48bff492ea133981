"""A second implementation of the trend: models of statsmodels, tests of scipy or counted out."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import statsmodels.api as sm
from scipy.stats import kendalltau, t, theilslopes

from data.catalogue.model import Indicator

Row = Mapping[str, Any]
Slopes = tuple[float, float, float]
NO_SLOPES = (math.nan, math.nan, math.nan)


@dataclass(frozen=True)
class NaiveTrend:
    """words: (word, first period, last period, number of periods)."""

    words: tuple[str, str | None, str | None, int]
    slopes: Slopes
    broken: str | None


def _time(period: str) -> tuple[str, float, float]:
    """(kind of period, start, middle) in decimal years."""
    year, rest = int(period[:4]), period[4:]
    if not rest:
        return "year", year, year + 0.5
    part, parts = int(re.sub(r"\D", "", rest)), {"H": 2, "Q": 4, "-": 12}[rest[0]]
    return rest[0], year + (part - 1) / parts, year + (part - 0.5) / parts


def naive_trend(
    rows: Sequence[Row], indicator: Indicator, borders: Sequence[str] = ()
) -> NaiveTrend:
    """rows: the observations of one area, oldest first. borders: when its border changed."""
    assert all(row["carried"] is None for row in rows), "this second look knows no carried figures"
    known = [r for r in rows if r["status"] in ("final", "provisional") and r["value"] is not None]
    if not known:
        return NaiveTrend(("too_few", None, None, 0), NO_SLOPES, None)
    newest = _time(known[-1]["period"])
    known = [r for r in known if _time(r["period"])[0] == newest[0]]
    oldest = _time(known[0]["period"])
    periods = [*(b.period for b in indicator.breaks), *borders]
    cuts = [period for period in periods if oldest[1] < _time(period)[1] <= newest[1]]
    broken = max(cuts, key=lambda period: _time(period)[1], default=None)
    if broken is not None:
        known = [r for r in known if _time(r["period"])[1] >= _time(broken)[1]]
    word, slopes = _tested(known, indicator)
    first, last = (known[0]["period"], known[-1]["period"]) if known else (None, None)
    return NaiveTrend((word, first, last, len(known)), slopes, broken)


def _tested(rows: Sequence[Row], indicator: Indicator) -> tuple[str, Slopes]:
    if len(rows) < 4:
        return "too_few", NO_SLOPES
    counted = indicator.kind in ("share", "rate") or indicator.counts_below
    by_counts = _modelled(rows, indicator) if counted else None
    if by_counts is not None:
        rising, falling = by_counts[1] > 0, by_counts[2] < 0
        return "rising" if rising else "falling" if falling else "no_clear_change", by_counts
    if len(rows) < 5:
        return "too_few", NO_SLOPES
    values = [float(row["value"]) for row in rows]
    found = theilslopes(values, [_time(row["period"])[2] for row in rows], alpha=0.95)
    slopes = (float(found.slope), float(found.low_slope), float(found.high_slope))
    clear = chance_of_order(values) < 0.05 and slopes[0] != 0
    word = ("rising" if slopes[0] > 0 else "falling") if clear else "no_clear_change"
    return word, slopes


def _modelled(rows: Sequence[Row], indicator: Indicator) -> Slopes | None:
    """The slope of a generalised linear model, on the scale that the page shows."""
    if any(row["numerator"] is None or not row["denominator"] for row in rows):
        return None
    events = np.array([row["numerator"] for row in rows], dtype=float)
    people = np.array([row["denominator"] for row in rows], dtype=float)
    if indicator.counts_below:
        events, people = people, events
    years = np.array([_time(row["period"])[2] for row in rows])
    design = sm.add_constant(years - years.mean())
    if indicator.kind == "share":
        if (events > people).any() or events.sum() in (0, people.sum()):
            return None
        both = np.column_stack([events, people - events])
        model = sm.GLM(both, design, family=sm.families.Binomial())
    else:
        if events.sum() == 0:
            return None
        model = sm.GLM(events, design, family=sm.families.Poisson(), offset=np.log(people))
    fit = model.fit(tol=1e-13, maxiter=200)
    edges = [float(fit.params[1]), *map(float, fit.conf_int()[1])]
    spread = fit.pearson_chi2 / fit.df_resid
    if spread > 1:  # fit(scale="X2") forgets the number of trials of a binomial
        half = float(t.ppf(0.975, fit.df_resid) * fit.bse[1] * math.sqrt(spread))
        edges = [edges[0], edges[0] - half, edges[0] + half]
    if indicator.counts_below:
        edges = [-edges[0], -edges[2], -edges[1]]
    if indicator.kind == "share":
        share = 1 / (1 + math.exp(-fit.params[0]))
        per = indicator.per or 100
        return tuple(edge * share * (1 - share) * per for edge in edges)  # type: ignore[return-value]
    return tuple(100 * (math.exp(edge) - 1) for edge in edges)  # type: ignore[return-value]


def chance_of_order(values: Sequence[float]) -> float:
    """Two-sided p of Kendall's test: by scipy, or with ties by counting out every order."""
    if len(set(values)) == len(values):
        return float(kendalltau(range(len(values)), values, method="exact").pvalue)
    ranks = sorted(set(values))
    sizes = tuple(values.count(value) for value in ranks)
    seen = sum(
        (later > earlier) - (later < earlier)
        for at, earlier in enumerate(values)
        for later in values[at + 1 :]
    )
    orders = _orders(sizes)
    extreme = sum(number for score, number in orders.items() if abs(score) >= abs(seen))
    return extreme / sum(orders.values())


@lru_cache(maxsize=200_000)
def _orders(left: tuple[int, ...]) -> Counter[int]:
    """score -> how many orders of these values have it. left: how many of each, low to high."""
    if not any(left):
        return Counter({0: 1})
    found: Counter[int] = Counter()
    for at, number in enumerate(left):
        if number:
            rest = (*left[:at], number - 1, *left[at + 1 :])
            gain = sum(left[at + 1 :]) - sum(left[:at])
            for score, orders in _orders(rest).items():
                found[score + gain] += orders
    return found

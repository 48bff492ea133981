"""Signals a second time: plain loops, tests of scipy, models of statsmodels, and nothing of the
dashboard itself but the words for a verdict."""

import math
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any, NamedTuple

import numpy as np
import statsmodels.api as sm
from scipy.stats import (
    binomtest,
    chi2,
    false_discovery_control,
    fisher_exact,
    kendalltau,
    norm,
    poisson,
    t,
)

from dashboard.compare import Verdict
from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from tests.integration.naive_trend import naive_trend
from tests.integration.wijk_check import KNOWN, Stored, naive_verdict
from tests.unit.naive_margins import interval

Row = Mapping[str, Any]


class Fit(NamedTuple):
    """The trend of one series. freedom is 0 where it is a test of order."""

    p: float
    spread: float
    statistic: float
    freedom: int


class NaivePair(NamedTuple):
    area: str
    indicator: str
    kind: str | None
    p_difference: float
    p: float


def difference(own: Row | None, other: Row | None, indicator: Indicator) -> float | None:
    """Two-sided p; None where nothing can be tested."""
    if any(side is None or side["status"] not in KNOWN for side in (own, other)):
        return None
    assert own is not None
    assert other is not None
    margin, theirs = interval(own, indicator), interval(other, indicator)
    if indicator.kind == "count" or margin is None:
        return None
    published = [side.get("lower") is not None for side in (own, other)]
    if published[0] or (theirs is not None and published[1]):
        z = norm.ppf(0.975)
        errors = [(high - low) / (2 * z) for low, high in (margin, theirs or (0.0, 0.0))]
        return float(2 * norm.sf(abs(own["value"] - other["value"]) / math.hypot(*errors)))
    sides = [[side["numerator"], side["denominator"]] for side in (own, other)]
    (events, people), (all_events, everyone) = (
        side[::-1] if indicator.counts_below else side for side in sides
    )
    share = indicator.kind == "share"
    if theirs is None:
        return _against_a_value(events, people, other["value"], indicator)
    rest, others = all_events - events, everyone - people
    if rest < 0 or others <= 0 or (share and rest > others):
        rest, others = all_events, everyone
    way = "greater" if events / people >= rest / others else "less"
    if share:
        table = [[round(events), round(people - events)], [round(rest), round(others - rest)]]
        tail = float(fisher_exact(table, way).pvalue)
    else:
        everything, chance = round(events) + round(rest), people / (people + others)
        tail = float(binomtest(round(events), everything, chance, way).pvalue)
    return min(1.0, 2 * tail)


def _against_a_value(events: float, people: float, value: float, indicator: Indicator) -> float:
    level = value / (indicator.per or 100)
    level = 1 / level if indicator.counts_below else level
    if indicator.kind == "share":
        way = "greater" if events >= people * level else "less"
        return min(1.0, 2 * float(binomtest(round(events), round(people), level, way).pvalue))
    more, expected = events >= people * level, people * level
    tail = poisson.sf(events - 1, expected) if more else poisson.cdf(events, expected)
    return min(1.0, 2 * float(tail))


def fitted(rows: Sequence[Row], indicator: Indicator, borders: Sequence[str]) -> Fit | None:
    """rows: the observations of one area, oldest first. borders: when its border changed."""
    word, first, last, _n = naive_trend(rows, indicator, borders).words
    if word == "too_few" or first is None or last is None:
        return None
    used = [r for r in rows if r["status"] in KNOWN and first <= r["period"] <= last]
    used = [r for r in used if len(r["period"]) == len(last)]
    counted = indicator.kind in ("share", "rate") or indicator.counts_below
    if not counted or any(r["numerator"] is None or not r["denominator"] for r in used):
        return Fit(_order([r["value"] for r in used]), math.nan, math.nan, 0)
    events, people = (np.array([r[name] for r in used]) for name in ("numerator", "denominator"))
    if indicator.counts_below:
        events, people = people, events
    years = np.array([float(r["period"][:4]) for r in used])
    assert all(len(r["period"]) == 4 for r in used), "this second look knows years only"
    design = sm.add_constant(years - years.mean())
    if indicator.kind == "share":
        family: sm.families.Family = sm.families.Binomial()
        model = sm.GLM(np.column_stack([events, people - events]), design, family=family)
    else:
        family = sm.families.Poisson()
        model = sm.GLM(events, design, family=family, offset=np.log(people))
    fit = model.fit(tol=1e-13, maxiter=200)
    freedom = int(fit.df_resid)
    spread = float(fit.pearson_chi2) / freedom
    statistic = abs(float(fit.params[1])) / float(fit.bse[1]) / math.sqrt(max(1.0, spread))
    p = 2 * (t.sf(statistic, freedom) if spread > 1 else norm.sf(statistic))
    return Fit(float(p), spread, statistic, freedom)


def _order(values: Sequence[float]) -> float:
    assert len(set(values)) == len(values), "this second look knows no ties"
    return float(kendalltau(range(len(values)), values, method="exact").pvalue)


def careful(fit: Fit, together: Sequence[Fit]) -> float:
    """The p of a trend for a signal, beside those of the other areas with the same figure."""
    if not fit.spread <= 1:
        return fit.p
    spreads = [f.spread * f.freedom / chi2.median(f.freedom) for f in together if f.freedom]
    if len(spreads) < 8:
        return float(2 * t.sf(fit.statistic, fit.freedom))
    return float(2 * norm.sf(fit.statistic / math.sqrt(max(1.0, median(spreads)))))


def naive_kind(verdict: Verdict, word: str, polarity: str) -> str | None:
    moves_well = {"rising": "higher_is_better", "falling": "lower_is_better"}.get(word)
    if moves_well is None or polarity == "neutral":
        return None
    improves = moves_well == polarity
    if verdict is Verdict.WORSE and not improves:
        return "worry"
    return "strength" if verdict is Verdict.BETTER and improves else None


def pairs(store: Stored, catalogue: Catalogue, level: str, comparator: str) -> list[NaivePair]:
    """Every pair of the level that can be tested."""
    found = []
    for name, indicator in catalogue.indicators.items():
        period = store.period(name, level)
        if period is None or indicator.polarity == "neutral":
            continue
        other = store.observations.get((name, period, comparator))
        tested: dict[str, tuple[float, Fit, str | None]] = {}
        for area in sorted(store.newest(level)):
            own, series = store.observations.get((name, period, area)), store.series(name, area)
            borders = store.borders(area)
            chance, fit = difference(own, other, indicator), fitted(series, indicator, borders)
            if chance is not None and fit is not None:
                verdict = naive_verdict(own, other, indicator)
                word = naive_trend(series, indicator, borders).words[0]
                tested[area] = (chance, fit, naive_kind(verdict, word, indicator.polarity))
        fits = [fit for _chance, fit, _kind in tested.values()]
        for area, (chance, fit, kind) in tested.items():
            p = max(chance, careful(fit, fits)) if kind else 1.0
            found.append(NaivePair(area, name, kind, chance, p))
    return found


def naive_signals(tested: Sequence[NaivePair], share: float) -> set[tuple[str, str, str]]:
    """(kind, area, indicator)."""
    if not tested:
        return set()
    alarm = false_discovery_control([pair.p for pair in tested], method="bh")
    return {
        (pair.kind, pair.area, pair.indicator)
        for pair, level in zip(tested, alarm, strict=True)
        if level <= share and pair.kind is not None
    }

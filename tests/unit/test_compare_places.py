"""Inhabitants per provider and providers per inhabitant are judged alike: one is the other."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.compare import Verdict, intervals, verdicts
from dashboard.trend import Trend, TrendWord, trend
from data.catalogue import load_catalogue
from data.catalogue.model import Indicator

CATALOGUE = load_catalogue().indicators.values()
PER_PROVIDER = next(item for item in CATALOGUE if item.counts_below)
PER_1000 = next(
    item
    for item in CATALOGUE
    if item.places
    and (item.places.numerator, item.places.denominator) == ("providers", "inhabitants")
)
OTHER_WAY = {
    Verdict.HIGHER: Verdict.LOWER,
    Verdict.LOWER: Verdict.HIGHER,
    Verdict.SIMILAR: Verdict.SIMILAR,
}


def frame(item: Indicator, *counts: tuple[int, int]) -> pd.DataFrame:
    """counts: providers and people."""
    rows = [
        (people, providers) if item.counts_below else (providers, people)
        for providers, people in counts
    ]
    made = pd.DataFrame(rows, columns=["numerator", "denominator"], dtype=float)
    return made.assign(value=made["numerator"] / made["denominator"] * float(item.per or 1))


some_counts = st.tuples(st.integers(1, 80), st.integers(50, 90_000))


@given(some_counts)
def test_the_interval_of_inhabitants_per_provider_is_that_of_providers_turned_over(
    counts: tuple[int, int],
) -> None:
    turned = intervals(frame(PER_PROVIDER, counts), PER_PROVIDER).iloc[0]
    rate = intervals(frame(PER_1000, counts), PER_1000).iloc[0]
    assert turned["lower"] == pytest.approx(1000 / rate["upper"])
    assert turned["upper"] == pytest.approx(1000 / rate["lower"])
    assert turned["lower"] < turned["value"] < turned["upper"]


@given(some_counts, some_counts)
def test_the_verdicts_are_each_other_turned_over(
    area: tuple[int, int], whole: tuple[int, int]
) -> None:
    (turned, rate) = (
        verdicts(frame(item, area), frame(item, whole).iloc[0], item).iloc[0]
        for item in (PER_PROVIDER, PER_1000)
    )
    assert Verdict.SIMILAR in (turned, rate) or turned == OTHER_WAY[Verdict(rate)]
    assert {turned, rate} <= {*OTHER_WAY}


def test_nobody_per_provider_has_no_interval() -> None:
    found = intervals(frame(PER_PROVIDER, (2, 0)), PER_PROVIDER)
    assert found["lower"].isna().all()


TURNED = {TrendWord.RISING: TrendWord.FALLING, TrendWord.FALLING: TrendWord.RISING}


def course(item: Indicator, counts: list[tuple[int, int]]) -> Trend:
    made = frame(item, *counts)
    periods = [str(2010 + n) for n in range(len(counts))]
    return trend(made.assign(period=periods, status="final"), item)


years_of_one_area = st.integers(500, 90_000).flatmap(
    lambda people: st.lists(
        st.tuples(st.integers(1, 80), st.integers(people, people + people // 4)),
        min_size=4,
        max_size=9,
    )
)


@settings(max_examples=40)
@given(years_of_one_area)
def test_the_trends_are_each_other_turned_over(counts: list[tuple[int, int]]) -> None:
    turned, rate = course(PER_PROVIDER, counts), course(PER_1000, counts)
    assert turned.word == TURNED.get(rate.word, rate.word)
    growth = (1 + rate.slope / 100) * (1 + turned.slope / 100)
    assert growth == pytest.approx(1)
    assert turned.lower <= turned.slope <= turned.upper

"""The chance of a difference, against scipy one figure at a time, and beside the verdict."""

from collections.abc import Mapping
from math import isnan

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import binomtest, fisher_exact, norm, poisson

from dashboard.compare import COLUMNS, Verdict, verdicts_across
from dashboard.steering.differences import differences
from data.catalogue.model import FromPlaces, Indicator
from tests.unit.figure_frames import COUNT, RATE, SHARE, indicator

ESTIMATE = indicator()
TURNED = indicator(
    kind="mean",
    unit="inwoners per aanbieder",
    per=1,
    minimum_denominator=50,
    similar_band=None,
    places=FromPlaces(numerator="inhabitants", denominator="providers"),
)
Side = Mapping[str, float]


def side(numerator: float, denominator: float, per: float) -> Side:
    return {
        "numerator": numerator,
        "denominator": denominator,
        "value": numerator / denominator * per,
    }


def columns(*sides: Side) -> dict[str, np.ndarray]:
    return {name: np.array([one.get(name, np.nan) for one in sides]) for name in COLUMNS}


def chance(own: Side, other: Side, figure: Indicator) -> float:
    return float(differences(columns(own), columns(other), [figure])[0])


def doubled(tail: float) -> float:
    return min(1.0, 2 * tail)


@st.composite
def parts(draw: st.DrawFn) -> tuple[int, int, int, int]:
    """(events, people) of an area and of the whole around it."""
    people, rest = draw(st.integers(5, 3000)), draw(st.integers(5, 30_000))
    events, others = draw(st.integers(0, people)), draw(st.integers(0, rest))
    return events, people, events + others, people + rest


@given(parts())
def test_a_share_is_tested_against_the_rest_of_the_whole_by_fisher(
    part: tuple[int, int, int, int],
) -> None:
    events, people, all_events, everyone = part
    found = chance(side(events, people, 100), side(all_events, everyone, 100), SHARE)
    rest_events, rest = all_events - events, everyone - people
    table = [[events, people - events], [rest_events, rest - rest_events]]
    way = "greater" if events * everyone >= all_events * people else "less"
    assert found == pytest.approx(doubled(fisher_exact(table, way).pvalue), rel=1e-6, abs=1e-12)


@given(parts())
def test_a_rate_is_tested_by_where_the_events_of_the_whole_fall(
    part: tuple[int, int, int, int],
) -> None:
    events, people, all_events, everyone = part
    assume(all_events > 0)
    found = chance(side(events, people, 1000), side(all_events, everyone, 1000), RATE)
    way = "greater" if events * everyone >= all_events * people else "less"
    expected = binomtest(events, all_events, people / everyone, way).pvalue
    assert found == pytest.approx(doubled(expected), rel=1e-6, abs=1e-12)


@given(parts())
def test_a_difference_that_the_verdict_shows_is_no_chance(part: tuple[int, int, int, int]) -> None:
    """Intervals that lie apart say more than a test at 5%."""
    events, people, all_events, everyone = part
    for figure, per in ((SHARE, 100), (RATE, 1000)):
        own, other = side(events, people, per), side(all_events, everyone, per)
        (verdict,) = verdicts_across(columns(own), columns(other), [figure])
        if verdict in (Verdict.BETTER, Verdict.WORSE):
            assert chance(own, other, figure) < 0.05


@pytest.mark.parametrize(
    ("events", "people"), [(20, 90), (40, 90), (40, 100)], ids=["both", "people", "nobody else"]
)
def test_a_whole_that_cannot_hold_the_area_is_a_group_beside_it(events: int, people: int) -> None:
    """The comparator counts less than the area: it comes from another source."""
    way = "greater" if 30 * people >= 100 * events else "less"
    found = chance(side(30, 100, 100), side(events, people, 100), SHARE)
    table = [[30, 70], [events, people - events]]
    assert found == pytest.approx(doubled(fisher_exact(table, way).pvalue))
    found = chance(side(30, 100, 1000), side(events, people, 1000), RATE)
    expected = binomtest(30, 30 + events, 100 / (100 + people), way).pvalue
    assert found == pytest.approx(doubled(expected))


def test_a_rest_that_would_count_more_than_everyone_is_no_rest() -> None:
    """120 of 150 around 30 of 100 would leave 90 of 50."""
    found = chance(side(30, 100, 100), side(120, 150, 100), SHARE)
    assert found == pytest.approx(doubled(fisher_exact([[30, 70], [120, 30]], "less").pvalue))


def test_counts_against_a_value_alone_are_tested_against_that_value() -> None:
    share = chance(side(30, 100, 100), {"value": 20.0}, SHARE)
    assert share == pytest.approx(doubled(binomtest(30, 100, 0.2, "greater").pvalue))
    rate = chance(side(30, 1000, 1000), {"value": 20.0}, RATE)
    assert rate == pytest.approx(doubled(poisson.sf(29, 20)))
    rate = chance(side(0, 1000, 1000), {"value": 20.0}, RATE)
    assert rate == pytest.approx(doubled(poisson.cdf(0, 20)))


def test_inhabitants_per_provider_is_tested_by_the_providers() -> None:
    """5,000 inhabitants and 2 providers in a town of 50,000 and 80."""
    found = chance(side(5000, 2, 1), side(50_000, 80, 1), TURNED)
    assert found == pytest.approx(doubled(binomtest(2, 80, 0.1, "less").pvalue))
    alone = chance(side(5000, 2, 1), {"value": 625.0}, TURNED)
    assert alone == pytest.approx(doubled(poisson.cdf(2, 8)))


def test_a_published_interval_is_tested_by_the_normal_distribution() -> None:
    own = {"value": 53.8, "lower": 51.0, "upper": 56.6}
    error = 5.6 / (2 * norm.ppf(0.975))
    assert chance(own, {"value": 50.2}, ESTIMATE) == pytest.approx(2 * norm.sf(3.6 / error))
    other = {"value": 50.2, "lower": 49.2, "upper": 51.2}
    both = np.hypot(error, 2.0 / (2 * norm.ppf(0.975)))
    assert chance(own, other, ESTIMATE) == pytest.approx(2 * norm.sf(3.6 / both))


def test_counts_beside_a_published_interval_are_tested_by_both_intervals() -> None:
    other = {"value": 20.0, "lower": 19.0, "upper": 21.0}
    assert 1e-4 < chance(side(300, 1000, 100), {**other, "value": 26.0}, SHARE) < 0.05
    assert chance(side(200, 1000, 100), other, SHARE) == 1.0


@pytest.mark.parametrize(
    ("own", "other", "figure"),
    [
        ({"value": 53.8}, {"value": 40.0}, ESTIMATE),
        ({"value": 53.8}, {"value": 40.0, "lower": 39.0, "upper": 41.0}, ESTIMATE),
        (side(30, 100, 100), {}, SHARE),
        ({}, side(30, 100, 100), SHARE),
        ({"value": 20.0}, side(30, 100, 100), SHARE),
        ({"value": 900.0}, {"value": 9000.0}, COUNT),
    ],
    ids=["band", "band here", "no comparator", "no value", "no counts here", "a count"],
)
def test_without_a_margin_of_the_area_there_is_no_chance(
    own: Side, other: Side, figure: Indicator
) -> None:
    assert isnan(chance(own, other, figure))


def test_every_row_is_tested_by_its_own_rules() -> None:
    rows = [side(30, 100, 100), side(30, 1000, 1000), {"value": 53.8}]
    others = [side(200, 1000, 100), side(200, 10_000, 1000), {"value": 40.0}]
    figures = [SHARE, RATE, ESTIMATE]
    together = differences(columns(*rows), columns(*others), figures).tolist()
    alone = [chance(*one) for one in zip(rows, others, figures, strict=True)]
    assert together == pytest.approx(alone, nan_ok=True)

import itertools

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau, theilslopes

from dashboard.kendall import mann_kendall, theil_sen
from dashboard.slopes import regression
from dashboard.trend import TrendWord, period_middle, period_start, trend
from tests.unit.figure_frames import RATE, SHARE, broken, counts_series, indicator, series

PEOPLE = [2480.0, 2510.0, 2495.0, 2550.0, 2600.0, 2590.0, 2610.0, 2605.0]
CRIMES = [70.0, 82.0, 79.0, 95.0, 99.0, 91.0, 120.0, 118.0]
YEARS = np.arange(2015, 2023, dtype=float) + 0.5


def glm(family: sm.families.Family, *, share: bool) -> "sm.GLM":
    design = sm.add_constant(YEARS - YEARS.mean())
    crimes, people = np.array(CRIMES), np.array(PEOPLE)
    if share:
        return sm.GLM(np.column_stack([crimes, people - crimes]), design, family=family)
    return sm.GLM(crimes, design, family=family, offset=np.log(people))


@pytest.mark.parametrize("share", [True, False])
def test_the_slope_and_its_interval_are_those_of_statsmodels(share: bool) -> None:
    family = sm.families.Binomial() if share else sm.families.Poisson()
    expected = glm(family, share=share).fit(tol=1e-13)
    found = regression(YEARS, np.array(CRIMES), np.array(PEOPLE), logistic=share)
    assert found is not None
    assert found.estimate == pytest.approx(expected.params[1], abs=1e-7)
    assert (found.lower, found.upper) == pytest.approx(expected.conf_int()[1], abs=1e-6)
    assert found.p == pytest.approx(expected.pvalues[1], rel=1e-5)
    assert found.spread == pytest.approx(expected.pearson_chi2 / expected.df_resid, rel=1e-5)


def test_more_spread_than_chance_widens_the_interval_as_a_quasi_poisson_model_does() -> None:
    wild = np.array([70.0, 150.0, 60.0, 160.0, 90.0, 180.0, 80.0, 190.0])
    design = sm.add_constant(YEARS - YEARS.mean())
    model = sm.GLM(wild, design, family=sm.families.Poisson(), offset=np.log(PEOPLE))
    expected = model.fit(scale="X2", use_t=True)
    found = regression(YEARS, wild, np.array(PEOPLE), logistic=False)
    assert found is not None
    assert (found.lower, found.upper) == pytest.approx(expected.conf_int()[1], abs=1e-6)
    assert found.p == pytest.approx(expected.pvalues[1], rel=1e-5)
    plain = model.fit().conf_int()[1]
    assert found.upper - found.lower > 2 * (plain[1] - plain[0])


@given(st.lists(st.integers(0, 10**6), min_size=5, max_size=15, unique=True))
def test_mann_kendall_is_the_exact_test_of_scipy(values: list[int]) -> None:
    expected = kendalltau(range(len(values)), values, method="exact").pvalue
    assert mann_kendall(np.array(values, dtype=float)) == pytest.approx(expected, abs=1e-9)


@given(st.lists(st.integers(0, 3), min_size=4, max_size=7))
def test_with_ties_the_test_counts_every_order(values: list[int]) -> None:
    def score(order: tuple[int, ...]) -> int:
        pairs = itertools.combinations(order, 2)
        return sum((b > a) - (b < a) for a, b in pairs)

    seen = abs(score(tuple(values)))
    orders = list(itertools.permutations(values))
    expected = sum(abs(score(order)) >= seen for order in orders) / len(orders)
    assert mann_kendall(np.array(values, dtype=float)) == pytest.approx(expected, abs=1e-9)


@given(
    st.lists(st.integers(2000, 2030), min_size=4, max_size=20, unique=True),
    st.lists(st.integers(0, 30).map(lambda tenths: tenths / 10), min_size=20, max_size=20),
)
def test_the_median_slope_and_its_interval_are_those_of_scipy(
    years: list[int], values: list[float]
) -> None:
    times = np.sort(np.array(years, dtype=float))
    known = np.array(values[: len(years)])
    found = theilslopes(known, times, alpha=0.95)
    expected = (found.slope, found.low_slope, found.high_slope)
    assert theil_sen(times, known) == pytest.approx(expected, rel=1e-12, nan_ok=True)


def test_a_long_series_uses_the_corrected_normal_test() -> None:
    values = np.random.default_rng(3).normal(size=40) + np.arange(40) * 0.03
    expected = kendalltau(range(40), values, method="exact").pvalue
    assert mann_kendall(values) == pytest.approx(expected, rel=0.1)


@pytest.mark.parametrize("points", [5, 9])
def test_counts_without_a_trend_are_seldom_called_one(points: int) -> None:
    chance = np.random.default_rng(11)
    years = np.arange(points, dtype=float)
    people = np.full(points, 2500.0)
    calls = 0
    for _run in range(1500):
        found = regression(
            years, chance.poisson(80, points).astype(np.float64), people, logistic=False
        )
        calls += found is not None and (found.lower > 0 or found.upper < 0)
    assert 0.015 < calls / 1500 < 0.07


@pytest.mark.parametrize("points", [5, 9])
def test_overdispersed_counts_without_a_trend_are_seldom_called_one(points: int) -> None:
    chance = np.random.default_rng(12)
    years = np.arange(points, dtype=float)
    people = np.full(points, 2500.0)
    calls = 0
    for _run in range(1500):
        wild = chance.poisson(80 * chance.gamma(20, 1 / 20, points)).astype(np.float64)
        found = regression(years, wild, people, logistic=False)
        calls += found is not None and (found.lower > 0 or found.upper < 0)
    assert calls / 1500 < 0.08


def test_values_without_a_trend_are_seldom_called_one() -> None:
    chance = np.random.default_rng(13)
    runs = [mann_kendall(chance.normal(size=8)) < 0.05 for _run in range(2000)]
    assert 0.02 < np.mean(runs) < 0.06


def test_rising_counts_rise_in_percent_a_year() -> None:
    numerators = [100 * 1.05**year for year in range(8)]
    found = trend(counts_series(numerators, [2500.0] * 8, 1000), RATE)
    assert found.word is TrendWord.RISING
    assert found.unit == "percent"
    assert found.slope == pytest.approx(5.0, abs=0.01)
    assert found.lower < 5 < found.upper
    assert (found.first, found.last, found.n) == ("2015", "2022", 8)


def test_falling_shares_fall_in_points_a_year() -> None:
    numerators = [1000.0 - 40 * year for year in range(8)]
    found = trend(counts_series(numerators, [2500.0] * 8, 100), SHARE)
    assert found.word is TrendWord.FALLING
    assert found.unit == "points"
    assert found.slope == pytest.approx(-1.6, abs=0.05)


def test_steady_counts_show_no_clear_change() -> None:
    found = trend(counts_series([80, 84, 79, 82, 81, 80], [2500.0] * 6, 1000), RATE)
    assert found.word is TrendWord.NO_CLEAR_CHANGE


@pytest.mark.parametrize("numerators", [[0.0] * 6, [0.0, 0, 0, 0, 0, 9], [9.0, 0, 0, 0, 0, 0]])
def test_counts_that_allow_no_fit_are_judged_by_their_values(numerators: list[float]) -> None:
    found = trend(counts_series(numerators, [2500.0] * 6, 1000), RATE)
    assert found.word is TrendWord.NO_CLEAR_CHANGE


def test_values_alone_are_tested_with_mann_kendall() -> None:
    rising = trend(series({str(2015 + n): 40 + n * 1.5 for n in range(6)}), indicator())
    assert rising.word is TrendWord.RISING
    assert rising.slope == pytest.approx(1.5)
    steady = trend(
        series({"2015": 4.0, "2016": 6.0, "2017": 5.0, "2018": 7.0, "2019": 4.0}),
        indicator(),
    )
    assert steady.word is TrendWord.NO_CLEAR_CHANGE


@pytest.mark.parametrize("n", [0, 1, 3])
def test_fewer_than_four_points_are_too_few(n: int) -> None:
    found = trend(counts_series(CRIMES[:n], PEOPLE[:n], 1000), RATE)
    assert found.word is TrendWord.TOO_FEW
    assert found.n == n


def test_four_values_can_never_be_significant_and_are_too_few() -> None:
    four = {str(year): float(year) for year in range(2015, 2019)}
    assert trend(series(four), indicator()).word is TrendWord.TOO_FEW
    counted = counts_series([80, 120, 180, 270], [2500.0] * 4, 1000)
    assert trend(counted, RATE).word is TrendWord.RISING


def test_a_break_leaves_earlier_periods_out() -> None:
    cut = RATE.model_copy(update={"breaks": (broken("2016"), broken("2019"))})
    found = trend(counts_series([900.0] * 4 + [80, 81, 79, 80], PEOPLE, 1000), cut)
    assert found.word is TrendWord.NO_CLEAR_CHANGE
    assert (found.first, found.n) == ("2019", 4)
    assert found.broken == cut.breaks[1]


def test_a_break_outside_the_series_leaves_nothing_out() -> None:
    cut = RATE.model_copy(update={"breaks": (broken("2015"), broken("2030"))})
    found = trend(counts_series(CRIMES, PEOPLE, 1000), cut)
    assert found.broken is None
    assert found.n == 8


def test_a_gap_in_time_counts_with_its_true_length() -> None:
    gappy: dict[str, float | None] = {
        "2012": 40.0, "2013": 41.0, "2014": None, "2018": 46.0, "2019": 47.0, "2024": 52.0
    }  # fmt: skip
    found = trend(series(gappy), indicator())
    assert found.slope == pytest.approx(1.0)
    assert found.n == 5


def test_only_final_and_provisional_figures_count() -> None:
    frame = counts_series(CRIMES, PEOPLE, 1000)
    frame.loc[7, "status"] = "provisional"
    frame.loc[6, "status"] = "unreliable"
    assert trend(frame, RATE).n == 7


def test_quarters_are_parts_of_a_year_and_years_are_not_mixed_with_them() -> None:
    quarters = {f"{y}Q{q}": 10.0 + y - 2020 + q / 4 for y in (2022, 2023) for q in range(1, 5)}
    frame = series({"2021": 99.0, **quarters})
    found = trend(frame, indicator())
    assert found.slope == pytest.approx(1.0)
    assert (found.first, found.n) == ("2022Q1", 8)


@pytest.mark.parametrize(
    ("period", "start", "middle"),
    [("2024", 2024, 2024.5), ("2024H2", 2024.5, 2024.75), ("2024Q3", 2024.5, 2024.625)],
)
def test_periods_have_a_place_in_time(period: str, start: float, middle: float) -> None:
    assert period_start(period) == start
    assert period_middle(period) == middle
    assert period_start("2024-07") == 2024.5


def test_a_text_that_is_no_period_is_refused() -> None:
    with pytest.raises(ValueError, match="not a period"):
        period_start("vorig jaar")


def test_the_series_stays_as_it_was() -> None:
    frame = counts_series(CRIMES, PEOPLE, 1000)
    before = frame.copy()
    trend(frame, RATE)
    pd.testing.assert_frame_equal(frame, before)

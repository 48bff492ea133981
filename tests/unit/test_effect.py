"""Did it help? Known truths, a second implementation, and what cannot be told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import t

from dashboard.steering import synthetic
from dashboard.steering.before_after import difference
from dashboard.steering.effect import effect_of
from dashboard.steering.effect_found import AreaSeries, Effect, Outcome
from dashboard.steering.effect_periods import Reason, window
from dashboard.trend import Measured
from data.catalogue import load_catalogue
from data.catalogue.model import Break, Indicator
from tests.unit.figure_frames import INCOME
from tests.unit.generated_towns import YEARS, town

CRIMES = load_catalogue().indicators["misdrijven_per_1000"]
START = date(2021, 6, 1)
FIRST_AFTER = 2022
TOWNS = 200
EFFECTS = {Outcome.IMPROVED, Outcome.WORSENED, Outcome.HIGHER, Outcome.LOWER}


def looked_back(areas: Sequence[AreaSeries], indicator: Indicator = CRIMES) -> Effect:
    return effect_of(areas[0], areas[1:], indicator, START)


def shift_of(effect: Effect) -> float:
    assert effect.estimate is not None
    return effect.estimate.shift


@pytest.fixture(scope="module")
def without_effect() -> list[Effect]:
    return [looked_back(town(seed)) for seed in range(TOWNS)]


def test_of_200_towns_without_effect_at_most_7_percent_are_called_an_effect(
    without_effect: list[Effect],
) -> None:
    called = [effect for effect in without_effect if effect.outcome in EFFECTS]
    assert len(called) <= 0.07 * TOWNS
    assert {effect.outcome for effect in without_effect} <= EFFECTS | {Outcome.NO_EFFECT_SHOWN}


@pytest.mark.parametrize(("sign", "outcome"), [(-1, Outcome.IMPROVED), (1, Outcome.WORSENED)])
def test_an_effect_of_two_standard_errors_is_found_in_at_least_a_third_of_200_towns(
    without_effect: list[Effect], sign: int, outcome: Outcome
) -> None:
    """The standard error is that of the estimator: its spread over towns without effect."""
    error = float(np.std([shift_of(effect) for effect in without_effect]))
    planted = [
        looked_back(town(seed, since=FIRST_AFTER, shift=sign * 2 * error))
        for seed in range(TOWNS, 2 * TOWNS)
    ]
    assert sum(effect.outcome is outcome for effect in planted) >= TOWNS / 3
    assert np.mean([shift_of(e) for e in planted]) == pytest.approx(sign * 2 * error, rel=0.15)


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    truth, held = np.log(0.7), 0
    for seed in range(TOWNS):
        estimate = looked_back(town(seed, since=FIRST_AFTER, shift=truth)).estimate
        assert estimate is not None
        margin = float(t.ppf(0.975, 11)) * estimate.error
        held += abs(estimate.shift - truth) <= margin
    assert held >= 0.93 * TOWNS


def test_a_regression_with_a_dummy_for_every_area_and_year_finds_the_same() -> None:
    areas = town(3, since=FIRST_AFTER, shift=-0.4)
    effect = looked_back(areas)
    rows = [
        (number, point.period, np.log(point.value))
        for number, area in enumerate(areas)
        for point in area.points
        if point.period in effect.window.periods
    ]
    periods = effect.window.periods
    design = [
        [float(number == n) for n in range(len(areas))]
        + [float(period == other) for other in periods[1:]]
        + [float(number == 0 and period in effect.window.after)]
        for number, period, _value in rows
    ]
    fit = sm.OLS([value for _n, _p, value in rows], design).fit()
    assert shift_of(effect) == pytest.approx(fit.params[-1])


def test_placebos_are_what_a_plain_loop_finds() -> None:
    areas = town(5, since=FIRST_AFTER, shift=-0.3)
    effect = looked_back(areas)
    n, change = len(effect.window.before), []
    for area in areas:
        logs = {p.period: float(np.log(p.value)) for p in area.points}
        series = [logs[period] for period in effect.window.periods]
        change.append(sum(series[n:]) / len(series[n:]) - sum(series[:n]) / n)
    as_large = 0
    for pretended in range(1, len(areas)):
        others = [c for at, c in enumerate(change) if at not in (0, pretended)]
        as_large += abs(change[pretended] - sum(others) / len(others)) >= abs(shift_of(effect))
    assert effect.as_large == as_large
    assert len(effect.references) == len(areas) - 1


def test_the_effect_is_told_in_the_unit_of_the_figure() -> None:
    effect = looked_back(town(4, since=FIRST_AFTER, shift=-0.9))
    told = effect.estimate
    assert told is not None
    assert told.lower < told.effect < told.upper < 0
    assert told.effect == pytest.approx(told.means.after - told.means.expected)
    assert told.means.after / told.means.expected == pytest.approx(np.exp(told.shift))
    after = [point for point in told.path if point.period in effect.window.after]
    logs = [np.log(point.value) for point in after]
    assert all(point.low < point.value < point.high for point in after)
    assert told.means.after < np.exp(np.mean([np.log(point.low) for point in after]))
    assert np.exp(np.mean(logs)) == pytest.approx(told.means.expected)


@settings(max_examples=25)
@given(st.integers(0, 50), st.floats(0.2, 5), st.randoms())
def test_neither_what_happens_everywhere_nor_the_order_changes_anything(
    seed: int, factor: float, chance: Random
) -> None:
    areas = town(seed)
    moved = [
        replace(a, points=tuple(p._replace(value=p.value * factor) for p in a.points))
        for a in areas
    ]
    others = moved[1:]
    chance.shuffle(others)
    first, second = looked_back(areas), looked_back([moved[0], *others])
    assert shift_of(second) == pytest.approx(shift_of(first))
    assert second.outcome is first.outcome
    assert second.as_large == first.as_large
    assert {r.code: r.part for r in second.references} == pytest.approx(
        {r.code: r.part for r in first.references}, abs=1e-6
    )


def test_more_chance_in_a_small_area_widens_its_interval() -> None:
    values = np.array([town_logs(area) for area in town(1)])
    even = np.full(values.shape, 0.01)
    small = even.copy()
    small[0] = 0.2
    assert difference(values, small, 6).error > difference(values, even, 6).error
    quiet = difference(np.zeros((8, 5)), np.full((8, 5), 0.01), 3)
    assert quiet.error == pytest.approx(np.sqrt(0.01 / 3 + 0.01 / 2))


def town_logs(area: AreaSeries) -> list[float]:
    return [float(np.log(point.value)) for point in area.points]


def test_the_mix_is_the_one_that_the_area_was_made_of() -> None:
    rng = np.random.default_rng(8)
    donors = np.cumsum(rng.normal(0, 1, (8, 40)), axis=1)
    made = np.array([0.5, 0.3, 0.2, 0, 0, 0, 0, 0])
    own = made @ donors + 7
    own[30:] -= 2
    shift, parts = synthetic.gap(own, donors, 30)
    assert parts.min() >= 0
    assert parts.sum() == pytest.approx(1)
    assert parts == pytest.approx(made, abs=0.15)  # pulled a little to equal parts
    assert shift == pytest.approx(-2, abs=0.6)


def test_the_mix_can_only_take_a_claim_back(monkeypatch: pytest.MonkeyPatch) -> None:
    areas = town(4, since=FIRST_AFTER, shift=-0.8)
    assert looked_back(areas).outcome is Outcome.IMPROVED
    monkeypatch.setattr(synthetic, "gap", lambda *_series: (0.1, np.full(12, 1 / 12)))
    assert looked_back(areas).outcome is Outcome.NO_EFFECT_SHOWN


def made(number: int, shift: float) -> AreaSeries:
    """An area that was at 10 until the start and moved by `shift` (a logarithm) after it."""
    points = tuple(
        Measured(str(y), 10 * np.exp(shift * (y >= FIRST_AFTER)), "final", np.nan, np.nan)
        for y in YEARS
    )
    return AreaSeries(f"BU999900{number:02d}", f"Buurt {number}", points)


@pytest.mark.parametrize(("odd", "outcome"), [(1, Outcome.WORSENED), (2, Outcome.NO_EFFECT_SHOWN)])
def test_more_than_one_in_ten_areas_with_as_large_a_difference_takes_the_claim_back(
    odd: int, outcome: Outcome
) -> None:
    """With two of them zero still lies outside the interval."""
    others = [made(n, (-0.95, 0.95)[n] if n < odd else 0.0) for n in range(12)]
    effect = effect_of(made(99, -1.0), others, INCOME, START)
    assert effect.estimate is not None
    assert effect.estimate.upper < 0
    assert (effect.as_large, effect.outcome) == (odd, outcome)


def test_a_neutral_figure_is_only_higher_or_lower() -> None:
    neutral = CRIMES.model_copy(update={"polarity": "neutral"})
    assert looked_back(town(4, since=FIRST_AFTER, shift=-0.8), neutral).outcome is Outcome.LOWER


def without(area: AreaSeries, *years: int) -> AreaSeries:
    hidden = {str(year) for year in years}
    points = tuple(
        p._replace(value=float("nan"), status="withheld") if p.period in hidden else p
        for p in area.points
    )
    return replace(area, points=points)


def broken(period: str) -> Indicator:
    cut = Break(period=period, kind="counting", reason="Er wordt anders geteld.")
    return CRIMES.model_copy(update={"breaks": (cut,)})


def test_what_cannot_be_told_says_why() -> None:
    own, *others = town(2)
    early, late = date(2016, 6, 1), date(2024, 3, 1)
    hidden = without(own, 2022, 2023, 2024)
    cases = {
        Reason.TOO_RECENT: effect_of(own, others, CRIMES, late),
        Reason.TOO_FEW_BEFORE: effect_of(own, others, CRIMES, early),
        Reason.WITHHELD: effect_of(hidden, others, CRIMES, START),
        Reason.BREAK: effect_of(own, others, broken("2021"), START),
        Reason.TOO_FEW_REFERENCES: effect_of(own, others[:4], CRIMES, START),
        Reason.NO_FIGURES: effect_of(replace(own, points=()), others, CRIMES, START),
    }
    for reason, effect in cases.items():
        assert effect.outcome is Outcome.CANNOT_TELL
        assert (effect.reason, effect.estimate) == (reason, None)


def test_a_reference_area_without_a_figure_in_one_of_the_years_does_not_count() -> None:
    own, *others = town(2)
    effect = effect_of(own, [without(others[0], 2020), *others[1:]], CRIMES, START)
    assert others[0].code not in {r.code for r in effect.references}
    assert len(effect.references) == len(others) - 1


@pytest.mark.parametrize(
    ("start", "before", "after"),
    [
        (date(2021, 1, 1), "2015 2016 2017 2018 2019 2020", "2021 2022 2023 2024"),
        (date(2021, 1, 31), "2015 2016 2017 2018 2019 2020", "2021 2022 2023 2024"),
        (date(2021, 2, 1), "2015 2016 2017 2018 2019 2020", "2022 2023 2024"),
        (date(2021, 12, 31), "2015 2016 2017 2018 2019 2020", "2022 2023 2024"),
        (date(2018, 5, 1), "2014 2015 2016 2017", "2019 2020 2021 2022"),
    ],
)
def test_the_year_of_the_start_counts_only_when_it_starts_in_january(
    start: date, before: str, after: str
) -> None:
    found = window([str(year) for year in YEARS], [], CRIMES, start)
    assert (found.before, found.after) == (tuple(before.split()), tuple(after.split()))


def test_no_period_across_a_break_counts() -> None:
    years = [str(year) for year in YEARS]
    early = window(years, [], broken("2017"), START)
    assert (early.before, early.reason) == (("2017", "2018", "2019", "2020"), None)
    late = window(years, [], broken("2023"), START)
    assert (late.after, late.reason) == (("2022",), None)
    assert window(years, [], broken("2019"), START).reason is Reason.BREAK


def test_quarters_and_years_do_not_mix() -> None:
    quarters = [f"{year}Q{part}" for year in range(2020, 2024) for part in range(1, 5)]
    found = window(["2018", *quarters], [], CRIMES, date(2022, 10, 1))
    assert (found.before[0], found.before[-1], found.after[0]) == ("2020Q1", "2022Q3", "2022Q4")

"""Which figures become a signal: by rules one at a time, and in generated towns by the hundred."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import norm, t

from dashboard.compare import Verdict
from dashboard.margins import Floats
from dashboard.steering import signals as module
from dashboard.steering.hotspots import hotspots
from dashboard.steering.judged import Judged, JudgedLevel
from dashboard.steering.signals import can_be_tested, in_order, kind_of, signals
from dashboard.steering.steadiness import trend_chances
from dashboard.trend import TrendWord
from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from tests.unit.signal_towns import (
    AREAS,
    FIGURES,
    GEMEENTE,
    Plan,
    codes,
    figures_of,
    halves,
    judged_town,
    nothing,
)

SHARE = 0.10
Chance = np.random.Generator


@pytest.fixture(scope="module")
def figures(catalogue: Catalogue) -> list[Indicator]:
    return figures_of(catalogue)


def found_in(judged: Sequence[Judged], share: float = SHARE) -> set[tuple[str, str, str]]:
    found = signals(judged, share)
    return {(signal.kind, signal.area, signal.indicator_id) for signal in found}


def towns(
    plan: Callable[[Chance], Plan], figures: Sequence[Indicator], number: int, jumps: float = 0.0
) -> Iterator[tuple[Judged, ...]]:
    chance = np.random.default_rng(20)
    return (judged_town(plan(chance), figures, chance, jumps) for _town in range(number))


def false_share(nothing_is_true: Iterable[Sequence[Judged]]) -> float:
    """The mean over the towns of false signals over signals: 1 for a town that has any."""
    return float(np.mean([bool(found_in(judged)) for judged in nothing_is_true]))


def test_over_200_towns_without_any_differences_false_signals_stay_under_the_rate(
    figures: Sequence[Indicator],
) -> None:
    some = figures[2:6]  # shares and rates, of both polarities
    assert false_share(towns(lambda _chance: nothing(len(some)), some, 200)) < SHARE


def test_one_half_of_a_claim_does_not_make_a_signal(figures: Sequence[Indicator]) -> None:
    """Figures that differ and stand still, and figures that move everywhere alike."""
    assert false_share(towns(halves, figures, 60)) < SHARE


def test_the_spread_of_the_other_areas_holds_figures_down_that_jump_by_the_year(
    figures: Sequence[Indicator], monkeypatch: pytest.MonkeyPatch
) -> None:
    def own_points_only(judged: Sequence[Judged]) -> Floats:
        return np.array([line.p_trend for line in judged])

    jumping = list(towns(halves, figures, 70, 0.2))
    held = false_share(jumping)
    monkeypatch.setattr(module, "trend_chances", own_points_only)
    assert held < SHARE
    assert held < false_share(jumping)


def test_what_is_planted_is_found_and_hardly_anything_else(figures: Sequence[Indicator]) -> None:
    chance = np.random.default_rng(21)
    places = [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5)]
    true = {("worry", codes()[area], figures[figure].id) for area, figure in places}
    hits, wrong = 0, []
    for _town in range(20):
        plan = halves(chance).with_worries(places, figures)
        found = found_in(judged_town(plan, figures, chance))
        hits += len(found & true)
        wrong.append(len(found - true) / max(1, len(found)))
    assert hits > 0.6 * 20 * len(true)
    assert np.mean(wrong) < SHARE


def test_a_strength_is_the_mirror_of_a_worry(figures: Sequence[Indicator]) -> None:
    plan = nothing().with_worries([(2, 0), (3, 7)], figures)
    mirrored = Plan(-plan.level, -plan.course)
    worries = found_in(judged_town(plan, figures, np.random.default_rng(22)))
    strengths = found_in(judged_town(mirrored, figures, np.random.default_rng(22)))
    planted = {(codes()[2], figures[0].id), (codes()[3], figures[7].id)}
    assert {(area, name) for kind, area, name in worries if kind == "worry"} == planted
    assert {(area, name) for kind, area, name in strengths if kind == "strength"} == planted


@pytest.fixture(scope="module")
def planted(figures: Sequence[Indicator]) -> tuple[Judged, ...]:
    places = [(2, 0), (2, 1), (3, 7), (5, 0)]
    plan = nothing().with_worries(places, figures)
    return judged_town(plan, figures, np.random.default_rng(23))


def one(judged: Sequence[Judged], area: int, figure: int) -> Judged:
    return judged[area * FIGURES + figure]


def changed(line: Judged, **changes: object) -> Judged:
    """The same figure with another verdict or another polarity."""
    return replace(line, line=replace(line.line, **changes))  # type: ignore[arg-type]


def test_worse_and_worsening_is_a_worry_and_nothing_else_is(planted: Sequence[Judged]) -> None:
    line = one(planted, 2, 0)
    assert (line.verdict, line.trend.word) == (Verdict.WORSE, TrendWord.RISING)
    assert kind_of(line) == "worry"
    for verdict in set(Verdict) - {Verdict.WORSE}:
        assert kind_of(changed(line, verdict=verdict)) is None
    neutral = line.indicator.model_copy(update={"polarity": "neutral"})
    assert kind_of(changed(line, indicator=neutral)) is None
    assert not can_be_tested(changed(line, indicator=neutral))


@pytest.mark.parametrize(
    ("verdict", "figure"), [(Verdict.SIMILAR, 0), (Verdict.BETTER, 0), (Verdict.UNKNOWN, 1)]
)
def test_a_verdict_that_is_not_worse_takes_a_worry_away_however_small_its_chance(
    planted: Sequence[Judged], verdict: Verdict, figure: int
) -> None:
    line = one(planted, 2, figure)
    assert ("worry", line.area, line.indicator.id) in found_in(planted)
    other = [changed(x, verdict=verdict) if x is line else x for x in planted]
    assert ("worry", line.area, line.indicator.id) not in found_in(other)
    assert signals(other, SHARE)[0].tested == signals(planted, SHARE)[0].tested


def test_without_a_chance_of_the_difference_there_is_no_signal(planted: Sequence[Judged]) -> None:
    line = one(planted, 2, 0)
    blind = [replace(x, p_difference=np.nan) if x is line else x for x in planted]
    assert ("worry", line.area, line.indicator.id) not in found_in(blind)
    assert signals(blind, SHARE)[0].tested == len(planted) - 1


def test_a_signal_has_the_larger_of_both_chances_and_says_what_was_tested(
    planted: Sequence[Judged],
) -> None:
    for signal in signals(planted, SHARE, comparator_name="Rekenhoven"):
        line = signal.judged
        assert signal.p >= max(line.p_difference, line.p_trend)
        assert signal.alarm <= SHARE
        assert (signal.tested, signal.share) == (AREAS * FIGURES, SHARE)
        values = {point.period: point.value for point in line.line.points}
        assert signal.first == values[str(line.trend.first)]
        assert signal.last == values[str(line.trend.last)] == line.value


def test_a_figure_is_a_signal_among_few_and_none_among_many(planted: Sequence[Judged]) -> None:
    """Who looks at a thousand times as much finds as much by chance."""
    signal = max(signals(planted, SHARE), key=lambda signal: signal.p)
    few = SHARE / signal.p
    rest = [line for line in planted if kind_of(line) is None]
    among_few = [signal.judged, *rest][: int(few)]
    among_many = [signal.judged, *rest * (2 + int(few) // len(rest))]
    assert found_in(among_few) == {("worry", signal.area, signal.indicator_id)}
    assert found_in(among_many) == set()


def test_a_smaller_share_never_gives_more_signals(planted: Sequence[Judged]) -> None:
    sizes = [len(signals(planted, share)) for share in (0.0001, 0.01, 0.1, 0.25)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1] or sizes[0] == 4


def test_one_area_alone_says_little_about_how_steady_its_figure_is(
    planted: Sequence[Judged],
) -> None:
    """Points close to a line count as luck: with few areas by Student's t, else by the others."""
    close = [line for line in planted if line.trend.spread <= 1]
    freedom = close[0].trend.n - 2
    for line in close:
        (alone,) = trend_chances([line])
        assert alone == pytest.approx(2 * t.sf(-norm.ppf(line.p_trend / 2), freedom))
    together = trend_chances(planted)
    assert (together >= np.array([line.p_trend for line in planted]) - 1e-12).all()
    wild = [line for line in planted if line.trend.spread > 1]
    assert [line.p_trend for line in wild] == trend_chances(wild).tolist()


def test_without_figures_there_are_no_signals() -> None:
    assert signals([], SHARE) == []


def test_signals_stand_as_in_the_catalogue_and_then_by_the_number_they_concern(
    planted: Sequence[Judged], catalogue: Catalogue, figures: Sequence[Indicator]
) -> None:
    order = [figure.id for figure in figures[::-1]]
    turned = replace(catalogue, indicators={figure.id: figure for figure in figures[::-1]})
    found = in_order(signals(planted, SHARE), turned)
    places = [order.index(signal.indicator_id) for signal in found]
    assert places == sorted(places)
    same = [signal.judged.counted for signal in found if signal.indicator_id == order[-1]]
    numbers = [counted.number for counted in same if counted]
    assert len(numbers) == 2
    assert numbers == sorted(numbers, reverse=True)


def test_two_worries_make_a_hotspot_and_one_does_not(
    planted: Sequence[Judged], catalogue: Catalogue
) -> None:
    level = JudgedLevel("buurt", tuple(planted), GEMEENTE, "Rekenhoven")
    found = signals(planted, SHARE)
    (hotspot,) = hotspots(found, level, catalogue)
    assert hotspot.area == codes()[2]
    assert [signal.kind for signal in hotspot.worries] == ["worry", "worry"]
    domain = planted[0].indicator.domain
    assert [(name, n) for name, _title, n in hotspot.domains] == [(domain, 2)]
    assert hotspot.population is None
    strengths = [replace(signal, kind="strength") for signal in found]
    assert hotspots(strengths, level, catalogue) == ()


def test_a_level_finds_its_figures_by_area(planted: Sequence[Judged]) -> None:
    level = JudgedLevel("buurt", tuple(planted), GEMEENTE, "Rekenhoven")
    assert level.of(codes()[4]) == tuple(planted[4 * FIGURES : 5 * FIGURES])
    assert level.find(codes()[4], planted[0].indicator.id) is planted[4 * FIGURES]
    assert level.find("BU99999999", planted[0].indicator.id) is None
    assert level.of("BU99999999") == ()

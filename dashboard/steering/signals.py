"""Signals: figures of areas that deserve a talk. Chosen by tests alone; there is no ranking.

A worry is worse than the comparator and worsening, a strength is better and improving; a neutral
figure, a verdict "vergelijkbaar" and a trend without clear change never give a signal.

The test of such a pair. A worry claims two things, so chance must have made either of them before
the claim is false: an intersection-union test, whose p is the larger of the two (Berger,
Technometrics 24 (1982) 295-300). Both claims have a direction that was not chosen beforehand, as a
pair may turn out a worry or a strength: each one-sided p counts double, once for each. Twice the
one-sided p is the two-sided p where both point the same way, and at least 1 where they do not. So

    p = max(p_difference, p_trend)  for a worry or strength,  1 for anything else

with the p_trend of dashboard/steering/steadiness.py, which is never below that of the trend.

Pairs that the verdict or the trend leaves out keep their place in the procedure with p = 1. Leaving
them out afterwards would raise the part that is false. Benjamini and Hochberg is done over every
pair of the level that can be tested: a figure with a polarity, a p_difference and a p_trend.

Estimates of a model and surveys without a margin have no p_difference: what differs more than the
catalogue's band may still be the model. They are never a signal. Those that would be one by verdict
and trend are told apart (`untested`), so that a page can say that it did not judge them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite, nan
from typing import Literal

import numpy as np

from dashboard.compare import Verdict
from dashboard.margins import Floats
from dashboard.services import Services
from dashboard.steering.false_discovery import adjusted
from dashboard.steering.judged import Judged, judge_level
from dashboard.steering.steadiness import trend_chances
from dashboard.trend import TrendWord
from data.catalogue import Catalogue

Kind = Literal["worry", "strength"]
_BETTER_WHEN = {"higher_is_better": TrendWord.RISING, "lower_is_better": TrendWord.FALLING}
_MOVES = (TrendWord.RISING, TrendWord.FALLING)


@dataclass(frozen=True)
class Signal:
    """judged: the figure. p: of the combination. alarm: the share of false alarm at which it would
    just be a signal. first, last: the values at both ends of the trend. tested, share: how many
    pairs were tested, and which part of the signals may be false alarm."""

    kind: Kind
    judged: Judged
    p: float
    alarm: float
    first: float
    last: float
    comparator_name: str
    tested: int
    share: float

    @property
    def area(self) -> str:
        return self.judged.area

    @property
    def indicator_id(self) -> str:
        return self.judged.indicator.id

    @property
    def domain(self) -> str:
        return self.judged.indicator.domain


@dataclass(frozen=True)
class LevelSignals:
    """signals: as in the catalogue, then by the number that they concern, then by name. tested: how
    many pairs of area and figure. untested: would be signals, but cannot be tested; without a p."""

    level: str
    signals: tuple[Signal, ...]
    tested: int
    share: float
    untested: tuple[Signal, ...]


def kind_of(judged: Judged) -> Kind | None:
    """What verdict and trend together say; None when they say no signal."""
    better = _BETTER_WHEN.get(judged.indicator.polarity)
    if better is None or judged.verdict not in (Verdict.BETTER, Verdict.WORSE):
        return None
    if judged.trend.word not in _MOVES:
        return None
    improves = judged.trend.word is better
    if improves != (judged.verdict is Verdict.BETTER):
        return None
    return "strength" if improves else "worry"


def can_be_tested(judged: Judged) -> bool:
    has_direction = judged.indicator.polarity in _BETTER_WHEN
    return has_direction and isfinite(judged.p_difference) and isfinite(judged.p_trend)


def combined(judged: Sequence[Judged]) -> Floats:
    """p of the claim that verdict and trend make together; see the top of this file."""
    difference = np.array([line.p_difference for line in judged], dtype=float)
    claims = np.array([kind_of(line) is not None for line in judged], dtype=bool)
    return np.where(claims, np.maximum(difference, trend_chances(judged)), 1.0)


def signals(judged: Iterable[Judged], share: float, *, comparator_name: str = "") -> list[Signal]:
    """The signals among these figures, in their order; on average at most `share` is false alarm.

    judged: everything that was looked at, also what is no signal: it decides how strict the test
    has to be.
    """
    tested = [line for line in judged if can_be_tested(line)]
    chances = combined(tested)
    found = zip(tested, chances.tolist(), adjusted(chances).tolist(), strict=True)
    return [
        _signal(line, kind, p, alarm, comparator_name, len(tested), share)
        for line, p, alarm in found
        if alarm <= share and (kind := kind_of(line)) is not None
    ]


def _signal(
    line: Judged, kind: Kind, p: float, alarm: float, beside: str, tested: int, share: float
) -> Signal:
    values = {point.period: point.value for point in line.line.points}
    first, last = (float(values[end]) for end in (line.trend.first, line.trend.last) if end)
    return Signal(kind, line, p, alarm, first, last, beside, tested, share)


def level_signals(services: Services, level: str) -> LevelSignals:
    """The signals of a level (gemeente, wijk or buurt), once a version of the store.

    Raises EmptyStoreError.
    """
    snapshot = services.snapshot()
    return snapshot.kept(("signals", level), lambda: _level_signals(services, level))


def _level_signals(services: Services, level: str) -> LevelSignals:
    judged = judge_level(services, level)
    share = services.settings.municipality.false_alarm_share
    beside = judged.comparator_name
    found = signals(judged.lines, share, comparator_name=beside)
    tested = sum(map(can_be_tested, judged.lines))
    untested = [
        _signal(line, kind, nan, nan, beside, tested, share)
        for line in judged.lines
        if (kind := kind_of(line)) is not None and not can_be_tested(line)
    ]
    return LevelSignals(
        level=level,
        signals=tuple(in_order(found, services.catalogue)),
        tested=tested,
        share=share,
        untested=tuple(in_order(untested, services.catalogue)),
    )


def in_order(found: Sequence[Signal], catalogue: Catalogue) -> list[Signal]:
    """By domain, topic and figure as in the catalogue; then what concerns most first, by name."""
    places = {name: at for at, name in enumerate(catalogue.indicators)}

    def place(signal: Signal) -> tuple[int, int, str, str]:
        counted = signal.judged.counted
        number = counted.number if counted else 0
        return places[signal.indicator_id], -number, signal.judged.name, signal.area

    return sorted(found, key=place)

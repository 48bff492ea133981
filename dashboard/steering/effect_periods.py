"""Which periods count when a start is looked back on. The rules are fixed: see effect.py."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import takewhile

from dashboard.trend import period_middle, period_start, same_kind
from data.catalogue.model import Break, Indicator

FEWEST_BEFORE, FEWEST_AFTER = 3, 1
YEARS_BEFORE, YEARS_AFTER = 6, 4
FIRST_PART = 1 / 12
"""A start this early in a period (of a year: its first month) makes it a period after the start."""
_CLOSE = 1e-6


class Reason(StrEnum):
    """Why it cannot be told whether it helped."""

    NO_FIGURES = "no_figures"
    TOO_RECENT = "too_recent"
    TOO_FEW_BEFORE = "too_few_before"
    WITHHELD = "withheld"
    BREAK = "break"
    TOO_FEW_REFERENCES = "too_few_references"


@dataclass(frozen=True)
class Window:
    """before, after: the periods that count, oldest first. broken: what cut earlier or later ones
    off. reason: why nothing can be told, None when there are enough of both."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    reason: Reason | None = None
    broken: Break | None = None

    @property
    def periods(self) -> tuple[str, ...]:
        return (*self.before, *self.after)


def start_of(day: date) -> float:
    """A day in decimal years, months alike, so that it fits period_start: 1 July -> .5."""
    days = monthrange(day.year, day.month)[1]
    return day.year + (day.month - 1 + (day.day - 1) / days) / 12


def _length(period: str) -> float:
    return 2 * (period_middle(period) - period_start(period))


def _is_before(period: str, start: float) -> bool:
    return period_start(period) + _length(period) <= start + _CLOSE


def _is_after(period: str, start: float) -> bool:
    return start < period_start(period) + FIRST_PART * _length(period) - _CLOSE


def window(
    known: Sequence[str], without: Sequence[str], indicator: Indicator, start: date
) -> Window:
    """known, without: the periods in which the area has and has not a value, oldest first."""
    if not known:
        return Window((), (), Reason.WITHHELD if without else Reason.NO_FIGURES)
    day, known = start_of(start), _as_newest(known, known[-1])
    without = _as_newest(without, known[-1])
    before = [period for period in known if _is_before(period, day)]
    after = [period for period in known if _is_after(period, day)]
    cuts = sorted(indicator.breaks, key=lambda b: period_start(b.period))
    kept, early = _since_last_break(before, cuts)
    later, late = _until_next_break(after, kept, cuts)
    per_year = round(1 / _length(known[-1]))
    found = Window(
        tuple(kept[-YEARS_BEFORE * per_year :]),
        tuple(later[: YEARS_AFTER * per_year]),
        broken=late or early,
    )
    reason = _reason(found, (len(before), len(after)), without, day)
    return Window(found.before, found.after, reason, found.broken)


def _as_newest(periods: Sequence[str], newest: str) -> list[str]:
    return [p for p, same in zip(periods, same_kind(periods, newest), strict=True) if same]


def _since_last_break(
    before: Sequence[str], cuts: Sequence[Break]
) -> tuple[list[str], Break | None]:
    """What belongs with the last period before the start, and the break that cut the rest off."""
    if not before:
        return [], None
    inside = [b for b in cuts if lies_within(b, before[0], before[-1])]
    broken = inside[-1] if inside else None
    first = period_start(broken.period) if broken else period_start(before[0])
    return [period for period in before if period_start(period) >= first], broken


def _until_next_break(
    after: Sequence[str], before: Sequence[str], cuts: Sequence[Break]
) -> tuple[list[str], Break | None]:
    if not before or not after:
        return list(after), None
    broken = next((b for b in cuts if lies_within(b, before[-1], after[-1])), None)
    if broken is None:
        return list(after), None
    end = period_start(broken.period)
    return list(takewhile(lambda period: period_start(period) < end, after)), broken


def lies_within(broken: Break, first: str, last: str) -> bool:
    """Whether a break keeps these two periods apart."""
    return period_start(first) < period_start(broken.period) <= period_start(last)


def _reason(
    found: Window, unbroken: tuple[int, int], without: Sequence[str], day: float
) -> Reason | None:
    """unbroken: how many periods before and after there are when breaks are not looked at."""
    before, after = unbroken
    if len(found.before) < FEWEST_BEFORE:
        if before >= FEWEST_BEFORE:
            return Reason.BREAK
        hidden = sum(_is_before(period, day) for period in without)
        return Reason.WITHHELD if before + hidden >= FEWEST_BEFORE else Reason.TOO_FEW_BEFORE
    if len(found.after) < FEWEST_AFTER:
        if after >= FEWEST_AFTER:
            return Reason.BREAK
        hidden = sum(_is_after(period, day) for period in without)
        return Reason.WITHHELD if hidden else Reason.TOO_RECENT
    return None

"""What is found when a start is looked back on: the same values for chart, words and table."""

from dataclasses import dataclass, field
from enum import StrEnum

from dashboard.steering.effect_periods import Reason, Window
from dashboard.trend import Measured
from data.catalogue.model import Break


class Outcome(StrEnum):
    """Improved and worsened follow the polarity; a neutral figure is only higher or lower."""

    IMPROVED = "improved"
    WORSENED = "worsened"
    HIGHER = "higher"
    LOWER = "lower"
    NO_EFFECT_SHOWN = "no_effect_shown"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class AreaSeries:
    """All periods of one area, oldest first. borders: where its border changed."""

    code: str
    name: str
    points: tuple[Measured, ...]
    borders: tuple[Break, ...] = ()


@dataclass(frozen=True)
class Reference:
    """shift: what is found when it is pretended that the start was here, in the unit, at the level
    of the area. as_large: that is as far from zero as the effect. part: its part of the mix of the
    synthetic control, 0-1; None without one."""

    code: str
    name: str
    shift: float
    as_large: bool
    part: float | None


@dataclass(frozen=True)
class Means:
    """Means over the periods before and after, in the unit. expected: after, if the area had gone
    the way of the reference areas. level: the mean of the reference areas before."""

    before: float
    after: float
    expected: float
    others_before: float
    others_after: float


@dataclass(frozen=True)
class Expected:
    """A period that counts with the figure that was expected, in the unit. low, high: how far
    chance carries it after the start (95%); NaN before, the value itself where that begins."""

    period: str
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Estimate:
    """effect, lower, upper, mixed: in the indicator's own unit. mixed: the effect by the synthetic
    control, None without one. shift, error: effect and standard error on the scale. path: every
    period that counts."""

    effect: float
    lower: float
    upper: float
    mixed: float | None
    shift: float
    error: float
    means: Means
    path: tuple[Expected, ...] = field(repr=False)


@dataclass(frozen=True)
class Effect:
    """estimate: None when it cannot be told, and then `reason` says why."""

    outcome: Outcome
    window: Window
    reason: Reason | None = None
    references: tuple[Reference, ...] = ()
    estimate: Estimate | None = None

    @property
    def as_large(self) -> int:
        """Reference areas with as large a difference."""
        return sum(reference.as_large for reference in self.references)

"""Is a goal reached, and is it on its way? Fixed rules: nobody can choose afterwards.

The path runs straight from the start to the target, an equal step a year. The target is for the
figure of the due year (its last quarter or month, where a figure has those).

Which figure is judged. Once the due year has a figure, that one; where a survey skips the due year,
the first one after it. Until then the newest one after the start: a goal that was reached and lost
again is not reached. A figure without a value, or a break since the start, cannot be judged.

How. By the 95% interval of the figure (dashboard.compare); without one by the similar band of the
catalogue; a count of everything that has neither is taken as it is. The whole interval at or past
the target: reached. In the due year the whole interval short of it: missed. Before that the whole
interval at or past the path: on course; the whole interval behind the path: off course. An interval
on both sides says nothing yet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import nan

from dashboard.compare import intervals_across
from dashboard.figure_rows import FigureRows
from dashboard.formatting import is_known, rounded
from dashboard.steering.goal_path import due_period, on_path, rises
from dashboard.trend import period_start, same_kind
from data.catalogue.model import Break, Indicator, Status
from data.steering.rows import Goal
from data.steering.words import DROPPED

CLOSE = 1e-9


class GoalKind(StrEnum):
    REACHED = "behaald"
    MISSED = "niet_behaald"
    ON_COURSE = "op_koers"
    OFF_COURSE = "niet_op_koers"
    UNCLEAR = "nog_niet_te_zeggen"
    DROPPED = "vervallen"


class Doubt(StrEnum):
    """Why nothing can be said."""

    NO_FIGURE = "no_figure"
    NO_VALUE = "no_value"
    BREAK = "break"
    MARGIN = "margin"
    NO_MARGIN = "no_margin"
    START_WITHHELD = "start_withheld"


@dataclass(frozen=True)
class Figure:
    """One period of an area. low, high: how far chance may carry it; NaN when that is not known."""

    period: str
    value: float
    low: float
    high: float
    status: Status
    note: object = None


@dataclass(frozen=True)
class GoalStatus:
    """figure: the one that was judged. path: what the figure should be in its period by then.
    is_final: that of the due year. awaited: the due year has passed without a figure yet."""

    kind: GoalKind
    doubt: Doubt | None = None
    figure: Figure | None = None
    path: float | None = None
    is_final: bool = False
    awaited: bool = False
    broken: Break | None = None


def goal_status(
    goal: Goal, points: Sequence[Figure], indicator: Indicator, today: date
) -> GoalStatus:
    """points: all periods of the area, oldest first."""
    if goal.status == DROPPED:
        return GoalStatus(GoalKind.DROPPED)
    if not is_known(goal.start_value):
        return GoalStatus(GoalKind.UNCLEAR, Doubt.START_WITHHELD)
    figure, is_final = _judged(goal, points)
    awaited = today.year > goal.due_year and not is_final
    if figure is None:
        return GoalStatus(GoalKind.UNCLEAR, Doubt.NO_FIGURE, awaited=awaited)
    if broken := _break(goal, figure, indicator):
        return GoalStatus(
            GoalKind.UNCLEAR, Doubt.BREAK, figure, is_final=is_final, awaited=awaited, broken=broken
        )
    if not (figure.status.has_value and is_known(figure.value)):
        return GoalStatus(GoalKind.UNCLEAR, Doubt.NO_VALUE, figure, None, is_final, awaited)
    path = on_path(goal, figure.period)
    kind = _kind(goal, figure, path, is_final=is_final)
    margin = Doubt.MARGIN if is_known(figure.low) and is_known(figure.high) else Doubt.NO_MARGIN
    doubt = margin if kind is GoalKind.UNCLEAR else None
    return GoalStatus(kind, doubt, figure, path, is_final, awaited)


def _judged(goal: Goal, points: Sequence[Figure]) -> tuple[Figure | None, bool]:
    """The figure that counts, and whether that is the last word."""
    alike = same_kind([point.period for point in points], goal.start_period)
    after = period_start(goal.start_period)
    later = [p for p, same in zip(points, alike, strict=True) if same]
    later = [p for p in later if period_start(p.period) > after]
    end = period_start(due_period(goal))
    for point in later:
        if period_start(point.period) >= end:
            return point, True
    return (later[-1] if later else None), False


def _break(goal: Goal, figure: Figure, indicator: Indicator) -> Break | None:
    first, last = period_start(goal.start_period), period_start(figure.period)
    cutting = (b for b in indicator.breaks if first < period_start(b.period) <= last)
    return next(cutting, None)


def _kind(goal: Goal, figure: Figure, path: float, *, is_final: bool) -> GoalKind:
    upwards = rises(goal)
    if _past(figure, goal.target, upwards=upwards):
        return GoalKind.REACHED
    if is_final:
        short = _past(figure, goal.target, upwards=not upwards, strictly=True)
        return GoalKind.MISSED if short else GoalKind.UNCLEAR
    if _past(figure, path, upwards=upwards):
        return GoalKind.ON_COURSE
    behind = _past(figure, path, upwards=not upwards, strictly=True)
    return GoalKind.OFF_COURSE if behind else GoalKind.UNCLEAR


def _past(figure: Figure, line: float, *, upwards: bool, strictly: bool = False) -> bool:
    """Whether the whole interval lies on this side of a line."""
    room = figure.low - line if upwards else line - figure.high
    return room > CLOSE if strictly else room >= -CLOSE


def figures_of(rows: FigureRows, indicator: Indicator) -> list[Figure]:
    """All periods of one area with their margins, oldest first."""
    points = rows.points(indicator.id)
    numbers = rows.numbers([(indicator, point.period) for point in points])
    edges = (edge.tolist() for edge in intervals_across(numbers, [indicator]))
    return [
        Figure(
            point.period,
            point.value,
            *_margin(point.value, low, high, indicator),
            Status(point.status),
            rows.row(indicator.id, point.period)["note"],
        )
        for point, low, high in zip(points, *edges, strict=True)
    ]


def _margin(value: float, low: float, high: float, indicator: Indicator) -> tuple[float, float]:
    """The interval; else the band around what a reader sees of the value."""
    if not is_known(value) or (is_known(low) and is_known(high)):
        return low, high
    band = indicator.similar_band
    if band is None and indicator.kind != "count":
        return nan, nan
    shown = rounded(value, indicator.decimals)
    return shown - (band or 0.0), shown + (band or 0.0)

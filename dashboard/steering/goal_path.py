"""The straight line from where a goal starts to what it aims at."""

from collections.abc import Iterable
from dataclasses import replace
from math import nan
from typing import Protocol

from dashboard.figures.aim import Aim
from dashboard.formatting import is_known
from dashboard.trend import period_middle, period_start
from data.catalogue.model import Break, Indicator, Status
from data.steering.goals import LAST_PARTS
from data.steering.rows import Goal


def rises(goal: Goal) -> bool:
    """Whether the figure has to go up."""
    return goal.target > goal.start_value


def due_period(goal: Goal) -> str:
    """The period whose figure has to reach the target: 2027, 2027H2, 2027Q4 or 2027-12."""
    mark = goal.start_period[4:5]
    return f"{goal.due_year}{next(part for part in LAST_PARTS if part[:1] == mark)}"


class _Published(Protocol):
    """A period of an area, and whether it has a value there."""

    @property
    def period(self) -> str: ...
    @property
    def status(self) -> str: ...


def as_shown(goal: Goal, points: Iterable[_Published]) -> Goal:
    """Without its start where that figure is withheld by now: then nobody may see it (norm B8)."""
    starts = (point for point in points if point.period == goal.start_period)
    hidden = any(point.status == Status.WITHHELD for point in starts)
    return replace(goal, start_value=nan) if hidden else goal


def path_break(goal: Goal, indicator: Indicator) -> Break | None:
    """What cuts the path: the first break after its start. indicator: with those of the area."""
    first, last = period_start(goal.start_period), period_start(due_period(goal))
    cuts = (b for b in indicator.breaks if first < period_start(b.period) <= last)
    return next(cuts, None)


def aim_of(goal: Goal, indicator: Indicator) -> Aim | None:
    """As charts draw it; None when the start is withheld, of which the path would tell, and when
    a break lies on the path (norm B6)."""
    if not is_known(goal.start_value) or path_break(goal, indicator):
        return None
    due = due_period(goal)
    return Aim(indicator, goal.start_period, goal.start_value, due, goal.target)


def on_path(goal: Goal, period: str) -> float:
    """Where the straight line from start to target is in a period."""
    start, end = period_middle(goal.start_period), period_middle(due_period(goal))
    part = (period_middle(period) - start) / (end - start) if end > start else 1.0
    return goal.start_value + min(max(part, 0.0), 1.0) * (goal.target - goal.start_value)

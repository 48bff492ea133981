"""The goals of an area, each with its figures and with how far it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.borders import all_borders
from dashboard.figure_rows import FigureRows
from dashboard.formatting import is_known
from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.steering import goal_words
from dashboard.steering.about import figure_title
from dashboard.steering.goal_path import as_shown
from dashboard.steering.goal_status import (
    Doubt,
    Figure,
    GoalKind,
    GoalStatus,
    figures_of,
    goal_status,
)
from dashboard.steering.page import GoalLine
from dashboard.steering.page_figures import Said
from dashboard.steering.scope import Scope
from data.catalogue.model import Indicator
from data.language import _
from data.steering.rows import Goal
from data.steering.store import Steering
from data.steering.words import DROPPED


@dataclass(frozen=True)
class JudgedGoal:
    """indicator: None when it left the catalogue. figures: all periods of the area, oldest first.
    place: the name of the area."""

    goal: Goal
    indicator: Indicator | None
    place: str
    figures: tuple[Figure, ...]
    status: GoalStatus

    @property
    def newest(self) -> Figure | None:
        """The newest figure with a value."""
        return next((f for f in reversed(self.figures) if is_known(f.value)), None)

    @property
    def said(self) -> Said:
        return goal_words.status_said(self.status)

    @property
    def sentence(self) -> str:
        return goal_words.goal_sentence(self.goal, self.newest, self.indicator)

    @property
    def why(self) -> str:
        return goal_words.why(self.goal, self.status, self.indicator)

    @property
    def short_why(self) -> str:
        return goal_words.short_why(self.goal, self.status, self.indicator)

    @property
    def aim(self) -> str:
        """ "12,5% in 2027"."""
        return goal_words.aim(self.goal, self.indicator)


def judged_goals(services: Services, goals: Iterable[Goal], today: date) -> list[JudgedGoal]:
    """In the given order. One query for all figures, once a version of the store."""
    wanted = list(goals)
    snapshot = services.snapshot()
    rows = rows_of_areas(snapshot, {goal.area for goal in wanted})
    return [_judged(services, snapshot, goal, rows[goal.area], today) for goal in wanted]


def _judged(
    services: Services, snapshot: Snapshot, goal: Goal, rows: FigureRows, today: date
) -> JudgedGoal:
    indicator = services.catalogue.indicators.get(goal.indicator)
    place = snapshot.names.get(goal.area, goal.area)
    if indicator is None:
        kind = GoalKind.DROPPED if goal.status == DROPPED else GoalKind.UNCLEAR
        return JudgedGoal(goal, None, place, (), GoalStatus(kind, Doubt.NO_FIGURE))
    figures = figures_of(rows, indicator)
    indicator = rows.with_breaks_since(indicator, goal.start_period, goal.start_value)
    goal = as_shown(goal, figures)
    status = goal_status(goal, figures, indicator, today)
    return JudgedGoal(goal, indicator, place, tuple(figures), status)


def rows_of_areas(snapshot: Snapshot, areas: Iterable[str]) -> Mapping[str, FigureRows]:
    """area -> all its figures; asked for in one query, once a version of the store."""
    codes = tuple(sorted(set(areas)))

    def read() -> dict[str, FigureRows]:
        frame = snapshot.store.area_figures(areas=codes)
        borders = all_borders(snapshot)
        parts = {code: frame[frame["area"] == code] for code in codes}
        return {code: FigureRows(part, borders.get(code, ())) for code, part in parts.items()}

    return snapshot.kept(("goal rows", *codes), read) if codes else {}


def goals_in(scope: Scope, steering: Steering) -> list[Goal]:
    """What is aimed at in an area and in what lies in it, the first due year first."""
    inside = [g for g in steering.goals if g.status != DROPPED and scope.holds(g.area)]
    return sorted(inside, key=lambda g: (g.due_year, g.id))


def goal_lines(
    services: Services, scope: Scope, steering: Steering, today: date
) -> tuple[GoalLine, ...]:
    """As page Sturen shows them."""
    judged = judged_goals(services, goals_in(scope, steering), today)
    return tuple(
        GoalLine(
            id=found.goal.id,
            area_name=found.place,
            title=figure_title(services.catalogue, found.goal.indicator),
            sentence=found.sentence,
            status=found.said,
            why=found.short_why,
        )
        for found in judged
    )


def goal_of(goals: Sequence[Goal], area: str, indicator: str) -> Goal | None:
    """The goal of exactly this area and figure that counts: the one that was set last. goals:
    oldest first."""
    return next(
        (
            goal
            for goal in reversed(goals)
            if (goal.area, goal.indicator) == (area, indicator) and goal.status != DROPPED
        ),
        None,
    )


def goals_of_area(services: Services, municipality: str, area: str) -> dict[str, Goal]:
    """indicator -> the goal for it in exactly this area. One query."""
    goals = services.steering.all_of(Goal, municipality=municipality)
    return {g.indicator: g for g in goals if g.area == area and g.status != DROPPED}


def goals_said(
    services: Services, goals: Iterable[Goal], today: date
) -> dict[tuple[str, str], Said]:
    """(area, indicator) -> "12,5% in 2027: op koers", for beside a figure."""
    text = _("{aim}: {status}")
    return {
        (found.goal.area, found.goal.indicator): Said(
            found.said.kind, text.format(aim=found.aim, status=found.said.words)
        )
        for found in judged_goals(services, goals, today)
    }

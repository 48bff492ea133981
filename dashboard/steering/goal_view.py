"""One goal with all that is known of it, and what a new one can start from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.steering.actions import lines_of
from dashboard.steering.decisions import decision_lines, in_order
from dashboard.steering.goal_columns import GOAL_LABELS
from dashboard.steering.goal_start import start_of
from dashboard.steering.goal_writes import columns_of
from dashboard.steering.goals import JudgedGoal, goal_of, judged_goals
from dashboard.steering.history import Step, steps
from dashboard.steering.page import ActionLine, DecisionLine
from data.catalogue.model import Indicator
from data.language import _
from data.steering.analysis_rows import Priority
from data.steering.goals import Start
from data.steering.rows import Goal
from data.steering.store import Steering
from data.steering.words import DROPPED

Options = list[dict[str, object]]


class UnknownGoalError(LookupError):
    """There is no such goal in this municipality."""


@dataclass(frozen=True)
class GoalView:
    """history: newest first. priorities: all of the municipality."""

    snapshot: Snapshot
    steering: Steering
    judged: JudgedGoal
    actions: tuple[ActionLine, ...]
    decisions: tuple[DecisionLine, ...]
    priorities: tuple[Priority, ...]
    history: tuple[Step, ...]

    @property
    def goal(self) -> Goal:
        return self.judged.goal

    @property
    def priority(self) -> Priority | None:
        return next((p for p in self.priorities if p.id == self.goal.priority), None)


def goal_view(services: Services, its_id: object, today: date) -> GoalView:
    """its_id: of the address. Raises UnknownGoalError and EmptyStoreError."""
    snapshot = services.snapshot()
    steering = services.steering.of(municipality=snapshot.code)
    found = next((goal for goal in steering.goals if str(goal.id) == str(its_id)), None)
    if found is None:
        raise UnknownGoalError(str(its_id))
    (judged,) = judged_goals(services, [found], today)
    actions = [action for action in steering.actions if action.goal == found.id]
    decisions = in_order((d for d in steering.decisions if d.goal == found.id), today)
    words = columns_of(services, found)
    rows = services.steering.history(Goal, found.id)
    return GoalView(
        snapshot=snapshot,
        steering=steering,
        judged=judged,
        actions=lines_of(services, actions, steering, today),
        decisions=decision_lines(decisions, steering, snapshot, services.catalogue, today),
        priorities=services.steering.all_of(Priority, municipality=snapshot.code),
        history=steps(rows, GOAL_LABELS, words.of, snapshot.names),
    )


@dataclass(frozen=True)
class NewGoal:
    """What was asked for a new goal, as far as it is there. start: None when the area has no such
    figure. other: the goal that it has already."""

    snapshot: Snapshot
    area: str
    figure: Indicator | None
    start: Start | None
    other: Goal | None
    priorities: tuple[Priority, ...]
    priority: str


def new_goal(services: Services, query: Mapping[str, object]) -> NewGoal:
    """Of a query (gebied, cijfer, prioriteit), whatever it says. Raises EmptyStoreError."""
    snapshot = services.snapshot()
    asked, name = query.get("gebied"), str(query.get("cijfer") or "")
    area = asked if isinstance(asked, str) and asked in snapshot.levels else snapshot.code
    figure = services.catalogue.indicators.get(name)
    goals = services.steering.all_of(Goal, municipality=snapshot.code)
    return NewGoal(
        snapshot=snapshot,
        area=area,
        figure=figure,
        start=start_of(snapshot, area, figure.id) if figure else None,
        other=goal_of(goals, area, figure.id) if figure else None,
        priorities=services.steering.all_of(Priority, municipality=snapshot.code),
        priority=str(query.get("prioriteit") or ""),
    )


def priority_options(
    priorities: tuple[Priority, ...], area: str, chosen: int | None = None
) -> Options:
    """Those of the area that hold, and the chosen one, after "geen"."""
    none: Options = [{"label": _("geen prioriteit"), "value": ""}]
    fitting = [p for p in priorities if _fits(p, area) or p.id == chosen]
    return none + [{"label": f"{p.rank}. {p.title}", "value": str(p.id)} for p in fitting]


def _fits(priority: Priority, area: str) -> bool:
    return priority.area == area and priority.status != DROPPED

"""What people fill in about goals is written, or refused in words; every value is untrusted."""

from dashboard import formatting
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from dashboard.steering.forms import Asked, Outcome, chosen, decimal, number, outcome, refused, text
from dashboard.steering.goal_columns import GOAL_LABELS, GoalColumns
from dashboard.steering.goal_start import seal, start_of, stored
from dashboard.steering.goal_words import amount
from dashboard.steering.history import Words
from dashboard.steering.revising import Revising, revised
from data.catalogue.model import Indicator
from data.language import _
from data.steering.analysis_rows import Priority
from data.steering.goals import ReviseGoal, SetGoal, Start
from data.steering.rows import Goal

NEW, REVISE = "doel", "doel-wijzig"
"""Names of the forms."""


def set_goal(services: Services, asked: Asked) -> Outcome:
    """A new goal: area, indicator, start (goal_start.seal), target as people see it, due_year,
    owner, reason, priority ("" for none)."""
    area, name = text(asked, "area"), text(asked, "indicator")
    try:
        snapshot = services.snapshot()
    except EmptyStoreError:
        return refused({"": _("Er zijn nog geen gebieden geladen.")})
    area = area if area in snapshot.levels else ""
    figure = services.catalogue.indicators.get(name)
    start = start_of(snapshot, area, name) if area and figure else None
    if figure and start and text(asked, "start") != seal(start):
        moved = refused({"": _moved(start, figure)})
        return {**moved, "renew": {"start": seal(start)}}

    def write() -> tuple[str, str]:
        change = SetGoal(
            area=area,
            indicator=name,
            start=start,
            target=_target(asked, figure),
            due_year=number(asked, "due_year"),
            owner=text(asked, "owner"),
            reason=text(asked, "reason"),
            priority=chosen(asked, "priority"),
            known=services.catalogue.indicators,
        )
        its_id = services.write(services.current_user(), change)
        return _("Het doel is vastgelegd."), f"/sturen/doel/{its_id}"

    return outcome(write)


def revise_goal(services: Services, asked: Asked) -> Outcome:
    """A goal as it is from now on: id, seen, target, due_year, owner, reason, priority, status."""

    def change_of(its_id: int, seen: int | None, goal: Goal) -> ReviseGoal:
        return ReviseGoal(
            id=its_id,
            seen=seen,
            target=_target(asked, services.catalogue.indicators.get(goal.indicator)),
            due_year=number(asked, "due_year"),
            owner=text(asked, "owner"),
            reason=text(asked, "reason"),
            priority=chosen(asked, "priority"),
            status=text(asked, "status"),
            known=services.catalogue.indicators,
        )

    what = Revising(Goal, GOAL_LABELS, _words, _("Het doel is gewijzigd."))
    return revised(services, asked, what, change_of)


def _words(services: Services, goal: Goal) -> Words:
    return columns_of(services, goal).of


def columns_of(services: Services, goal: Goal) -> GoalColumns:
    """How the columns of a goal are told. Three queries and those of Steering."""
    snapshot, code = services.snapshot(), goal.municipality
    steering = services.steering.of(municipality=code)
    rows = services.steering.all_of(Priority, municipality=code)
    titles = {priority.id: priority.title for priority in rows}
    figure = services.catalogue.indicators.get(goal.indicator)
    return GoalColumns(steering, snapshot, services.catalogue, figure, titles)


def _target(asked: Asked, figure: Indicator | None) -> float | None:
    return stored(decimal(asked, "target"), figure)


def _moved(start: Start, figure: Indicator) -> str:
    text = _(
        "Het nieuwste cijfer is intussen {value} ({period}). Bewaart u alsnog, dan begint het doel "
        "daar."
    )
    return text.format(value=amount(start.value, figure), period=formatting.period(start.period))

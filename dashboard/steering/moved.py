"""Decisions, goals and phases that moved since the meeting before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dashboard.calendar import day_of
from dashboard.fasen_words import phase_words
from dashboard.maturity.model import maturity_model
from dashboard.maturity.standing import positions
from dashboard.services import Services
from dashboard.steering.decisions import STATES, is_open
from dashboard.steering.goal_status import goal_status
from dashboard.steering.goal_words import goal_name, status_said
from dashboard.steering.goals import JudgedGoal, judged_goals
from dashboard.steering.known import Before
from dashboard.steering.page import SturenPage
from dashboard.steering.page_figures import Said
from dashboard.steering.scope import Scope
from data.language import _
from data.maturity import Maturity
from data.steering.rows import Goal
from data.steering.store import Steering
from data.steering.words import DROPPED

Line = tuple[str, str]
"""(href, words)."""


@dataclass(frozen=True)
class Then:
    """What is known of the meeting before. page: what was frozen for it, None without."""

    held: date
    figures: Before
    page: SturenPage | None


def moved_goals(
    services: Services, scope: Scope, steering: Steering, then: Then, today: date
) -> Iterable[Line]:
    """Goals that are new, or of which the status is another one than it was. Raises
    EmptyStoreError."""
    frozen = {line.id: line.status for line in then.page.goals} if then.page else {}
    goals = [goal for goal in steering.goals if scope.holds(goal.area)]
    for found in judged_goals(services, goals, today):
        goal, href = found.goal, f"/sturen/doel/{found.goal.id}"
        name = goal_name(goal, services.catalogue, found.place)
        was = frozen.get(goal.id) or _was(found, then)
        if goal.status != DROPPED and _is_new(services, goal, then.held):
            yield href, _("Nieuw doel: {name}, {aim}").format(name=name, aim=found.aim)
        elif was is not None and was.kind != found.said.kind:
            text = _("{name}: van {was} naar {now}")
            yield href, text.format(name=name, was=was.words, now=found.said.words)
        elif day_of(goal.at) > then.held:
            yield href, _("{name}: het doel is gewijzigd").format(name=name)


def _is_new(services: Services, goal: Goal, after: date) -> bool:
    """Whether it was set after a day, also when it was revised since; only then one query."""
    if day_of(goal.at) <= after or goal.revision == 1:
        return day_of(goal.at) > after
    return day_of(services.steering.history(Goal, goal.id)[0].at) > after


def are_goals_known(scope: Scope, steering: Steering, then: Then) -> bool:
    """Whether it can be said of each goal of then how it stood."""
    frozen = {line.id for line in then.page.goals} if then.page else set()
    return all(
        goal.id in frozen or (goal.area, goal.indicator) in then.figures
        for goal in steering.goals
        if scope.holds(goal.area) and day_of(goal.at) <= then.held
    )


def _was(found: JudgedGoal, then: Then) -> Said | None:
    """The status out of the figures of then; None when they are not known."""
    known = then.figures.get((found.goal.area, found.goal.indicator))
    if known is None or found.indicator is None:
        return None
    figures = [figure for figure in found.figures if figure.period <= known.period]
    return status_said(goal_status(found.goal, figures, found.indicator, then.held))


def closed_decisions(scope: Scope, steering: Steering, after: date) -> Iterable[Line]:
    """What was finished or dropped after a day: it is no longer among what is open."""
    for decision in steering.decisions:
        if is_open(decision) or day_of(decision.at) <= after or not scope.holds(decision.area):
            continue
        text = _("{text} Nu {state}.") if decision.text[-1] in ".!?" else _("{text}: nu {state}.")
        said = text.format(text=decision.text, state=STATES[decision.status])
        yield f"/sturen/besluit/{decision.id}", " ".join(filter(None, [said, decision.remark]))


def moved_phases(maturity: Maturity, area: str, after: date, until: date) -> Iterable[Line]:
    """Themes whose phase is another one after the sessions between two days, or a first one."""
    then = positions(_until(maturity, after), area)
    now = positions(_until(maturity, until), area)
    for theme in maturity_model().themes:
        found, was = now.get(theme.id), then.get(theme.id)
        if found is None or (was is not None and was.phase == found.phase):
            continue
        href, words = f"/fasen?gebied={area}&thema={theme.id}", phase_words(found.phase)
        if was is None:
            text = _("{theme}: voor het eerst een fase, {now}")
            yield href, text.format(theme=theme.title, now=words)
        else:
            text = _("{theme}: van fase {was} naar {now}")
            yield href, text.format(theme=theme.title, was=was.phase, now=words)


def _until(maturity: Maturity, day: date) -> Maturity:
    return replace(maturity, sessions=tuple(s for s in maturity.sessions if s.held <= day))

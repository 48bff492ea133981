"""What a meeting opens with: what is still open, and what moved since the meeting before it."""

from dataclasses import dataclass
from datetime import date

from dashboard.fasen_words import short_day
from dashboard.services import Services
from dashboard.steering.decisions import decision_lines, open_decisions
from dashboard.steering.frozen import frozen_of
from dashboard.steering.known import Known, Pair, known_in, known_on, measured
from dashboard.steering.meetings import MeetingView
from dashboard.steering.moved import (
    Line,
    Then,
    are_goals_known,
    closed_decisions,
    moved_goals,
    moved_phases,
)
from dashboard.steering.page import DecisionLine
from dashboard.steering.scope import Scope
from dashboard.steering.since import FigureChange, changes_since
from data.language import _
from data.steering.rows import Meeting


@dataclass(frozen=True)
class Opening:
    """basis: with what the figures are compared, or why they are not. figures: None when nothing is
    known of then. goals, phases: what moved. are_goals_known: else a goal may have moved unseen.
    closed: decisions that were finished or dropped since."""

    decisions: tuple[DecisionLine, ...]
    basis: str
    figures: tuple[FigureChange, ...] | None
    goals: tuple[Line, ...]
    phases: tuple[Line, ...]
    are_goals_known: bool = True
    closed: tuple[Line, ...] = ()


def opening_of(services: Services, view: MeetingView, today: date) -> Opening:
    """Raises EmptyStoreError."""
    services = services.holding(view.snapshot)
    meeting, before = view.meeting, view.before
    scope = Scope(view.snapshot, meeting.area, "buurt")
    earlier = [d for d in open_decisions(view.steering, scope, today) if d.meeting != meeting.id]
    lines = decision_lines(
        earlier, view.steering, view.snapshot, view.catalogue, today, here=meeting.area
    )
    if before is None:
        said = _("Dit is het eerste overleg over {name}: er is nog niets om mee te vergelijken.")
        return Opening(lines, said.format(name=view.area_name), None, (), ())
    everywhere = Scope(view.snapshot, view.snapshot.code, "buurt")
    pairs = measured(services, everywhere, figures_on_the_table(view))
    goals = [(goal.area, goal.indicator) for goal in view.steering.goals]
    then = _then(services, everywhere, before, [*pairs, *goals])
    known = {pair: then.figures[pair] for pair in pairs if pair in then.figures}
    until = max(meeting.held, today)
    maturity = services.maturity.settled(municipality=view.snapshot.code)
    return Opening(
        decisions=lines,
        basis=_basis(then, len(pairs), len(known)),
        figures=changes_since(services, everywhere, known) if known else None,
        goals=tuple(moved_goals(services, scope, view.steering, then, today)),
        phases=tuple(moved_phases(maturity, meeting.area, before.held, until)),
        are_goals_known=are_goals_known(scope, view.steering, then),
        closed=tuple(closed_decisions(scope, view.steering, before.held)),
    )


def figures_on_the_table(view: MeetingView) -> tuple[Pair, ...]:
    """The headline figures of the area, and those on the agenda."""
    area = view.meeting.area
    found = [(area, i.id) for i in view.catalogue.indicators.values() if i.headline]
    found += [(item.area or area, item.indicator) for item in view.meeting.agenda if item.indicator]
    return tuple(dict.fromkeys(found))


def _then(services: Services, scope: Scope, before: Meeting, pairs: list[Pair]) -> Then:
    """What was frozen for the meeting before; for what is not in there, what was loaded by then."""
    found: dict[Pair, Known] = known_on(services, scope, pairs, before.held)
    frozen = frozen_of(services, before.id)
    if frozen is None:
        return Then(before.held, found, None)
    return Then(before.held, found | known_in(frozen), frozen.page)


def _basis(then: Then, asked: int, known: int) -> str:
    if asked == 0:
        return _("Van dit gebied zijn er geen cijfers om te vergelijken.")
    if known == 0:
        return _not_kept(then.held)
    text = _("Vergeleken met de stukken die voor het overleg van {day} zijn bevroren.")
    if then.page is None:
        text = _("Vergeleken met de cijfers die op {day} geladen waren.")
    said = text.format(day=short_day(then.held))
    if known < asked:
        rest = _("Van {n} van de {of} cijfers is niet bewaard wat er toen stond.")
        said += " " + rest.format(n=asked - known, of=asked)
    return said


def _not_kept(day: date) -> str:
    text = _(
        "Wat er op {day} stond, is niet bewaard: de cijfers zijn daarna opnieuw geladen en de "
        "stukken van dat overleg zijn niet bevroren."
    )
    return text.format(day=short_day(day))

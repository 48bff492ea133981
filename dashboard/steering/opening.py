"""What a meeting opens with: what is still open, and what moved since the meeting before it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dashboard.calendar import day_of, today
from dashboard.fasen_words import phase_words, short_day
from dashboard.maturity.model import maturity_model
from dashboard.maturity.standing import positions
from dashboard.services import Services
from dashboard.steering.about import goal_title
from dashboard.steering.decisions import decision_lines, open_decisions
from dashboard.steering.known import Pair, known_on
from dashboard.steering.meetings import MeetingView
from dashboard.steering.page import DecisionLine
from dashboard.steering.scope import Scope
from dashboard.steering.since import FigureChange, changes_since
from data.language import _
from data.maturity import Maturity
from data.steering.rows import Goal

Line = tuple[str, str]
"""(href, words)."""


@dataclass(frozen=True)
class Opening:
    """basis: with what the figures are compared, or why they are not. figures: None when nothing is
    known of then. goals, phases: what moved."""

    decisions: tuple[DecisionLine, ...]
    basis: str
    figures: tuple[FigureChange, ...] | None
    goals: tuple[Line, ...]
    phases: tuple[Line, ...]


def opening_of(services: Services, view: MeetingView) -> Opening:
    """Raises EmptyStoreError."""
    meeting, before = view.meeting, view.before
    scope = Scope(view.snapshot, meeting.area, "buurt")
    earlier = [d for d in open_decisions(view.steering, scope) if d.meeting != meeting.id]
    lines = decision_lines(earlier, view.steering, view.snapshot, view.catalogue)
    if before is None:
        said = _("Dit is het eerste overleg over {name}: er is nog niets om mee te vergelijken.")
        return Opening(lines, said.format(name=view.area_name), None, (), ())
    pairs = figures_on_the_table(view)
    everywhere = Scope(view.snapshot, view.snapshot.code, "buurt")
    known = known_on(services, everywhere, pairs, before.held)
    until = max(meeting.held, today())
    maturity = services.maturity.settled(municipality=view.snapshot.code)
    return Opening(
        decisions=lines,
        basis=_basis(before.held, len(pairs), len(known)),
        figures=changes_since(services, everywhere, known) if known else None,
        goals=tuple(_goals(view, scope, before.held)),
        phases=tuple(moved_phases(maturity, meeting.area, before.held, until)),
    )


def figures_on_the_table(view: MeetingView) -> tuple[Pair, ...]:
    """The headline figures of the area, and those on the agenda."""
    area = view.meeting.area
    found = [(area, i.id) for i in view.catalogue.indicators.values() if i.headline]
    found += [(item.area or area, item.indicator) for item in view.meeting.agenda if item.indicator]
    return tuple(dict.fromkeys(found))


def _basis(day: date, asked: int, known: int) -> str:
    words = short_day(day)
    if known == 0:
        text = _(
            "Wat er op {day} stond, is niet bewaard: de cijfers zijn daarna opnieuw geladen en de "
            "stukken van dat overleg zijn niet bevroren."
        )
        return text.format(day=words)
    text = _("Vergeleken met wat er op {day} geladen was.")
    said = text.format(day=words)
    if known < asked:
        rest = _("Van {n} van de {of} cijfers is niet bewaard wat er toen stond.")
        said += " " + rest.format(n=asked - known, of=asked)
    return said


def _goals(view: MeetingView, scope: Scope, day: date) -> Iterable[Line]:
    """Goals that were set or changed after a day."""
    for goal in view.steering.goals:
        if not scope.holds(goal.area) or day_of(goal.at) <= day:
            continue
        yield f"/sturen/doel/{goal.id}", _goal_words(view, goal)


def _goal_words(view: MeetingView, goal: Goal) -> str:
    text = _("Nieuw doel: {title}") if goal.revision == 1 else _("Doel gewijzigd: {title}")
    return text.format(title=goal_title(goal, view.snapshot, view.catalogue))


def moved_phases(maturity: Maturity, area: str, after: date, until: date) -> Iterable[Line]:
    """Themes whose phase is another one after the sessions between two days, or a first one."""
    then = positions(_until(maturity, after), area)
    now = positions(_until(maturity, until), area)
    for theme in maturity_model().themes:
        found, was = now.get(theme.id), then.get(theme.id)
        if found is None or (was is not None and was.phase == found.phase):
            continue
        href = f"/fasen?gebied={area}&thema={theme.id}"
        if was is None:
            text = _("{theme}: voor het eerst een fase, {now}")
            yield href, text.format(theme=theme.title, now=phase_words(found.phase))
        else:
            text = _("{theme}: van fase {was} naar {now}")
            now_words = phase_words(found.phase)
            yield href, text.format(theme=theme.title, was=was.phase, now=now_words)


def _until(maturity: Maturity, day: date) -> Maturity:
    return replace(maturity, sessions=tuple(s for s in maturity.sessions if s.held <= day))

"""What is said of decisions: what is open, what is late, and in which order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.fasen_words import short_day
from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.steering.about import (
    about_links,
    figure_title,
    goal_title,
    theme_title,
)
from dashboard.steering.history import Step, steps
from dashboard.steering.page import DecisionLine
from dashboard.steering.page_figures import Said
from dashboard.steering.scope import Scope
from data.catalogue import Catalogue
from data.language import _
from data.steering.rows import Decision, Meeting
from data.steering.store import Steering
from data.steering.words import DONE, DROPPED, OPEN, RUNNING
from data.written import is_id

STATES = {OPEN: _("open"), RUNNING: _("loopt"), DONE: _("gereed"), DROPPED: _("vervallen")}
UNFINISHED = (OPEN, RUNNING)
LABELS = {
    "text": _("Besluit"),
    "owner": _("Wie"),
    "due": _("Klaar op"),
    "status": _("Stand"),
    "remark": _("Opmerking"),
    "indicator": _("Cijfer"),
    "theme": _("Thema"),
    "goal": _("Doel"),
}
"""The columns of a decision that people change, as they are called on screen."""


class UnknownDecisionError(LookupError):
    """There is no such decision in this municipality."""


def is_open(decision: Decision) -> bool:
    return decision.status in UNFINISHED


def is_late(decision: Decision, day: date) -> bool:
    """It should have been done before this day."""
    return is_open(decision) and decision.due is not None and decision.due < day


def in_order(decisions: Iterable[Decision], day: date) -> list[Decision]:
    """What is late first, then open by its day, then what is finished, the newest first."""

    def place(decision: Decision) -> tuple[int, int, int]:
        due = (decision.due or date.max).toordinal()
        if is_open(decision):
            return (0 if is_late(decision, day) else 1), due, decision.id
        return 2, -decision.decided.toordinal(), -decision.id

    return sorted(decisions, key=place)


def open_decisions(steering: Steering, scope: Scope, today: date) -> list[Decision]:
    """What is still to be done in an area and in what lies in it; what is late first."""
    found = [d for d in steering.decisions if is_open(d) and scope.holds(d.area)]
    return in_order(found, today)


def decision_lines(
    decisions: Iterable[Decision],
    steering: Steering,
    snapshot: Snapshot,
    catalogue: Catalogue,
    today: date,
    *,
    here: str = "",
) -> tuple[DecisionLine, ...]:
    """As page Sturen shows them, in the given order. here: the area of the page, which goes without
    saying; the gemeente when it is not given."""
    known = here or snapshot.code
    return tuple(_line(d, today, steering, snapshot, catalogue, known) for d in decisions)


def _line(
    decision: Decision,
    day: date,
    steering: Steering,
    snapshot: Snapshot,
    catalogue: Catalogue,
    here: str,
) -> DecisionLine:
    late = is_late(decision, day)
    about = about_links(decision, decision.area, steering.goals, snapshot, catalogue)
    if decision.area != here:
        name = snapshot.names.get(decision.area, decision.area)
        about = ((f"/wijk/{decision.area}", name), *about)
    return DecisionLine(
        id=decision.id,
        text=decision.text,
        owner=decision.owner,
        due=due_words(decision, late=late),
        status=Said(decision.status, STATES.get(decision.status, decision.status)),
        late=late,
        about=about,
    )


def due_words(decision: Decision, *, late: bool) -> str:
    """ "1 dec 2026", "te laat: 1 dec 2026", "geen datum"."""
    if decision.due is None:
        return _("geen datum")
    text = _("te laat: {day}") if late else "{day}"
    return text.format(day=short_day(decision.due))


@dataclass(frozen=True)
class DecisionView:
    """One decision with all that is known of it. history: newest first."""

    snapshot: Snapshot
    steering: Steering
    decision: Decision
    line: DecisionLine
    meeting: Meeting | None
    history: tuple[Step, ...]

    @property
    def area_name(self) -> str:
        return self.snapshot.names.get(self.decision.area, self.decision.area)


def decision_view(services: Services, its_id: object, today: date) -> DecisionView:
    """its_id: of the address. Raises UnknownDecisionError and EmptyStoreError."""
    snapshot = services.snapshot()
    steering = services.steering.of(municipality=snapshot.code)
    found = next((d for d in steering.decisions if str(d.id) == str(its_id)), None)
    if found is None:
        raise UnknownDecisionError(str(its_id))
    catalogue = services.catalogue
    (line,) = decision_lines([found], steering, snapshot, catalogue, today, here=found.area)
    meeting = next((m for m in steering.meetings if m.id == found.meeting), None)
    return DecisionView(
        snapshot, steering, found, line, meeting, _history(services, snapshot, steering, found.id)
    )


def _history(
    services: Services, snapshot: Snapshot, steering: Steering, its_id: int
) -> tuple[Step, ...]:
    if not is_id(its_id):
        return ()
    rows = services.steering.history(Decision, its_id)
    words = ColumnWords(steering, snapshot, services.catalogue)
    return steps(rows, LABELS, words.of, snapshot.names)


@dataclass(frozen=True)
class ColumnWords:
    """What a reader sees of a column of a decision."""

    steering: Steering
    snapshot: Snapshot
    catalogue: Catalogue

    def of(self, column: str, value: object) -> str:
        if value is None:
            return ""
        if isinstance(value, date):
            return short_day(value)
        if column == "status":
            return STATES.get(str(value), str(value))
        if column == "indicator":
            return figure_title(self.catalogue, str(value))
        if column == "theme":
            return theme_title(str(value))
        if column == "goal":
            goal = next((g for g in self.steering.goals if g.id == value), None)
            return goal_title(goal, self.snapshot, self.catalogue) if goal else str(value)
        return str(value)

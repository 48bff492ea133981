"""Meetings: which there are, which one came before, and what is on the agenda."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.fasen_words import short_day
from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.steering.about import Link, about_links, figure_title, theme_title
from dashboard.steering.history import Step, steps
from dashboard.steering.scope import Scope
from data.catalogue import Catalogue
from data.language import _
from data.steering.rows import AgendaItem, Decision, Meeting
from data.steering.store import Steering

KINDS = {
    "stuuroverleg": _("stuuroverleg"),
    "wijkoverleg": _("wijkoverleg"),
    "college": _("college van B en W"),
    "raad": _("gemeenteraad"),
    "anders": _("ander overleg"),
}
LABELS = {
    "title": _("Naam"),
    "kind": _("Soort"),
    "held": _("Datum"),
    "agenda": _("Agenda"),
}
"""The columns of a meeting that people change, as they are called on screen."""


class UnknownMeetingError(LookupError):
    """There is no such meeting in this municipality."""


@dataclass(frozen=True)
class MeetingView:
    """One meeting. before: the one before it about the same area. decisions: taken in it, oldest
    first. history: newest first."""

    snapshot: Snapshot
    catalogue: Catalogue
    steering: Steering
    meeting: Meeting
    before: Meeting | None
    decisions: tuple[Decision, ...]
    history: tuple[Step, ...]

    @property
    def area_name(self) -> str:
        return self.snapshot.names.get(self.meeting.area, self.meeting.area)

    def links(self, item: AgendaItem) -> tuple[Link, ...]:
        """Where the area, figure, theme or goal of a topic is."""
        area = item.area or self.meeting.area
        found = about_links(item, area, self.steering.goals, self.snapshot, self.catalogue)
        if item.area is None:
            return found
        name = self.snapshot.names.get(item.area, item.area)
        return ((f"/wijk/{item.area}", name), *found)


def meetings_in(steering: Steering, scope: Scope) -> tuple[Meeting, ...]:
    """The meetings about an area and what lies in it, newest first."""
    return tuple(m for m in reversed(steering.meetings) if scope.holds(m.area))


def meeting_before(meetings: Sequence[Meeting], meeting: Meeting) -> Meeting | None:
    """The last one before it about the same area. meetings: by day."""
    earlier = [
        other
        for other in meetings
        if other.area == meeting.area and (other.held, other.id) < (meeting.held, meeting.id)
    ]
    return earlier[-1] if earlier else None


def meeting_view(services: Services, its_id: object) -> MeetingView:
    """its_id: of the address. Raises UnknownMeetingError and EmptyStoreError."""
    snapshot = services.snapshot()
    steering = services.steering.of(municipality=snapshot.code)
    found = next((m for m in steering.meetings if str(m.id) == str(its_id)), None)
    if found is None:
        raise UnknownMeetingError(str(its_id))
    words = AgendaWords(snapshot, services.catalogue)
    rows = services.steering.history(Meeting, found.id)
    return MeetingView(
        snapshot=snapshot,
        catalogue=services.catalogue,
        steering=steering,
        meeting=found,
        before=meeting_before(steering.meetings, found),
        decisions=tuple(d for d in steering.decisions if d.meeting == found.id),
        history=steps(rows, LABELS, words.of, snapshot.names),
    )


def meeting_words(meeting: Meeting, snapshot: Snapshot) -> str:
    """ "stuuroverleg, Dukenburg, 14 mei 2026"."""
    place = snapshot.names.get(meeting.area, meeting.area)
    kind = KINDS.get(meeting.kind, meeting.kind)
    return f"{kind}, {place}, {short_day(meeting.held)}"


@dataclass(frozen=True)
class AgendaWords:
    """What a reader sees of a column of a meeting."""

    snapshot: Snapshot
    catalogue: Catalogue

    def of(self, column: str, value: object) -> str:
        if isinstance(value, date):
            return short_day(value)
        if column == "kind":
            return KINDS.get(str(value), str(value))
        if isinstance(value, tuple):
            return "; ".join(self._item(item) for item in value if isinstance(item, AgendaItem))
        return str(value)

    def _item(self, item: AgendaItem) -> str:
        about = [self.snapshot.names.get(item.area, item.area)] if item.area else []
        about += [figure_title(self.catalogue, item.indicator)] if item.indicator else []
        about += [theme_title(item.theme)] if item.theme else []
        about += [_("doel {n}").format(n=item.goal)] if item.goal else []
        return f"{item.text} ({', '.join(about)})" if about else item.text

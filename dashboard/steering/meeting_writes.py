"""What people fill in about meetings is written, or refused in words; every value is untrusted."""

from dashboard.services import Services
from dashboard.steering.about import FIGURE, GOAL, THEME
from dashboard.steering.forms import Asked, Outcome, day, number, outcome, text
from dashboard.steering.history import Words
from dashboard.steering.meetings import LABELS, AgendaWords
from dashboard.steering.revising import Revising, revised
from data.language import _
from data.steering.meetings import MOST_TOPICS, Agenda, PlanMeeting, ReviseMeeting, topic_field
from data.steering.rows import AgendaItem, Meeting

NEW, REVISE = "overleg", "overleg-wijzig"
"""Names of the forms."""


def plan(services: Services, asked: Asked) -> Outcome:
    """A new meeting: area, kind, title, held, and of every topic text1, area1, about1, ..."""

    def write() -> tuple[str, str]:
        snapshot = services.snapshot()
        area = text(asked, "area")
        change = PlanMeeting(
            area=area if area in snapshot.levels else "",
            kind=text(asked, "kind"),
            title=text(asked, "title"),
            held=day(asked.get("held")),
            agenda=agenda_of(asked),
            known=frozenset(services.catalogue.indicators),
        )
        its_id = services.write(services.current_user(), change)
        return _("Het overleg is toegevoegd."), f"/sturen/overleg/{its_id}"

    return _placed(outcome(write), asked)


def revise(services: Services, asked: Asked) -> Outcome:
    """A meeting as it is from now on: id, seen, kind, title, held and the topics."""

    def change_of(its_id: int, seen: int | None, _meeting: Meeting) -> ReviseMeeting:
        return ReviseMeeting(
            id=its_id,
            seen=seen,
            kind=text(asked, "kind"),
            title=text(asked, "title"),
            held=day(asked.get("held")),
            agenda=agenda_of(asked),
            known=frozenset(services.catalogue.indicators),
        )

    what = Revising(Meeting, LABELS, _words, _("Het overleg is gewijzigd."))
    return _placed(revised(services, asked, what, change_of), asked)


def _words(services: Services, _meeting: Meeting) -> Words:
    return AgendaWords(services.snapshot(), services.catalogue).of


def agenda_of(asked: Asked) -> Agenda:
    """The topics that were filled in, in their order. A topic without a text but with an area or a
    figure is kept, so that it is refused and not left out in silence."""
    return tuple(_topic(asked, position) for position in _filled(asked))


def _filled(asked: Asked) -> list[int]:
    every = range(1, MOST_TOPICS + 1)
    return [n for n in every if any(_part(asked, n, part) for part in ("text", "area", "about"))]


def _part(asked: Asked, position: int, part: str) -> str:
    return text(asked, topic_field(position, part)).strip()


def _topic(asked: Asked, position: int) -> AgendaItem:
    kind, _colon, value = _part(asked, position, "about").partition(":")
    return AgendaItem(
        text=_part(asked, position, "text"),
        area=_part(asked, position, "area") or None,
        indicator=value if kind == FIGURE else None if kind in ("", THEME, GOAL) else "",
        theme=value if kind == THEME else None,
        goal=(number({"id": value}, "id") or 0) if kind == GOAL else None,
    )


def _placed(found: Outcome, asked: Asked) -> Outcome:
    """What is wrong with the second topic that was filled in, is said at the row it was typed in:
    rows between may be empty."""
    rows = {
        topic_field(n, part): topic_field(row, part)
        for n, row in enumerate(_filled(asked), start=1)
        for part in ("text", "area", "about")
    }
    errors = {rows.get(name, name): message for name, message in found["errors"].items()}
    return {**found, "errors": errors}

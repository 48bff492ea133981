"""Meetings with their agenda, as changes that people make (data.changes)."""

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from data.changes import Author, Refusal
from data.importers.codes import as_name
from data.language import _
from data.steering import links
from data.steering.revisions import add, newest, revise
from data.steering.rows import AgendaItem
from data.steering.schema import meeting
from data.steering.words import MEETING_KINDS
from data.written import OLDEST, area_refusals, refuse, text_refusals

LONGEST_TITLE, LONGEST_TOPIC, MOST_TOPICS = 200, 300, 12
FURTHEST = timedelta(days=731)
Agenda = tuple[AgendaItem, ...]


def topic_field(position: int, part: str = "text") -> str:
    """The field of the topic at this position, from 1: what is wrong with it is said there.

    part: text, area or about (the figure, theme or goal).
    """
    return f"{part}{position}"


@dataclass(frozen=True)
class PlanMeeting:
    """A meeting about an area, which may be one that is still to come."""

    area: str
    kind: str
    title: str
    held: date | None
    agenda: Agenda = ()
    known: frozenset[str] = field(default=frozenset(), repr=False)
    action = "meeting.plan"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        refusals = _refusals(self.kind, self.title, self.held, now)
        refusals += area_refusals(connection, self.area)
        refusals += _agenda_refusals(connection, self.agenda, self.area, self.known)
        refuse(refusals)
        values = _values(self.kind, self.title, self.held, self.agenda)
        return add(connection, meeting, self.area, values, author, now)


@dataclass(frozen=True)
class ReviseMeeting:
    """A meeting as it is from now on; see ReviseDecision for `seen`."""

    id: int | None
    seen: int | None
    kind: str
    title: str
    held: date | None
    agenda: Agenda = ()
    known: frozenset[str] = field(default=frozenset(), repr=False)
    action = "meeting.revise"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        before = newest(connection, meeting, self.id)
        had = {item["indicator"] for item in json.loads(before.agenda) if item.get("indicator")}
        refusals = _refusals(self.kind, self.title, self.held, now)
        refusals += _agenda_refusals(connection, self.agenda, before.area, self.known | had)
        values = _values(self.kind, self.title, self.held, self.agenda)
        if self.seen == before.revision and all(
            before._mapping[name] == value for name, value in values.items()
        ):
            refusals.append(Refusal(None, _("U hebt nog niets veranderd.")))
        refuse(refusals)
        return revise(connection, meeting, self.id, self.seen, values, author, now)


def agenda_json(agenda: Agenda) -> str:
    """As it is kept; the texts cleaned."""
    cleaned = [asdict(replace(item, text=as_name(item.text))) for item in agenda]
    return json.dumps(cleaned, ensure_ascii=False)


def _values(kind: str, title: str, held: date | None, agenda: Agenda) -> dict[str, Any]:
    return {"kind": kind, "title": as_name(title), "held": held, "agenda": agenda_json(agenda)}


def _refusals(kind: str, title: str, held: date | None, now: datetime) -> list[Refusal]:
    found = text_refusals("title", as_name(title), LONGEST_TITLE)
    if kind not in MEETING_KINDS:
        found.append(Refusal("kind", _("Kies een soort overleg uit de lijst.")))
    if held is None:
        found.append(Refusal("held", _("Vul een datum in.")))
    elif not OLDEST <= held <= now.date() + FURTHEST:
        found.append(Refusal("held", _("Deze datum ligt te ver weg.")))
    return found


def _agenda_refusals(
    connection: Connection, agenda: Agenda, scope: str, known: frozenset[str]
) -> list[Refusal]:
    if len(agenda) > MOST_TOPICS:
        many = _("Op een agenda passen {n} punten.").format(n=MOST_TOPICS)
        return [Refusal(None, many)]
    found: list[Refusal] = []
    for position, item in enumerate(agenda, start=1):
        text = text_refusals(topic_field(position), as_name(item.text), LONGEST_TOPIC)
        area = area_refusals(connection, item.area) if item.area is not None else []
        about = links.figure_refusals(item.indicator, known) + links.theme_refusals(item.theme)
        about += links.goal_refusals(connection, item.goal, scope)
        if sum(part is not None for part in (item.indicator, item.theme, item.goal)) > 1:
            about.append(Refusal(None, _("Een punt gaat over één cijfer, thema of doel.")))
        for part, refusals in (("text", text), ("area", area), ("about", about)):
            found += [Refusal(topic_field(position, part), told.message) for told in refusals]
    return found

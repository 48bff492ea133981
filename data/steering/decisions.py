"""Decisions, as changes that people make (data.changes)."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from data.changes import Author, Refusal
from data.importers.codes import as_name
from data.language import _
from data.steering import links
from data.steering.revisions import add, newest, revise
from data.steering.schema import decision
from data.steering.words import DECISION_STATES, DROPPED, OPEN
from data.written import area_refusals, day_refusals, lines_of, refuse, text_refusals

LONGEST_TEXT, LONGEST_OWNER, LONGEST_REMARK = 500, 120, 1000
FURTHEST = timedelta(days=3653)


@dataclass(frozen=True)
class RecordDecision:
    """A decision about an area. meeting: the id of where it was taken, None when it was not in one.
    decided: the day. known: the figures of the catalogue, of which `indicator` is one."""

    area: str
    meeting: int | None
    text: str
    owner: str
    decided: date | None
    due: date | None = None
    indicator: str | None = None
    theme: str | None = None
    goal: int | None = None
    known: frozenset[str] = field(default=frozenset(), repr=False)
    action = "decision.record"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        refusals = _text_refusals(self.text, self.owner)
        refusals += day_refusals("decided", self.decided, now)
        refusals += _due_refusals(self.due, self.decided, now)
        refusals += area_refusals(connection, self.area)
        refusals += links.meeting_refusals(connection, self.meeting, self.area)
        refusals += links.figure_refusals(self.indicator, self.known)
        refusals += links.theme_refusals(self.theme)
        refusals += links.goal_refusals(connection, self.goal, self.area)
        refuse(refusals)
        values = {
            "meeting": self.meeting,
            "text": lines_of(self.text),
            "owner": as_name(self.owner),
            "decided": self.decided,
            "due": self.due,
            "status": OPEN,
            "remark": None,
            "indicator": self.indicator,
            "theme": self.theme,
            "goal": self.goal,
        }
        return add(connection, decision, self.area, values, author, now)


@dataclass(frozen=True)
class ReviseDecision:
    """A decision as it is from now on. seen: the revision that the author had before them; when it
    is not the newest one, Overtaken is raised and nothing is written."""

    id: int | None
    seen: int | None
    text: str
    owner: str
    due: date | None
    status: str
    remark: str = ""
    indicator: str | None = None
    theme: str | None = None
    goal: int | None = None
    known: frozenset[str] = field(default=frozenset(), repr=False)
    action = "decision.revise"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        before = newest(connection, decision, self.id)
        values = {
            "text": lines_of(self.text),
            "owner": as_name(self.owner),
            "due": self.due,
            "status": self.status,
            "remark": lines_of(self.remark) or None,
            "indicator": self.indicator,
            "theme": self.theme,
            "goal": self.goal,
        }
        refusals = _text_refusals(self.text, self.owner)
        refusals += _due_refusals(self.due, before.decided, now)
        refusals += _state_refusals(self.status, lines_of(self.remark))
        refusals += links.figure_refusals(self.indicator, self.known | {before.indicator})
        refusals += links.theme_refusals(self.theme)
        refusals += links.goal_refusals(connection, self.goal, before.area)
        if self.seen == before.revision and all(
            before._mapping[name] == value for name, value in values.items()
        ):
            refusals.append(Refusal(None, _("U hebt nog niets veranderd.")))
        refuse(refusals)
        return revise(connection, decision, self.id, self.seen, values, author, now)


def _text_refusals(text: str, owner: str) -> list[Refusal]:
    return [
        *text_refusals("text", lines_of(text), LONGEST_TEXT),
        *text_refusals("owner", as_name(owner), LONGEST_OWNER),
    ]


def _due_refusals(due: date | None, decided: date | None, now: datetime) -> list[Refusal]:
    if due is None:
        return []
    if decided is not None and due < decided:
        return [Refusal("due", _("Deze datum ligt voor de dag van het besluit."))]
    if due > now.date() + FURTHEST:
        return [Refusal("due", _("Deze datum ligt te ver weg."))]
    return []


def _state_refusals(status: str, remark: str) -> list[Refusal]:
    found = []
    if status not in DECISION_STATES:
        found.append(Refusal("status", _("Kies een stand uit de lijst.")))
    if remark:
        found += text_refusals("remark", remark, LONGEST_REMARK)
    elif status == DROPPED:
        found.append(Refusal("remark", _("Schrijf waarom het besluit vervalt.")))
    return found

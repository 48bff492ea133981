"""Actions, as changes that people make (data.changes)."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import isfinite
from typing import Any

from sqlalchemy import Connection, select

from data.changes import Author, Refusal
from data.importers.codes import as_name, municipality_of
from data.language import _
from data.place import PlaceKind
from data.place_schema import place
from data.steering import links
from data.steering.revisions import add, newest, revise
from data.steering.schema import action
from data.steering.words import ACTION_STATES, DONE, RUNNING
from data.written import OLDEST, area_refusals, is_id, lines_of, refuse, text_refusals

LONGEST_TITLE, LONGEST_OWNER, LONGEST_REMARK = 200, 120, 1000
MOST_YEARS = 20
MOST_MONEY = 1e9
"""Euro: more is a typing mistake."""
TIME_ZONE = timedelta(days=1)
WHO_ACTS = (PlaceKind.TEAM, PlaceKind.PROVIDER, PlaceKind.INITIATIVE)
"""The places that can be involved in an action."""


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What is asked of an action. goal, place: ids. indicator: what should move, when there is no
    goal. budget: euro. known: the figures of the catalogue."""

    title: str
    owner: str
    status: str
    goal: int | None = None
    theme: str | None = None
    indicator: str | None = None
    start: date | None = None
    due: date | None = None
    budget: float | None = None
    place: int | None = None
    remark: str = ""
    known: AbstractSet[str] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, kw_only=True)
class PlanAction(Planned):
    """Something that is done for an area."""

    area: str
    action = "action.plan"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        refusals = area_refusals(connection, self.area)
        refusals += _refusals(connection, self, self.area, self.known, now)
        refuse(refusals)
        return add(connection, action, self.area, _values(self), author, now)


@dataclass(frozen=True, kw_only=True)
class ReviseAction(Planned):
    """An action as it is from now on; see ReviseDecision for `seen`."""

    id: int | None
    seen: int | None
    action = "action.revise"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        before = newest(connection, action, self.id)
        known = {*self.known, before.indicator}
        refusals = _refusals(connection, self, before.area, known, now, had=before.place)
        values = _values(self)
        if self.seen == before.revision and all(
            before._mapping[name] == value for name, value in values.items()
        ):
            refusals.append(Refusal(None, _("U hebt nog niets veranderd.")))
        refuse(refusals)
        return revise(connection, action, self.id, self.seen, values, author, now)


def _refusals(
    connection: Connection,
    asked: Planned,
    area: str,
    known: AbstractSet[str | None],
    now: datetime,
    had: int | None = None,
) -> list[Refusal]:
    """had: the place that the action had, which may be gone by now."""
    remark = lines_of(asked.remark)
    found = text_refusals("title", as_name(asked.title), LONGEST_TITLE)
    found += text_refusals("owner", as_name(asked.owner), LONGEST_OWNER)
    found += text_refusals("remark", remark, LONGEST_REMARK) if remark else []
    found += _day_refusals(asked, now)
    found += links.goal_refusals(connection, asked.goal, area)
    found += links.theme_refusals(asked.theme)
    if asked.indicator is not None and asked.indicator not in known:
        found.append(Refusal("indicator", _("Kies een cijfer uit de lijst.")))
    if asked.goal is not None and asked.indicator is not None:
        message = _("Kies een doel of een cijfer: een doel heeft zijn eigen cijfer.")
        found.append(Refusal("indicator", message))
    found += _budget_refusals(asked.budget)
    if asked.place != had:
        found += _place_refusals(connection, asked.place, area)
    return found


def _day_refusals(asked: Planned, now: datetime) -> list[Refusal]:
    found = []
    if asked.status not in ACTION_STATES:
        found.append(Refusal("status", _("Kies een stand uit de lijst.")))
    last = date(now.year + MOST_YEARS, 12, 31)
    for name, day in (("start", asked.start), ("due", asked.due)):
        if day is not None and not OLDEST <= day <= last:
            found.append(Refusal(name, _("Deze datum ligt te ver weg.")))
    if asked.start and asked.due and asked.due < asked.start:
        found.append(Refusal("due", _("Deze datum ligt voor de start.")))
    if asked.status == DONE and asked.start is None:
        found.append(Refusal("start", _("Vul in wanneer deze actie begon.")))
    if asked.status in (RUNNING, DONE) and asked.start and asked.start > now.date() + TIME_ZONE:
        found.append(Refusal("start", _("De actie loopt of is gereed, maar begint later.")))
    return found


def _budget_refusals(budget: float | None) -> list[Refusal]:
    if budget is None or (isfinite(budget) and 0 <= budget <= MOST_MONEY):
        return []
    return [Refusal("budget", _("Vul een bedrag in euro in, bijvoorbeeld 25.000."))]


def _place_refusals(connection: Connection, its_id: int | None, area: str) -> list[Refusal]:
    """A refusal unless it is somebody who acts, in the gemeente of this area."""
    if its_id is None:
        return []
    there = (place.c.id == its_id) & (place.c.municipality == municipality_of(area))
    query = select(place.c.id).where(there, place.c.kind.in_(WHO_ACTS))
    if is_id(its_id) and connection.execute(query).first() is not None:
        return []
    return [Refusal("place", _("Kies een initiatief of aanbieder uit de lijst."))]


def _values(asked: Planned) -> dict[str, Any]:
    return {
        "title": as_name(asked.title),
        "goal": asked.goal,
        "theme": asked.theme,
        "indicator": asked.indicator,
        "owner": as_name(asked.owner),
        "start": asked.start,
        "due": asked.due,
        "status": asked.status,
        "budget": asked.budget,
        "place": asked.place,
        "remark": lines_of(asked.remark) or None,
    }

"""Priorities of an area, as changes that people make (data.changes). Ranked from 1, without gaps:
who puts one in a place moves the others."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from data.changes import Author, Refusal
from data.importers.codes import as_name
from data.language import _
from data.steering.links import figures_refusals
from data.steering.revisions import add, newest, revise
from data.steering.schema import priority, proposal
from data.steering.words import DROPPED, HOLDS, PRIORITY_STATES
from data.written import area_refusals, day_refusals, is_id, lines_of, refuse, text_refusals

LONGEST_TITLE, LONGEST_REASON, LONGEST_SET_BY = 200, 1000, 120
LONGEST_FIGURES, LONGEST_PROPOSALS = 400, 200
"""Characters that the ids of figures and of proposals take together."""
LAST = 99
MOST = 20
"""Priorities that hold at once: more is no choice."""


@dataclass(frozen=True)
class SetPriority:
    """rank: its place; later than the last is last. indicators, proposals: what it rests on.
    set_by: who decided it ("wijkoverleg Westerhout"). known: the figures of the catalogue."""

    area: str
    rank: int | None
    title: str
    reason: str
    set_by: str
    decided: date | None
    indicators: tuple[str, ...] = ()
    proposals: tuple[int, ...] = ()
    known: frozenset[str] = field(default=frozenset(), repr=False)
    action = "priority.set"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        refusals = _refusals(self, now)
        refusals += area_refusals(connection, self.area)
        refusals += figures_refusals(self.indicators, self.known, LONGEST_FIGURES)
        refusals += _proposal_refusals(connection, self.proposals, self.area)
        refuse(refusals)
        values = {**_values(self), "status": HOLDS}
        its_id = add(connection, priority, self.area, values, author, now)
        _make_room(connection, self.area, its_id, author, now)
        return its_id


@dataclass(frozen=True)
class RevisePriority:
    """A priority as it is from now on. seen: the revision that the author had before them; when it
    is not the newest one, Overtaken is raised and nothing is written."""

    id: int | None
    seen: int | None
    rank: int | None
    title: str
    reason: str
    set_by: str
    decided: date | None
    indicators: tuple[str, ...] = ()
    proposals: tuple[int, ...] = ()
    status: str = HOLDS
    known: frozenset[str] = field(default=frozenset(), repr=False)
    action = "priority.revise"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        before = newest(connection, priority, self.id)
        refusals = _refusals(self, now)
        had = frozenset((before.indicators or "").split())
        refusals += figures_refusals(self.indicators, self.known | had, LONGEST_FIGURES)
        refusals += _proposal_refusals(connection, self.proposals, before.area)
        if self.status not in PRIORITY_STATES:
            refusals.append(Refusal("status", _("Kies een stand uit de lijst.")))
        values = {**_values(self), "status": self.status}
        if self.seen == before.revision and _is_same(before, values):
            refusals.append(Refusal(None, _("U hebt nog niets veranderd.")))
        refuse(refusals)
        its_id = revise(connection, priority, self.id, self.seen, values, author, now)
        _make_room(connection, before.area, its_id, author, now)
        return its_id


def _values(asked: SetPriority | RevisePriority) -> dict[str, Any]:
    return {
        "rank": asked.rank,
        "title": as_name(asked.title),
        "reason": lines_of(asked.reason),
        "indicators": " ".join(asked.indicators) or None,
        "proposals": " ".join(map(str, asked.proposals)) or None,
        "set_by": as_name(asked.set_by),
        "decided": asked.decided,
    }


def _is_same(before: Row[Any], values: dict[str, Any]) -> bool:
    return all(before._mapping[name] == value for name, value in values.items())


def _refusals(asked: SetPriority | RevisePriority, now: datetime) -> list[Refusal]:
    found = text_refusals("title", as_name(asked.title), LONGEST_TITLE)
    found += text_refusals("reason", lines_of(asked.reason), LONGEST_REASON)
    found += text_refusals("set_by", as_name(asked.set_by), LONGEST_SET_BY)
    found += day_refusals("decided", asked.decided, now)
    if not is_id(asked.rank) or (asked.rank or 0) > LAST:
        found.append(Refusal("rank", _("Kies een plaats uit de lijst.")))
    return found


def _proposal_refusals(
    connection: Connection, proposals: tuple[int, ...], area: str
) -> list[Refusal]:
    if not proposals:
        return []
    if len(" ".join(map(str, proposals))) > LONGEST_PROPOSALS:
        return [Refusal("proposals", _("Dit zijn te veel voorstellen. Kies de belangrijkste."))]
    of_area = select(proposal.c.id).where(proposal.c.area == area)
    if set(proposals) - set(connection.scalars(of_area)) or len(set(proposals)) < len(proposals):
        return [Refusal("proposals", _("Kies voorstellen uit de lijst."))]
    return []


def _make_room(
    connection: Connection, area: str, moved: int, author: Author, now: datetime
) -> None:
    """Number the priorities that hold from 1, the moved one in the place that it asked for. Raises
    ChangeRefused when there are too many."""
    last = select(priority.c.id, func.max(priority.c.revision).label("revision"))
    last = last.where(priority.c.area == area).group_by(priority.c.id)
    newest_ones = last.subquery()
    same = (priority.c.id == newest_ones.c.id) & (priority.c.revision == newest_ones.c.revision)
    rows = connection.execute(select(priority).join(newest_ones, same)).all()
    holding = sorted(
        (row for row in rows if row.status != DROPPED and row.id != moved),
        key=lambda row: (row.rank, row.id),
    )
    own = next(row for row in rows if row.id == moved)
    if own.status != DROPPED:
        holding.insert(own.rank - 1, own)
    if len(holding) > MOST:
        many = _("Een gebied heeft hoogstens {n} prioriteiten. Laat er eerst een vervallen.")
        refuse([Refusal(None, many.format(n=MOST))])
    for rank, row in enumerate(holding, start=1):
        if row.rank != rank:
            revise(connection, priority, row.id, row.revision, {"rank": rank}, author, now)

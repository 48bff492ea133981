"""Talks about what the figures say of an area, as changes that people make (data.changes)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from data.changes import Author, Refusal
from data.language import _
from data.steering.revisions import Overtaken
from data.steering.schema import proposal, recognition, talk
from data.steering.words import DROPPED, OPINIONS, PROPOSAL_KINDS, TALK_KINDS
from data.written import (
    add_row,
    area_refusals,
    day_refusals,
    is_id,
    lines_of,
    refuse,
    text_refusals,
)

LONGEST_REMARK, LONGEST_OPINION, LONGEST_PROPOSAL = 1000, 500, 500
LONGEST_PERIOD = 8
MOST_PEOPLE = 2000
MOST_FIGURES = 100
"""Figures that one talk can be about at once; a form has fewer."""


@dataclass(frozen=True)
class RecordTalk:
    """A talk that was held. people: how many took part, None when nobody counted."""

    area: str
    held: date | None
    kind: str
    people: int | None
    remark: str = ""
    action = "talk.record"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        remark = lines_of(self.remark)
        values = {"held": self.held, "kind": self.kind, "people": self.people}
        values["remark"] = remark or None
        refusals = day_refusals("held", self.held, now)
        if self.kind not in TALK_KINDS:
            refusals.append(Refusal("kind", _("Kies met wie u sprak.")))
        refusals += _people_refusals(self.people)
        refusals += text_refusals("remark", remark, LONGEST_REMARK) if remark else []
        refusals += area_refusals(connection, self.area)
        if not refusals and _stands(connection, talk, {"area": self.area, **values}):
            refusals.append(Refusal(None, _("Dit gesprek staat er al.")))
        refuse(refusals)
        return add_row(connection, talk, self.area, {**values, "at": now}, author)


@dataclass(frozen=True)
class Opinion:
    """What a talk said of one figure. period: of the figure that was on the table."""

    indicator: str
    period: str | None
    opinion: str
    remark: str = ""


@dataclass(frozen=True)
class Recognise:
    """Which figures those in a talk recognise, all of them or none.

    seen: the number of the newest opinion that the author had before them, 0 without any: an
    opinion that somebody else gave after it is not overwritten, but raises Overtaken. An opinion
    DROPPED takes an earlier one back.
    """

    area: str
    talk: int | None
    opinions: tuple[Opinion, ...]
    seen: int | None = None
    known: frozenset[str] = field(default=frozenset(), repr=False)
    action = "talk.recognise"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        refuse(_talk_refusals(connection, self.talk, self.area))
        before = _opinions(connection, self.talk)
        asked = [said for said in self.opinions if _differs(said, before.get(said.indicator))]
        refuse(self._refusals(asked))
        newer = [before[said.indicator] for said in asked if self._is_newer(before, said)]
        if newer:
            raise Overtaken(None, max(before.values(), key=lambda row: int(row.revision)))
        its_ids = [
            add_row(connection, recognition, self.area, self._values(said, now), author)
            for said in asked
        ]
        return its_ids[-1]

    def _is_newer(self, before: dict[str, Row[Any]], said: Opinion) -> bool:
        row = before.get(said.indicator)
        return row is not None and row.revision > (self.seen or 0)

    def _values(self, said: Opinion, now: datetime) -> dict[str, object]:
        return {
            "talk": self.talk,
            "indicator": said.indicator,
            "period": said.period,
            "opinion": said.opinion,
            "remark": lines_of(said.remark) or None,
            "at": now,
        }

    def _refusals(self, asked: list[Opinion]) -> list[Refusal]:
        if not asked:
            return [Refusal(None, _("Kies bij ten minste één cijfer of het herkend is."))]
        names = {said.indicator for said in asked}
        is_period = all(len(said.period or "") <= LONGEST_PERIOD for said in asked)
        is_list = len(names) == len(asked) <= MOST_FIGURES and names <= self.known
        if not (is_period and is_list):
            return [Refusal(None, _("Kies de cijfers uit de lijst."))]
        found: list[Refusal] = []
        for said in asked:
            if said.opinion not in (*OPINIONS, DROPPED):
                found.append(Refusal(f"opinion-{said.indicator}", _("Kies uit de lijst.")))
            remark = lines_of(said.remark)
            if remark:
                found += text_refusals(f"remark-{said.indicator}", remark, LONGEST_OPINION)
        return found


@dataclass(frozen=True)
class Propose:
    """An improvement or an idea. talk: the one it came from, None when it came otherwise."""

    area: str
    talk: int | None
    kind: str
    text: str
    action = "talk.propose"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        text = lines_of(self.text)
        refusals = text_refusals("text", text, LONGEST_PROPOSAL)
        if self.kind not in PROPOSAL_KINDS:
            refusals.append(Refusal("kind", _("Kies verbetering of idee.")))
        refusals += area_refusals(connection, self.area)
        if self.talk is not None:
            refusals += _talk_refusals(connection, self.talk, self.area)
        values = {"talk": self.talk, "kind": self.kind, "text": text}
        if not refusals and _stands(connection, proposal, {"area": self.area, **values}):
            refusals.append(Refusal("text", _("Dit voorstel staat er al.")))
        refuse(refusals)
        return add_row(connection, proposal, self.area, {**values, "at": now}, author)


def _people_refusals(people: int | None) -> list[Refusal]:
    if people is None or (is_id(people) and people <= MOST_PEOPLE):
        return []
    text = _("Vul een aantal in van 1 tot {most}, of laat dit leeg.")
    return [Refusal("people", text.format(most=f"{MOST_PEOPLE:,}".replace(",", ".")))]


def _talk_refusals(connection: Connection, its_id: object, area: str) -> list[Refusal]:
    here = (talk.c.id == its_id) & (talk.c.area == area)
    if is_id(its_id) and connection.execute(select(talk.c.id).where(here)).first() is not None:
        return []
    return [Refusal("talk", _("Dit gesprek bestaat niet (meer)."))]


def _opinions(connection: Connection, its_id: object) -> dict[str, Row[Any]]:
    """indicator -> what the talk says of it now; its id as `revision`."""
    of_talk = recognition.c.talk == its_id
    last = select(func.max(recognition.c.id)).where(of_talk).group_by(recognition.c.indicator)
    columns = (recognition, recognition.c.id.label("revision"))
    rows = connection.execute(select(*columns).where(recognition.c.id.in_(last)))
    return {row.indicator: row for row in rows}


def _differs(said: Opinion, before: Row[Any] | None) -> bool:
    if before is None:
        return said.opinion != DROPPED
    return (said.opinion, lines_of(said.remark)) != (before.opinion, before.remark or "")


def _stands(connection: Connection, table: Table, values: dict[str, object]) -> bool:
    """Somebody pressed the button twice."""
    same = [table.c[name].is_not_distinct_from(value) for name, value in values.items()]
    return connection.execute(select(table.c.id).where(*same).limit(1)).first() is not None

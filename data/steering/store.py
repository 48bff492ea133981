"""The repository of the steering loop: what was written, for one municipality. Never writes."""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, Table, and_, func, select

from data.changes import Author
from data.steering import analysis_rows, rows, schema

Made = TypeVar("Made")
TABLES: dict[type, Table] = {
    rows.Meeting: schema.meeting,
    rows.Decision: schema.decision,
    rows.Goal: schema.goal,
    rows.Action: schema.action,
    analysis_rows.Priority: schema.priority,
    analysis_rows.Study: schema.study,
    rows.Aside: schema.signal_aside,
    analysis_rows.Talk: schema.talk,
    analysis_rows.Recognition: schema.recognition,
    analysis_rows.Proposal: schema.proposal,
    analysis_rows.Answer: schema.analysis_answer,
    rows.FrozenView: schema.frozen_view,
}
"""Which table holds which rows."""


def _agenda(text: str) -> tuple[rows.AgendaItem, ...]:
    return tuple(rows.AgendaItem(**item) for item in json.loads(text))


_READ: dict[str, Callable[[Any], object]] = {
    "agenda": _agenda,
    "indicators": lambda text: tuple((text or "").split()),
    "proposals": lambda text: tuple(map(int, (text or "").split())),
}
"""Columns that hold more than one thing."""


@dataclass(frozen=True)
class Steering:
    """The newest revision of everything that one municipality steers by. Meetings by day; the rest
    as it was first written, oldest first."""

    meetings: tuple[rows.Meeting, ...] = ()
    decisions: tuple[rows.Decision, ...] = ()
    goals: tuple[rows.Goal, ...] = ()
    actions: tuple[rows.Action, ...] = ()
    asides: tuple[rows.Aside, ...] = ()


@dataclass(frozen=True)
class Analysis:
    """What people wrote about one area, oldest first; priorities by rank."""

    talks: tuple[analysis_rows.Talk, ...] = ()
    recognitions: tuple[analysis_rows.Recognition, ...] = ()
    proposals: tuple[analysis_rows.Proposal, ...] = ()
    priorities: tuple[analysis_rows.Priority, ...] = ()
    studies: tuple[analysis_rows.Study, ...] = ()
    answers: tuple[analysis_rows.Answer, ...] = ()


class SteeringStore:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, *, municipality: str) -> Steering:
        """Meetings, decisions, goals, actions and put-aside signals, in five queries."""
        with self._engine.connect() as connection:
            meetings = self._of(connection, rows.Meeting, municipality)
            return Steering(
                tuple(sorted(meetings, key=lambda found: (found.held, found.id))),
                self._of(connection, rows.Decision, municipality),
                self._of(connection, rows.Goal, municipality),
                self._of(connection, rows.Action, municipality),
                self._of(connection, rows.Aside, municipality),
            )

    def analysis(self, *, area: str) -> Analysis:
        """What was written about one area, in six queries."""
        with self._engine.connect() as connection:
            priorities = self._about(connection, analysis_rows.Priority, area)
            return Analysis(
                self._about(connection, analysis_rows.Talk, area),
                self._about(connection, analysis_rows.Recognition, area),
                self._about(connection, analysis_rows.Proposal, area),
                tuple(sorted(priorities, key=lambda found: (found.rank, found.id))),
                self._about(connection, analysis_rows.Study, area),
                self._about(connection, analysis_rows.Answer, area),
            )

    def beside(self, *, area: str) -> analysis_rows.BesideFigures:
        """What talks and studies say of the figures of one area, in two queries."""
        with self._engine.connect() as connection:
            said = _spoken(connection, schema.recognition.c.area == area)
            studies = self._about(connection, analysis_rows.Study, area)
        return analysis_rows.BesideFigures(said, studies)

    def said(self, *, municipality: str) -> tuple[analysis_rows.Spoken, ...]:
        """What talks in all areas say of their figures, by the day of the talk, in one query."""
        with self._engine.connect() as connection:
            return _spoken(connection, schema.recognition.c.municipality == municipality)

    def revisions(self, kind: type[Made], *, area: str) -> tuple[Made, ...]:
        """Every revision of all of a kind about one area, by id, oldest first."""
        table = TABLES[kind]
        query = select(table).where(table.c.area == area).order_by(table.c.id, table.c.revision)
        with self._engine.connect() as connection:
            return tuple(row_of(kind, row) for row in connection.execute(query))

    def all_of(self, kind: type[Made], *, municipality: str) -> tuple[Made, ...]:
        """All rows of a kind (the newest revisions), oldest first, in one query."""
        with self._engine.connect() as connection:
            return self._of(connection, kind, municipality)

    def history(self, kind: type[Made], its_id: int) -> tuple[Made, ...]:
        """Every revision of one thing, oldest first; empty when there is no such thing."""
        table = TABLES[kind]
        order = [table.c[name] for name in ("id", "revision") if name in table.c]
        query = select(table).where(table.c.id == its_id).order_by(*order)
        with self._engine.connect() as connection:
            return tuple(row_of(kind, row) for row in connection.execute(query))

    def frozen_versions(self, *, meeting: int) -> tuple[rows.FrozenVersion, ...]:
        """Every time that the page of a meeting was frozen, oldest first, without the pages."""
        table = schema.frozen_view
        named = [column for column in table.c if column.name != "content"]
        query = select(*named).where(table.c.meeting == meeting).order_by(table.c.id)
        with self._engine.connect() as connection:
            return tuple(row_of(rows.FrozenVersion, row) for row in connection.execute(query))

    def frozen(self, *, meeting: int, version: int | None = None) -> rows.FrozenView | None:
        """A frozen page of a meeting: the newest, or the one with this id."""
        table = schema.frozen_view
        query = select(table).where(table.c.meeting == meeting)
        if version is not None:
            query = query.where(table.c.id == version)
        with self._engine.connect() as connection:
            row = connection.execute(query.order_by(table.c.id.desc()).limit(1)).first()
        return row_of(rows.FrozenView, row) if row else None

    def _of(self, connection: Connection, kind: type[Made], code: str) -> tuple[Made, ...]:
        table = TABLES[kind]
        query = _current(table).where(table.c.municipality == code).order_by(table.c.id)
        return tuple(row_of(kind, row) for row in connection.execute(query))

    def _about(self, connection: Connection, kind: type[Made], area: str) -> tuple[Made, ...]:
        table = TABLES[kind]
        query = _current(table).where(table.c.area == area).order_by(table.c.id)
        return tuple(row_of(kind, row) for row in connection.execute(query))


def _spoken(connection: Connection, where: ColumnElement[bool]) -> tuple[analysis_rows.Spoken, ...]:
    """The newest opinion of every talk about every figure, with the kind and day of the talk."""
    spoken, table = schema.talk, schema.recognition
    last = select(func.max(table.c.id)).where(where).group_by(table.c.talk, table.c.indicator)
    query = (
        select(table, spoken.c.kind.label("talk_kind"), spoken.c.held.label("talk_held"))
        .join(spoken, spoken.c.id == table.c.talk)
        .where(table.c.id.in_(last))
        .order_by(spoken.c.held, table.c.id)
    )
    found = [(row_of(analysis_rows.Recognition, row), row) for row in connection.execute(query)]
    return tuple(
        analysis_rows.Spoken(said, str(row.talk_kind), row.talk_held) for said, row in found
    )


def _current(table: Table) -> Select[Any]:
    """All rows, or of what is revised the newest revisions."""
    if "revision" not in table.c:
        return select(table)
    last = (
        select(table.c.id, func.max(table.c.revision).label("revision"))
        .group_by(table.c.id)
        .subquery()
    )
    same = and_(last.c.id == table.c.id, last.c.revision == table.c.revision)
    return select(table).join(last, same)


def row_of(kind: type[Made], row: Row[Any]) -> Made:
    """A row of a table as its dataclass."""
    values: dict[str, Any] = {}
    for field in fields(kind):  # type: ignore[arg-type]  # every key of TABLES is a dataclass
        if field.name == "by":
            values["by"] = Author(row.author, row.role, row.role_area)
        else:
            read = _READ.get(field.name)
            value = getattr(row, field.name)
            values[field.name] = read(value) if read else value
    return kind(**values)

"""The repository of the six themes: sessions, placings, core choices, how far the approach is.

Rows come as they were written, oldest first; what they mean together is for dashboard.maturity.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, select

from data.changes import Author
from data.maturity_schema import (
    approach_mark,
    assessment,
    assessment_session,
    core_choice,
    share_use,
)
from data.maturity_words import AGREED


@dataclass(frozen=True)
class Session:
    """A talk about one area on one day, and the ids of the parties that place themes in it."""

    id: int
    municipality: str
    area: str
    title: str
    held: date
    parties: tuple[str, ...]
    created: datetime
    by: Author


@dataclass(frozen=True)
class Assessment:
    """Who placed which theme (or one of its parts) in which phase, when (UTC) and why.

    correction: why an earlier placing of the same party was wrong, else None.
    """

    id: int
    session: int
    party: str
    theme: str
    part: str | None
    phase: int
    reason: str
    next_step: str | None
    next_owner: str | None
    next_due: date | None
    link: str | None
    indicators: tuple[str, ...]
    correction: str | None
    at: datetime
    by: Author


@dataclass(frozen=True)
class CoreChoice:
    area: str
    choice: str
    value: str
    reason: str
    decided: date
    at: datetime
    by: Author


@dataclass(frozen=True)
class ApproachMark:
    """How far one of the four steps is in an area: state is "bezig", "klaar" or "open"."""

    area: str
    step: int
    state: str
    remark: str | None
    at: datetime
    by: Author


@dataclass(frozen=True)
class Maturity:
    """Everything that one municipality wrote about its themes, oldest first."""

    sessions: tuple[Session, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    choices: tuple[CoreChoice, ...] = ()
    marks: tuple[ApproachMark, ...] = ()


class MaturityStore:
    """Reads what was written; never writes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, *, municipality: str) -> Maturity:
        """Everything of one municipality, in four queries of one transaction."""
        with self._engine.connect() as connection:
            return maturity_in(connection, municipality)

    def settled(self, *, municipality: str) -> Maturity:
        """The sessions and what they agreed on for whole themes, in two queries: all that says
        where a theme stands."""
        agreed = (assessment.c.party == AGREED, assessment.c.part.is_(None))
        with self._engine.connect() as connection:
            return Maturity(
                tuple(map(_session, connection.execute(_sessions(municipality)))),
                tuple(map(_assessment, connection.execute(_placings(municipality).where(*agreed)))),
            )

    def device_of(self, *, token: str) -> str | None:
        """The device that a share link belongs to; None while nobody placed a theme with it."""
        query = select(share_use.c.device).where(share_use.c.token == token)
        with self._engine.connect() as connection:
            return connection.scalar(query)


def maturity_in(connection: Connection, municipality: str) -> Maturity:
    """Everything of one municipality, in four queries, in the order in which it was written."""
    queries = (
        _sessions(municipality),
        _placings(municipality),
        *(
            select(table)
            .where(table.c.municipality == municipality)
            .order_by(table.c.at, table.c.id)
            for table in (core_choice, approach_mark)
        ),
    )
    sessions, assessments, choices, marks = (connection.execute(query).all() for query in queries)
    return Maturity(
        tuple(map(_session, sessions)),
        tuple(map(_assessment, assessments)),
        tuple(map(_choice, choices)),
        tuple(map(_mark, marks)),
    )


def _sessions(municipality: str) -> Select[Any]:
    return (
        select(assessment_session)
        .where(assessment_session.c.municipality == municipality)
        .order_by(assessment_session.c.held, assessment_session.c.id)
    )


def _placings(municipality: str) -> Select[Any]:
    mine = select(assessment_session.c.id).where(assessment_session.c.municipality == municipality)
    return (
        select(assessment)
        .where(assessment.c.session.in_(mine))
        .order_by(assessment.c.at, assessment.c.id)
    )


def _author(row: Row[Any]) -> Author:
    return Author(row.author, row.role, row.role_area)


def _session(row: Row[Any]) -> Session:
    parties = tuple(row.parties.split())
    head = (row.id, row.municipality, row.area, row.title, row.held)
    return Session(*head, parties, row.created, _author(row))


def _assessment(row: Row[Any]) -> Assessment:
    what = (row.id, row.session, row.party, row.theme, row.part, row.phase, row.reason)
    after = (row.next_step, row.next_owner, row.next_due, row.link)
    indicators = tuple((row.indicators or "").split())
    return Assessment(*what, *after, indicators, row.correction, row.at, _author(row))


def _choice(row: Row[Any]) -> CoreChoice:
    what = (row.area, row.choice, row.value, row.reason, row.decided)
    return CoreChoice(*what, row.at, _author(row))


def _mark(row: Row[Any]) -> ApproachMark:
    return ApproachMark(row.area, row.step, row.state, row.remark, row.at, _author(row))

"""Rows of the wijk analysis, as the repository gives them. Dates of writing are UTC."""

from dataclasses import dataclass
from datetime import date, datetime

from data.changes import Author


@dataclass(frozen=True)
class Priority:
    """indicators, proposals: the ids it rests on."""

    id: int
    revision: int
    municipality: str
    area: str
    rank: int
    title: str
    reason: str
    indicators: tuple[str, ...]
    proposals: tuple[int, ...]
    set_by: str
    decided: date
    status: str
    at: datetime
    by: Author


@dataclass(frozen=True)
class Study:
    """about: the group or the question. since, until: the period it looks at."""

    id: int
    revision: int
    municipality: str
    area: str
    title: str
    about: str
    method: str
    since: date | None
    until: date | None
    findings: str
    link: str | None
    indicators: tuple[str, ...]
    status: str
    at: datetime
    by: Author


@dataclass(frozen=True)
class Talk:
    id: int
    municipality: str
    area: str
    held: date
    kind: str
    people: int | None
    remark: str | None
    at: datetime
    by: Author


@dataclass(frozen=True)
class Recognition:
    """talk: its id. period: of the figure that was talked about."""

    id: int
    municipality: str
    area: str
    talk: int
    indicator: str
    period: str | None
    opinion: str
    remark: str | None
    at: datetime
    by: Author


@dataclass(frozen=True)
class Proposal:
    """talk: the id of the talk it came from, None when it came otherwise."""

    id: int
    municipality: str
    area: str
    talk: int | None
    kind: str
    text: str
    at: datetime
    by: Author


@dataclass(frozen=True)
class Answer:
    id: int
    municipality: str
    area: str
    question: str
    text: str
    at: datetime
    by: Author


@dataclass(frozen=True)
class Spoken:
    """What a talk of this kind, held on this day, said of a figure."""

    said: Recognition
    kind: str
    held: date


@dataclass(frozen=True)
class BesideFigures:
    """said: what the talks say of each figure now, by the day they were held. studies: the newest
    revisions."""

    said: tuple[Spoken, ...] = ()
    studies: tuple[Study, ...] = ()

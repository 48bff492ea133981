"""Rows of the steering loop, as the repository gives them. Dates of writing are UTC."""

from dataclasses import dataclass
from datetime import date, datetime

from data.changes import Author


@dataclass(frozen=True)
class AgendaItem:
    """One topic of a meeting, with at most one area and one figure, theme or goal it is about."""

    text: str
    area: str | None = None
    indicator: str | None = None
    theme: str | None = None
    goal: int | None = None


@dataclass(frozen=True)
class Meeting:
    """area: its scope (gemeente, wijk or buurt)."""

    id: int
    revision: int
    municipality: str
    area: str
    kind: str
    title: str
    held: date
    agenda: tuple[AgendaItem, ...]
    at: datetime
    by: Author


@dataclass(frozen=True)
class Decision:
    """meeting, goal: ids. decided: the day on which it was taken."""

    id: int
    revision: int
    municipality: str
    area: str
    meeting: int | None
    text: str
    owner: str
    decided: date
    due: date | None
    status: str
    remark: str | None
    indicator: str | None
    theme: str | None
    goal: int | None
    at: datetime
    by: Author


@dataclass(frozen=True)
class Goal:
    """start_*: the observation it starts from, as it was when the goal was set. due_year: the year
    whose figure has to reach the target."""

    id: int
    revision: int
    municipality: str
    area: str
    indicator: str
    start_period: str
    start_value: float
    start_numerator: float | None
    start_denominator: float | None
    start_lower: float | None
    start_upper: float | None
    start_file: int | None
    target: float
    due_year: int
    owner: str
    reason: str
    priority: int | None
    status: str
    at: datetime
    by: Author


@dataclass(frozen=True)
class Action:
    """goal, place: ids. budget: euro."""

    id: int
    revision: int
    municipality: str
    area: str
    title: str
    goal: int | None
    theme: str | None
    indicator: str | None
    owner: str
    start: date | None
    due: date | None
    status: str
    budget: float | None
    place: int | None
    remark: str | None
    at: datetime
    by: Author


@dataclass(frozen=True)
class Aside:
    """A signal put aside while it has this period and value. until: None takes it back."""

    id: int
    municipality: str
    area: str
    indicator: str
    kind: str
    period: str
    value: float | None
    reason: str
    until: date | None
    at: datetime
    by: Author


@dataclass(frozen=True)
class FrozenView:
    """content: JSON. store_version: of the figures in it."""

    id: int
    municipality: str
    area: str
    meeting: int
    kind: str
    content: str
    sha256: str
    store_version: int
    at: datetime
    by: Author


@dataclass(frozen=True)
class FrozenVersion:
    """One time that the page of a meeting was frozen, without what is in it."""

    id: int
    municipality: str
    area: str
    meeting: int
    kind: str
    sha256: str
    store_version: int
    at: datetime
    by: Author

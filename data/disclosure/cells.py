"""The words of disclosure control: cells, what is shown of them, relations. Pure data.

A cell is one count of persons: an indicator, a period and an area. Its count is a whole number of
0 or more that is never published as such.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from data.catalogue.model import Status
from data.disclosure.rules import Rule

CEILING = 10_000_000
"""More persons than any cell can have: the upper end of an interval without a limit."""


class Interval(NamedTuple):
    """The whole numbers from `low` to `high`, both included."""

    low: int
    high: int

    @property
    def width(self) -> int:
        return self.high - self.low

    def meet(self, other: "Interval") -> "Interval":
        """What lies in both; `low` above `high` when nothing does."""
        return Interval(max(self.low, other.low), min(self.high, other.high))

    def __contains__(self, count: object) -> bool:
        return isinstance(count, int) and self.low <= count <= self.high


ANY = Interval(0, CEILING)


class Cell(NamedTuple):
    """A count of persons. `area` may be the name of a piece (see Piece); `release` names the former
    release whose count was another one, and is empty for the count of now."""

    indicator: str
    period: str
    area: str
    release: str = ""


@dataclass(frozen=True)
class Count:
    """What the municipality delivers of a cell. denominator: persons in the group, for shares and
    rates. Lives in the staging store only; status is final or provisional."""

    cell: Cell
    count: int
    denominator: int | None = None
    status: Status = Status.FINAL


@dataclass(frozen=True)
class Shown:
    """What a reader gets of a cell, in the columns of `observation` (reason is its note).

    numerator, denominator: None when withheld, capped, or where only a value is published.
    capped: value is the cap (norm B4), and the share is at or beyond it.
    """

    status: Status
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    reason: str | None = None
    capped: bool = False

    @property
    def is_withheld(self) -> bool:
        return not self.status.has_value


@dataclass(frozen=True)
class Former:
    """A cell as an earlier release showed it. count: the count it had then; None when it is not
    kept, then it is taken to be the count of now where that fits what was shown. release: the
    name of that release, not empty, e.g. its number. rule: by which it was shown; None when that
    is the rule of now."""

    cell: Cell
    shown: Shown
    release: str
    count: int | None = None
    rule: Rule | None = None


@dataclass(frozen=True)
class Piece:
    """Ground that lies whole in each of `areas` and in no other area of the two zonings."""

    id: str
    areas: frozenset[str]


@dataclass(frozen=True)
class Relation:
    """The parts, and `rest` persons more, are the total; with `at_most` they are not more than it.

    kind: `areas`, `categories`, `periods`, `zonings` or `within`. rest: what the figures that are
    delivered leave over. An attacker is taken to know it, which is more than he can.
    """

    kind: str
    total: Cell
    parts: tuple[Cell, ...]
    rest: int = 0
    at_most: bool = False

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (self.total, *self.parts)


@dataclass(frozen=True)
class Structure:
    """Everything that ties the cells together, and what others tell about them.

    known: intervals from others and from former releases, which cannot be taken back.
    denominators: size of the group of a cell, as far as an attacker can know it.
    levels: gemeente, wijk or buurt by area code. protected: cells that are not published but follow
    from others, such as the piece between two borders; they may not be found out either.
    """

    relations: tuple[Relation, ...] = ()
    known: Mapping[Cell, Interval] = field(default_factory=dict)
    denominators: Mapping[Cell, Interval] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    protected: frozenset[Cell] = frozenset()

"""The rules for counts of persons, with their numbers (norms B3 and B4).

A weaker rule of a municipality says who decided on it, when and why.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from data.catalogue import Catalogue
from data.catalogue.model import Strict

SMALLEST_SHOWN = 8
STEP = 5
CAP = 0.05
FEWEST = 50
"""Denominators below this are withheld, unless the catalogue says otherwise."""
NARROWEST = 5
"""The largest count that fits a withheld cell is at least this much more than the smallest."""


class RulesRefused(ValueError):
    """The file with rules cannot be used; the message is Dutch and names file and figure."""


class Decision(Strict):
    """Who decided on a weaker rule, when and why."""

    who: Annotated[str, Field(min_length=3)]
    when: date
    why: Annotated[str, Field(min_length=10)]


class Override(Strict):
    """What the municipality changes for one indicator; what it leaves out stays as it was.

    smallest_shown: counts below it are withheld. round_to: counts are rounded to it (1: not).
    minimum_denominator: denominators below it are withheld. cap: shares up to `cap` and from
    1 - `cap` are not shown exactly (0: all shares are).
    """

    smallest_shown: Annotated[int, Field(ge=0, le=1000)] | None = None
    round_to: Annotated[int, Field(ge=1, le=1000)] | None = None
    minimum_denominator: Annotated[int, Field(ge=0)] | None = None
    cap: Annotated[float, Field(ge=0, lt=0.5)] | None = None
    decision: Decision | None = None


@dataclass(frozen=True)
class Rule:
    """How the counts of one indicator are protected. kind, per and decimals are the catalogue's;
    group: words for the denominator ("inwoners")."""

    kind: Literal["count", "share", "rate"] = "count"
    per: int = 1
    decimals: int = 1
    group: str = ""
    smallest_shown: int = SMALLEST_SHOWN
    round_to: int = STEP
    minimum_denominator: int = FEWEST
    cap: float = CAP
    decision: Decision | None = None

    def rounded(self, count: float) -> int:
        """To the nearest multiple of `round_to`; a half goes up."""
        return self.round_to * int((count + self.round_to / 2) // self.round_to)


@dataclass(frozen=True)
class Rules:
    """The rule of every sensitive indicator. narrowest: see NARROWEST."""

    by_indicator: Mapping[str, Rule]
    narrowest: int = NARROWEST

    def of(self, indicator: str) -> Rule:
        """Raises KeyError for an indicator that is not sensitive or is not made of counts."""
        return self.by_indicator[indicator]


def rules_for(catalogue: Catalogue, path: Path | None = None) -> Rules:
    """The rules of every sensitive count, share and rate, with what `path` changes in them.

    `path` is a YAML file of the municipality: `indicators: {<id>: {<Override>}}`. Raises
    RulesRefused when it is wrong, or weaker than the default without a decision.
    """
    raise NotImplementedError

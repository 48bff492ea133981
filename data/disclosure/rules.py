"""The rules for counts of persons, with their numbers (norms B3 and B4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from data.catalogue import Catalogue
from data.catalogue.model import Indicator

SMALLEST_SHOWN = 8
"""Counts from 0 up to 7 are withheld."""
STEP = 5
CAP = 0.05
"""Shares of 0-5 % and of 95-100 % of a sensitive group are not shown exactly."""
FEWEST = 50
"""Denominators below this are withheld, unless the catalogue says otherwise."""
NARROWEST = 5
"""The largest count that fits a withheld cell is at least this much more than the smallest."""

Kind = Literal["count", "share", "rate"]
_PER = {"count": 1, "share": 100, "rate": 1}


@dataclass(frozen=True)
class Rule:
    """How the counts of one indicator are protected.

    kind, per, decimals: as in the catalogue. group: words for the denominator ("inwoners").
    smallest_shown: counts below it are withheld. round_to: counts are rounded to it (1: not).
    minimum_denominator: denominators below it are withheld. cap: shares up to `cap` and from
    1 - `cap` are not shown exactly (0: all shares are).
    """

    kind: Kind = "count"
    per: int = 1
    decimals: int = 1
    group: str = ""
    smallest_shown: int = SMALLEST_SHOWN
    round_to: int = STEP
    minimum_denominator: int = FEWEST
    cap: float = CAP

    def rounded(self, count: int) -> int:
        """To the nearest multiple of `round_to`; a half goes up."""
        return (2 * count + self.round_to) // (2 * self.round_to) * self.round_to

    def end_of_scale(self, numerator: int, denominator: int) -> int:
        """-1 or 1 when this share, of rounded counts, is at the low or high cap; else 0."""
        if self.kind != "share" or self.cap == 0:
            return 0
        edge = self.cap * denominator + 1e-9
        return (denominator - numerator <= edge) - (numerator <= edge)


@dataclass(frozen=True)
class Rules:
    """The rule of every sensitive indicator. narrowest: see NARROWEST."""

    by_indicator: Mapping[str, Rule]
    narrowest: int = NARROWEST

    def of(self, indicator: str) -> Rule:
        """Raises KeyError for an indicator that is not sensitive or is not made of counts."""
        return self.by_indicator[indicator]


def default_rules(catalogue: Catalogue) -> Rules:
    """The rules of every sensitive count, share and rate in the catalogue."""
    return Rules(
        {
            item.id: _rule(item, item.kind, catalogue)
            for item in catalogue.indicators.values()
            if item.sensitive and item.kind in ("count", "share", "rate")
        }
    )


def _rule(item: Indicator, kind: str, catalogue: Catalogue) -> Rule:
    group = catalogue.indicators[item.denominator].title.lower() if item.denominator else ""
    return Rule(
        kind="count" if kind == "count" else "share" if kind == "share" else "rate",
        per=item.per or _PER[kind],
        decimals=item.decimals,
        group=group,
        minimum_denominator=item.minimum_denominator or FEWEST,
    )

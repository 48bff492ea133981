"""One row of own figures as it is understood, and what can come of it."""

import math
from dataclasses import dataclass
from typing import Any

from data.catalogue.model import Indicator, Status
from data.importers.own_columns import dutch

LONGEST_NOTE = 300

Figure = dict[str, Any]


class WrongRowError(Exception):
    """The cells of a row do not go together: what is wrong, the cure, and where."""

    def __init__(
        self, message: str, cure: str, column: str = "value", value: str | None = None
    ) -> None:
        super().__init__(message)
        self.message, self.cure, self.column, self.value = message, cure, column, value


@dataclass(frozen=True)
class Persons:
    """A record for PERSON_COLUMNS: exact, only for the staging store, and without the note of its
    row, which could say the count in words."""

    record: dict[str, Any]


@dataclass(frozen=True)
class OwnRow:
    """A row whose words are understood; numbers are None where the cell is empty."""

    row: int
    area: str
    period: str
    indicator: Indicator
    value: float | None
    numerator: float | None
    denominator: float | None
    status: Status | None
    note: str | None

    def has_numbers(self) -> bool:
        return any(n is not None for n in (self.value, self.numerator, self.denominator))

    def figure(self, status: Status, note: str | None = None, **numbers: float) -> Figure:
        """A record for FIGURE_COLUMNS; numbers that are not given are NaN. A sensitive figure
        without a value goes without the note of the row, which could say the count in words."""
        empty = {"value": math.nan, "numerator": math.nan, "denominator": math.nan}
        hides = self.indicator.sensitive and not status.has_value
        both = ". ".join(words for words in (note, None if hides else self.note) if words)
        words = {"status": status.value, "note": both[:LONGEST_NOTE] or None}
        return {**self._place(), **empty, **numbers, **words}

    def persons(self, numerator: float, denominator: float = math.nan) -> Persons:
        status = self.status or Status.FINAL
        numbers = {"numerator": numerator, "denominator": denominator}
        return Persons({**self._place(), **numbers, "status": status.value})

    def _place(self) -> dict[str, Any]:
        column = dutch("value" if self.numerator is None else "numerator")
        keys = {"indicator": self.indicator.id, "period": self.period, "area": self.area}
        return {**keys, "row": self.row, "column": column}

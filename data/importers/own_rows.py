"""What one row of own figures says, with small and sensitive numbers protected."""

import math
from dataclasses import dataclass
from typing import Any

from data.catalogue import Catalogue
from data.catalogue.model import Indicator, Status
from data.importers.codes import level_of
from data.importers.own_columns import dutch
from data.importers.rounding import STEP, is_small, rounded
from data.language import _

_CAP = 0.05
"""Shares of a sensitive group below 5 % and above 95 % are not shown exactly (norm B4)."""

LONGEST_NOTE = 300

Figure = dict[str, Any]

_NO_COUNT = (
    _("Een aantal is een heel getal van 0 of meer."),
    _("Vul het aantal personen in, zonder decimalen."),
)


class WrongRowError(Exception):
    """The cells of a row do not go together: what is wrong, the cure, and where."""

    def __init__(
        self, message: str, cure: str, column: str = "value", value: str | None = None
    ) -> None:
        super().__init__(message)
        self.message, self.cure, self.column, self.value = message, cure, column, value


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
        """A record for FIGURE_COLUMNS; numbers that are not given are NaN. A sensitive figure that
        is withheld goes without the note of the row, which could say the count in words."""
        empty = {"value": math.nan, "numerator": math.nan, "denominator": math.nan}
        place = {
            "row": self.row,
            "column": dutch("value" if self.numerator is None else "numerator"),
        }
        hides = self.indicator.sensitive and status is Status.WITHHELD
        both = ". ".join(words for words in (note, None if hides else self.note) if words)
        words = {"status": status.value, "note": both[:LONGEST_NOTE] or None}
        keys = {"indicator": self.indicator.id, "period": self.period, "area": self.area}
        return {**keys, **empty, **numbers, **words, **place}


def figure_of(row: OwnRow, catalogue: Catalogue) -> Figure | None:
    """The figure to load; None when it was not measured. Raises WrongRowError."""
    if row.indicator.sensitive and any(letter.isnumeric() for letter in row.note or ""):
        raise WrongRowError(
            _("In de toelichting bij dit gevoelige cijfer staat een getal."),
            _("Haal het getal weg: het kan verraden om hoeveel personen het gaat."),
            "note",
        )
    if row.status is not None and not row.status.has_value:
        return _without_value(row, row.status)
    if row.value is not None and (row.numerator is not None or row.denominator is not None):
        raise WrongRowError(
            _("Er staat een waarde en ook een teller of noemer."),
            _("Vul of de waarde in, of de teller en de noemer."),
        )
    if row.value is not None:
        return _from_value(row, row.value)
    if row.numerator is not None:
        return _from_counts(row, row.numerator, catalogue)
    if row.status is not None:
        raise WrongRowError(
            _("Er staat een status met een cijfer, maar geen cijfer."),
            _("Vul een waarde in, of haal de status weg."),
        )
    return row.figure(Status.MISSING, _("geen cijfer opgegeven"))


def _without_value(row: OwnRow, status: Status) -> Figure | None:
    if row.has_numbers():
        raise WrongRowError(
            _("De status zegt dat er geen cijfer is, maar er staat er een."),
            _("Haal het cijfer weg, of haal de status weg."),
            "status",
            status.value,
        )
    if status is Status.NOT_MEASURED:
        return None
    words = {Status.WITHHELD: _("afgeschermd door de gemeente")}
    return row.figure(status, words.get(status))


def _from_value(row: OwnRow, value: float) -> Figure | None:
    status = row.status or Status.FINAL
    if not row.indicator.sensitive:
        return row.figure(status, value=value)
    if row.indicator.kind == "count":
        if not _is_count(value):
            raise WrongRowError(*_NO_COUNT, "value")
        if is_small(value):
            return row.figure(Status.WITHHELD, _("te weinig personen"))
        return row.figure(status, value=rounded(value))
    if level_of(row.area) in ("wijk", "buurt"):
        raise WrongRowError(
            _("Bij dit gevoelige cijfer kan een waarde alleen het aantal personen verraden."),
            _("Vul de teller en de noemer in; het cijfer wordt dan veilig berekend."),
        )
    return row.figure(status, value=value)


def _from_counts(row: OwnRow, numerator: float, catalogue: Catalogue) -> Figure | None:
    indicator, denominator = row.indicator, row.denominator
    if denominator is None:
        if indicator.is_derived and not indicator.sensitive:
            return row.figure(row.status or Status.FINAL, numerator=numerator)
        raise WrongRowError(_("De noemer ontbreekt."), _("Vul ook de noemer in."), "denominator")
    per = indicator.per or (100 if indicator.kind == "share" else None)
    if per is None:
        raise WrongRowError(
            _("Dit cijfer wordt niet berekend uit een teller en een noemer."),
            _("Vul de waarde in."),
            "numerator",
        )
    if numerator < 0 or denominator < 0 or (indicator.kind == "share" and numerator > denominator):
        raise WrongRowError(
            _("De teller past niet bij de noemer."),
            _("{hint}De teller is 0 of meer, en bij een deel niet groter dan de noemer.").format(
                hint=_("Zijn teller en noemer verwisseld? ") if numerator > denominator else ""
            ),
            "numerator",
        )
    if denominator < (indicator.minimum_denominator or 1):
        return row.figure(Status.WITHHELD, _too_few(indicator, catalogue))
    if indicator.sensitive:
        return _protected(row, numerator, denominator, per)
    value = numerator / denominator * per
    return row.figure(
        row.status or Status.FINAL, value=value, numerator=numerator, denominator=denominator
    )


def _protected(row: OwnRow, numerator: float, denominator: float, per: int) -> Figure | None:
    """The rate of rounded counts; withheld when the count or the rest of the group is small."""
    if not (_is_count(numerator) and _is_count(denominator)):
        raise WrongRowError(*_NO_COUNT, "numerator")
    is_share = row.indicator.kind == "share"
    if is_small(numerator) or (is_share and is_small(denominator - numerator)):
        return row.figure(Status.WITHHELD, _("te weinig personen"))
    top, bottom = rounded(numerator), max(rounded(denominator), STEP)
    status, part = row.status or Status.FINAL, top / bottom
    if is_share and part < _CAP:
        return row.figure(status, _("{number}% of minder").format(number=5), value=_CAP * per)
    if is_share and part > 1 - _CAP:
        return row.figure(status, _("{number}% of meer").format(number=95), value=(1 - _CAP) * per)
    return row.figure(status, value=part * per, numerator=top, denominator=bottom)


def _is_count(number: float) -> bool:
    return number >= 0 and number.is_integer()


def _too_few(indicator: Indicator, catalogue: Catalogue) -> str:
    number = indicator.minimum_denominator or 1
    if indicator.denominator is None:
        return _("minder dan {number} in de noemer").format(number=number)
    words = catalogue.indicators[indicator.denominator].title.lower()
    return _("minder dan {number} {words}").format(number=number, words=words)

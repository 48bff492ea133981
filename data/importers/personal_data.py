"""Recognises data about persons, which has no place in this product (norm B1)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

import pandas as pd

from data.importers.codes import as_text
from data.importers.complaints import Complaints
from data.language import _
from data.private_text import holds_bsn, home_address, private_data
from data.words import row_count

_CERTAIN = frozenset(
    {"bsn", "burgerservicenummer", "sofinummer", "geboortedatum", "geb_datum", "gebdatum"}
    | {"geboortedag", "achternaam", "voornaam", "voornamen", "date_of_birth", "dateofbirth"}
)
_SUSPECT = _CERTAIN | {
    *("naam", "volledige naam", "name", "roepnaam", "voorletters", "clientnummer", "cliëntnummer"),
    *("adres", "woonadres", "address", "straat", "straatnaam", "telefoon", "telefoonnummer"),
    *("email", "e-mail", "emailadres", "e-mailadres", "iban"),
}
_POSTCODE = frozenset({"postcode", "pc6", "postcode6"})
_HOUSE_NUMBER = frozenset({"huisnummer", "huisnr", "huis_nr", "house_number"})

_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MONTHS = "jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec"
_YEAR = r"(?:(?:19|20)[0-9]{2}|[0-9]{2})"
_ISO = r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?:[T ][0-9:.Z]{5,})?"
_ANY_DATE = (
    rf"(?:{_DAY}[-/. ](?:0?[1-9]|1[0-2])[-/. ]{_YEAR}"
    rf"|{_DAY}[ -](?:{_MONTHS})[a-z]*\.?[ -]{_YEAR}|{_ISO})"
)
_DATE = re.compile(_ANY_DATE, re.IGNORECASE)
_BORN = re.compile(rf"\bgeb(?:oren|\.|oortedatum)?\b.{{0,20}}?{_ANY_DATE}", re.IGNORECASE)

_ADDRESS = re.compile(r"[1-9][0-9]{3} ?[A-Z]{2}[ ,-]+[0-9]{1,5}[a-zA-Z]?")

_CURE = _(
    "Laad alleen aantallen of percentages per gebied. Tel de personen eerst bij elkaar op, "
    "en haal de kolommen met persoonsgegevens weg."
)

_NO_SHEET = _("Haal dit blad weg: van het hele bestand blijft een kopie bewaard.")
MOST_REPEATED = 3
"""Once too often is a mistake, three times is a list of persons."""

Rows = Sequence[tuple[int, list[object]]]


def names_persons(headers: Iterable[str]) -> bool:
    """A header that only a register of persons has."""
    return any(header.strip().lower() in _CERTAIN for header in headers)


def complain_of_headers(headers: Sequence[str], complaints: Complaints) -> list[str]:
    """A problem for each header about persons; returns these headers."""
    words = {header.strip().lower(): header for header in headers}
    found = [header for word, header in words.items() if word in _SUSPECT]
    if words.keys() & _POSTCODE and words.keys() & _HOUSE_NUMBER:
        found += [words[w] for w in words if w in _POSTCODE | _HOUSE_NUMBER]
    for header in found:
        complaints.add(_("Deze kolom wijst op gegevens van personen."), _CURE, column=header)
    return found


def complain_of_cells(frame: pd.DataFrame, dated: str | None, complaints: Complaints) -> None:
    """Cells that hold a BSN, a full date, an address or what reaches a person, one problem a column
    and kind. The cell itself is never repeated.

    dated: the column that may hold dates, because a spreadsheet makes them of periods.
    """
    for column in frame.columns:
        found: dict[str, list[int]] = {}
        for row, value in frame[column].items():
            if reason := _reason(value, dates=column != dated):
                found.setdefault(reason, []).append(int(str(row)))
        for reason, rows in found.items():
            more = _(" Ook in nog {rows}.").format(rows=row_count(len(rows) - 1))
            message = reason + (more if len(rows) > 1 else "")
            complaints.add(message, _CURE, row=rows[0], column=str(column))


def refuse_other_sheets(sheets: Mapping[str, Rows], complaints: Complaints) -> None:
    """Raises ImportRefused for persons in sheets that are not read: of the whole workbook a copy is
    kept. Dates and addresses may stand there."""
    for name, rows in sheets.items():
        cells = ((number, as_text(cell)) for number, row in rows for cell in row)
        number = next((number for number, text in cells if holds_bsn(text)), None)
        if number is not None or names_persons(map(as_text, rows[0][1])):
            message = _("Op het blad “{name}” staan gegevens die op personen wijzen.")
            complaints.add(message.format(name=name), _NO_SHEET, row=number)
    complaints.refuse_if_any()


def refuse_a_row_per_person(frame: pd.DataFrame, key: list[str], complaints: Complaints) -> None:
    """Raises ImportRefused when the same figure stands there again and again. key: the columns that
    say which figure it is. Does not say how often."""
    cells = frame[key].map(lambda cell: as_text(cell).lower())
    times = cells.groupby(key)[key[0]].transform("size")
    if len(times) and (times >= MOST_REPEATED).any():
        raise complaints.refusal(
            _("Hetzelfde cijfer van hetzelfde gebied staat er vaak: is dit een rij per persoon?"),
            _CURE,
            row=int(str(frame.index[times >= MOST_REPEATED][0])),
        )


def _reason(value: object, *, dates: bool) -> str | None:
    if isinstance(value, date | datetime):
        return _("Hier staat een datum, misschien een geboortedatum.") if dates else None
    text = as_text(value)
    if len(text) < 6:
        return None
    if _BORN.search(text) or (dates and _DATE.fullmatch(text)):
        return _("Hier staat een datum, misschien een geboortedatum.")
    if _ADDRESS.fullmatch(text):
        return _("Hier staat een postcode met huisnummer.")
    return private_data(text) or home_address(text)

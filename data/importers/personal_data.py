"""Recognises data about persons, which has no place in this product (norm B1)."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import pandas as pd

from data.importers.codes import as_text
from data.importers.complaints import Complaints
from data.language import _
from data.private_text import holds_bsn
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

_DATE = re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])[-/. ](?:0?[1-9]|1[0-2])[-/. ](?:19|20)[0-9]{2}")
_ISO_DATE = re.compile(r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
_ADDRESS = re.compile(r"[1-9][0-9]{3} ?[A-Z]{2}[ ,-]+[0-9]{1,5}[a-zA-Z]?")

_CURE = _(
    "Laad alleen aantallen of percentages per gebied. Tel de personen eerst bij elkaar op, "
    "en haal de kolommen met persoonsgegevens weg."
)


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
    """Cells that hold a BSN, a full date or an address, one problem a column and kind. The cell
    itself is never repeated.

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


def _reason(value: object, *, dates: bool) -> str | None:
    if isinstance(value, date | datetime):
        return _("Hier staat een datum, misschien een geboortedatum.") if dates else None
    text = as_text(value)
    if len(text) < 7:
        return None
    if holds_bsn(text):
        return _("Hier staat een getal dat een burgerservicenummer (BSN) kan zijn.")
    if dates and (_DATE.fullmatch(text) or _ISO_DATE.fullmatch(text)):
        return _("Hier staat een datum, misschien een geboortedatum.")
    if _ADDRESS.fullmatch(text):
        return _("Hier staat een postcode met huisnummer.")
    return None

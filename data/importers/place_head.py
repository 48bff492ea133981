"""The columns of a file with places: what they mean, which are missing, which may not be there."""

from collections.abc import Sequence

import pandas as pd

from data.importers.codes import as_name, as_text
from data.importers.columns import nearest
from data.importers.complaints import Complaints
from data.importers.geo_points import ACROSS, UP
from data.importers.personal_data import names_persons
from data.importers.place_columns import dutch_place, place_meaning, says_where
from data.language import _
from data.private_text import private_data
from data.words import listed, row_count

_PERSON = frozenset({"contactpersoon", "contactpersonen", "naam contactpersoon"})
_REMOVE = _("Haal deze kolom weg: van het bestand blijft een kopie bewaard.")


def with_place_columns(
    frame: pd.DataFrame, columns: Sequence[str], complaints: Complaints
) -> tuple[pd.DataFrame, dict[str, str]]:
    """The known columns under their English names, and English name -> name in the file.

    columns: the English names that may be there; others are left out with a note, after a look for
    personal data. Raises ImportRefused.
    """
    headers = [str(name) for name in frame.columns if name not in (ACROSS, UP)]
    means = {header: place_meaning(header) for header in headers}
    known = {h: word for h, word in means.items() if word is not None and word in columns}
    ignored = [header for header in headers if header not in known]
    _refuse_persons(frame, ignored, complaints)
    _check(frame, known, ignored, complaints)
    if ignored:
        names = listed([as_name(header) for header in ignored], 10)
        complaints.notes.append(_("Overgeslagen kolommen: {names}.").format(names=names))
    points = [name for name in (ACROSS, UP) if name in frame]
    renamed = frame[[*known, *points]].rename(columns=known)
    return renamed, {str(word): header for header, word in known.items()}


def _refuse_persons(frame: pd.DataFrame, ignored: Sequence[str], complaints: Complaints) -> None:
    """Raises ImportRefused for columns that are not read and hold data about persons."""
    for header in ignored:
        if names_persons([header]) or header.strip().lower() in _PERSON:
            message = _("Deze kolom wijst op gegevens van personen.")
            complaints.add(message, _REMOVE, column=header)
            continue
        found = {
            int(str(row)): reason
            for row, value in frame[header].items()
            if (reason := private_data(as_text(value)[:1000]))
        }
        if found:
            more = _(" Ook in nog {rows}.").format(rows=row_count(len(found) - 1))
            row, reason = next(iter(found.items()))
            message = reason + (more if len(found) > 1 else "")
            complaints.add(message, _REMOVE, row=row, column=header)
    complaints.refuse_if_any()


def _check(
    frame: pd.DataFrame, known: dict[str, str], ignored: Sequence[str], complaints: Complaints
) -> None:
    """Raises ImportRefused for columns that are missing or there twice, and for no rows at all."""
    words = list(known.values())
    if "name" not in words:
        close = nearest(dutch_place("name"), ignored) or ignored
        complaints.add(
            _("De kolom {name} ontbreekt.").format(name=dutch_place("name")),
            _("Gebruik de namen uit het sjabloon. Er staan wel: {names}.").format(
                names=listed([as_name(header) for header in close]) or "-"
            ),
            column=dutch_place("name"),
        )
    if ACROSS not in frame and not says_where(words):
        complaints.add(
            _("Er is geen kolom die zegt waar de plekken zijn."),
            _("Voeg x en y toe, of breedtegraad en lengtegraad, of adres en postcode."),
        )
    for word in sorted({word for word in words if words.count(word) > 1}):
        names = _(" en ").join(header for header, meaning in known.items() if meaning == word)
        complaints.add(
            _("De kolommen {names} betekenen hetzelfde.").format(names=names),
            _("Haal een van de twee weg."),
            column=dutch_place(word),
        )
    if frame.empty:
        complaints.add(
            _("Er staan geen plekken in het bestand."),
            _("Zet er plekken in, met een rij per plek."),
        )
    complaints.refuse_if_any()

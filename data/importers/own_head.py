"""The columns of a file of own figures: which there are, what they mean, if they are swapped."""

import pandas as pd

from data.importers.codes import clean_code, level_of
from data.importers.columns import nearest
from data.importers.complaints import Complaints
from data.importers.own_columns import REQUIRED, dutch, meaning
from data.importers.personal_data import (
    complain_of_cells,
    complain_of_headers,
    refuse_a_row_per_person,
)
from data.language import _


def with_meaning(frame: pd.DataFrame, complaints: Complaints) -> pd.DataFrame:
    """The columns under their English names, after the check on personal data."""
    headers = [str(name) for name in frame.columns]
    means = {header: meaning(header) for header in headers}
    persons = complain_of_headers(headers, complaints)
    dated = next((header for header in headers if means[header] == "period"), None)
    complain_of_cells(frame.drop(columns=persons), dated, complaints)
    complaints.refuse_if_any()
    known = {header: word for header, word in means.items() if word is not None}
    _check_columns(headers, list(known.values()), complaints)
    ignored = [header for header in headers if header not in known]
    if ignored:
        complaints.notes.append(
            _("Overgeslagen kolommen: {names}.").format(names=", ".join(ignored))
        )
    if frame.empty:
        raise complaints.refusal(
            _("Er staan geen rijen met cijfers in het bestand."),
            _("Zet er cijfers in, met een rij per cijfer."),
        )
    renamed = frame[list(known)].rename(columns=known)
    refuse_a_row_per_person(renamed, list(REQUIRED), complaints)
    return renamed


def _check_columns(headers: list[str], known: list[str], complaints: Complaints) -> None:
    """Raises ImportRefused naming every column that is missing or there twice."""
    unknown = [header for header in headers if meaning(header) is None]
    for column in [c for c in REQUIRED if c not in known]:
        close = nearest(dutch(column), unknown) or nearest(column, unknown) or unknown
        complaints.add(
            _("De kolom {name} ontbreekt.").format(name=dutch(column)),
            _("Gebruik de namen uit het sjabloon. Er staan wel: {names}.").format(
                names=", ".join(close) or "-"
            ),
            column=dutch(column),
        )
    if not {"value", "numerator"} & set(known):
        complaints.add(
            _("Er is geen kolom met cijfers."),
            _("Voeg een kolom waarde toe, of de kolommen teller en noemer."),
            column=dutch("value"),
        )
    for column in sorted({c for c in known if known.count(c) > 1}):
        complaints.add(
            _("De kolom staat er twee keer."), _("Haal een van de twee weg."), column=dutch(column)
        )
    complaints.refuse_if_any()


def refuse_swapped(frame: pd.DataFrame, complaints: Complaints) -> None:
    """Raises ImportRefused when most codes stand under the period: one problem, not two a row."""
    codes = frame["period"].map(lambda cell: level_of(clean_code(cell)) is not None)
    if codes.mean() > 0.5:
        raise complaints.refusal(
            _("Hier staan codes van gebieden en geen periodes."),
            _("Zijn de kolommen gebied en periode verwisseld? Zet de codes onder gebied."),
            row=int(str(frame.index[codes][0])),
            column=dutch("period"),
        )

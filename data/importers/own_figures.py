"""Own figures of a gemeente: a long CSV or XLSX, a row a figure (docs/guides/eigen-cijfers.md)."""

from pathlib import Path

import pandas as pd

from data.batch import Batch, Raw
from data.catalogue import Catalogue
from data.importers.codes import as_text
from data.importers.columns import nearest, table_id_in
from data.importers.complaints import Complaints
from data.importers.contract import Context
from data.importers.frames import area_frame, figure_frame
from data.importers.own_columns import (
    NUMBERS,
    OWN_FIGURES,
    REQUIRED,
    dutch,
    looks_like_own_figures,
    meaning,
)
from data.importers.own_numbers import Style, is_ambiguous, readings, styles
from data.importers.own_reader import RowReader
from data.importers.own_rows import Figure, OwnRow, WrongRowError, figure_of
from data.importers.own_template import template
from data.importers.personal_data import complain_of_cells, complain_of_headers, names_persons
from data.importers.text_files import head_of, header_words, read_csv, read_text, table
from data.importers.workbooks import read_sheets, workbook_words
from data.language import _

__all__ = ["BRINGS_AREAS", "SOURCE", "read", "recognises", "template", "transform"]

SOURCE = OWN_FIGURES
BRINGS_AREAS = False


def recognises(path: Path) -> bool:
    """By its columns. Also what nobody else reads: an empty CSV, a broken workbook, and a register
    of persons, so that each is refused with its own explanation."""
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".xlsx") or table_id_in(path.name) is not None:
        return False
    if suffix == ".csv":
        words = header_words(path)
        broken = not head_of(path).strip()
    else:
        found = workbook_words(path)
        words, broken = found or [], found is None
    return broken or looks_like_own_figures(words) or names_persons(words)


def read(path: Path) -> Raw:
    """frame: cells as text (numbers and dates from a sheet), index = line or row of the sheet."""
    if path.suffix.lower() == ".csv":
        header = read_text(path).strip().split("\n", 1)[0]
        return Raw(path, read_csv(path, ";" if ";" in header else ","))
    sheets = [rows for rows in read_sheets(path).values() if rows]
    fits = [rows for rows in sheets if looks_like_own_figures(map(as_text, rows[0][1]))]
    return Raw(path, table(path, (fits or sheets or [[]])[0]))


def transform(raw: Raw, catalogue: Catalogue, context: Context) -> Batch:  # noqa: ARG001 - contract
    """Figures; raises ImportRefused for personal data, missing columns and mixed number styles."""
    complaints = Complaints(raw.path)
    frame = _with_meaning(raw.frame, complaints)
    style = _style(frame, complaints)
    records = []
    for number, cells in frame.iterrows():
        row = _row_of(int(str(number)), cells, style, catalogue, complaints)
        figure = None if row is None else _figure_of(row, catalogue, complaints)
        if figure is not None:
            records.append(figure)
    return Batch(
        SOURCE, None, area_frame(), figure_frame(records), complaints.problems, complaints.notes
    )


def _with_meaning(frame: pd.DataFrame, complaints: Complaints) -> pd.DataFrame:
    """The columns under their English names, after the check on personal data."""
    headers = [str(name) for name in frame.columns]
    means = {header: meaning(header) for header in headers}
    complain_of_headers(headers, complaints)
    dated = next((header for header in headers if means[header] == "period"), None)
    complain_of_cells(frame, dated, complaints)
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
            _("Er staan geen rijen met cijfers in het bestand."), _("Vul de cijfers in.")
        )
    return frame[list(known)].rename(columns=known)


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


def _style(frame: pd.DataFrame, complaints: Complaints) -> Style | None:
    """Comma or point, when the numbers show it; otherwise every ambiguous one is a problem."""
    cells = [
        (int(str(row)), column, value.strip())
        for column in NUMBERS
        if column in frame
        for row, value in frame[column].items()
        if isinstance(value, str)
    ]
    found = styles(text for _row, _column, text in cells)
    if len(found) == 1:
        return found.pop()
    for row, column, text in [c for c in cells if is_ambiguous(c[2])]:
        whole, parted = readings(text)
        complaints.add(
            _("{text} kan {whole} zijn, of een getal met drie decimalen: {parted}.").format(
                text=text, whole=whole, parted=parted
            ),
            _("Schrijf {whole}, of gebruik een ander aantal decimalen.").format(whole=whole),
            row=row,
            column=dutch(column),
            value=text,
        )
    if found:
        raise complaints.refusal(
            _("Sommige getallen hebben een decimale komma en andere een decimale punt."),
            _("Gebruik in het hele bestand dezelfde schrijfwijze."),
        )
    return None


def _row_of(
    number: int, cells: pd.Series, style: Style | None, catalogue: Catalogue, complaints: Complaints
) -> OwnRow | None:
    """The row with its words understood; None with a problem for each cell that is wrong."""
    before = len(complaints.problems)
    reader = RowReader(number, cells, complaints)
    area, period, status, note = reader.area(), reader.period(), reader.status(), reader.note()
    indicator = reader.indicator(catalogue)
    value, numerator, denominator = (reader.number(name, style) for name in NUMBERS)
    if len(complaints.problems) > before or indicator is None:
        return None
    return OwnRow(number, area, period, indicator, value, numerator, denominator, status, note)


def _figure_of(row: OwnRow, catalogue: Catalogue, complaints: Complaints) -> Figure | None:
    try:
        return figure_of(row, catalogue)
    except WrongRowError as wrong:
        column = dutch(wrong.column)
        complaints.add(wrong.message, wrong.cure, row=row.row, column=column, value=wrong.value)
        return None

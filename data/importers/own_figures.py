"""Own figures of a gemeente: a long CSV or XLSX, a row a figure (docs/guides/eigen-cijfers.md)."""

from pathlib import Path

import pandas as pd

from data.batch import Batch, Raw
from data.catalogue import Catalogue
from data.importers.codes import as_text
from data.importers.columns import table_id_in
from data.importers.complaints import Complaints
from data.importers.contract import Context
from data.importers.frames import area_frame, figure_frame, person_frame
from data.importers.own_columns import (
    NUMBERS,
    OWN_FIGURES,
    dutch,
    looks_like_own_figures,
)
from data.importers.own_head import refuse_swapped, with_meaning
from data.importers.own_meaning import figure_of
from data.importers.own_numbers import Style, is_ambiguous, readings, styles
from data.importers.own_reader import RowReader, indicator_called
from data.importers.own_rows import Figure, OwnRow, Persons, WrongRowError
from data.importers.own_template import template
from data.importers.personal_data import names_persons
from data.importers.tables import read_table
from data.importers.text_files import head_of, header_words
from data.importers.workbooks import workbook_words
from data.language import _

__all__ = ["BRINGS_AREAS", "SOURCE", "read", "recognises", "template", "transform"]

SOURCE = OWN_FIGURES
BRINGS_AREAS = False

_FILL = _("Zet er cijfers in, of download het sjabloon opnieuw.")


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
    return Raw(path, read_table(path, looks_like_own_figures, _FILL))


def transform(raw: Raw, catalogue: Catalogue, context: Context) -> Batch:
    """Figures; raises ImportRefused for personal data, missing columns and mixed number styles."""
    complaints = Complaints(raw.path)
    frame = with_meaning(raw.frame, complaints)
    refuse_swapped(frame, complaints)
    style = _style(frame, complaints, catalogue)
    figures, persons = list[Figure](), list[Figure]()
    for number, cells in frame.iterrows():
        reader = RowReader(int(str(number)), cells, complaints)
        row = _row_of(reader, context, style, catalogue)
        figure = None if row is None else _figure_of(row, catalogue, complaints)
        if isinstance(figure, Persons):
            persons.append(figure.record)
        elif figure is not None:
            figures.append(figure)
    return Batch(
        SOURCE,
        None,
        area_frame(),
        figure_frame(figures),
        complaints.problems,
        complaints.notes,
        persons=person_frame(persons),
    )


def _style(frame: pd.DataFrame, complaints: Complaints, catalogue: Catalogue) -> Style | None:
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
        indicator = indicator_called(as_text(frame.at[row, "indicator"]), catalogue)
        hides = indicator is None or indicator.sensitive
        _complain_of_both_readings(complaints, row, column, None if hides else text)
    if found:
        raise complaints.refusal(
            _("Sommige getallen hebben een decimale komma en andere een decimale punt."),
            _("Gebruik in het hele bestand dezelfde schrijfwijze."),
        )
    return None


def _complain_of_both_readings(
    complaints: Complaints, row: int, column: str, text: str | None
) -> None:
    """text: None when it may not be repeated."""
    if text is None:
        message = _("Dit getal kan een duizendtal zijn, of een getal met drie decimalen.")
        cure = _("Schrijf het zonder punt en zonder komma.")
    else:
        whole, parted = readings(text)
        message = _("{text} kan {whole} zijn, of een getal met drie decimalen: {parted}.").format(
            text=text, whole=whole, parted=parted
        )
        cure = _("Schrijf {whole}, of gebruik een ander aantal decimalen.").format(whole=whole)
    complaints.add(message, cure, row=row, column=dutch(column), value=text)


def _row_of(
    reader: RowReader, context: Context, style: Style | None, catalogue: Catalogue
) -> OwnRow | None:
    """The row with its words understood; None with a problem for each cell that is wrong."""
    before = len(reader.complaints.problems)
    area, period = reader.area(context.places), reader.period()
    indicator = reader.indicator(catalogue)
    status, note = reader.status(), reader.note()
    value, numerator, denominator = (reader.number(name, style) for name in NUMBERS)
    if len(reader.complaints.problems) > before or indicator is None:
        return None
    return OwnRow(reader.row, area, period, indicator, value, numerator, denominator, status, note)


def _figure_of(
    row: OwnRow, catalogue: Catalogue, complaints: Complaints
) -> Figure | Persons | None:
    try:
        return figure_of(row, catalogue)
    except WrongRowError as wrong:
        column = dutch(wrong.column)
        complaints.add(wrong.message, wrong.cure, row=row.row, column=column, value=wrong.value)
        return None

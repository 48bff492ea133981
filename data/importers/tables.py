"""Opens a table that people made: a CSV with any separator, or the right sheet of a workbook."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd

from data.importers.codes import as_text
from data.importers.complaints import Complaints
from data.importers.personal_data import refuse_other_sheets
from data.importers.text_files import csv_rows, read_bytes, read_text, table
from data.importers.workbooks import read_sheets
from data.language import _


def read_table(path: Path, fits: Callable[[Iterable[str]], bool], fill: str) -> pd.DataFrame:
    """Cells as text (numbers and dates from a sheet), index = line or row of the sheet.

    fits: whether these are the headers of the sheet that is meant; else the first sheet with
    anything in it. fill: the cure for a file without rows. Raises ImportRefused.
    """
    if path.suffix.lower() == ".csv":
        header = read_text(path, fill).strip().split("\n", 1)[0]
        separator = next((sign for sign in ";\t" if sign in header), ",")
        rows = csv_rows(path, separator)
        if separator == ",":
            _refuse_split_numbers(path, rows)
        return table(path, rows)
    read_bytes(path, fill)
    sheets = {name: rows for name, rows in read_sheets(path).items() if rows}
    fitting = [name for name, rows in sheets.items() if fits(map(as_text, rows[0][1]))]
    chosen = next(iter(fitting or sheets), None)
    others = {name: rows for name, rows in sheets.items() if name != chosen}
    refuse_other_sheets(others, Complaints(path))
    return table(path, [] if chosen is None else sheets[chosen], fill)


def _refuse_split_numbers(path: Path, rows: list[tuple[int, list[str]]]) -> None:
    """Raises ImportRefused when a comma inside a number has made more fields than names."""
    long = [number for number, cells in rows[1:] if len(cells) > len(rows[0][1])]
    if not long:
        return
    message = (
        _("Deze rij heeft meer velden dan de kolomkop.")
        if len(long) == 1
        else _("Deze rij en {number} andere hebben meer velden dan de kolomkop.")
    )
    cure = _(
        "In een bestand met komma's kan een getal geen komma bevatten: schrijf 51.5, of gebruik "
        "puntkomma's. Zet een tekst met een komma tussen dubbele aanhalingstekens."
    )
    raise Complaints(path).refusal(message.format(number=len(long) - 1), cure, row=long[0])

"""What the real files of Nijmegen say of one area, read without any importer."""

import csv
import json
import re
from pathlib import Path

from python_calamine import CalamineWorkbook

from data.catalogue import Catalogue
from data.catalogue.model import Indicator

ADULTS = "20300"
MIDDLE = "MW00000"
Values = dict[tuple[str, str], float]
"""(indicator, period) -> value."""


def _bare(column: str) -> str:
    return re.sub(r"_\d+$", "", column)


def _columns(catalogue: Catalogue, source: str, role: str) -> dict[str, Indicator]:
    """Name of a column, without its number -> its indicator."""
    return {
        column.column: indicator
        for indicator in catalogue.indicators.values()
        for column in indicator.columns
        if column.source == source and column.role == role
    }


def key_figures(folder: Path, catalogue: Catalogue, code: str) -> tuple[Values, dict[str, float]]:
    """(values, counts by indicator) of the key figures of 2024."""
    document = json.loads((folder / "kwb_2024_85984NED_GM0268.json").read_text("utf-8"))
    (row,) = (r for r in document["value"] if r["WijkenEnBuurten"].strip() == code)
    cells = {_bare(name): value for name, value in row.items() if value is not None}
    values, counts = (
        {
            indicator.id: cells[name]
            for name, indicator in _columns(catalogue, "cbs_kwb", role).items()
            if name in cells
        }
        for role in ("value", "numerator")
    )
    return {(name, "2024"): float(value) for name, value in values.items()}, counts


def health(folder: Path, catalogue: Catalogue, code: str, year: int) -> Values:
    """The row of adults in the export of RIVM."""
    book = CalamineWorkbook.from_path(folder / f"50090NED_{year}_18plus_UntypedDataSet.xlsx")
    head, *rows = book.get_sheet_by_index(0).to_python()
    (row,) = (
        dict(zip(map(str, head), row, strict=True))
        for row in rows
        if str(row[3]).strip() == code and str(row[1]).startswith(ADULTS) and row[2] == MIDDLE
    )
    cells = {_bare(name): str(value).strip() for name, value in row.items()}
    return {
        (indicator.id, str(year)): float(cells[name])
        for name, indicator in _columns(catalogue, "rivm_50090", "value").items()
        if cells.get(name) not in (None, "", ".")
    }


def by_year(path: Path, code: str) -> dict[str, float]:
    """period -> value of a StatLine table in CSV, summed over the areas that start with `code`."""
    found: dict[str, float] = {}
    for row in csv.reader(path.read_text("utf-8").splitlines()[1:], delimiter=";"):
        if row[0].strip().startswith(code) and row[2].strip():
            found[row[1][:4]] = found.get(row[1][:4], 0.0) + float(row[2])
    return found

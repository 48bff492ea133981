"""The cells of one column of a wide table as figures, a column at a time: a record a cell would
cost a gigabyte for the whole country."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.batch import FIGURE_COLUMNS
from data.catalogue.model import Column, Indicator, Status
from data.importers.complaints import Complaints
from data.importers.frames import figure_frame
from data.importers.missing import NotANumberError, parse_number
from data.language import _

Floats = NDArray[np.float64]


def figures_of(
    cells: pd.Series,
    areas: pd.Series,
    periods: pd.Series,
    indicator: Indicator,
    column: Column,
    complaints: Complaints,
) -> pd.DataFrame:
    """FIGURE_COLUMNS of one column, typed as `figure_frame` does. cells: named after the column,
    index = row of the file, as areas and periods. A cell with text becomes a problem."""
    numbers, readable = _numbers(cells, complaints)
    known = ~np.isnan(numbers)
    without = np.full(len(numbers), np.nan)
    values = {"value": without, "numerator": without, "denominator": without}
    # No figure is -0: adding a zero makes it 0.
    values[column.role] = numbers * column.factor + 0.0
    notes = np.full(len(numbers), _("de bron geeft geen cijfer"), dtype=object)
    notes[known] = None
    words = {
        "indicator": np.full(len(numbers), indicator.id, dtype=object),
        "period": periods.to_numpy(dtype=object)[readable],
        "area": areas.to_numpy(dtype=object)[readable],
        "status": np.where(known, Status.FINAL.value, Status.MISSING.value).astype(object),
        "note": notes,
        "column": np.full(len(numbers), cells.name, dtype=object),
    }
    frame = pd.DataFrame({name: pd.Series(word, dtype=object) for name, word in words.items()})
    rows = cells.index.to_numpy(dtype="int64")[readable]
    return frame.assign(**values, row=rows)[FIGURE_COLUMNS]


def _numbers(cells: pd.Series, complaints: Complaints) -> tuple[Floats, NDArray[np.bool_]]:
    """The numbers that can be read, NaN where there is none; and which cells can be read."""
    numbers: list[float | None] = []
    readable = np.ones(len(cells), dtype=bool)
    for at, cell in enumerate(cells):
        try:
            numbers.append(parse_number(cell))
        except NotANumberError:
            readable[at] = False
            complaints.add(
                _("Hier staat tekst waar een getal moet staan."),
                _("Vul een getal in, of een punt (.) als het cijfer er niet is."),
                row=int(cells.index[at]),
                column=str(cells.name),
                value=cell,
            )
    return np.array(numbers, dtype="float64"), readable


def together(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """FIGURE_COLUMNS of all columns, one after the other."""
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else figure_frame([])

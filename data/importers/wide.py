"""Turns a wide table (a row an area, a column a measure) into figures."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.catalogue.model import Column, Indicator
from data.importers.cells import figures_of, together
from data.importers.codes import as_text, clean_code, is_other_region, level_of, parse_period
from data.importers.columns import Pair, find_column, key_column, match
from data.importers.complaints import Complaints
from data.language import _

CODE_COLUMNS = ("WijkenEnBuurten", "RegioS", "Codering")
AREA, PERIOD = "(gebied)", "(periode)"
_VALUE_MARGIN = "MW00000"


def with_codes(frame: pd.DataFrame, complaints: Complaints) -> pd.DataFrame:
    """Adds AREA and drops rows of other regions with a note; a wrong code is a problem."""
    column = key_column(list(frame.columns), CODE_COLUMNS, complaints)
    if frame.empty:
        raise complaints.refusal(
            _("Er staan geen rijen met cijfers in het bestand."), _("Download het bestand opnieuw.")
        )
    codes = [clean_code(value) for value in frame[column]]
    keep = []
    for row, code in zip(frame.index, codes, strict=True):
        keep.append(level_of(code) is not None)
        if not keep[-1] and not is_other_region(code):
            complaints.add(
                _("Dit is geen code van een gebied."),
                _("Verwacht wordt GM met 4 cijfers, WK met 6, BU met 8, of NL."),
                row=int(row),
                column=column,
                value=code,
            )
    skipped = sum(is_other_region(code) for code in codes)
    if skipped:
        complaints.notes.append(
            _("{number} rijen over andere regio's zijn overgeslagen.").format(number=skipped)
        )
    return frame.assign(**{AREA: codes}).loc[np.array(keep, dtype=bool)]


def with_periods(frame: pd.DataFrame, complaints: Complaints) -> pd.DataFrame:
    """Adds PERIOD from the column Perioden; a period that cannot be read is a problem."""
    column = key_column(list(frame.columns), ("Perioden",), complaints)
    periods: list[str | None] = []
    for row, value in zip(frame.index, frame[column], strict=True):
        try:
            periods.append(parse_period(value))
        except ValueError:
            periods.append(None)
            complaints.add(
                _("Deze periode is niet te lezen."),
                _("Verwacht wordt bijvoorbeeld 2024JJ00, 2024HJ01, 2024KW03 of 2024MM05."),
                row=int(row),
                column=column,
                value=as_text(value),
            )
    frame = frame.assign(**{PERIOD: pd.Series(periods, index=frame.index, dtype=object)})
    return frame[frame[PERIOD].notna()]


def without_margins(frame: pd.DataFrame, complaints: Complaints) -> pd.DataFrame:
    """Keeps the estimate itself; the bounds of its interval are left out with a note."""
    found = find_column(list(frame.columns), "Marges")
    if not found:
        return frame
    keep = frame[found[0]].map(as_text).isin([_VALUE_MARGIN, "Waarde"])
    if not keep.all():
        complaints.notes.append(_("Rijen met onder- en bovengrenzen (marges) zijn overgeslagen."))
    return frame[keep]


def wide_figures(
    frame: pd.DataFrame, pairs: Sequence[Pair], complaints: Complaints
) -> pd.DataFrame:
    """FIGURE_COLUMNS of every measure that the catalogue knows; frame has AREA and PERIOD.

    Of two columns for one indicator and period the one that the catalogue names first is taken,
    with a note. Raises ImportRefused when no column of the file is known.
    """
    parts: list[pd.DataFrame] = []
    taken: dict[str, list[tuple[Column, str]]] = {}
    for indicator, column, name in match(list(frame.columns), pairs, complaints):
        rows = _rows_for(frame, column)
        for earlier, its_name in taken.setdefault(indicator.id, []):
            double = _covers(earlier, rows[PERIOD])
            if double.any():
                _note_double(complaints, indicator, its_name, name)
            rows = rows[~double]
        taken[indicator.id].append((column, name))
        cells = (rows[name], rows[AREA], rows[PERIOD])
        parts.append(figures_of(*cells, indicator, column, complaints))
    return together(parts)


def _note_double(complaints: Complaints, indicator: Indicator, taken: str, left: str) -> None:
    message = _("{title} staat in twee kolommen: {taken} is geladen, {left} is overgeslagen.")
    complaints.notes.append(message.format(title=indicator.title, taken=taken, left=left))


def _covers(column: Column, periods: "pd.Series[str]") -> "pd.Series[bool]":
    """The periods in which the catalogue asks for this column."""
    keep = pd.Series(True, index=periods.index)
    if column.first is not None:
        keep &= periods >= column.first
    if column.last is not None:
        keep &= periods <= column.last
    return keep


def _rows_for(frame: pd.DataFrame, column: Column) -> pd.DataFrame:
    """The rows in the periods and of the age group that the catalogue asks for."""
    keep = _covers(column, frame[PERIOD])
    ages = find_column(list(frame.columns), "Leeftijd")
    if column.age_group is not None and ages:
        keep &= frame[ages[0]].map(as_text) == column.age_group
    return frame[keep]

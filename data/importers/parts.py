"""Rows that are parts of other rows: kinds of crime beside the total, months in a year."""

import pandas as pd

from data.importers.codes import as_text
from data.importers.columns import bare, find_column
from data.importers.complaints import Complaints
from data.importers.missing import NotANumberError, parse_number
from data.importers.wide import AREA, PERIOD
from data.language import _

KIND = "SoortMisdrijf"
TOTAL = "0.0.0"
_MONTHS = 12
_KEYS = {"id", "wijkenenbuurten", "regios", "codering", "perioden", "soortmisdrijf"}


def only_totals(frame: pd.DataFrame, complaints: Complaints) -> pd.DataFrame:
    """The rows of all crime together, of a table that also has every kind of it."""
    found = find_column(list(frame.columns), KIND)
    if not found:
        return frame
    total = frame[found[0]].map(as_text).str.startswith(TOTAL)
    if not total.all():
        complaints.notes.append(_("Rijen over één soort misdrijf zijn overgeslagen."))
    return frame[total]


def only_years(frame: pd.DataFrame, complaints: Complaints) -> pd.DataFrame:
    """Months out of a table of counts: left out where the area has the year itself, else added up
    when all twelve are there. frame has AREA and PERIOD."""
    monthly = frame[PERIOD].str.contains("-", regex=False).astype(bool)
    if frame.empty or not monthly.any():
        return frame
    years, months = frame[~monthly], frame[monthly]
    have = set(zip(years[AREA], years[PERIOD], strict=True))
    groups = months.groupby([months[AREA], months[PERIOD].str[:4]], sort=False)
    added = [_year(rows, str(key[1])) for key, rows in groups if tuple(key) not in have]
    complaints.notes.append(
        _("Maanden zijn opgeteld tot jaren; een jaar zonder alle maanden is overgeslagen.")
        if added
        else _("Maanden zijn overgeslagen: de jaren staan er zelf in.")
    )
    whole = [row for row in added if row is not None]
    return pd.concat([years, pd.DataFrame(whole)]) if whole else years


def _year(rows: pd.DataFrame, year: str) -> pd.Series | None:
    """The twelve rows as one, under the number of the first; None when a month is missing. A month
    without a figure makes the year one without a figure."""
    if rows[PERIOD].nunique() != _MONTHS or len(rows) != _MONTHS:
        return None
    first = rows.iloc[0].copy()
    first[PERIOD] = year
    for name in rows.columns:
        if name not in (AREA, PERIOD) and bare(str(name)).lower() not in _KEYS:
            first[name] = _total(rows[name])
    return first


def _total(cells: pd.Series) -> float | None:
    try:
        numbers = [parse_number(cell) for cell in cells]
    except NotANumberError:
        return None
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None

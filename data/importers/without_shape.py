"""Areas that a table of figures lists without their borders."""

import pandas as pd

from data.importers.codes import as_name, level_of, municipality_of, parent_of
from data.importers.columns import find_column
from data.importers.frames import area_frame
from data.importers.wide import AREA

_LONGEST_NAME = 120


def areas_without_shape(
    frame: pd.DataFrame, edition: int, names: dict[str, str] | None = None
) -> pd.DataFrame:
    """AREA_COLUMNS of every gemeente, wijk and buurt in AREA, geometry None.

    names: code -> name; a gemeente that is not in it is named after the column Gemeentenaam, a wijk
    or buurt after its code.
    """
    known = {**_municipality_names(frame), **(names or {})}
    return area_frame(
        {
            "code": code,
            "edition": edition,
            "name": (known.get(code) or code)[:_LONGEST_NAME],
            "level": level_of(code),
            "parent": parent_of(code),
            "municipality": municipality_of(code),
            "geometry": None,
        }
        for code in dict.fromkeys(frame[AREA])
        if level_of(code) not in (None, "land")
    )


def _municipality_names(frame: pd.DataFrame) -> dict[str, str]:
    column = find_column(list(frame.columns), "Gemeentenaam")
    if not column:
        return {}
    return {
        code: as_name(name)
        for code, name in zip(frame[AREA], frame[column[0]], strict=True)
        if level_of(code) == "gemeente"
    }

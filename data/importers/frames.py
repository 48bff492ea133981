"""Builds the frames of a Batch with fixed columns and types."""

from collections.abc import Iterable, Mapping

import pandas as pd

from data.batch import AREA_COLUMNS, FIGURE_COLUMNS, PERSON_COLUMNS, PLACE_COLUMNS

_NUMBERS = ["value", "numerator", "denominator"]


def figure_frame(records: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """FIGURE_COLUMNS: numbers as float, zero without a minus, NaN where there is none; text as
    objects with None, row as int."""
    frame = pd.DataFrame(list(records), columns=FIGURE_COLUMNS, dtype=object)
    for column in _NUMBERS:
        frame[column] = frame[column].astype("float64") + 0.0
    frame["row"] = frame["row"].astype("int64")
    frame["note"] = frame["note"].where(frame["note"].notna(), None)
    return frame


def person_frame(records: Iterable[Mapping[str, object]] = ()) -> pd.DataFrame:
    """PERSON_COLUMNS: numbers as float, row as int, the rest as objects."""
    frame = pd.DataFrame(list(records), columns=PERSON_COLUMNS, dtype=object)
    return frame.astype({"numerator": "float64", "denominator": "float64", "row": "int64"})


def area_frame(records: Iterable[Mapping[str, object]] = ()) -> pd.DataFrame:
    """AREA_COLUMNS: edition as int, the rest as objects with None."""
    frame = pd.DataFrame(list(records), columns=AREA_COLUMNS, dtype=object)
    frame["edition"] = frame["edition"].astype("int64")
    return frame


def place_frame(records: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """PLACE_COLUMNS: x and y as float, NaN where there is none; the rest as objects with None, row
    as int."""
    frame = pd.DataFrame(list(records), columns=PLACE_COLUMNS, dtype=object)
    frame = frame.astype(object).where(frame.notna(), None)
    return frame.astype({"x": "float64", "y": "float64", "row": "int64"})

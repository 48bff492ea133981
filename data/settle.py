"""Turns the figures of a batch into rows of the store, and withholds what may not be shown."""

from dataclasses import dataclass

import pandas as pd

from data.catalogue import Catalogue
from data.catalogue.model import Status
from data.language import _

MOST_WITHHELD = 7
"""A sensitive count of 0 up to and including this many persons is withheld."""

NOTE_SENSITIVE = _("minder dan 8 personen")
NOTE_FEW = _("noemer kleiner dan {number}")
NUMBERS = ["value", "numerator", "denominator"]


@dataclass(frozen=True)
class Settled:
    """Columns of `observation` and of `input_count`, without source_file."""

    observations: pd.DataFrame
    counts: pd.DataFrame


def settle(figures: pd.DataFrame, catalogue: Catalogue) -> Settled:
    """figures: FIGURE_COLUMNS, checked. Where some areas of an indicator and period have a count
    only, all its rows are counts."""
    frame = figures.drop(columns=["row", "column"]).astype(dict.fromkeys(NUMBERS, "float64"))
    alone = frame["numerator"].notna() & frame["denominator"].isna()
    counted = alone.groupby([frame["indicator"], frame["period"]]).transform("any").astype(bool)
    frame.loc[alone, "value"] = float("nan")
    counts = frame[counted].drop(columns=["value", "denominator"])
    unsaid = counts["numerator"].isna() & _has_value(counts)
    counts["status"] = counts["status"].mask(unsaid, Status.MISSING.value)
    return Settled(_shown(frame[~counted].copy(), catalogue), counts)


def _has_value(frame: pd.DataFrame) -> "pd.Series[bool]":
    return frame["status"].isin([Status.FINAL, Status.PROVISIONAL])


def _shown(frame: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    items = [catalogue.indicators[i] for i in frame["indicator"]]
    per = pd.Series([float(i.per or 1) for i in items], index=frame.index)
    least = pd.Series([float(i.minimum_denominator or 0) for i in items], index=frame.index)
    sensitive = pd.Series([i.sensitive for i in items], index=frame.index, dtype=bool)
    counts = pd.Series([i.kind == "count" for i in items], index=frame.index, dtype=bool)
    whole = frame["denominator"].where(frame["denominator"] > 0)
    frame["value"] = frame["value"].fillna(frame["numerator"] / whole * per)
    persons = frame["numerator"].fillna(frame["value"].where(counts))
    small = sensitive & persons.le(MOST_WITHHELD) & _has_value(frame)
    few = (frame["denominator"] < least) & _has_value(frame)
    empty = frame["value"].isna() & _has_value(frame)
    frame["status"] = frame["status"].mask(empty, Status.MISSING.value)
    frame["status"] = frame["status"].mask(few | small, Status.WITHHELD.value)
    notes = {number: NOTE_FEW.format(number=int(number)) for number in least.unique()}
    frame["note"] = frame["note"].mask(few, least.map(notes))
    frame["note"] = frame["note"].mask(small, NOTE_SENSITIVE)
    frame.loc[~_has_value(frame), NUMBERS] = float("nan")
    return frame

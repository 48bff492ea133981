"""Turns the figures of a batch into rows of the store, and withholds what may not be shown."""

from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, inspect

from data.batch import PERSON_COLUMNS, Problem
from data.catalogue import Catalogue
from data.catalogue.model import Status
from data.language import _
from data.publishing.schema import raw_count
from data.words import row_count

MOST_WITHHELD = 7
"""A sensitive count of 0 up to and including this many persons is withheld."""

NOTE_SENSITIVE = _("minder dan 8 personen")
NOTE_FEW = _("noemer kleiner dan {number}")
NUMBERS = ["value", "numerator", "denominator"]


@dataclass(frozen=True)
class Settled:
    """Columns of `observation`, of `input_count` and of `raw_count`, without source_file."""

    observations: pd.DataFrame
    counts: pd.DataFrame
    persons: pd.DataFrame


def takes_counts_of_persons(connection: Connection) -> bool:
    """Only the staging store has a table for them (norm B2)."""
    return inspect(connection).has_table(raw_count.name)


def counts_in_the_open(file: str, persons: int) -> Problem:
    """persons: how many rows have an exact count."""
    return Problem(
        file,
        _("Hier staan aantallen personen ({number}). Die mogen niet in deze database.").format(
            number=row_count(persons)
        ),
        _("Laad dit bestand via de voorbereiding: python -m data load, check en publish."),
    )


def settle(figures: pd.DataFrame, persons: pd.DataFrame, catalogue: Catalogue) -> Settled:
    """figures: FIGURE_COLUMNS, persons: PERSON_COLUMNS, both checked. Where some areas of an
    indicator and period have a count only, all its rows are counts."""
    frame = figures.drop(columns=["row", "column"]).astype(dict.fromkeys(NUMBERS, "float64"))
    alone = frame["numerator"].notna() & frame["denominator"].isna()
    counted = alone.groupby([frame["indicator"], frame["period"]]).transform("any").astype(bool)
    frame.loc[alone, "value"] = float("nan")
    counts = frame[counted].drop(columns=["value", "denominator"])
    unsaid = counts["numerator"].isna() & _has_value(counts)
    counts["status"] = counts["status"].mask(unsaid, Status.MISSING.value)
    exact = persons[PERSON_COLUMNS].drop(columns=["row", "column"])
    return Settled(_shown(frame[~counted].copy(), catalogue), counts, exact)


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

"""Which rows belong to some gemeenten: the four digits that every code of a gemeente shares."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, func, or_

from data.batch import Batch
from data.importers.codes import municipality_of
from data.schema import COUNTRY


def digits(municipalities: Iterable[str]) -> list[str]:
    """GM9999 -> 9999, sorted, without the country."""
    return sorted({code[2:6] for code in municipalities if code != COUNTRY})


def municipalities_of(batch: Batch) -> frozenset[str]:
    """The gemeenten that a batch is about, without the country."""
    codes = set(batch.keyed["area"].unique()) - {COUNTRY}
    of_figures = {municipality_of(code) for code in codes}
    of_places = set(batch.places.get("municipality", pd.Series(dtype=object)).dropna())
    return frozenset((of_figures | of_places | set(batch.areas["municipality"])) - {COUNTRY})


def within(column: ColumnElement[str], municipalities: Iterable[str]) -> ColumnElement[bool]:
    """The area code in `column` is of one of the gemeenten, or the country."""
    return or_(func.substr(column, 3, 4).in_(digits(municipalities)), column == COUNTRY)


def read_frame(connection: Connection, query: Select[*tuple[Any, ...]]) -> pd.DataFrame:
    """The answer as a frame; text columns as objects with None."""
    result = connection.execute(query)
    rows = [tuple(row) for row in result]
    return pd.DataFrame(rows, columns=list(result.keys()), dtype=object)

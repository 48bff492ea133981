"""Which rows belong to some gemeenten: the four digits that every code of a gemeente shares."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, func, or_

from data.schema import COUNTRY


def digits(municipalities: Iterable[str]) -> list[str]:
    """GM9999 -> 9999, sorted, without the country."""
    return sorted({code[2:6] for code in municipalities if code != COUNTRY})


def within(column: ColumnElement[str], municipalities: Iterable[str]) -> ColumnElement[bool]:
    """The area code in `column` is of one of the gemeenten, or the country."""
    return or_(func.substr(column, 3, 4).in_(digits(municipalities)), column == COUNTRY)


def read_frame(connection: Connection, query: Select[*tuple[Any, ...]]) -> pd.DataFrame:
    """The answer as a frame; text columns as objects with None."""
    result = connection.execute(query)
    rows = [tuple(row) for row in result]
    return pd.DataFrame(rows, columns=list(result.keys()), dtype=object)

"""Writes many rows at once, the fastest way each database has."""

from collections.abc import Callable

import pandas as pd
from sqlalchemy import Connection, Table

CHUNK = 20_000
"""Rows between two reports of progress."""

RowsDone = Callable[[int], None]


def insert_frame(
    connection: Connection, table: Table, frame: pd.DataFrame, done: RowsDone | None = None
) -> None:
    """Add every row of `frame`, whose columns are columns of `table`; NaN becomes NULL.

    `done` hears the number of rows written so far. PostgreSQL: COPY; SQLite: tuples past
    SQLAlchemy's own handling, three times as fast.
    """
    write = _copy if connection.dialect.name == "postgresql" else _insert
    columns = list(frame.columns)
    for start in range(0, len(frame), CHUNK):
        part = frame.iloc[start : start + CHUNK]
        rows = zip(*(_plain(part[name]) for name in columns), strict=True)
        write(connection, table, columns, list(rows))
        if done is not None:
            done(start + len(part))


def _plain(values: pd.Series) -> list[object]:
    """As Python's own kinds, None where there is nothing."""
    plain: list[object] = values.astype(object).where(values.notna(), None).tolist()
    return plain


def _insert(
    connection: Connection, table: Table, columns: list[str], rows: list[tuple[object, ...]]
) -> None:
    names, marks = _quoted(connection, columns), ", ".join("?" * len(columns))
    connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", rows)  # noqa: S608 -- names of the schema


def _copy(
    connection: Connection, table: Table, columns: list[str], rows: list[tuple[object, ...]]
) -> None:
    driver = connection.connection.driver_connection
    if driver is None:
        raise RuntimeError
    command = f"COPY {table.name} ({_quoted(connection, columns)}) FROM STDIN"
    with driver.cursor() as cursor, cursor.copy(command) as copy:
        for row in rows:
            copy.write_row(row)


def _quoted(connection: Connection, columns: list[str]) -> str:
    return ", ".join(connection.dialect.identifier_preparer.quote(name) for name in columns)

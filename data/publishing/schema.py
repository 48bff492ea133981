"""The tables that only the staging store has: exact counts, what was told of them, and the journal
by which a release is undone. No process that serves pages can read them.
"""

from sqlalchemy import Column, DateTime, Float, Integer, MetaData, Table, Text
from sqlalchemy.sql.schema import SchemaItem

from data.place_schema import place
from data.schema import area, area_break, area_change, input_count, observation, text_of
from data.schema import metadata as shared

PUBLISH = "publish"
UNDO = "undo"

FACTS = (area, area_change, area_break, input_count, observation)
"""The tables whose rows are published and taken back as they are, in the order in which they may be
filled. Source files go with them, but stay when something still names them."""

metadata = MetaData(naming_convention=shared.naming_convention)

raw_count = Table(
    "raw_count",
    metadata,
    Column("indicator", text_of(60), primary_key=True),
    Column("period", text_of(8), primary_key=True),
    Column("area", text_of(10), primary_key=True),
    Column("numerator", Float),
    Column("denominator", Float),
    Column("status", text_of(16), nullable=False),
    Column("note", text_of(300)),
    Column("source_file", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Counts of persons as the gemeente delivered them, not rounded (norm B2)."""

counted_file = Table(
    "counted_file",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
)
"""The source files that have, or had, exact counts. Their hash is not published: who knows all of
a file but a few numbers could find these by trying."""

protection = Table(
    "protection",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", DateTime, nullable=False),
    Column("author", text_of(120), nullable=False),
    Column("rules", Text, nullable=False),
)
"""A row each time that protected figures were about to be published. rules: JSON, the rule of every
indicator with counts, and the decision behind a weaker one."""

told_cell = Table(
    "told_cell",
    metadata,
    Column("protection", Integer, primary_key=True, autoincrement=False),
    Column("indicator", text_of(60), primary_key=True),
    Column("period", text_of(8), primary_key=True),
    Column("area", text_of(10), primary_key=True),
    Column("status", text_of(16), nullable=False),
    Column("value", Float),
    Column("numerator", Float),
    Column("denominator", Float),
    Column("capped", Integer, nullable=False),
    Column("counted", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""What was told of a count of persons, where it was new or other than before. It stays told when
the release is undone, and also when it broke off. counted: the exact count behind it."""


def _release() -> Column[int]:
    return Column("release", Integer, nullable=False, index=True)


def _plain(column: Column[object]) -> Column[object]:
    """Without its keys: a journal holds rows of which the others may be gone."""
    return Column(column.name, column.type, nullable=True)


def _former(table: Table) -> Table:
    items: list[SchemaItem] = [_plain(column) for column in table.columns]
    return Table(f"former_{table.name}", metadata, _release(), *items)


def _came(table: Table) -> Table:
    keys: list[SchemaItem] = [_plain(column) for column in table.primary_key.columns]
    return Table(f"came_{table.name}", metadata, _release(), *keys)


former = {table.name: _former(table) for table in (*FACTS, place)}
"""name of a table -> the rows that a release removed or changed, as they were before."""

came = {table.name: _came(table) for table in FACTS}
"""name of a table -> the keys of the rows that a release added or changed."""

came_file = Table("came_source_file", metadata, _release(), Column("id", Integer))
"""The source files that a release brought."""

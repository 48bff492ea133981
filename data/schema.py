"""The tables of the store, as SQLAlchemy Core.

Everything the web process reads is here. `input_count` holds public counts (never sensitive ones)
from which rates are derived after every load; no repository serves it. Places and notes, which
people write too, are in place_schema.py.
"""

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)


def text_of(length: int) -> TypeEngine[str]:
    """Text that sorts by code point on PostgreSQL too, as SQLite does whatever the locale."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


COUNTRY = "NL"
"""Code of the country. Sources say NL00 or NL01: importers make both this one."""

source_file = Table(
    "source_file",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", text_of(255), nullable=False),
    Column("sha256", text_of(64), nullable=False, index=True),
    Column("source", text_of(40), nullable=False),
    Column("publisher", text_of(200), nullable=False),
    Column("table_id", text_of(60)),
    Column("licence", text_of(60), nullable=False),
    Column("url", text_of(400)),
    Column("retrieved", Date, nullable=False),
    Column("loaded", DateTime, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("original", text_of(400), nullable=False),
)

area = Table(
    "area",
    metadata,
    Column("edition", Integer, primary_key=True, autoincrement=False),
    Column("code", text_of(10), primary_key=True),
    Column("name", text_of(120), nullable=False),
    Column("level", text_of(8), nullable=False),
    Column("parent", text_of(10)),
    Column("municipality", text_of(10), nullable=False),
    Column("geometry", LargeBinary),
    Column("source_file", Integer, ForeignKey("source_file.id"), nullable=False),
    Column("stated", Integer),
    Index("ix_area_municipality_level", "municipality", "level", "edition"),
    sqlite_with_rowid=False,
)
"""stated: what the source of the borders says of the area against the year before: 1 unchanged,
2 another code, 3 another border; None where it says nothing."""

observation = Table(
    "observation",
    metadata,
    Column("indicator", text_of(60), primary_key=True),
    Column("period", text_of(8), primary_key=True),
    Column("area", text_of(10), primary_key=True),
    Column("value", Float),
    Column("status", text_of(16), nullable=False),
    Column("numerator", Float),
    Column("denominator", Float),
    Column("denominator_period", text_of(8)),
    Column("lower", Float),
    Column("upper", Float),
    Column("note", text_of(300)),
    Column("source_file", Integer, ForeignKey("source_file.id"), nullable=False),
    Column("carried", text_of(12)),
    Index("ix_observation_area", "area", "indicator"),
    sqlite_with_rowid=False,
)
"""carried: how a figure of an older edition came to this area: `recoded`, `summed`, `estimated`;
None for a figure that its source gives for the area itself."""

input_count = Table(
    "input_count",
    metadata,
    Column("indicator", text_of(60), primary_key=True),
    Column("period", text_of(8), primary_key=True),
    Column("area", text_of(10), primary_key=True),
    Column("numerator", Float),
    Column("status", text_of(16), nullable=False),
    Column("note", text_of(300)),
    Column("source_file", Integer, ForeignKey("source_file.id"), nullable=False),
    sqlite_with_rowid=False,
)
"""status and note: what the source says of the count; the rate takes them over."""

store_state = Table(
    "store_state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("changed", DateTime, nullable=False),
    Column("fictitious", Integer, nullable=False, default=0),
)
"""One row, id 1. `version` goes up by one in every load that changes something."""

release = Table(
    "release",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("kind", text_of(8), nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("author", text_of(120), nullable=False),
    Column("reason", text_of(1000), nullable=False),
    Column("files", Text, nullable=False),
    Column("undone", DateTime),
)
"""A row each time that figures were published (kind `publish`) or taken back (`undo`). version: of
the store after it. reason: why remarks of the check were accepted, or why it was undone; empty
otherwise. files: JSON, the ids in `source_file` that it brought. undone: when it was taken back."""

area_change = Table(
    "area_change",
    metadata,
    Column("municipality", text_of(10), primary_key=True),
    Column("edition_from", Integer, primary_key=True, autoincrement=False),
    Column("edition_to", Integer, primary_key=True, autoincrement=False),
    Column("code_from", text_of(10), primary_key=True),
    Column("code_to", text_of(10), primary_key=True),
    Column("level", text_of(8), nullable=False),
    Column("kind", text_of(12), nullable=False),
    Column("share_from", Float),
    Column("share_to", Float),
)
"""How areas of one edition lie in those of the next one that has shapes: a row a pair that shares
ground. kind: `same`, `recoded`, `merged`, `split`, `moved`, `appeared` (code_from is empty), `gone`
(code_to is empty). share_from, share_to: the shared ground as a part (0 to 1) of the old and of the
new area; None where a shape is missing."""

area_break = Table(
    "area_break",
    metadata,
    Column("area", text_of(10), primary_key=True),
    Column("period", text_of(8), primary_key=True),
    Column("reason", text_of(300), nullable=False),
)
"""From `period` on, the figures under this code are about other ground than before (norm B6)."""

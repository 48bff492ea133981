"""Exact counts, what was told of them, and the journal by which a release is undone."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

FACTS = ("area", "area_change", "area_break", "input_count", "observation")


def _text(length: int) -> TypeEngine[str]:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "raw_count",
        sa.Column("indicator", _text(60), nullable=False),
        sa.Column("period", _text(8), nullable=False),
        sa.Column("area", _text(10), nullable=False),
        sa.Column("numerator", sa.Float),
        sa.Column("denominator", sa.Float),
        sa.Column("status", _text(16), nullable=False),
        sa.Column("note", _text(300)),
        sa.Column("source_file", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("indicator", "period", "area", name="pk_raw_count"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "counted_file",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_counted_file"),
    )
    _tell()
    for table in (*FACTS, "place"):
        _journal(f"former_{table}", _columns_of(table))
    for table in FACTS:
        keys = sa.inspect(op.get_bind()).get_pk_constraint(table)["constrained_columns"]
        _journal(f"came_{table}", [c for c in _columns_of(table) if c.name in keys])
    _journal("came_source_file", [sa.Column("id", sa.Integer)])


def _tell() -> None:
    op.create_table(
        "protection",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("author", _text(120), nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_protection"),
    )
    op.create_table(
        "told_cell",
        sa.Column("protection", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("indicator", _text(60), nullable=False),
        sa.Column("period", _text(8), nullable=False),
        sa.Column("area", _text(10), nullable=False),
        sa.Column("status", _text(16), nullable=False),
        sa.Column("value", sa.Float),
        sa.Column("numerator", sa.Float),
        sa.Column("denominator", sa.Float),
        sa.Column("capped", sa.Integer, nullable=False),
        sa.Column("counted", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("protection", "indicator", "period", "area", name="pk_told_cell"),
        sqlite_with_rowid=False,
    )


def _columns_of(table: str) -> list[sa.Column[object]]:
    """As the shared table has them at this moment, without its keys."""
    found = sa.inspect(op.get_bind()).get_columns(table)
    return [sa.Column(column["name"], column["type"]) for column in found]


def _journal(name: str, columns: list[sa.Column[object]]) -> None:
    op.create_table(name, sa.Column("release", sa.Integer, nullable=False), *columns)
    op.create_index(f"ix_{name}_release", name, ["release"])

"""The first tables: source files, areas, observations, input counts, state of the store."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _text(length: int) -> TypeEngine[str]:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    _source_files()
    _areas()
    _observations()
    _input_counts()
    op.create_table(
        "store_state",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed", sa.DateTime, nullable=False),
        sa.Column("fictitious", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_store_state"),
    )


def _source_files() -> None:
    op.create_table(
        "source_file",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", _text(255), nullable=False),
        sa.Column("sha256", _text(64), nullable=False),
        sa.Column("source", _text(40), nullable=False),
        sa.Column("publisher", _text(200), nullable=False),
        sa.Column("table_id", _text(60)),
        sa.Column("licence", _text(60), nullable=False),
        sa.Column("url", _text(400)),
        sa.Column("retrieved", sa.Date, nullable=False),
        sa.Column("loaded", sa.DateTime, nullable=False),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("original", _text(400), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_source_file"),
    )
    op.create_index("ix_source_file_sha256", "source_file", ["sha256"])


def _areas() -> None:
    op.create_table(
        "area",
        sa.Column("edition", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("code", _text(10), nullable=False),
        sa.Column("name", _text(120), nullable=False),
        sa.Column("level", _text(8), nullable=False),
        sa.Column("parent", _text(10)),
        sa.Column("municipality", _text(10), nullable=False),
        sa.Column("geometry", sa.LargeBinary),
        sa.Column("source_file", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("edition", "code", name="pk_area"),
        _from_source_file("area"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_area_municipality_level", "area", ["municipality", "level", "edition"])


def _observations() -> None:
    op.create_table(
        "observation",
        sa.Column("indicator", _text(60), nullable=False),
        sa.Column("period", _text(8), nullable=False),
        sa.Column("area", _text(10), nullable=False),
        sa.Column("value", sa.Float),
        sa.Column("status", _text(16), nullable=False),
        sa.Column("numerator", sa.Float),
        sa.Column("denominator", sa.Float),
        sa.Column("denominator_period", _text(8)),
        sa.Column("lower", sa.Float),
        sa.Column("upper", sa.Float),
        sa.Column("note", _text(300)),
        sa.Column("source_file", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("indicator", "period", "area", name="pk_observation"),
        _from_source_file("observation"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_observation_area", "observation", ["area", "indicator"])


def _input_counts() -> None:
    op.create_table(
        "input_count",
        sa.Column("indicator", _text(60), nullable=False),
        sa.Column("period", _text(8), nullable=False),
        sa.Column("area", _text(10), nullable=False),
        sa.Column("numerator", sa.Float),
        sa.Column("status", _text(16), nullable=False),
        sa.Column("note", _text(300)),
        sa.Column("source_file", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("indicator", "period", "area", name="pk_input_count"),
        _from_source_file("input_count"),
        sqlite_with_rowid=False,
    )


def _from_source_file(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["source_file"], ["source_file.id"], name=f"fk_{table}_source_file"
    )


def downgrade() -> None:
    for table in ("store_state", "input_count", "observation", "area", "source_file"):
        op.drop_table(table)

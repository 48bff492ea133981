"""What was published when, and how areas changed from one edition to the next."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _text(length: int) -> TypeEngine[str]:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("observation", sa.Column("carried", _text(12)))
    op.add_column("area", sa.Column("stated", sa.Integer))
    _release()
    _area_change()
    op.create_table(
        "area_break",
        sa.Column("area", _text(10), nullable=False),
        sa.Column("period", _text(8), nullable=False),
        sa.Column("reason", _text(300), nullable=False),
        sa.PrimaryKeyConstraint("area", "period", name="pk_area_break"),
    )


def _release() -> None:
    op.create_table(
        "release",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("kind", _text(8), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("author", _text(120), nullable=False),
        sa.Column("reason", _text(1000), nullable=False),
        sa.Column("files", sa.Text, nullable=False),
        sa.Column("undone", sa.DateTime),
        sa.PrimaryKeyConstraint("id", name="pk_release"),
    )


def _area_change() -> None:
    op.create_table(
        "area_change",
        sa.Column("municipality", _text(10), nullable=False),
        sa.Column("edition_from", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("edition_to", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("code_from", _text(10), nullable=False),
        sa.Column("code_to", _text(10), nullable=False),
        sa.Column("level", _text(8), nullable=False),
        sa.Column("kind", _text(12), nullable=False),
        sa.Column("share_from", sa.Float),
        sa.Column("share_to", sa.Float),
        sa.PrimaryKeyConstraint(
            "municipality",
            "edition_from",
            "edition_to",
            "code_from",
            "code_to",
            name="pk_area_change",
        ),
    )

"""Places, what was changed in them, notes, and the addresses that were looked up."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _text(length: int) -> TypeEngine[str]:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    _places()
    _place_changes()
    _notes()
    op.create_table(
        "address_point",
        sa.Column("asked", _text(200), nullable=False),
        sa.Column("found", _text(200)),
        sa.Column("x", sa.Float),
        sa.Column("y", sa.Float),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("asked", name="pk_address_point"),
    )


def _places() -> None:
    op.create_table(
        "place",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", _text(12), nullable=False),
        sa.Column("sort", _text(80)),
        sa.Column("name", _text(200), nullable=False),
        sa.Column("municipality", _text(10), nullable=False),
        sa.Column("area", _text(10)),
        sa.Column("x", sa.Float, nullable=False),
        sa.Column("y", sa.Float, nullable=False),
        sa.Column("address", _text(200)),
        sa.Column("laws", _text(80)),
        sa.Column("topics", _text(300)),
        sa.Column("themes", _text(200)),
        sa.Column("since", sa.Date),
        sa.Column("until", sa.Date),
        sa.Column("contact_page", _text(400)),
        sa.Column("email", _text(200)),
        sa.Column("phone", _text(40)),
        sa.Column("checked", sa.Date),
        sa.Column("contract_until", sa.Date),
        sa.Column("wijk_goals", sa.Integer),
        sa.Column("organiser", _text(200)),
        sa.Column("description", _text(1000)),
        sa.Column("status", _text(12)),
        sa.Column("reach", sa.Integer),
        sa.Column("budget_requested", sa.Float),
        sa.Column("budget_granted", sa.Float),
        sa.Column("link", _text(400)),
        sa.Column("key", _text(200)),
        sa.Column("edited", sa.Integer, nullable=False),
        sa.Column("source_file", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_place"),
        sa.ForeignKeyConstraint(["source_file"], ["source_file.id"], name="fk_place_source_file"),
    )
    op.create_index("ix_place_municipality", "place", ["municipality"])
    op.create_index("ix_place_x_y", "place", ["x", "y"])


def _place_changes() -> None:
    op.create_table(
        "place_change",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("action", _text(12), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        *_who(),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_place_change"),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name="fk_place_change_place"),
    )
    op.create_index("ix_place_change_place", "place_change", ["place"])


def _notes() -> None:
    op.create_table(
        "note",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("area", _text(10), nullable=False),
        sa.Column("indicator", _text(60)),
        sa.Column("text", _text(1000), nullable=False),
        *_who(),
        sa.Column("written", sa.DateTime, nullable=False),
        sa.Column("removed", sa.DateTime),
        sa.Column("removed_by", _text(120)),
        sa.Column("removed_role", _text(20)),
        sa.Column("removed_role_area", _text(10)),
        sa.Column("removed_reason", _text(300)),
        sa.PrimaryKeyConstraint("id", name="pk_note"),
    )
    op.create_index("ix_note_area", "note", ["area"])


def _who() -> list[sa.Column[str]]:
    return [
        sa.Column("author", _text(120), nullable=False),
        sa.Column("role", _text(20), nullable=False),
        sa.Column("role_area", _text(10)),
    ]


def downgrade() -> None:
    for table in ("address_point", "note", "place_change", "place"):
        op.drop_table(table)

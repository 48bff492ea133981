"""Sessions, assessments of the six themes, core choices, and how far the approach is."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _text(length: int) -> TypeEngine[str]:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    _sessions()
    _assessments()
    _core_choices()
    _approach_marks()
    op.create_table(
        "share_use",
        sa.Column("token", _text(40), nullable=False),
        sa.Column("device", _text(40), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("token", name="pk_share_use"),
    )


def _sessions() -> None:
    op.create_table(
        "assessment_session",
        *_head(),
        sa.Column("title", _text(200), nullable=False),
        sa.Column("held", sa.Date, nullable=False),
        sa.Column("parties", _text(400), nullable=False),
        sa.Column("created", sa.DateTime, nullable=False),
        *_who(),
        sa.PrimaryKeyConstraint("id", name="pk_assessment_session"),
    )
    op.create_index("ix_assessment_session_municipality", "assessment_session", ["municipality"])


def _assessments() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("session", sa.Integer, nullable=False),
        sa.Column("party", _text(40), nullable=False),
        sa.Column("theme", _text(40), nullable=False),
        sa.Column("part", _text(40)),
        sa.Column("phase", sa.Integer, nullable=False),
        sa.Column("reason", _text(1000), nullable=False),
        sa.Column("next_step", _text(500)),
        sa.Column("next_owner", _text(120)),
        sa.Column("next_due", sa.Date),
        sa.Column("link", _text(400)),
        sa.Column("indicators", _text(400)),
        sa.Column("correction", _text(300)),
        sa.Column("at", sa.DateTime, nullable=False),
        *_who(),
        sa.PrimaryKeyConstraint("id", name="pk_assessment"),
        sa.ForeignKeyConstraint(
            ["session"], ["assessment_session.id"], name="fk_assessment_session"
        ),
    )
    op.create_index("ix_assessment_session", "assessment", ["session"])


def _core_choices() -> None:
    op.create_table(
        "core_choice",
        *_head(),
        sa.Column("choice", _text(40), nullable=False),
        sa.Column("value", _text(40), nullable=False),
        sa.Column("reason", _text(1000), nullable=False),
        sa.Column("decided", sa.Date, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        *_who(),
        sa.PrimaryKeyConstraint("id", name="pk_core_choice"),
    )
    op.create_index("ix_core_choice_municipality", "core_choice", ["municipality"])


def _approach_marks() -> None:
    op.create_table(
        "approach_mark",
        *_head(),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("state", _text(12), nullable=False),
        sa.Column("remark", sa.Text),
        sa.Column("at", sa.DateTime, nullable=False),
        *_who(),
        sa.PrimaryKeyConstraint("id", name="pk_approach_mark"),
    )
    op.create_index("ix_approach_mark_municipality", "approach_mark", ["municipality"])


def _head() -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("municipality", _text(10), nullable=False),
        sa.Column("area", _text(10), nullable=False),
    ]


def _who() -> list[sa.Column[str]]:
    return [
        sa.Column("author", _text(120), nullable=False),
        sa.Column("role", _text(20), nullable=False),
        sa.Column("role_area", _text(10)),
    ]


def downgrade() -> None:
    for table in ("share_use", "approach_mark", "core_choice", "assessment", "assessment_session"):
        op.drop_table(table)

"""The steering loop: meetings, decisions, goals, actions and the wijk analysis."""

from typing import Literal

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _text(length: int) -> TypeEngine[str]:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    _loop()
    _wijk_analysis()


def _table(name: str, *items: sa.schema.SchemaItem, revised: bool = False) -> None:
    """A table with what all have: where it is about, who wrote it and when.

    A revised row gets its id from the program, any other from the database.
    """
    key = ["id", "revision"] if revised else ["id"]
    numbers: Literal["auto", False] = False if revised else "auto"
    op.create_table(
        name,
        *(sa.Column(column, sa.Integer, nullable=False, autoincrement=numbers) for column in key),
        sa.Column("municipality", _text(10), nullable=False),
        sa.Column("area", _text(10), nullable=False),
        *items,
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("author", _text(120), nullable=False),
        sa.Column("role", _text(20), nullable=False),
        sa.Column("role_area", _text(10)),
        sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_municipality", name, ["municipality"])


def _loop() -> None:
    _table(
        "meeting",
        sa.Column("kind", _text(20), nullable=False),
        sa.Column("title", _text(200), nullable=False),
        sa.Column("held", sa.Date, nullable=False),
        sa.Column("agenda", sa.Text, nullable=False),
        revised=True,
    )
    _table(
        "decision",
        sa.Column("meeting", sa.Integer),
        sa.Column("text", _text(500), nullable=False),
        sa.Column("owner", _text(120), nullable=False),
        sa.Column("decided", sa.Date, nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("status", _text(12), nullable=False),
        sa.Column("remark", _text(1000)),
        sa.Column("indicator", _text(60)),
        sa.Column("theme", _text(40)),
        sa.Column("goal", sa.Integer),
        revised=True,
    )
    _table(
        "goal",
        sa.Column("indicator", _text(60), nullable=False),
        sa.Column("start_period", _text(8), nullable=False),
        sa.Column("start_value", sa.Float, nullable=False),
        sa.Column("start_numerator", sa.Float),
        sa.Column("start_denominator", sa.Float),
        sa.Column("start_lower", sa.Float),
        sa.Column("start_upper", sa.Float),
        sa.Column("start_file", sa.Integer),
        sa.Column("target", sa.Float, nullable=False),
        sa.Column("due_year", sa.Integer, nullable=False),
        sa.Column("owner", _text(120), nullable=False),
        sa.Column("reason", _text(1000), nullable=False),
        sa.Column("priority", sa.Integer),
        sa.Column("status", _text(12), nullable=False),
        revised=True,
    )
    _table(
        "action",
        sa.Column("title", _text(200), nullable=False),
        sa.Column("goal", sa.Integer),
        sa.Column("theme", _text(40)),
        sa.Column("indicator", _text(60)),
        sa.Column("owner", _text(120), nullable=False),
        sa.Column("start", sa.Date),
        sa.Column("due", sa.Date),
        sa.Column("status", _text(12), nullable=False),
        sa.Column("budget", sa.Float),
        sa.Column("place", sa.Integer),
        sa.Column("remark", _text(1000)),
        revised=True,
    )
    _table(
        "signal_aside",
        sa.Column("indicator", _text(60), nullable=False),
        sa.Column("kind", _text(12), nullable=False),
        sa.Column("period", _text(8), nullable=False),
        sa.Column("value", sa.Float),
        sa.Column("reason", _text(500), nullable=False),
        sa.Column("until", sa.Date),
    )
    _table(
        "frozen_view",
        sa.Column("meeting", sa.Integer, nullable=False),
        sa.Column("kind", _text(12), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("sha256", _text(64), nullable=False),
        sa.Column("store_version", sa.Integer, nullable=False),
    )


def _wijk_analysis() -> None:
    _table(
        "priority",
        sa.Column("rank", sa.Integer, nullable=False),
        sa.Column("title", _text(200), nullable=False),
        sa.Column("reason", _text(1000), nullable=False),
        sa.Column("indicators", _text(400)),
        sa.Column("proposals", _text(200)),
        sa.Column("set_by", _text(120), nullable=False),
        sa.Column("decided", sa.Date, nullable=False),
        sa.Column("status", _text(12), nullable=False),
        revised=True,
    )
    _table(
        "study",
        sa.Column("title", _text(200), nullable=False),
        sa.Column("about", _text(300), nullable=False),
        sa.Column("method", _text(300), nullable=False),
        sa.Column("since", sa.Date),
        sa.Column("until", sa.Date),
        sa.Column("findings", sa.Text, nullable=False),
        sa.Column("link", _text(400)),
        sa.Column("indicators", _text(400)),
        sa.Column("status", _text(12), nullable=False),
        revised=True,
    )
    _table(
        "talk",
        sa.Column("held", sa.Date, nullable=False),
        sa.Column("kind", _text(12), nullable=False),
        sa.Column("people", sa.Integer),
        sa.Column("remark", _text(1000)),
    )
    _table(
        "recognition",
        sa.Column("talk", sa.Integer, nullable=False),
        sa.Column("indicator", _text(60), nullable=False),
        sa.Column("period", _text(8)),
        sa.Column("opinion", _text(12), nullable=False),
        sa.Column("remark", _text(500)),
        sa.ForeignKeyConstraint(["talk"], ["talk.id"], name="fk_recognition_talk"),
    )
    _table(
        "proposal",
        sa.Column("talk", sa.Integer),
        sa.Column("kind", _text(12), nullable=False),
        sa.Column("text", _text(500), nullable=False),
        sa.ForeignKeyConstraint(["talk"], ["talk.id"], name="fk_proposal_talk"),
    )
    _table(
        "analysis_answer",
        sa.Column("question", _text(12), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )


TABLES = (
    "analysis_answer",
    "proposal",
    "recognition",
    "talk",
    "study",
    "priority",
    "frozen_view",
    "signal_aside",
    "action",
    "goal",
    "decision",
    "meeting",
)


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)

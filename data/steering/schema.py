"""The tables of the steering loop.

Nothing here is changed or removed. Meetings, decisions, goals, actions, priorities and studies are
revised: a row has an id and a revision, and the newest revision counts. All else is added to.
"""

from sqlalchemy import Column, Date, DateTime, Float, ForeignKey, Integer, Table, Text

from data.maturity_schema import metadata
from data.schema import text_of

__all__ = ["metadata"]


def _who() -> list[Column[object]]:
    """Who wrote the row, and when (UTC)."""
    return [
        Column("at", DateTime, nullable=False),
        Column("author", text_of(120), nullable=False),
        Column("role", text_of(20), nullable=False),
        Column("role_area", text_of(10)),
    ]


def _where() -> list[Column[object]]:
    return [
        Column("municipality", text_of(10), nullable=False, index=True),
        Column("area", text_of(10), nullable=False),
    ]


def _revised(name: str, *columns: Column[object]) -> Table:
    key = [
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("revision", Integer, primary_key=True, autoincrement=False),
    ]
    return Table(name, metadata, *key, *_where(), *columns, *_who())


def _added(name: str, *columns: Column[object]) -> Table:
    key = Column("id", Integer, primary_key=True)
    return Table(name, metadata, key, *_where(), *columns, *_who())


meeting = _revised(
    "meeting",
    Column("kind", text_of(20), nullable=False),
    Column("title", text_of(200), nullable=False),
    Column("held", Date, nullable=False),
    Column("agenda", Text, nullable=False),
)
"""agenda: a JSON list of rows.AgendaItem."""

decision = _revised(
    "decision",
    Column("meeting", Integer),
    Column("text", text_of(500), nullable=False),
    Column("owner", text_of(120), nullable=False),
    Column("decided", Date, nullable=False),
    Column("due", Date),
    Column("status", text_of(12), nullable=False),
    Column("remark", text_of(1000)),
    Column("indicator", text_of(60)),
    Column("theme", text_of(40)),
    Column("goal", Integer),
)
"""meeting, goal: the id of one."""

goal = _revised(
    "goal",
    Column("indicator", text_of(60), nullable=False),
    Column("start_period", text_of(8), nullable=False),
    Column("start_value", Float, nullable=False),
    Column("start_numerator", Float),
    Column("start_denominator", Float),
    Column("start_lower", Float),
    Column("start_upper", Float),
    Column("start_file", Integer),
    Column("target", Float, nullable=False),
    Column("due_year", Integer, nullable=False),
    Column("owner", text_of(120), nullable=False),
    Column("reason", text_of(1000), nullable=False),
    Column("priority", Integer),
    Column("status", text_of(12), nullable=False),
)
"""start_*: the observation it starts from, as it was then. due_year: the year whose figure has to
reach the target. priority: the id of one. Whether it is reached is computed, never written."""

action = _revised(
    "action",
    Column("title", text_of(200), nullable=False),
    Column("goal", Integer),
    Column("theme", text_of(40)),
    Column("indicator", text_of(60)),
    Column("owner", text_of(120), nullable=False),
    Column("start", Date),
    Column("due", Date),
    Column("status", text_of(12), nullable=False),
    Column("budget", Float),
    Column("place", Integer),
    Column("remark", text_of(1000)),
)
"""goal: the id of one. indicator: what should move, when there is no goal. budget: euro.
place: the id of the provider or initiative that does it."""

priority = _revised(
    "priority",
    Column("rank", Integer, nullable=False),
    Column("title", text_of(200), nullable=False),
    Column("reason", text_of(1000), nullable=False),
    Column("indicators", text_of(400)),
    Column("proposals", text_of(200)),
    Column("set_by", text_of(120), nullable=False),
    Column("decided", Date, nullable=False),
    Column("status", text_of(12), nullable=False),
)
"""indicators, proposals: ids that it rests on, with a space between."""

study = _revised(
    "study",
    Column("title", text_of(200), nullable=False),
    Column("about", text_of(300), nullable=False),
    Column("method", text_of(300), nullable=False),
    Column("since", Date),
    Column("until", Date),
    Column("findings", Text, nullable=False),
    Column("link", text_of(400)),
    Column("indicators", text_of(400)),
    Column("status", text_of(12), nullable=False),
)
"""A small study. about: the group or the question."""

signal_aside = _added(
    "signal_aside",
    Column("indicator", text_of(60), nullable=False),
    Column("kind", text_of(12), nullable=False),
    Column("period", text_of(8), nullable=False),
    Column("value", Float),
    Column("reason", text_of(500), nullable=False),
    Column("until", Date),
)
"""A signal that was put aside, at this period and value. until: None takes it back. The newest row
of (area, indicator, kind) counts."""

talk = _added(
    "talk",
    Column("held", Date, nullable=False),
    Column("kind", text_of(12), nullable=False),
    Column("people", Integer),
    Column("remark", text_of(1000)),
)

recognition = _added(
    "recognition",
    Column("talk", Integer, ForeignKey("talk.id"), nullable=False),
    Column("indicator", text_of(60), nullable=False),
    Column("period", text_of(8)),
    Column("opinion", text_of(12), nullable=False),
    Column("remark", text_of(500)),
)
"""Whether who were in the talk recognise a figure; the newest row of (talk, indicator) counts."""

proposal = _added(
    "proposal",
    Column("talk", Integer, ForeignKey("talk.id")),
    Column("kind", text_of(12), nullable=False),
    Column("text", text_of(500), nullable=False),
)

analysis_answer = _added(
    "analysis_answer",
    Column("question", text_of(12), nullable=False),
    Column("text", Text, nullable=False),
)
"""What people add to what the figures say; the newest row of (area, question) counts."""

frozen_view = _added(
    "frozen_view",
    Column("meeting", Integer, nullable=False),
    Column("kind", text_of(12), nullable=False),
    Column("content", Text, nullable=False),
    Column("sha256", text_of(64), nullable=False),
    Column("store_version", Integer, nullable=False),
)
"""A page as it was for a meeting, as JSON. sha256: of the content."""

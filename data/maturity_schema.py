"""The tables of the six themes: sessions, who placed which theme in which phase, and core choices.

Nothing here is ever changed or removed: a correction is a new row, and the newest row counts.
"""

from sqlalchemy import Column, Date, DateTime, ForeignKey, Index, Integer, Table, Text

from data.place_schema import metadata
from data.schema import text_of

__all__ = [
    "approach_mark",
    "assessment",
    "assessment_session",
    "core_choice",
    "metadata",
    "share_use",
]

assessment_session = Table(
    "assessment_session",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("municipality", text_of(10), nullable=False),
    Column("area", text_of(10), nullable=False),
    Column("title", text_of(200), nullable=False),
    Column("held", Date, nullable=False),
    Column("parties", text_of(400), nullable=False),
    Column("created", DateTime, nullable=False),
    Column("author", text_of(120), nullable=False),
    Column("role", text_of(20), nullable=False),
    Column("role_area", text_of(10)),
    Index("ix_assessment_session_municipality", "municipality"),
)
"""A talk in which parties place themes in phases. area: gemeente, wijk or buurt it is about.
parties: their ids, joined by a space."""

assessment = Table(
    "assessment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("session", Integer, ForeignKey("assessment_session.id"), nullable=False, index=True),
    Column("party", text_of(40), nullable=False),
    Column("theme", text_of(40), nullable=False),
    Column("part", text_of(40)),
    Column("phase", Integer, nullable=False),
    Column("reason", text_of(1000), nullable=False),
    Column("next_step", text_of(500)),
    Column("next_owner", text_of(120)),
    Column("next_due", Date),
    Column("link", text_of(400)),
    Column("indicators", text_of(400)),
    Column("correction", text_of(300)),
    Column("at", DateTime, nullable=False),
    Column("author", text_of(120), nullable=False),
    Column("role", text_of(20), nullable=False),
    Column("role_area", text_of(10)),
)
"""One placing. party: one of the session, or "afgesproken" for what all agreed on. part: one of the
five basic functions, None for the theme itself. correction: why an earlier row was wrong; None for
a first placing or another opinion. The newest row of (session, party, theme, part) counts."""

core_choice = Table(
    "core_choice",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("municipality", text_of(10), nullable=False, index=True),
    Column("area", text_of(10), nullable=False),
    Column("choice", text_of(40), nullable=False),
    Column("value", text_of(40), nullable=False),
    Column("reason", text_of(1000), nullable=False),
    Column("decided", Date, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("author", text_of(120), nullable=False),
    Column("role", text_of(20), nullable=False),
    Column("role_area", text_of(10)),
)
"""A core choice of step 3 of the approach; the newest row of (area, choice) counts."""

approach_mark = Table(
    "approach_mark",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("municipality", text_of(10), nullable=False, index=True),
    Column("area", text_of(10), nullable=False),
    Column("step", Integer, nullable=False),
    Column("state", text_of(12), nullable=False),
    Column("remark", Text),
    Column("at", DateTime, nullable=False),
    Column("author", text_of(120), nullable=False),
    Column("role", text_of(20), nullable=False),
    Column("role_area", text_of(10)),
)
"""How far a step of the approach is: bezig or klaar; the newest row of (area, step) counts."""

share_use = Table(
    "share_use",
    metadata,
    Column("token", text_of(40), primary_key=True),
    Column("device", text_of(40), nullable=False),
    Column("at", DateTime, nullable=False),
)
"""The device that placed a theme with a share link first. A link works on one device: who opens it
elsewhere, asks for another one."""

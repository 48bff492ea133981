"""The tables of places and notes: what people write in the dashboard as well as load from files.

A change never destroys: `place_change` keeps the former value of a place, a removed note stays.
"""

from sqlalchemy import Column, Date, DateTime, Float, ForeignKey, Index, Integer, Table, Text

from data.schema import metadata, text_of

__all__ = ["address_point", "metadata", "note", "place", "place_change"]

place = Table(
    "place",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", text_of(12), nullable=False),
    Column("sort", text_of(80)),
    Column("name", text_of(200), nullable=False),
    Column("municipality", text_of(10), nullable=False),
    Column("area", text_of(10)),
    Column("x", Float, nullable=False),
    Column("y", Float, nullable=False),
    Column("address", text_of(200)),
    Column("laws", text_of(80)),
    Column("topics", text_of(300)),
    Column("themes", text_of(200)),
    Column("since", Date),
    Column("until", Date),
    Column("contact_page", text_of(400)),
    Column("email", text_of(200)),
    Column("phone", text_of(40)),
    Column("checked", Date),
    Column("contract_until", Date),
    Column("wijk_goals", Integer),
    Column("organiser", text_of(200)),
    Column("description", text_of(1000)),
    Column("status", text_of(12)),
    Column("reach", Integer),
    Column("budget_requested", Float),
    Column("budget_granted", Float),
    Column("link", text_of(400)),
    Column("key", text_of(200)),
    Column("edited", Integer, nullable=False, default=0),
    Column("source_file", Integer, ForeignKey("source_file.id")),
    Index("ix_place_municipality", "municipality"),
    Index("ix_place_x_y", "x", "y"),
)
"""One place as it is now. area: the buurt that holds the point (the newest edition with shapes, the
finest level), None when no loaded shape does. x, y: metres in EPSG:28992. edited: changed in the
dashboard since it was loaded. source_file: None when it was added in the dashboard."""

place_change = Table(
    "place_change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("place", Integer, ForeignKey("place.id"), nullable=False, index=True),
    Column("action", text_of(12), nullable=False),
    Column("at", DateTime, nullable=False),
    Column("author", text_of(120), nullable=False),
    Column("role", text_of(20), nullable=False),
    Column("role_area", text_of(10)),
    Column("before", Text),
    Column("after", Text, nullable=False),
)
"""What was done to a place in the dashboard: added, changed, closed. before, after: the changed
fields as JSON; before is None when the place was added. author: empty when no name was given."""

note = Table(
    "note",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("area", text_of(10), nullable=False),
    Column("indicator", text_of(60)),
    Column("text", text_of(1000), nullable=False),
    Column("author", text_of(120), nullable=False),
    Column("role", text_of(20), nullable=False),
    Column("role_area", text_of(10)),
    Column("written", DateTime, nullable=False),
    Column("removed", DateTime),
    Column("removed_by", text_of(120)),
    Column("removed_role", text_of(20)),
    Column("removed_role_area", text_of(10)),
    Column("removed_reason", text_of(300)),
    Index("ix_note_area", "area"),
)
"""Duiding of an area and, where `indicator` is given, of one of its figures. A removed note stays
with who removed it, when and why."""

address_point = Table(
    "address_point",
    metadata,
    Column("asked", text_of(200), primary_key=True),
    Column("found", text_of(200)),
    Column("x", Float),
    Column("y", Float),
    Column("at", DateTime, nullable=False),
)
"""What the address service answered, so that no address is asked twice. asked: the address in one
spelling. found: the address that the service recognised; None with x and y when it knew none."""

"""The notes of the town, written as a person would, on the day that notes.yaml says."""

from datetime import datetime
from pathlib import Path

import yaml
from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, select

from data.catalogue import Catalogue
from data.catalogue.model import Identifier, Strict
from data.changes import Author
from data.demo.town import HERE
from data.notes import AddNote
from data.place_schema import note
from data.store import writing


class DemoNote(Strict):
    """about: the indicator, None for the area as a whole. written: UTC."""

    area: str
    about: Identifier | None = None
    role: str
    role_area: str | None = None
    written: datetime
    text: str


def read_notes(path: Path = HERE / "notes.yaml") -> tuple[DemoNote, ...]:
    """Raises pydantic.ValidationError."""
    adapter = TypeAdapter(tuple[DemoNote, ...])
    return adapter.validate_python(yaml.safe_load(path.read_text("utf-8")))


def write_notes(engine: Engine, catalogue: Catalogue) -> None:
    """Add the notes that the store never had: one that somebody removed stays removed.

    Raises ChangeRefused.
    """
    with writing(engine) as connection:
        for item in read_notes():
            if not _had(connection, item):
                change = AddNote(item.area, item.about, item.text, frozenset(catalogue.indicators))
                author = Author("", item.role, item.role_area)
                change.apply(connection, author, item.written)


def _had(connection: Connection, item: DemoNote) -> bool:
    here = (note.c.area == item.area, note.c.text == item.text)
    return connection.scalar(select(note.c.id).where(*here).limit(1)) is not None

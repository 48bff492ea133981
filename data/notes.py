"""Duiding: signed and dated notes about an area or one of its figures.

A note is written and removed through data.changes.write; a removed note stays, with who and why.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, insert, select, update

from data.changes import Author, ChangeRefused, Refusal
from data.importers.codes import as_name
from data.language import _
from data.place_schema import note
from data.written import area_refusals, is_id, lines_of, refuse, signed, text_refusals

LONGEST_TEXT = 1000
LONGEST_REASON = 300


@dataclass(frozen=True)
class Removal:
    """Who removed a note, when (UTC) and why."""

    by: Author
    at: datetime
    reason: str


@dataclass(frozen=True)
class Note:
    """indicator: None when the note is about the area as a whole. written: UTC."""

    id: int
    area: str
    indicator: str | None
    text: str
    by: Author
    written: datetime
    removed: Removal | None = None


@dataclass(frozen=True)
class AreaNotes:
    """The notes of an area, newest first; above: the kept ones of the areas that hold it."""

    kept: tuple[Note, ...] = ()
    removed: tuple[Note, ...] = ()
    above: tuple[Note, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many kept notes each figure of the area has; no key for a figure without any."""
        return dict(Counter(found.indicator for found in self.kept if found.indicator))


@dataclass(frozen=True)
class AddNote:
    """Write a note. indicators: the ids that a note may be about."""

    area: str
    indicator: str | None
    text: str
    indicators: frozenset[str] = field(repr=False)
    action = "note.add"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        text = lines_of(self.text)
        refusals = text_refusals("text", text, LONGEST_TEXT)
        if self.indicator is not None and self.indicator not in self.indicators:
            refusals.append(Refusal("indicator", _("Kies een cijfer uit de lijst.")))
        refuse(refusals + area_refusals(connection, self.area))
        if self._stands_already(connection, text):
            raise ChangeRefused([Refusal("text", _("Deze duiding staat er al."))])
        about = {"area": self.area, "indicator": self.indicator, "text": text, "written": now}
        values = about | signed(author)
        made = connection.execute(insert(note).values(**values).returning(note.c.id))
        return int(made.scalar_one())

    def _stands_already(self, connection: Connection, text: str) -> bool:
        """Somebody pressed the button twice."""
        here = (note.c.area == self.area, note.c.removed.is_(None), note.c.text == text)
        about = note.c.indicator.is_not_distinct_from(self.indicator)
        return connection.scalar(select(note.c.id).where(*here, about).limit(1)) is not None


@dataclass(frozen=True)
class RemoveNote:
    """Take a note of this area from the page, and keep it with the reason."""

    note: int
    area: str
    reason: str
    action = "note.remove"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        reason = as_name(self.reason)
        if refusals := text_refusals("reason", reason, LONGEST_REASON):
            raise ChangeRefused(refusals)
        if not is_id(self.note):
            raise ChangeRefused([Refusal(None, _("Deze duiding is hier niet (meer)."))])
        values: dict[str, object] = {"removed": now, "removed_reason": reason}
        values |= {"removed_by": author.name, "removed_role": author.role}
        values["removed_role_area"] = author.area
        is_here = (note.c.id == self.note, note.c.area == self.area, note.c.removed.is_(None))
        done = connection.execute(update(note).where(*is_here).values(values))
        if done.rowcount != 1:
            raise ChangeRefused([Refusal(None, _("Deze duiding is hier niet (meer)."))])
        return self.note


class NoteStore:
    """Reads the notes; never writes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def notes(self, area: str, *, above: Sequence[str] = ()) -> AreaNotes:
        """The notes of an area, and the kept ones of the areas above it, in one query."""
        query = (
            select(note)
            .where(note.c.area.in_([area, *above]))
            .order_by(note.c.written.desc(), note.c.id.desc())
        )
        with self._engine.connect() as connection:
            found = [_note(row) for row in connection.execute(query)]
        return AreaNotes(
            kept=tuple(n for n in found if n.area == area and n.removed is None),
            removed=tuple(n for n in found if n.area == area and n.removed is not None),
            above=tuple(n for n in found if n.area != area and n.removed is None),
        )


def _note(row: Row[Any]) -> Note:
    removal = None
    if row.removed is not None:
        remover = Author(row.removed_by or "", row.removed_role or "", row.removed_role_area)
        removal = Removal(remover, row.removed, row.removed_reason or "")
    author = Author(row.author, row.role, row.role_area)
    return Note(row.id, row.area, row.indicator, row.text, author, row.written, removal)

"""The page of a meeting is kept as it was, as a change that people make (data.changes)."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, insert

from data.changes import Author, ChangeRefused, Refusal
from data.importers.codes import municipality_of
from data.language import _
from data.steering.revisions import newest
from data.steering.schema import frozen_view, meeting
from data.store import store_version
from data.written import area_refusals, refuse, signed

LARGEST = 4_000_000
"""Bytes: a town of 44 areas takes a few hundred thousand."""
PAGE = "sturen"
"""The kind of what is kept: page Sturen with the topics of the agenda."""


def digest_of(content: str) -> str:
    """sha256 of the text as UTF-8."""
    return sha256(content.encode()).hexdigest()


@dataclass(frozen=True)
class FreezeView:
    """Keep a page for a meeting. content: JSON. store_version: of the figures in it; when others
    were loaded since, the page would say it shows what it does not, and is refused."""

    meeting: int
    area: str
    kind: str
    content: str = field(repr=False)
    store_version: int
    action = "meeting.freeze"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        refuse(area_refusals(connection, self.area))
        if newest(connection, meeting, self.meeting).area != self.area:
            raise ChangeRefused([Refusal(None, _("Dit overleg gaat over een ander gebied."))])
        if self.kind != PAGE or not self.content:
            raise ChangeRefused([Refusal(None, _("Dit is niet te bewaren."))])
        if len(self.content.encode()) > LARGEST:
            raise ChangeRefused([Refusal(None, _("Deze pagina is te groot om te bewaren."))])
        if store_version(connection) != self.store_version:
            text = _("Er zijn net nieuwe cijfers geladen. Er is niets bevroren; probeer het zo.")
            raise ChangeRefused([Refusal(None, text)])
        row = {
            "municipality": municipality_of(self.area),
            "area": self.area,
            "meeting": self.meeting,
            "kind": self.kind,
            "content": self.content,
            "sha256": digest_of(self.content),
            "store_version": self.store_version,
            "at": now,
        }
        made = insert(frozen_view).values(**row, **signed(author)).returning(frozen_view.c.id)
        return int(connection.execute(made).scalar_one())

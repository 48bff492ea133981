"""What page Wijk says of the notes of an area: who signed them, when, and about which figure."""

from collections.abc import Mapping

from dashboard import formatting
from dashboard.calendar import day_of
from dashboard.snapshot import Snapshot
from dashboard.users import role_words
from data.catalogue import Catalogue
from data.changes import Author
from data.language import _
from data.notes import Note, Removal

WHOLE = "gebied"
"""Stands for the area as a whole in the list of what a note may be about."""
Names = Mapping[str, str]
"""area -> name."""


def who(author: Author, names: Names) -> str:
    """ "Els, wijkteam Dukenburg"; without a name "wijkteam Dukenburg"."""
    role = role_words(author.role, author.area, names)
    return f"{author.name}, {role}" if author.name else role


def signature(note: Note, names: Names) -> str:
    """ "wijkteam Dukenburg, 14 mei 2026"."""
    return f"{who(note.by, names)}, {formatting.date(day_of(note.written))}"


def removal_words(removal: Removal, names: Names) -> str:
    text = _("Verwijderd door {who} op {day}. Reden: {reason}")
    day = formatting.date(day_of(removal.at))
    return text.format(who=who(removal.by, names), day=day, reason=removal.reason)


def subject(note: Note, catalogue: Catalogue, snapshot: Snapshot) -> str:
    """The title of the figure, or the name of the area. A figure that left the catalogue keeps
    its id."""
    if note.indicator is None:
        return snapshot.names.get(note.area, note.area)
    found = catalogue.indicators.get(note.indicator)
    return found.title if found else note.indicator

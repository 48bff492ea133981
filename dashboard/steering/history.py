"""What became of something that people revise: who changed what, field by field, and when."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from dashboard import formatting
from dashboard.calendar import HERE, day_of
from dashboard.notes import who
from data.changes import Author
from data.language import _


class Revised(Protocol):
    """A row of data.steering.rows with a revision."""

    @property
    def revision(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def by(self) -> Author: ...


@dataclass(frozen=True)
class Step:
    """One revision. changes: (field in words, old, new); empty for the first one."""

    who: str
    when: str
    is_first: bool
    changes: tuple[tuple[str, str, str], ...]


Words = Callable[[str, object], str]
"""(name of a column, its value) -> what a reader sees of it."""


def steps(
    history: Sequence[Revised], labels: Mapping[str, str], words: Words, names: Mapping[str, str]
) -> tuple[Step, ...]:
    """Every revision with what it changed, newest first.

    history: oldest first. labels: column -> its name on screen; other columns are not told.
    names: area -> name.
    """
    made = []
    for position, row in enumerate(history):
        before = history[position - 1] if position else None
        made.append(
            Step(
                who=who(row.by, names),
                when=moment(row.at),
                is_first=before is None,
                changes=_changes(before, row, labels, words) if before else (),
            )
        )
    return tuple(reversed(made))


def meanwhile(
    history: Sequence[Revised],
    seen: int | None,
    labels: Mapping[str, str],
    words: Words,
    names: Mapping[str, str],
) -> list[str]:
    """What others did after revision `seen`, oldest first, a line a field."""
    newer = sum(row.revision > (seen or 0) for row in history)
    told = []
    for step in reversed(steps(history, labels, words, names)[:newer]):
        told += [f"{step.who}, {step.when}:"]
        told += [change_words(change) for change in step.changes]
    return told


def change_words(change: tuple[str, str, str]) -> str:
    """ "Wie doet het: teamleider → wethouder"."""
    label, old, new = change
    nothing = _("leeg")
    return _("{field}: {old} → {new}").format(field=label, old=old or nothing, new=new or nothing)


def moment(at: datetime) -> str:
    """ "3 november 2026, 14.05 uur". at: of the store (UTC)."""
    clock = at.replace(tzinfo=UTC).astimezone(HERE)
    text = _("{day}, {hour}.{minute} uur")
    return text.format(
        day=formatting.date(day_of(at)), hour=clock.hour, minute=f"{clock.minute:02d}"
    )


def _changes(
    before: Revised, after: Revised, labels: Mapping[str, str], words: Words
) -> tuple[tuple[str, str, str], ...]:
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in labels)
    return tuple(
        (labels[name], words(name, old), words(name, new)) for name, old, new in pairs if old != new
    )

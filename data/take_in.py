"""Takes in a file with everything of the six themes: all of it or nothing, and nothing twice."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from sqlalchemy import Connection, Engine, select

from data.approach import MarkStep, RecordChoice
from data.assessments import OpenSession, Score
from data.changes import Change, ChangeRefused
from data.importers.codes import municipality_of
from data.language import _
from data.maturity import Maturity, maturity_in
from data.maturity_file import (
    MOST_MESSAGES,
    ChoiceRow,
    FileRefused,
    MarkRow,
    MaturityFile,
    PlacingRow,
    Row,
    SessionRow,
    file_of,
)
from data.schema import area
from data.store import writing

_AnyRow = TypeVar("_AnyRow", bound=Row)


@dataclass
class _Taking:
    """One file on its way in. now: naive UTC. had: how often the store has each row."""

    connection: Connection
    municipality: str
    now: datetime
    had: Counter[object]
    sessions: dict[object, int]
    added: int = 0
    messages: list[str] = field(default_factory=list)

    def has(self, key: object) -> bool:
        """Whether the store has this row already; every row of the store counts once."""
        self.had[key] -= 1
        return self.had[key] >= 0

    def write(self, place: str, row: Row, change: Change) -> int | None:
        """Its id; None when it was refused, which is told."""
        at = _utc(row.geschreven_op)
        if at > self.now + timedelta(days=1):
            self.messages.append(f"{place}: {_('Deze datum ligt in de toekomst.')}")
            return None
        try:
            made = change.apply(self.connection, row.author, at)
        except ChangeRefused as refused:
            self.messages += [f"{place}: {refusal.message}" for refusal in refused.refusals]
            return None
        self.added += 1
        return made


def take_in(engine: Engine, file: MaturityFile) -> int:
    """How many rows were added: those that the store did not have. Raises FileRefused."""
    now = datetime.now(UTC).replace(tzinfo=None)
    with writing(engine) as connection:
        _check_gemeente(connection, file.gemeente)
        known, sessions = _known(maturity_in(connection, file.gemeente), file.gemeente)
        taking = _Taking(connection, file.gemeente, now, known, sessions)
        _take(taking, file)
        if taking.messages:
            raise FileRefused(taking.messages[:MOST_MESSAGES])
    return taking.added


def _check_gemeente(connection: Connection, code: str) -> None:
    query = select(area.c.code).where(area.c.level == "gemeente").distinct()
    known = sorted(connection.scalars(query))
    if not known:
        raise FileRefused([_("Er zijn nog geen gebieden. Laad eerst die van de gemeente.")])
    if code not in known:
        text = _("Dit bestand is van gemeente {file}. In deze database staat {here}.")
        raise FileRefused([text.format(file=code, here=", ".join(known[:5]))])


def _take(taking: _Taking, file: MaturityFile) -> None:
    for place, row in _places(_("sessie {n}"), file.sessies):
        if _is_ours(taking, place, row.gebied):
            _take_session(taking, place, row)
    for place, choice in _places(_("kernkeuze {n}"), file.kernkeuzes):
        if _is_ours(taking, place, choice.gebied) and not taking.has(_key(choice)):
            taking.write(place, choice, _choice(choice))
    for place, mark in _places(_("stap van de aanpak {n}"), file.aanpak):
        if _is_ours(taking, place, mark.gebied) and not taking.has(_key(mark)):
            taking.write(place, mark, _mark(mark))


def _take_session(taking: _Taking, place: str, row: SessionRow) -> None:
    """A session that the store has gets the placings that it does not have."""
    key = _session_key(row)
    if key not in taking.sessions:
        change = OpenSession(row.gebied, row.titel, row.datum, row.partijen)
        made = taking.write(place, row, change)
        if made is None:
            return
        taking.sessions[key] = made
    session = taking.sessions[key]
    for inside, placing in _places(_("inschatting {n}"), row.inschattingen):
        if not taking.has((key, _key(placing))):
            taking.write(f"{place}, {inside}", placing, _score(session, placing))


def _places(words: str, rows: Iterable[_AnyRow]) -> list[tuple[str, _AnyRow]]:
    return [(words.format(n=n), row) for n, row in enumerate(rows, start=1)]


def _is_ours(taking: _Taking, place: str, code: str) -> bool:
    ours = municipality_of(code) == taking.municipality
    if not ours:
        taking.messages.append(f"{place}: {_('Dit gebied is van een andere gemeente.')}")
    return ours


def _known(there: Maturity, municipality: str) -> tuple[Counter[object], dict[object, int]]:
    """How often the store has each row, and session -> its id."""
    file = file_of(there, municipality)
    rows: list[object] = [_key(row) for row in (*file.kernkeuzes, *file.aanpak)]
    for session in file.sessies:
        rows += [(_session_key(session), _key(placing)) for placing in session.inschattingen]
    keys = map(_session_key, file.sessies)
    return Counter(rows), {
        key: session.id for key, session in zip(keys, there.sessions, strict=True)
    }


def _session_key(row: SessionRow) -> object:
    return _key(row.model_copy(update={"inschattingen": ()}))


def _key(row: Row) -> object:
    return type(row).__name__, row.model_copy(update={"geschreven_op": _utc(row.geschreven_op)})


def _utc(at: datetime) -> datetime:
    """As the store has it: UTC without a zone, in whole seconds."""
    plain = at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at
    return plain.replace(microsecond=0)


def _score(session: int, row: PlacingRow) -> Score:
    return Score(
        session=session,
        party=row.partij,
        theme=row.thema,
        phase=row.fase,
        reason=row.waarom,
        part=row.onderdeel,
        next_step=row.volgende_stap or "",
        next_owner=row.wie or "",
        next_due=row.voor,
        link=row.link or "",
        indicators=row.cijfers,
        correction=row.correctie or "",
        known=frozenset(row.cijfers),
    )


def _choice(row: ChoiceRow) -> RecordChoice:
    return RecordChoice(row.gebied, row.keuze, row.waarde, row.waarom, row.besloten)


def _mark(row: MarkRow) -> MarkStep:
    return MarkStep(row.gebied, row.stap, row.stand, row.opmerking or "")

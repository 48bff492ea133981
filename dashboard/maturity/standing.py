"""What the placings of an area say together: where each theme stands, since when, and how agreed.

A phase is assigned by people; nothing here computes one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.maturity.model import ThemeText, maturity_model
from data.maturity import Assessment, Maturity, Session
from data.maturity_words import AGREED

WIDE = 2
"""Parties that differ this many phases or more do not see the same wijk."""


@dataclass(frozen=True)
class Position:
    """Where a theme stands after the last session that settled it.

    since: the day of the session from which on the phase has been this one. before: the phase of
    the session that settled it before, None when this is the first.
    """

    theme: ThemeText
    session: Session
    placed: Assessment
    since: date
    before: int | None

    @property
    def phase(self) -> int:
        return self.placed.phase

    @property
    def moved(self) -> int:
        """Phases up (positive) or down since the session before; 0 when there is none."""
        return 0 if self.before is None else self.phase - self.before


@dataclass(frozen=True)
class Spread:
    """How far the parties of one session are apart on one theme. phases: party -> phase."""

    phases: Mapping[str, int]

    @property
    def lowest(self) -> int:
        return min(self.phases.values())

    @property
    def highest(self) -> int:
        return max(self.phases.values())

    @property
    def width(self) -> int:
        return self.highest - self.lowest

    @property
    def agreed(self) -> bool:
        return self.width == 0


def newest(
    assessments: Iterable[Assessment],
) -> dict[tuple[int, str, str, str | None], Assessment]:
    """(session, party, theme, part) -> the placing that counts: the one that was written last."""
    return {(a.session, a.party, a.theme, a.part): a for a in sorted(assessments, key=_written)}


def _written(assessment: Assessment) -> tuple[datetime, int]:
    """A row that was taken in from a file can have a newer number and be older."""
    return assessment.at, assessment.id


def sessions_of(maturity: Maturity, area: str) -> tuple[Session, ...]:
    """The sessions about one area, the oldest first."""
    found = [session for session in maturity.sessions if session.area == area]
    return tuple(sorted(found, key=lambda session: (session.held, session.id)))


def positions(maturity: Maturity, area: str) -> dict[str, Position]:
    """theme -> where it stands in this area; no key for a theme that was never settled."""
    counts = newest(maturity.assessments)
    found: dict[str, Position] = {}
    for session in sessions_of(maturity, area):
        for theme in maturity_model().themes:
            placed = counts.get((session.id, AGREED, theme.id, None))
            if placed is not None:
                found[theme.id] = _after(found.get(theme.id), theme, session, placed)
    return found


def _after(
    former: Position | None, theme: ThemeText, session: Session, placed: Assessment
) -> Position:
    same = former is not None and former.phase == placed.phase
    since = former.since if same and former else session.held
    return Position(theme, session, placed, since, former.phase if former else None)


def course(maturity: Maturity, area: str, theme: str) -> tuple[tuple[Session, Assessment], ...]:
    """The agreed placings of a theme through time, the oldest first."""
    counts = newest(maturity.assessments)
    settled = (
        (session, counts.get((session.id, AGREED, theme, None)))
        for session in sessions_of(maturity, area)
    )
    return tuple((session, placed) for session, placed in settled if placed is not None)


def spread(maturity: Maturity, session: Session, theme: str, part: str | None = None) -> Spread:
    """What the parties of a session placed, each its last; without the agreed placing."""
    placed = newest(a for a in maturity.assessments if a.session == session.id)
    phases = {
        party: found.phase
        for party in session.parties
        if (found := placed.get((session.id, party, theme, part))) is not None
    }
    return Spread(phases)


def standing(maturity: Maturity, areas: Iterable[str]) -> tuple[str | None, dict[str, Position]]:
    """The positions of the first of `areas` (an area, then what holds it) that has any, and which
    area that is; (None, {}) without any."""
    for area in areas:
        if found := positions(maturity, area):
            return area, found
    return None, {}


@dataclass(frozen=True)
class Attention:
    """Why a theme asks for attention."""

    position: Position
    lowest: bool
    fell: bool
    width: int

    @property
    def wide(self) -> bool:
        return self.width >= WIDE


def attention(maturity: Maturity, area: str) -> tuple[Attention, ...]:
    """The themes that ask for attention: in the lowest phase of all (unless all are alike), fallen
    since the session before, or placed two or more phases apart by the parties of their session."""
    found = positions(maturity, area)
    phases = {position.phase for position in found.values()}
    lowest = min(phases) if len(phases) > 1 else None
    asks = [
        Attention(
            position,
            lowest=position.phase == lowest,
            fell=position.moved < 0,
            width=_width(spread(maturity, position.session, theme)),
        )
        for theme, position in found.items()
    ]
    return tuple(item for item in asks if item.lowest or item.fell or item.wide)


def _width(parties: Spread) -> int:
    return parties.width if parties.phases else 0

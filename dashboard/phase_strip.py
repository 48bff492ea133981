"""Where an area stands on the six themes, in short: the strip on the pages Wijk and Kaart.

People write in every process: read anew for every request, always in four queries.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.fasen_words import session_words, short_day
from dashboard.maturity.model import ThemeText, maturity_model
from dashboard.maturity.standing import Position, standing
from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.wijk import areas_above
from data.language import _


@dataclass(frozen=True)
class PhaseStrip:
    """code: the area that was asked for. shown: whose phases these are; None when nobody agreed
    on any, here or around it. positions: theme -> where it stands."""

    snapshot: Snapshot
    code: str
    shown: str | None
    positions: Mapping[str, Position]

    @property
    def themes(self) -> tuple[ThemeText, ...]:
        return maturity_model().themes

    def href(self, theme: ThemeText) -> str:
        """The reason of a phase."""
        return f"/fasen?gebied={self.code}&thema={theme.id}"

    @property
    def words(self) -> str:
        """Whose phases these are."""
        names = self.snapshot.names
        if self.shown is None:
            return _("Nog niemand maakte hier een inschatting van de zes thema's.")
        if self.shown != self.code:
            text = _("Voor {name} is nog niets afgesproken. Hier staat {other}.")
            return text.format(name=names[self.code], other=names[self.shown])
        return _("Dit spraken partijen in {name} samen af.").format(name=names[self.code])

    @property
    def last(self) -> str:
        """The session that settled all of these; "" when they come from more than one."""
        sessions = {position.session.id: position.session for position in self.positions.values()}
        return session_words(*sessions.values()) if len(sessions) == 1 else ""


def phase_strip(services: Services, code: str) -> PhaseStrip | None:
    """None for an area that is not there. Raises EmptyStoreError."""
    snapshot = services.snapshot()
    if code not in snapshot.levels:
        return None
    maturity = services.maturity.settled(municipality=snapshot.code)
    shown, found = standing(maturity, [code, *areas_above(snapshot, code)[::-1]])
    return PhaseStrip(snapshot, code, shown, found)


def phase_name(position: Position) -> str:
    """ "fase 3, De werkwijze"."""
    short = maturity_model().phase(position.phase).short
    return _("fase {phase}, {name}").format(phase=position.phase, name=short)


def moved_words(position: Position) -> str:
    """ "↑ omhoog: was fase 2 in de sessie ervoor"; "" for a first session."""
    if position.before is None:
        return ""
    words = {
        True: _("↑ omhoog: was fase {before} in de sessie ervoor"),
        False: _("↓ terug: was fase {before} in de sessie ervoor"),
    }
    if not position.moved:
        return _("= gelijk aan de sessie ervoor")
    return words[position.moved > 0].format(before=position.before)


def since_words(position: Position, *, with_session: bool) -> str:
    """ "sinds 14 mei 2026; laatste sessie: Voorjaar, 12 juni 2026"."""
    since = _("sinds {day}").format(day=short_day(position.since))
    if not with_session:
        return since
    session = session_words(position.session)
    return f"{since}; {_('laatste sessie: {session}').format(session=session)}"

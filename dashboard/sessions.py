"""What the page of a session says: what each party placed, how far they are apart, what was agreed.

Read anew for every request: parties place themes on their phones while the page is open.
"""

from dataclasses import dataclass

from dashboard.fasen_words import NUMBERS, party_list, phase_words
from dashboard.maturity.model import ThemeText, maturity_model
from dashboard.maturity.standing import WIDE, Spread, newest, sessions_of, spread
from dashboard.services import Services
from dashboard.snapshot import Snapshot
from data.language import _
from data.maturity import Assessment, Maturity, Session
from data.maturity_words import AGREED, PARTIES


class UnknownSessionError(LookupError):
    """There is no such session in this municipality."""


@dataclass(frozen=True)
class Talk:
    """One theme in one session. placed: party -> its last placing. rows: how often each party
    placed it. agreed: what the session settled on."""

    theme: ThemeText
    session: Session
    placed: dict[str, Assessment]
    rows: dict[str, int]
    agreed: Assessment | None
    spread: Spread

    @property
    def silent(self) -> tuple[str, ...]:
        return tuple(party for party in self.session.parties if party not in self.placed)


@dataclass(frozen=True)
class SessionView:
    snapshot: Snapshot
    session: Session
    maturity: Maturity

    @property
    def area_name(self) -> str:
        return self.snapshot.names.get(self.session.area, self.session.area)

    @property
    def talks(self) -> tuple[Talk, ...]:
        return tuple(map(self.talk, maturity_model().themes))

    def talk(self, theme: ThemeText) -> Talk:
        mine = [
            a
            for a in self.maturity.assessments
            if (a.session, a.theme, a.part) == (self.session.id, theme.id, None)
        ]
        last = {a.party: a for a in newest(mine).values()}
        return Talk(
            theme=theme,
            session=self.session,
            placed={party: last[party] for party in self.session.parties if party in last},
            rows={party: sum(a.party == party for a in mine) for party in last},
            agreed=last.get(AGREED),
            spread=spread(self.maturity, self.session, theme.id),
        )


def session_view(services: Services, its_id: object) -> SessionView:
    """Raises UnknownSessionError and EmptyStoreError."""
    snapshot = services.snapshot()
    maturity = services.maturity.of(municipality=snapshot.code)
    for session in maturity.sessions:
        if str(session.id) == str(its_id):
            return SessionView(snapshot, session, maturity)
    raise UnknownSessionError


def all_sessions(services: Services) -> tuple[Snapshot, tuple[Session, ...]]:
    """Every session of the municipality, the newest first. Raises EmptyStoreError."""
    snapshot = services.snapshot()
    maturity = services.maturity.of(municipality=snapshot.code)
    areas = {session.area for session in maturity.sessions}
    found = [session for area in areas for session in sessions_of(maturity, area)]
    return snapshot, tuple(sorted(found, key=lambda s: (s.held, s.id), reverse=True))


def spread_words(talk: Talk) -> str:
    """How far the parties are apart, and who did not place the theme yet."""
    waiting = _("Nog niet ingevuld: {parties}.").format(parties=party_list(talk.silent))
    if not talk.placed:
        return _("Nog geen partij zette dit thema in een fase.")
    return " ".join([_agreement(talk), *([waiting] if talk.silent else [])])


def _agreement(talk: Talk) -> str:
    found, n = talk.spread, len(talk.placed)
    if n == 1:
        return _("Eén partij koos: {phase}.").format(phase=phase_words(found.lowest))
    if found.agreed:
        every = _("Alle {n} partijen") if n > 2 else _("Beide partijen")
        return f"{every.format(n=_number(n))} {_('kozen')} {phase_words(found.lowest)}."
    if found.width < WIDE:
        text = _("De partijen liggen dicht bij elkaar: fase {low} en {high}.")
        return text.format(low=found.lowest, high=found.highest)
    text = _(
        "De partijen liggen {n} fasen uit elkaar: van fase {low} tot en met {high}. Vraag elkaar "
        "wat u ziet."
    )
    return text.format(n=NUMBERS[found.width], low=found.lowest, high=found.highest)


def _number(n: int) -> str:
    return NUMBERS[n] if n < len(NUMBERS) else str(n)


def known_parties(session: Session) -> tuple[str, ...]:
    return tuple(party for party in session.parties if party in PARTIES)

"""What page Fasen says of one area: where the six themes stand, who said so and what comes next.

People write here all the time, in every process: what they wrote is read anew for every request.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dashboard.calendar import today
from dashboard.maturity.model import ThemeText, maturity_model
from dashboard.maturity.standing import (
    Attention,
    Position,
    Spread,
    attention,
    course,
    newest,
    positions,
    sessions_of,
    spread,
    standing,
)
from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.wijk import areas_above
from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from data.language import _
from data.maturity import Assessment, Maturity, Session
from data.maturity_words import AGREED

Placing = tuple[Session, Assessment]
MAX_TEXT = 60


@dataclass(frozen=True)
class FasenView:
    """One area and one theme of it.

    maturity: everything that the municipality wrote. shown: the area whose themes are shown; an
    area that holds this one when nobody placed a theme here. messages: what could not be as asked.
    """

    snapshot: Snapshot
    catalogue: Catalogue
    code: str
    theme: ThemeText
    maturity: Maturity
    shown: str
    today: date
    messages: tuple[str, ...] = ()

    @property
    def level(self) -> str:
        return self.snapshot.levels[self.code]

    @property
    def name(self) -> str:
        return self.snapshot.names[self.code]

    @property
    def shown_name(self) -> str:
        return self.snapshot.names[self.shown]

    @property
    def is_borrowed(self) -> bool:
        """What is shown is about an area that holds this one."""
        return self.shown != self.code

    @property
    def above(self) -> tuple[str, ...]:
        return areas_above(self.snapshot, self.code)

    @cached_property
    def positions(self) -> Mapping[str, Position]:
        """theme -> where it stands in `shown`."""
        return positions(self.maturity, self.shown)

    @cached_property
    def attention(self) -> tuple[Attention, ...]:
        return attention(self.maturity, self.shown)

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions about this area itself, the newest first."""
        return sessions_of(self.maturity, self.code)[::-1]

    @property
    def related(self) -> tuple[Indicator, ...]:
        """The figures that can support a placing of the theme: those of the model first."""
        known = self.catalogue.indicators
        mine = [known[name] for name in self.theme.indicators if name in known]
        rest = [i for i in known.values() if self.theme.id in i.maturity_themes and i not in mine]
        return (*mine, *rest)

    @property
    def own_phases(self) -> dict[str, int]:
        """theme -> the phase of this area itself; without those that are only borrowed."""
        return {} if self.is_borrowed else {t: p.phase for t, p in self.positions.items()}

    def course(self, theme: str) -> tuple[Placing, ...]:
        return course(self.maturity, self.shown, theme)

    def talk(self, theme: str) -> tuple[Session, Spread] | None:
        """The last session in which parties placed a theme, and how far they are apart."""
        for session in sessions_of(self.maturity, self.shown)[::-1]:
            found = spread(self.maturity, session, theme)
            if found.phases:
                return session, found
        return None

    def parts(self, theme: str) -> dict[str, Placing]:
        """part -> its newest agreed placing, else that of the party that placed it last."""
        sessions = {s.id: s for s in sessions_of(self.maturity, self.shown)}
        order = {number: at for at, number in enumerate(sessions)}
        mine = [
            a
            for a in newest(self.maturity.assessments).values()
            if a.session in sessions and a.theme == theme and a.part is not None
        ]
        mine.sort(key=lambda a: (a.party == AGREED, order[a.session], a.at, a.id))
        return {str(a.part): (sessions[a.session], a) for a in mine}

    def history(self, theme: str) -> tuple[Placing, ...]:
        """Every row that was ever written about a theme of `shown`, the newest first."""
        sessions = {s.id: s for s in sessions_of(self.maturity, self.shown)}
        rows = [a for a in self.maturity.assessments if a.session in sessions and a.theme == theme]
        return tuple((sessions[a.session], a) for a in rows[::-1])

    def placed(self, session: int, party: str, theme: str, part: str | None) -> Assessment | None:
        """What this party placed before in this session; None when it did not."""
        return newest(self.maturity.assessments).get((session, party, theme, part))


def fasen_view(services: Services, query: Mapping[str, object]) -> FasenView:
    """The view of a query (gebied, thema), whatever it says. Raises EmptyStoreError.

    Without an area it is the own area of a wijkteam, else the gemeente.
    """
    snapshot = services.snapshot()
    own = services.current_user().area
    home = own if own in snapshot.levels else snapshot.code
    code, messages = _one_of(query.get("gebied"), snapshot.levels, home or snapshot.code, _AREA)
    themes: dict[str, ThemeText] = {theme.id: theme for theme in maturity_model().themes}
    theme, more = _one_of(query.get("thema"), themes, next(iter(themes)), _THEME)
    maturity = services.maturity.of(municipality=snapshot.code)
    return FasenView(
        snapshot=snapshot,
        catalogue=services.catalogue,
        code=code,
        theme=themes[theme],
        maturity=maturity,
        shown=_shown(maturity, snapshot, code),
        today=today(),
        messages=(*messages, *more),
    )


_AREA = _("Het gebied “{asked}” is niet bekend.")
_THEME = _("Het thema “{asked}” is niet bekend.")


def _one_of(
    asked: object, known: Mapping[str, object], first: str, unknown: str
) -> tuple[str, list[str]]:
    """What was asked for when it is known, else the first, and a sentence about that."""
    if isinstance(asked, str) and asked in known:
        return asked, []
    return first, [unknown.format(asked=str(asked)[:MAX_TEXT])] if asked else []


def _shown(maturity: Maturity, snapshot: Snapshot, code: str) -> str:
    """The area itself when anybody placed a theme in it, else the nearest around it that has."""
    own = {session.id for session in maturity.sessions if session.area == code}
    if any(placed.session in own for placed in maturity.assessments):
        return code
    found, _positions = standing(maturity, areas_above(snapshot, code)[::-1])
    return found or code

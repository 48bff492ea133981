"""Sessions and placings of the six themes, as changes that people make (data.changes)."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import get_args

from sqlalchemy import Connection, insert, select

from data.catalogue.model import Theme
from data.changes import Author, ChangeRefused, Refusal
from data.importers.codes import as_name
from data.language import _
from data.maturity_schema import assessment, assessment_session
from data.maturity_words import AGREED, PARTIES, PARTS, PHASES
from data.written import (
    OLDEST,
    add_row,
    area_refusals,
    day_refusals,
    is_id,
    is_link,
    lines_of,
    refuse,
    signed,
    text_refusals,
)

LONGEST_TITLE, LONGEST_REASON, LONGEST_STEP, LONGEST_OWNER = 200, 1000, 500, 120
FURTHEST = timedelta(days=3653)


@dataclass(frozen=True)
class OpenSession:
    """A new session about an area (gemeente, wijk or buurt)."""

    area: str
    title: str
    held: date | None
    parties: tuple[str, ...]
    action = "session.open"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        title = as_name(self.title)
        refusals = text_refusals("title", title, LONGEST_TITLE)
        refusals += day_refusals("held", self.held, now)
        refusals += area_refusals(connection, self.area)
        parties = tuple(dict.fromkeys(self.parties))
        if not parties:
            refusals.append(Refusal("parties", _("Kies ten minste één partij.")))
        if not set(parties) <= set(PARTIES):
            refusals.append(Refusal("parties", _("Kies partijen uit de lijst.")))
        refuse(refusals)
        values = {"title": title, "held": self.held, "parties": " ".join(parties), "created": now}
        return add_row(connection, assessment_session, self.area, values, author)


@dataclass(frozen=True)
class Score:
    """One placing by a party, or with party AGREED what the session settled on.

    indicators: figures that support it, among those in `known`.
    """

    session: int
    party: str
    theme: str
    phase: object
    reason: str
    part: str | None = None
    next_step: str = ""
    next_owner: str = ""
    next_due: date | None = None
    link: str = ""
    indicators: tuple[str, ...] = ()
    correction: str = ""
    known: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def action(self) -> str:
        return "session.settle" if self.party == AGREED else "session.score"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        refuse(self.refusals(_parties_of(connection, self.session), now))
        values: dict[str, object] = {
            "session": self.session,
            "party": self.party,
            "theme": self.theme,
            "part": self.part,
            "phase": self.phase,
            "reason": lines_of(self.reason),
            "next_step": lines_of(self.next_step) or None,
            "next_owner": as_name(self.next_owner) or None,
            "next_due": self.next_due,
            "link": self.link.strip() or None,
            "indicators": " ".join(dict.fromkeys(self.indicators)) or None,
            "correction": as_name(self.correction) or None,
            "at": now,
            **signed(author),
        }
        made = connection.execute(insert(assessment).values(**values).returning(assessment.c.id))
        return int(made.scalar_one())

    def refusals(self, parties: tuple[str, ...] | None, now: datetime) -> list[Refusal]:
        """What is wrong with this placing. parties: of the session, None when there is none."""
        if parties is None:
            return [Refusal(None, _("Deze sessie bestaat niet (meer)."))]
        found = text_refusals("reason", lines_of(self.reason), LONGEST_REASON)
        if self.party not in (AGREED, *parties):
            found.append(Refusal("party", _("Deze partij doet niet mee aan de sessie.")))
        if self.theme not in get_args(Theme):
            found.append(Refusal("theme", _("Dit thema is niet bekend.")))
        if self.part is not None and self.part not in PARTS.get(self.theme, ()):
            found.append(Refusal("part", _("Dit onderdeel is niet bekend.")))
        if isinstance(self.phase, bool) or self.phase not in PHASES:
            found.append(Refusal("phase", _("Kies een fase van 1 tot en met 4.")))
        for name, text, longest in (
            ("next_step", lines_of(self.next_step), LONGEST_STEP),
            ("next_owner", as_name(self.next_owner), LONGEST_OWNER),
            ("correction", as_name(self.correction), LONGEST_TITLE),
        ):
            found += text_refusals(name, text, longest) if text else []
        if self.next_due is not None and not OLDEST <= self.next_due <= now.date() + FURTHEST:
            found.append(Refusal("next_due", _("Deze datum ligt te ver weg.")))
        if (link := self.link.strip()) and not is_link(link):
            found.append(Refusal("link", _("Een link begint met https:// of http://.")))
        if not set(self.indicators) <= self.known:
            found.append(Refusal("indicators", _("Kies cijfers uit de lijst.")))
        return found


@dataclass(frozen=True)
class ScoreInNewSession:
    """A session and the first placing in it: both are written, or neither. What is wrong in either
    is told at once. The session number of `score` is not read."""

    opening: OpenSession
    score: Score
    action = "session.open_and_score"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        """The id of the session."""
        try:
            session = self.opening.apply(connection, author, now)
        except ChangeRefused as refused:
            rest = self.score.refusals(self.opening.parties, now)
            raise ChangeRefused([*refused.refusals, *rest]) from refused
        replace(self.score, session=session).apply(connection, author, now)
        return session


def _parties_of(connection: Connection, session: int) -> tuple[str, ...] | None:
    """None when there is no such session."""
    if not is_id(session):
        return None
    query = select(assessment_session.c.parties).where(assessment_session.c.id == session)
    found = connection.execute(query).first()
    return None if found is None else tuple(found.parties.split())

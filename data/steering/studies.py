"""Small studies of an area, a group or a question (deelonderzoeken), as changes (data.changes)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from urllib.parse import unquote

from sqlalchemy import Connection

from data.changes import Author, Refusal
from data.importers.codes import as_name
from data.language import _
from data.private_text import contact_data
from data.steering.links import figures_refusals
from data.steering.revisions import add, newest, revise
from data.steering.schema import study
from data.steering.words import HOLDS, STUDY_STATES
from data.written import (
    LONGEST_LINK,
    area_refusals,
    day_refusals,
    is_link,
    lines_of,
    refuse,
    text_refusals,
)

LONGEST_TITLE, LONGEST_ABOUT, LONGEST_METHOD, LONGEST_FINDINGS = 200, 300, 300, 3000
LONGEST_FIGURES = 400
"""Characters that the ids of the figures take together."""


@dataclass(frozen=True)
class AddStudy:
    """about: the group or the question. since, until: the period it looks at, as far as known.
    indicators: the figures it concerns. known: those of the catalogue."""

    area: str
    title: str
    about: str
    method: str
    findings: str
    since: date | None = None
    until: date | None = None
    link: str = ""
    indicators: tuple[str, ...] = ()
    known: frozenset[str] = field(default=frozenset(), repr=False)
    action = "study.add"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        refusals = _refusals(self, self.known, now)
        refuse(refusals + area_refusals(connection, self.area))
        values = {**_values(self), "status": HOLDS}
        return add(connection, study, self.area, values, author, now)


@dataclass(frozen=True)
class ReviseStudy:
    """A study as it is from now on. seen: the revision that the author had before them; when it is
    not the newest one, Overtaken is raised and nothing is written."""

    id: int | None
    seen: int | None
    title: str
    about: str
    method: str
    findings: str
    since: date | None = None
    until: date | None = None
    link: str = ""
    indicators: tuple[str, ...] = ()
    status: str = HOLDS
    known: frozenset[str] = field(default=frozenset(), repr=False)
    action = "study.revise"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        before = newest(connection, study, self.id)
        had = frozenset((before.indicators or "").split())
        refusals = _refusals(self, self.known | had, now)
        if self.status not in STUDY_STATES:
            refusals.append(Refusal("status", _("Kies een stand uit de lijst.")))
        values = {**_values(self), "status": self.status}
        if self.seen == before.revision and all(
            before._mapping[name] == value for name, value in values.items()
        ):
            refusals.append(Refusal(None, _("U hebt nog niets veranderd.")))
        refuse(refusals)
        return revise(connection, study, self.id, self.seen, values, author, now)


def _values(asked: AddStudy | ReviseStudy) -> dict[str, Any]:
    return {
        "title": as_name(asked.title),
        "about": as_name(asked.about),
        "method": as_name(asked.method),
        "since": asked.since,
        "until": asked.until,
        "findings": lines_of(asked.findings),
        "link": as_name(asked.link) or None,
        "indicators": " ".join(asked.indicators) or None,
    }


def _refusals(asked: AddStudy | ReviseStudy, known: frozenset[str], now: datetime) -> list[Refusal]:
    found = text_refusals("title", as_name(asked.title), LONGEST_TITLE)
    found += text_refusals("about", as_name(asked.about), LONGEST_ABOUT)
    found += text_refusals("method", as_name(asked.method), LONGEST_METHOD)
    found += text_refusals("findings", lines_of(asked.findings), LONGEST_FINDINGS)
    for name in ("since", "until"):
        found += day_refusals(name, day, now) if (day := getattr(asked, name)) else []
    if asked.since and asked.until and asked.until < asked.since:
        found.append(Refusal("until", _("Deze datum ligt voor het begin.")))
    if as_name(asked.link) and not is_link(as_name(asked.link)):
        text = _("Vul een webadres in dat begint met https:// (hoogstens {n} tekens).")
        found.append(Refusal("link", text.format(n=LONGEST_LINK)))
    elif private := contact_data(unquote(as_name(asked.link))):
        found.append(Refusal("link", private))
    found += figures_refusals(asked.indicators, known, LONGEST_FIGURES)
    return found

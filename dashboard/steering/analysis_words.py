"""The words of the analysis: talks, opinions, priorities and studies as people read them."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from dashboard import formatting
from dashboard.calendar import day_of
from dashboard.notes import who
from dashboard.steering.about import figure_title
from dashboard.steering.beside import TALK_KINDS
from data.catalogue import Catalogue
from data.changes import Author
from data.language import _
from data.steering.analysis_rows import Proposal, Talk
from data.steering.store import Analysis
from data.steering.words import DROPPED, HOLDS

PROPOSAL_KINDS = {"verbetering": _("verbetering"), "idee": _("idee")}
STATES = {HOLDS: _("geldt"), DROPPED: _("vervallen")}
QUESTIONS = {
    "bewoners": _("Wie wonen hier?"),
    "problemen": _("Wat zijn de problemen, en wat gaat goed?"),
    "partijen": _("Welke partijen zijn hier actief?"),
}
PRIORITY_LABELS = {
    "rank": _("Plaats"),
    "title": _("Prioriteit"),
    "reason": _("Waarom"),
    "indicators": _("Cijfers"),
    "proposals": _("Voorstellen"),
    "set_by": _("Vastgesteld door"),
    "decided": _("Vastgesteld op"),
    "status": _("Stand"),
}
STUDY_LABELS = {
    "title": _("Titel"),
    "about": _("Groep of vraag"),
    "method": _("Manier van onderzoek"),
    "since": _("Vanaf"),
    "until": _("Tot en met"),
    "findings": _("Wat kwam eruit"),
    "link": _("Link"),
    "indicators": _("Cijfers"),
    "status": _("Stand"),
}
SHORT = 80
"""Characters of a proposal where it is named among others."""


def talk_title(talk: Talk) -> str:
    """ "Gesprek met bewoners, 12 mei 2026"."""
    kind = TALK_KINDS.get(talk.kind, talk.kind)
    return _("Gesprek met {who}, {day}").format(who=kind, day=formatting.date(talk.held))


def people_words(people: int | None) -> str:
    """ "14 mensen"; "" when nobody counted."""
    if people is None:
        return ""
    text = _("1 mens") if people == 1 else _("{n} mensen")
    return text.format(n=formatting.number(people, 0))


def signed(by: Author, at: datetime, names: Mapping[str, str]) -> str:
    """ "wijkteam Westerhout, 14 mei 2026". at: of the store (UTC)."""
    return f"{who(by, names)}, {formatting.date(day_of(at))}"


def shortened(text: str) -> str:
    """On one line, at most SHORT characters."""
    words = " ".join(text.split())
    return words if len(words) <= SHORT else words[: SHORT - 1].rstrip() + "…"


def proposal_words(proposal: Proposal) -> str:
    """ "idee: een duofiets voor de hele buurt"."""
    kind = PROPOSAL_KINDS.get(proposal.kind, proposal.kind)
    return f"{kind}: {shortened(proposal.text)}"


def column_words(written: Analysis, catalogue: Catalogue) -> Callable[[str, object], str]:
    """What a reader sees of a column of a priority or study."""
    texts = {proposal.id: shortened(proposal.text) for proposal in written.proposals}

    def words(column: str, value: object) -> str:
        if value is None:
            return ""
        if isinstance(value, date):
            return formatting.date(value)
        if column == "status":
            return STATES.get(str(value), str(value))
        if isinstance(value, tuple):
            named = (
                figure_title(catalogue, part) if column == "indicators" else texts.get(part, "")
                for part in value
            )
            return "; ".join(named)
        return str(value)

    return words

"""What people fill in about the priorities and studies of an analysis is written, or refused in
words; every value is untrusted."""

from typing import Any

from dashboard.services import Services
from dashboard.steering.analysis_words import PRIORITY_LABELS, STUDY_LABELS, column_words
from dashboard.steering.forms import Asked, Outcome, check_days, day, number, outcome, text, texts
from dashboard.steering.history import Words
from dashboard.steering.revising import Revising, revised
from dashboard.steering.talk_writes import area_of
from data.language import _
from data.steering.analysis_rows import Priority, Study
from data.steering.priorities import RevisePriority, SetPriority
from data.steering.studies import AddStudy, ReviseStudy

SET, REVISE = "analyse-prioriteit", "analyse-prioriteit-wijzig"
ADD_STUDY, REVISE_STUDY = "analyse-onderzoek", "analyse-onderzoek-wijzig"
"""Names of the forms."""


def set_priority(services: Services, asked: Asked) -> Outcome:
    """A new priority: area, rank, title, reason, set_by, decided, indicators, others, proposals."""

    def write() -> tuple[str, str]:
        change = SetPriority(area=area_of(services, asked), **_priority(services, asked))
        services.write(services.current_user(), change)
        return _("De prioriteit is vastgelegd."), ""

    return outcome(write)


def revise_priority(services: Services, asked: Asked) -> Outcome:
    """A priority as it is from now on: id, seen, status and the fields of a new one."""

    def change_of(its_id: int, seen: int | None, _was: Priority) -> RevisePriority:
        given = _priority(services, asked)
        return RevisePriority(id=its_id, seen=seen, status=text(asked, "status"), **given)

    said = _("De prioriteit is gewijzigd.")
    return revised(services, asked, Revising(Priority, PRIORITY_LABELS, _words, said), change_of)


def add_study(services: Services, asked: Asked) -> Outcome:
    """A new study: area, title, about, method, since, until, findings, link, indicators, others."""

    def write() -> tuple[str, str]:
        change = AddStudy(area=area_of(services, asked), **_study(services, asked))
        services.write(services.current_user(), change)
        return _("Het deelonderzoek is bewaard."), ""

    return outcome(write)


def revise_study(services: Services, asked: Asked) -> Outcome:
    """A study as it is from now on: id, seen, status and the fields of a new one."""

    def change_of(its_id: int, seen: int | None, _was: Study) -> ReviseStudy:
        given = _study(services, asked)
        return ReviseStudy(id=its_id, seen=seen, status=text(asked, "status"), **given)

    said = _("Het deelonderzoek is gewijzigd.")
    return revised(services, asked, Revising(Study, STUDY_LABELS, _words, said), change_of)


def _words(services: Services, row: Priority | Study) -> Words:
    return column_words(services.steering.analysis(area=row.area), services.catalogue)


def _priority(services: Services, asked: Asked) -> dict[str, Any]:
    check_days(asked, "decided")
    chosen = texts(asked.get("proposals"))
    return {
        "rank": number(asked, "rank"),
        "title": text(asked, "title"),
        "reason": text(asked, "reason"),
        "set_by": text(asked, "set_by"),
        "decided": day(asked.get("decided")),
        "indicators": _figures(asked),
        "proposals": tuple(number({"id": one}, "id") or 0 for one in chosen),
        "known": frozenset(services.catalogue.indicators),
    }


def _study(services: Services, asked: Asked) -> dict[str, Any]:
    check_days(asked, "since", "until")
    return {
        "title": text(asked, "title"),
        "about": text(asked, "about"),
        "method": text(asked, "method"),
        "findings": text(asked, "findings"),
        "since": day(asked.get("since")),
        "until": day(asked.get("until")),
        "link": text(asked, "link"),
        "indicators": _figures(asked),
        "known": frozenset(services.catalogue.indicators),
    }


def _figures(asked: Asked) -> tuple[str, ...]:
    """The figures of question 2, then others."""
    return (*texts(asked.get("indicators")), *texts(asked.get("others")))

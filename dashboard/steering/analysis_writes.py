"""What people fill in about the priorities and studies of an analysis is written, or refused in
words; every value is untrusted."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dashboard.services import Services
from dashboard.steering.analysis_words import PRIORITY_LABELS, STUDY_LABELS, column_words
from dashboard.steering.forms import Asked, Outcome, check_days, day, number, outcome, text, texts
from dashboard.steering.history import meanwhile
from dashboard.steering.talk_writes import area_of
from data.changes import Change, ChangeRefused, Refusal
from data.language import _
from data.steering.analysis_rows import Priority, Study
from data.steering.priorities import RevisePriority, SetPriority
from data.steering.revisions import Overtaken
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

    def change_of(its_id: int, seen: int | None) -> Change:
        given = _priority(services, asked)
        return RevisePriority(id=its_id, seen=seen, status=text(asked, "status"), **given)

    said = _("De prioriteit is gewijzigd.")
    return _revise(services, asked, Priority, change_of, PRIORITY_LABELS, said)


def add_study(services: Services, asked: Asked) -> Outcome:
    """A new study: area, title, about, method, since, until, findings, link, indicators, others."""

    def write() -> tuple[str, str]:
        change = AddStudy(area=area_of(services, asked), **_study(services, asked))
        services.write(services.current_user(), change)
        return _("Het deelonderzoek is bewaard."), ""

    return outcome(write)


def revise_study(services: Services, asked: Asked) -> Outcome:
    """A study as it is from now on: id, seen, status and the fields of a new one."""

    def change_of(its_id: int, seen: int | None) -> Change:
        given = _study(services, asked)
        return ReviseStudy(id=its_id, seen=seen, status=text(asked, "status"), **given)

    said = _("Het deelonderzoek is gewijzigd.")
    return _revise(services, asked, Study, change_of, STUDY_LABELS, said)


def _revise(
    services: Services,
    asked: Asked,
    kind: type[Priority] | type[Study],
    change_of: Callable[[int, int | None], Change],
    labels: Mapping[str, str],
    said: str,
) -> Outcome:
    its_id, seen = number(asked, "id"), number(asked, "seen")

    def write() -> tuple[str, str]:
        found = services.steering.history(kind, its_id) if its_id else ()
        if its_id is None or not found or found[-1].municipality != services.snapshot().code:
            raise ChangeRefused([Refusal(None, _("Dit bestaat niet (meer)."))])
        services.write(services.current_user(), change_of(its_id, seen))
        return said, ""

    def told(_overtaken: Overtaken) -> Iterable[str]:
        found = services.steering.history(kind, its_id or 0)
        written = services.steering.analysis(area=found[-1].area)
        words = column_words(written, services.catalogue)
        return meanwhile(found, seen, labels, words, services.snapshot().names)

    return outcome(write, told)


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

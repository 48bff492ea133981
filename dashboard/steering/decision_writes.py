"""What people fill in about decisions is written, or refused in words; every value is untrusted."""

from dashboard.services import Services
from dashboard.steering.decisions import LABELS, ColumnWords
from dashboard.steering.forms import (
    Asked,
    Outcome,
    check_days,
    chosen,
    day,
    outcome,
    text,
)
from dashboard.steering.history import Words
from dashboard.steering.revising import Revising, revised
from data.language import _
from data.steering.decisions import RecordDecision, ReviseDecision
from data.steering.rows import Decision

NEW, REVISE = "besluit", "besluit-wijzig"
"""Names of the forms."""


def record(services: Services, asked: Asked) -> Outcome:
    """A new decision: area, meeting ("" for none), text, owner, decided, due, indicator, theme,
    goal; `stay` keeps the browser on the page of the meeting."""

    def write() -> tuple[str, str]:
        snapshot = services.snapshot()
        area = text(asked, "area")
        check_days(asked, "due", "decided")
        change = RecordDecision(
            area=area if area in snapshot.levels else "",
            meeting=chosen(asked, "meeting"),
            text=text(asked, "text"),
            owner=text(asked, "owner"),
            decided=day(asked.get("decided")),
            due=day(asked.get("due")),
            indicator=text(asked, "indicator") or None,
            theme=text(asked, "theme") or None,
            goal=chosen(asked, "goal"),
            known=frozenset(services.catalogue.indicators),
        )
        its_id = services.write(services.current_user(), change)
        go = "" if text(asked, "stay") else f"/sturen/besluit/{its_id}"
        return _("Het besluit is vastgelegd."), go

    return outcome(write)


def revise(services: Services, asked: Asked) -> Outcome:
    """A decision as it is from now on: id, seen, text, owner, due, status, remark, indicator,
    theme, goal."""

    def change_of(its_id: int, seen: int | None, _decision: Decision) -> ReviseDecision:
        check_days(asked, "due")
        return ReviseDecision(
            id=its_id,
            seen=seen,
            text=text(asked, "text"),
            owner=text(asked, "owner"),
            due=day(asked.get("due")),
            status=text(asked, "status"),
            remark=text(asked, "remark"),
            indicator=text(asked, "indicator") or None,
            theme=text(asked, "theme") or None,
            goal=chosen(asked, "goal"),
            known=frozenset(services.catalogue.indicators),
        )

    what = Revising(Decision, LABELS, _words, _("Het besluit is gewijzigd."))
    return revised(services, asked, what, change_of)


def _words(services: Services, decision: Decision) -> Words:
    steering = services.steering.of(municipality=decision.municipality)
    return ColumnWords(steering, services.snapshot(), services.catalogue).of

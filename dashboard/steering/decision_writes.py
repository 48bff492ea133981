"""What people fill in about decisions is written, or refused in words; every value is untrusted."""

from collections.abc import Iterable

from dashboard.services import Services
from dashboard.steering.decisions import LABELS, ColumnWords
from dashboard.steering.forms import (
    Asked,
    Outcome,
    check_days,
    chosen,
    day,
    number,
    outcome,
    text,
)
from dashboard.steering.history import meanwhile
from data.changes import ChangeRefused, Refusal
from data.language import _
from data.steering.decisions import RecordDecision, ReviseDecision
from data.steering.revisions import Overtaken
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
    its_id, seen = number(asked, "id"), number(asked, "seen")

    def write() -> tuple[str, str]:
        snapshot = services.snapshot()
        check_days(asked, "due")
        rows = services.steering.history(Decision, its_id) if its_id else ()
        if not rows or rows[-1].municipality != snapshot.code:
            raise ChangeRefused([Refusal(None, _("Dit besluit bestaat niet (meer)."))])
        change = ReviseDecision(
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
        services.write(services.current_user(), change)
        return _("Het besluit is gewijzigd."), ""

    def told(_overtaken: Overtaken) -> Iterable[str]:
        snapshot = services.snapshot()
        steering = services.steering.of(municipality=snapshot.code)
        words = ColumnWords(steering, snapshot, services.catalogue)
        rows = services.steering.history(Decision, its_id or 0)
        return meanwhile(rows, seen, LABELS, words.of, snapshot.names)

    return outcome(write, told)

"""All decisions of an area as a table for CSV and Excel."""

from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.calendar import day_of
from dashboard.csv_text import csv_text
from dashboard.notes import who
from dashboard.sheet import xlsx_table
from dashboard.steering.decisions import ColumnWords, in_order, is_late
from dashboard.steering.scope import Scope
from data.catalogue import Catalogue
from data.language import _
from data.steering.store import Steering

HEADER = (
    *("nummer", "gebied", "gebied_naam", "overleg", "besloten_op", "besluit", "wie", "klaar_op"),
    *("stand", "te_laat", "opmerking", "cijfer", "thema", "doel", "gewijzigd_op", "door"),
)


def decisions_csv(
    steering: Steering, scope: Scope, catalogue: Catalogue, today: date, *, excel: bool
) -> str:
    return csv_text(HEADER, _records(steering, scope, catalogue, today), excel=excel)


def decisions_xlsx(steering: Steering, scope: Scope, catalogue: Catalogue, today: date) -> bytes:
    return xlsx_table(_("Besluiten"), HEADER, _records(steering, scope, catalogue, today))


def _records(
    steering: Steering, scope: Scope, catalogue: Catalogue, today: date
) -> Iterable[Sequence[object]]:
    """The newest revision of every decision about the area and what lies in it."""
    words, names = ColumnWords(steering, scope.snapshot, catalogue), scope.snapshot.names
    meetings = {meeting.id: meeting.title for meeting in steering.meetings}
    for decision in in_order((d for d in steering.decisions if scope.holds(d.area)), today):
        late = _("ja") if is_late(decision, today) else _("nee")
        yield (
            decision.id,
            decision.area,
            names.get(decision.area, decision.area),
            meetings.get(decision.meeting or 0, ""),
            decision.decided,
            decision.text,
            decision.owner,
            decision.due,
            words.of("status", decision.status),
            late,
            decision.remark,
            words.of("indicator", decision.indicator),
            words.of("theme", decision.theme),
            words.of("goal", decision.goal),
            day_of(decision.at),
            who(decision.by, names),
        )

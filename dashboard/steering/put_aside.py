"""Which signals are put aside: until a day, and as long as their figure stays what it was."""

from collections.abc import Iterable, Mapping
from datetime import date

from dashboard import formatting
from dashboard.calendar import day_of
from dashboard.notes import Names, who
from dashboard.steering.signals import Kind, Signal
from data.language import _
from data.steering.asides import same_figure
from data.steering.rows import Aside
from data.steering.words import STRENGTH, WORRY

KEPT_KINDS: Mapping[Kind, str] = {"worry": WORRY, "strength": STRENGTH}
"""A kind of signal -> the word that is kept in the store."""
Key = tuple[str, str, str]
"""(area, indicator, kept kind) of a signal."""


def key_of(signal: Signal) -> Key:
    return signal.area, signal.indicator_id, KEPT_KINDS[signal.kind]


def newest_asides(rows: Iterable[Aside]) -> dict[Key, Aside]:
    """rows: oldest first. What was said last about a signal counts."""
    return {(row.area, row.indicator, row.kind): row for row in rows}


def aside_of(signal: Signal, newest: Mapping[Key, Aside], today: date) -> Aside | None:
    """How a signal was put aside; None when it is to be seen: never put aside, taken back, the day
    came, or the figure moved."""
    row = newest.get(key_of(signal))
    if row is None or row.until is None or row.until <= today:
        return None
    judged = signal.judged
    same = row.period == judged.period and same_figure(row.value, judged.value)
    return row if same else None


def aside_words(row: Aside, names: Names) -> str:
    """ "Opzij gelegd door Els, beleid, op 3 november 2026 tot 1 mei 2027. Reden: ..."."""
    text = _("Opzij gelegd door {who}, op {day}, tot {until}. Reden: {reason}")
    return text.format(
        who=who(row.by, names),
        day=formatting.date(day_of(row.at)),
        until=formatting.date(row.until) if row.until else "",
        reason=row.reason,
    )

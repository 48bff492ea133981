"""Words for reasons and verdicts, as texts.py hands them out. Never colour alone."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import formatting
from dashboard.compare import Verdict
from dashboard.palette import Tone
from data.catalogue.model import Indicator, Status
from data.language import _

_REASONS = {
    Status.FINAL: _("definitief cijfer"),
    Status.PROVISIONAL: _("voorlopig cijfer"),
    Status.WITHHELD: _("niet getoond: te weinig inwoners"),
    Status.UNRELIABLE: _("niet getoond: te onzeker"),
    Status.NOT_MEASURED: _("niet gemeten in deze periode"),
    Status.NOT_APPLICABLE: _("niet van toepassing"),
    Status.MISSING: _("onbekend: de bron geeft geen cijfer"),
}
ESTIMATED, RECALCULATED = "estimated", _("omgerekend")
_CARRIED = {
    "recoded": _("zelfde gebied, toen met een andere code"),
    "summed": _("opgeteld uit de gebieden van toen"),
    ESTIMATED: _("omgerekend naar de grenzen van nu"),
}
Row = pd.Series | Mapping[Hashable, Any]
SHORT = 40
"""Characters that a legend has room for."""

_SHORT = {
    Status.FINAL: _("definitief"),
    Status.PROVISIONAL: _("voorlopig"),
    Status.WITHHELD: _("te weinig inwoners"),
    Status.UNRELIABLE: _("te onzeker"),
    Status.NOT_MEASURED: _("niet gemeten"),
    Status.NOT_APPLICABLE: _("niet van toepassing"),
    Status.MISSING: _("geen cijfer in de bron"),
}


def _note(note: object) -> str:
    """The note as text; empty when there is none (None, NaN)."""
    return note.strip().rstrip(".") if isinstance(note, str) else ""


def status_reason(status: str, note: object = None) -> str:
    """Why there is no figure: "niet getoond: te weinig inwoners (minder dan 50 inwoners)"."""
    known = Status(status)
    reason, remark = _REASONS[known], _note(note)
    if _is_small_count(known, note):
        reason = _("niet getoond: te kleine aantallen")
    if known is Status.MISSING and remark:
        return _("onbekend: {note}").format(note=remark)
    return f"{reason} ({remark})" if remark else reason


def status_short(status: str, note: object = None) -> str:
    """For a legend or a list of areas: "te weinig inwoners", "niet gemeten"."""
    known, remark = Status(status), _note(note)
    if _is_small_count(known, note):
        return _("te kleine aantallen")
    if known is Status.MISSING and 0 < len(remark) <= SHORT:
        return remark
    return _SHORT[known]


def _is_small_count(status: Status, note: object) -> bool:
    """Withheld because few people are counted, not because few people live there."""
    remark = _note(note)
    return status is Status.WITHHELD and bool(remark) and "inwoner" not in remark


def carried_words(row: Row) -> str:
    """ "opgeteld uit Oost en West": how a figure of former borders came to be one of this area; ""
    for all others. An estimate is always called one."""
    how = row.get("carried")
    if not isinstance(how, str) or not formatting.is_known(row["value"]):
        return ""
    said = _note(row.get("note")) or _CARRIED.get(how, "")
    if how != ESTIMATED or RECALCULATED in said:
        return said
    return f"{RECALCULATED}: {said}" if said else RECALCULATED


def estimated_mark(how: object) -> str:
    """Behind a value in a table. how: the column `carried`."""
    return f" ({RECALCULATED})" if how == ESTIMATED else ""


def value_or_reason(row: Row, indicator: Indicator) -> str:
    """What stands in a table cell or tooltip: the short value, or the reason there is none."""
    if not Status(row["status"]).has_value or not formatting.is_known(row["value"]):
        return status_reason(_status_without_value(row), row.get("note"))
    return formatting.short_value(row["value"], indicator) + estimated_mark(row.get("carried"))


def _status_without_value(row: Row) -> Status:
    status = Status(row["status"])
    return Status.MISSING if status.has_value else status


def reasons_summary(gaps: pd.DataFrame) -> str:
    """ "2 te weinig inwoners, 1 niet gemeten": rows without a value by reason, most first.

    gaps: status and note of the areas without a value. One reason for all is not counted.
    """
    found = Counter(map(status_short, gaps["status"], gaps["note"]))
    if len(found) == 1:
        return next(iter(found))
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return enumerated(f"{count} {reason}" for reason, count in ordered)


def enumerated(items: Iterable[str]) -> str:
    """ "A", "A en B", "A, B en C"."""
    found = list(items)
    if len(found) < 2:
        return "".join(found)
    return _("{items} en {last}").format(items=", ".join(found[:-1]), last=found[-1])


@dataclass(frozen=True)
class VerdictWords:
    """symbol and word give the direction; meaning ("" when neutral) and tone the judgement."""

    symbol: str
    word: str
    meaning: str
    tone: Tone


def is_higher(verdict: Verdict, polarity: str) -> bool:
    """Whether the value lies above the comparator. Only for better, worse, higher and lower."""
    if verdict in (Verdict.HIGHER, Verdict.LOWER):
        return verdict is Verdict.HIGHER
    return (verdict is Verdict.BETTER) == (polarity != "lower_is_better")


def verdict_words(verdict: Verdict, polarity: str) -> VerdictWords:
    """better for lower_is_better -> ▼ lager, gunstiger."""
    if verdict is Verdict.UNKNOWN:
        return VerdictWords("–", _("niet te vergelijken"), "", "comparable")
    if verdict is Verdict.SIMILAR:
        return VerdictWords("●", _("vergelijkbaar"), "", "comparable")
    higher = is_higher(verdict, polarity)
    symbol, word = ("▲", _("hoger")) if higher else ("▼", _("lager"))
    if verdict is Verdict.BETTER:
        return VerdictWords(symbol, word, _("gunstiger"), "favourable")
    if verdict is Verdict.WORSE:
        return VerdictWords(symbol, word, _("ongunstiger"), "unfavourable")
    return VerdictWords(symbol, word, "", "comparable")


def verdict_label(verdict: Verdict, polarity: str, comparator_name: str | None = None) -> str:
    """The chip: "▲ hoger dan Eldermonde", "● vergelijkbaar met Eldermonde", "▼ lager"."""
    words = verdict_words(verdict, polarity)
    if comparator_name is None:
        return f"{words.symbol} {words.word}"
    link = _("dan") if verdict not in (Verdict.SIMILAR, Verdict.UNKNOWN) else _("met")
    return f"{words.symbol} {words.word} {link} {comparator_name}"


def polarity_words(indicator: Indicator) -> str:
    """For under a heading: "hoger is ongunstiger"; empty when neutral."""
    return {
        "higher_is_better": _("hoger is gunstiger"),
        "lower_is_better": _("hoger is ongunstiger"),
        "neutral": "",
    }[indicator.polarity]

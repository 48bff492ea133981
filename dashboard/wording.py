"""Words for reasons, verdicts and trends, as texts.py hands them out. Never colour alone."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard import formatting
from dashboard.compare import Verdict
from dashboard.palette import Tone
from dashboard.trend import Trend, TrendWord
from data.catalogue.model import Break, Indicator, Status
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
_SHORT = {
    Status.FINAL: _("definitief"),
    Status.PROVISIONAL: _("voorlopig"),
    Status.WITHHELD: _("te weinig inwoners"),
    Status.UNRELIABLE: _("te onzeker"),
    Status.NOT_MEASURED: _("niet gemeten"),
    Status.NOT_APPLICABLE: _("niet van toepassing"),
    Status.MISSING: _("geen cijfer in de bron"),
}
_BREAKS = {
    "definition": _("het cijfer is anders omschreven"),
    "counting": _("er is anders geteld"),
    "border": _("de grens is veranderd"),
}


def _note(note: object) -> str:
    """The note as text; empty when there is none (None, NaN)."""
    return note.strip().rstrip(".") if isinstance(note, str) else ""


def status_reason(status: str, note: object = None) -> str:
    """Why there is no figure: "niet getoond: te weinig inwoners (minder dan 50 inwoners)"."""
    known = Status(status)
    reason, remark = _REASONS[known], _note(note)
    if known is Status.WITHHELD and remark and "inwoners" not in remark:
        reason = _("niet getoond: te kleine aantallen")
    if known is Status.MISSING and remark:
        return _("onbekend: {note}").format(note=remark)
    return f"{reason} ({remark})" if remark else reason


def status_short(status: str) -> str:
    """For a legend or a list of areas: "te weinig inwoners", "niet gemeten"."""
    return _SHORT[Status(status)]


def value_or_reason(row: pd.Series, indicator: Indicator) -> str:
    """What stands in a table cell or tooltip: the short value, or the reason there is none."""
    if not Status(row["status"]).has_value or not formatting.is_known(row["value"]):
        return status_reason(_status_without_value(row), row.get("note"))
    return formatting.short_value(row["value"], indicator)


def _status_without_value(row: pd.Series) -> Status:
    status = Status(row["status"])
    return Status.MISSING if status.has_value else status


def reasons_summary(statuses: Iterable[str]) -> str:
    """ "2 te weinig inwoners, 1 niet gemeten": areas without a value by reason, most first."""
    counts = pd.Series([status_short(s) for s in statuses if not Status(s).has_value], dtype=object)
    found = counts.value_counts(sort=False)
    ordered = sorted(found.items(), key=lambda item: (-int(item[1]), str(item[0])))
    return ", ".join(f"{count} {reason}" for reason, count in ordered)


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
    """The chip: "▲ hoger dan Nijmegen", "● vergelijkbaar met Nijmegen", "▼ lager"."""
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


def break_words(broken: Break) -> str:
    """ "breuk in 2021: er is anders geteld"."""
    text = _("breuk in {period}: {kind}")
    return text.format(period=formatting.period(broken.period), kind=_BREAKS[broken.kind])


def trend_words(trend: Trend) -> str:
    """For a table cell: "stijgt sinds 2021", "geen duidelijke verandering sinds 2019"."""
    if trend.word is TrendWord.TOO_FEW or trend.first is None:
        return _("te weinig metingen voor een trend")
    words = {
        TrendWord.RISING: _("stijgt sinds {period}"),
        TrendWord.FALLING: _("daalt sinds {period}"),
        TrendWord.NO_CLEAR_CHANGE: _("geen duidelijke verandering sinds {period}"),
    }
    return words[trend.word].format(period=formatting.period(trend.first))


def trend_sentence(trend: Trend, indicator: Indicator) -> str:
    """trend_words with the size of a change, and the break that cut the series."""
    text = trend_words(trend) + _pace(trend, indicator)
    if trend.broken is None:
        return text
    tail = _("Cijfers van vóór {period} tellen niet mee: {kind}.")
    kind = _BREAKS[trend.broken.kind]
    return f"{text}. " + tail.format(period=formatting.period(trend.broken.period), kind=kind)


def _pace(trend: Trend, indicator: Indicator) -> str:
    """ ", gemiddeld 1,2 procentpunt per jaar": only for a rise or fall that is clear."""
    if trend.word not in (TrendWord.RISING, TrendWord.FALLING) or trend.slope != trend.slope:
        return ""
    size = abs(trend.slope)
    if trend.unit == "percent":
        amount = _("{number}%").format(number=formatting.number(size, 1))
    elif indicator.unit == "%":
        amount = _("{number} procentpunt").format(number=formatting.number(size, 1))
    else:
        amount = _amount(size, indicator)
    return _(", gemiddeld {amount} per jaar").format(amount=amount)


def _amount(size: float, indicator: Indicator) -> str:
    """One digit more than a value has: a yearly change is smaller than what changes."""
    unit = formatting.unit_of(indicator)
    decimals = formatting.shown_decimals(indicator) + 1
    return f"{unit.before}{formatting.number(size * unit.factor, decimals)}{unit.short_after}"

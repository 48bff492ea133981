"""What is said of a figure that is other than it was."""

from dashboard import formatting
from dashboard.compare import Verdict
from dashboard.figure_rows import FigureRows
from dashboard.steering.known import Known, printed
from dashboard.trend import period_start
from dashboard.wording import is_higher, verdict_words
from data.catalogue.model import Break, Indicator
from data.language import _

NEWER, CORRECTED, GONE = "nieuw", "bijgesteld", "weg"
"""A newer period, another value of the same period, no figure any more."""
_MEASURED = _("Er is intussen anders gemeten: deze twee zijn niet te vergelijken.")
_MOVED = _("De grens van het gebied is intussen veranderd: deze twee zijn niet te vergelijken.")
_CUT = {"definition": _MEASURED, "counting": _MEASURED, "border": _MOVED}


def change_words(
    kind: str,
    verdict: Verdict,
    indicator: Indicator,
    then: Known,
    now: Known | None,
    rows: FigureRows,
) -> str:
    if now is None or then.value is None:
        return ""
    if kind == CORRECTED:
        if isinstance(rows.row(indicator.id, then.period).get("carried"), str):
            return _("Dit cijfer is omgezet naar de grenzen van nu.")
        return _("De bron heeft dit cijfer bijgesteld.")
    told = [_noise(verdict, indicator, then, now)]
    stored = rows.row(indicator.id, then.period)["value"]
    if formatting.is_known(stored):
        shown = formatting.short_value(stored, indicator)
        if shown != printed(then, indicator):
            text = _("Het cijfer over {period} is intussen bijgesteld naar {value}.")
            when = formatting.period_phrase(then.period)
            told.append(text.format(period=when, value=shown))
    return " ".join(words for words in told if words)


def _noise(verdict: Verdict, indicator: Indicator, then: Known, now: Known) -> str:
    if verdict is Verdict.SIMILAR:
        return _("Dit verschil kan toeval zijn.")
    if verdict is Verdict.UNKNOWN:
        if broken := break_between(indicator, then, now):
            return _CUT[broken.kind]
        is_count = indicator.kind == "count"
        return "" if is_count else _("Of dit verschil toeval is, is niet te berekenen.")
    word = _("Hoger dan toen") if is_higher(verdict, indicator.polarity) else _("Lager dan toen")
    meaning = verdict_words(verdict, indicator.polarity).meaning
    said = f"{word} ({meaning})" if meaning else word
    return _("{said}: meer dan toeval.").format(said=said)


def break_between(indicator: Indicator, then: Known, now: Known) -> Break | None:
    """What keeps the two apart, the newest one. indicator: with the breaks of the area."""
    first, last = period_start(then.period), period_start(now.period)
    cuts = (b for b in reversed(indicator.breaks) if first < period_start(b.period) <= last)
    return next(cuts, None)

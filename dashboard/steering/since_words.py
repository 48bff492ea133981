"""What is said of a figure that is other than it was."""

from dashboard import formatting
from dashboard.compare import Verdict
from dashboard.figure_rows import FigureRows
from dashboard.steering.known import Known, printed
from dashboard.trend import period_start
from dashboard.wording import is_higher, verdict_words
from data.catalogue.model import Indicator
from data.language import _

NEWER, CORRECTED, GONE = "nieuw", "bijgesteld", "weg"
"""A newer period, another value of the same period, no figure any more."""


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
        if has_break(indicator, then, now):
            return _("Er is intussen anders gemeten: deze twee zijn niet te vergelijken.")
        is_count = indicator.kind == "count"
        return "" if is_count else _("Of dit verschil toeval is, is niet te berekenen.")
    word = _("Hoger dan toen") if is_higher(verdict, indicator.polarity) else _("Lager dan toen")
    meaning = verdict_words(verdict, indicator.polarity).meaning
    said = f"{word} ({meaning})" if meaning else word
    return _("{said}: meer dan toeval.").format(said=said)


def has_break(indicator: Indicator, then: Known, now: Known) -> bool:
    """Whether the figure was measured otherwise in between."""
    first, last = period_start(then.period), period_start(now.period)
    return any(first < period_start(broken.period) <= last for broken in indicator.breaks)

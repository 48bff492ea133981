"""Words for trends and for the breaks that cut them, as texts.py hands them out."""

from dataclasses import replace

from dashboard import formatting
from dashboard.trend import Trend, TrendWord
from data.catalogue.model import Break, Indicator
from data.language import _

_BREAKS = {
    "definition": _("het cijfer is anders omschreven"),
    "counting": _("er is anders geteld"),
    "border": _("de grens is veranderd"),
}


def break_words(broken: Break) -> str:
    """ "breuk in 2021: er is anders geteld"."""
    text = _("breuk in {period}: {kind}")
    return text.format(period=formatting.period_phrase(broken.period), kind=_BREAKS[broken.kind])


def broken_words(trend: Trend) -> str:
    """The break that left earlier figures out of a trend, with its reason; "" without one."""
    if trend.broken is None:
        return ""
    return f"{break_words(trend.broken)}. {trend.broken.reason.rstrip('.')}."


def trend_words(trend: Trend) -> str:
    """For a table cell: "stijgt sinds 2021", "geen duidelijke verandering sinds 2019"."""
    if trend.word is TrendWord.TOO_FEW or trend.first is None:
        if trend.broken is None:
            return _("te weinig metingen voor een trend")
        text = _("te weinig metingen sinds de breuk in {period}")
        return text.format(period=formatting.period_phrase(trend.broken.period))
    words = {
        TrendWord.RISING: _("stijgt sinds {period}"),
        TrendWord.FALLING: _("daalt sinds {period}"),
        TrendWord.NO_CLEAR_CHANGE: _("geen duidelijke verandering sinds {period}"),
    }
    text = words[trend.word].format(period=formatting.period_phrase(trend.first))
    return _("{trend} (breuk)").format(trend=text) if trend.broken else text


def trend_sentence(trend: Trend, indicator: Indicator) -> str:
    """trend_words with the size of a change, and why earlier figures were left out.

    Starts small and has no full stop at its end, except when a break is explained.
    """
    text = trend_clause(trend, indicator)
    if trend.broken is None:
        return text
    tail = _("Cijfers van vóór {period} tellen niet mee: {kind}. {reason}.")
    return f"{text}. " + tail.format(
        period=formatting.period_phrase(trend.broken.period),
        kind=_BREAKS[trend.broken.kind],
        reason=trend.broken.reason.rstrip("."),
    )


def trend_clause(trend: Trend, indicator: Indicator) -> str:
    """trend_words with the size of a change, without a word about a break that is told elsewhere.

    Starts small and has no full stop at its end.
    """
    whole = replace(trend, broken=None) if trend.word is not TrendWord.TOO_FEW else trend
    return trend_words(whole) + _pace(trend, indicator)


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
    decimals = formatting.shown_decimals(indicator) + (1 if unit.factor == 1 else 0)
    return f"{unit.before}{formatting.number(size * unit.factor, decimals)}{unit.short_after}"

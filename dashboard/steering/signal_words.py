"""A signal in words: what it says, and why it is here."""

from dashboard import formatting, wording
from dashboard.steering.signals import Signal
from dashboard.trend import TrendWord
from dashboard.trend_wording import trend_clause
from data.catalogue.model import Indicator
from data.language import _


def head(signal: Signal) -> str:
    """ "Linderbos · misdrijven"."""
    return f"{signal.judged.name} · {small_title(signal.judged.indicator)}"


def small_title(indicator: Indicator) -> str:
    """The title inside a sentence: "eenzaam", and "WW-uitkering" as it is."""
    title = indicator.title
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def sentence(signal: Signal) -> str:
    """ "Linderbos · misdrijven: hoger dan Eldermonde (100,3 tegen 54,8 per 1.000) en gestegen van
    71,1 in 2015 naar 100,3 in 2025. Het gaat om 287 geregistreerde misdrijven."."""
    return f"{head(signal)}: {claim(signal)}"


def claim(signal: Signal) -> str:
    """The same without its head; starts small."""
    text = _("{word} dan {comparator} ({value} tegen {other}) en {course}.")
    judged, indicator = signal.judged, signal.judged.indicator
    said = text.format(
        word=wording.verdict_words(judged.verdict, indicator.polarity).word,
        comparator=signal.comparator_name,
        value=formatting.label_value(judged.value, indicator),
        other=formatting.short_value(judged.other, indicator),
        course=_course(signal),
    )
    return " ".join(part for part in (said, size(signal)) if part)


def _course(signal: Signal) -> str:
    """From where to where; the test alone where both ends, which are two figures of many, do not
    show what all of them together do."""
    indicator, trend = signal.judged.indicator, signal.judged.trend
    ends = (signal.first, signal.last)
    start, end = (formatting.shown(amount, indicator) for amount in ends)
    rises = trend.word is TrendWord.RISING
    if start == end or (end > start) != rises:
        return trend_clause(trend, indicator)
    text = _("{moved} van {start} in {since} naar {end} in {period}")
    return text.format(
        moved=_("gestegen") if rises else _("gedaald"),
        start=formatting.bare_value(signal.first, indicator),
        since=formatting.period_phrase(trend.first or ""),
        end=formatting.label_value(signal.last, indicator),
        period=formatting.period_phrase(trend.last or ""),
    )


def size(signal: Signal) -> str:
    """ "Het gaat om 620 personen met een bijstandsuitkering."; "" where nothing was counted."""
    counted = signal.judged.counted
    if counted is None or counted.number < 2:
        return ""
    number = formatting.number(counted.number, 0)
    return _("Het gaat om {number} {words}.").format(number=number, words=counted.words)


def why(signal: Signal) -> str:
    """ "Waarom dit signaal: ongunstiger dan Eldermonde, en sinds 2021 ongunstiger geworden; ...":
    what was tested, among how many, and how often such a choice is wrong."""
    judgement = (
        _("ongunstiger dan {comparator}, en sinds {period} ongunstiger geworden")
        if signal.kind == "worry"
        else _("gunstiger dan {comparator}, en sinds {period} nog gunstiger geworden")
    )
    text = _(
        "Waarom dit signaal: {judgement}; allebei meer dan toeval verklaart ({tested} cijfers van "
        "gebieden getoetst, kans op vals alarm onder {share}%)."
    )
    return text.format(
        judgement=judgement.format(
            comparator=signal.comparator_name,
            period=formatting.period_phrase(signal.judged.trend.first or ""),
        ),
        tested=formatting.number(signal.tested, 0),
        share=share_words(signal.share),
    )


def unproven(signal: Signal) -> str:
    """What a reader has to know of a figure that looks like a signal and was not tested."""
    text = _(
        "Niet getoetst: dit is een schatting zonder marge. Vraag wie {area} kent, of het klopt."
    )
    return text.format(area=signal.judged.name)


def share_words(share: float) -> str:
    """0.1 -> "10", 0.025 -> "2,5": in percent, without a decimal that says nothing."""
    percent = 100 * share
    return formatting.number(percent, 0 if abs(percent - round(percent)) < 0.05 else 1)

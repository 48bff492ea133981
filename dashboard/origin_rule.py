"""How one number came about, in short sentences: how it was computed, and which rules hold for it.

What a figure is made of is only ever told when the figure itself is shown (norms B2 and B7).
"""

from collections.abc import Iterator

from dashboard import formatting, wording
from dashboard.origin_number import Number
from dashboard.rule_line import least_shown
from dashboard.trend_wording import break_words
from data.catalogue import Catalogue
from data.catalogue.calculation import calculation, calculation_from_places
from data.catalogue.model import Indicator, Status
from data.disclosure.rules import CAP, SMALLEST_SHOWN, STEP
from data.importers.own_figures import SOURCE as OWN_FIGURES
from data.language import _

_CARRIED = {
    "recoded": _("Dit gebied had toen een andere code. Het is hetzelfde gebied."),
    "summed": _(
        "Dit gebied bestond toen uit andere gebieden. Wij telden hun aantallen bij elkaar op."
    ),
    "estimated": _(
        "De grens van dit gebied lag toen anders. Dit cijfer is een schatting: wij verdeelden de "
        "aantallen naar het aantal inwoners."
    ),
}


def how_made(number: Number, catalogue: Catalogue) -> list[str]:
    """From what the source gives to what stands on the screen."""
    told = [_computed(number, catalogue), *_parts(number), *_size(number), *_summed(number)]
    told += [_CARRIED[number.carried]] if number.carried in _CARRIED else []
    if number.is_shown and number.status is Status.PROVISIONAL:
        told.append(_("Het cijfer is voorlopig."))
    if number.is_shown and isinstance(number.note, str) and number.note.strip():
        told.append(_("Toelichting bij dit cijfer: {note}.").format(note=number.note.rstrip(". ")))
    return [*told, *_margin(number)]


def rules(number: Number, catalogue: Catalogue) -> list[str]:
    """What is rounded, and what is not shown."""
    told = [_rounding(number.indicator)]
    least, unit = least_shown(number.indicator, catalogue)
    if least:
        text = _("Bij minder dan {least} {unit} tonen wij geen cijfer.")
        told.append(text.format(least=formatting.number(least, 0), unit=unit))
    if number.indicator.sensitive and number.source == OWN_FIGURES:
        told += _protection(number.indicator)
    return told


def why_not(number: Number) -> list[str]:
    """Why there is no figure; empty when there is one."""
    if number.is_shown:
        return []
    status = Status.MISSING if number.status.has_value else number.status
    told = [_("{reason}.").format(reason=wording.status_reason(status, number.note).capitalize())]
    if status is Status.WITHHELD:
        told.append(_("Ook waaruit het is berekend, tonen wij dan niet."))
    return told


def broken(number: Number) -> list[str]:
    """Where the series is cut."""
    return [
        f"{break_words(cut)[:1].upper()}{break_words(cut)[1:]}. {cut.reason.rstrip('.')}."
        for cut in number.indicator.breaks
    ]


def _computed(number: Number, catalogue: Catalogue) -> str:
    item = number.indicator
    if number.is_from_places and item.places:
        text = _("Het dashboard telt zelf, uit de plaatsen die zijn geladen of ingevoerd: {how}.")
        return text.format(how=calculation_from_places(item.places))
    if item.is_derived and _is_counted(number):
        text = _("De bron geeft een aantal. Wij rekenen verder: {how}.")
        return text.format(how=calculation(item, catalogue))
    if number.column and number.column.factor != 1:
        text = _("De bron geeft dit cijfer in een andere eenheid. Wij rekenen om naar {unit}.")
        return text.format(unit=formatting.unit_words(item))
    return _("De bron geeft dit cijfer zo. Wij rekenen niets om.")


def _is_counted(number: Number) -> bool:
    column = number.column
    return column is None or column.role == "numerator" or number.numerator is not None


def _parts(number: Number) -> Iterator[str]:
    """The sum itself, with the numbers of this figure."""
    item = number.indicator
    known = formatting.is_known(number.numerator) and formatting.is_known(number.denominator)
    if not (number.is_shown and known and item.per):
        return
    text = _("Hier is dat {numerator} gedeeld door {denominator}: {value}.")
    if item.per != 1:
        text = _("Hier is dat {numerator} gedeeld door {denominator}, keer {per}: {value}.")
    yield text.format(
        numerator=formatting.number(number.numerator, 0),
        denominator=formatting.number(number.denominator, 0),
        per=formatting.number(item.per, 0),
        value=formatting.short_value(number.value, item),
    )


def _size(number: Number) -> Iterator[str]:
    used = number.denominator_period
    if number.is_shown and used and used != number.period:
        text = _("Het getal waardoor is gedeeld, is van {used}. Van {own} weten wij het niet.")
        when = formatting.period_phrase
        yield text.format(used=when(used), own=when(number.period))


def _summed(number: Number) -> Iterator[str]:
    if not number.summed or not number.is_shown:
        return
    yield {
        "wijk": _("De bron geeft het aantal per buurt. Wij telden de buurten bij elkaar op."),
        "gemeente": _(
            "De bron geeft het aantal per wijk of buurt. Wij telden alle gebieden bij elkaar op."
        ),
    }.get(number.level, _("Wij telden kleinere gebieden bij elkaar op."))


def _margin(number: Number) -> Iterator[str]:
    ends = (number.lower, number.upper)
    if number.is_shown and all(map(formatting.is_known, ends)):
        low, high = (formatting.short_value(end, number.indicator) for end in ends)
        yield _("De bron geeft een marge: van {low} tot {high}.").format(low=low, high=high)


def _rounding(indicator: Indicator) -> str:
    decimals = formatting.shown_decimals(indicator)
    if decimals == 0:
        return _("Wij ronden af op een heel getal.")
    if decimals == 1:
        return _("Wij ronden af op één cijfer achter de komma.")
    return _("Wij ronden af op {n} cijfers achter de komma.").format(n=decimals)


def _protection(indicator: Indicator) -> list[str]:
    text = _(
        "Dit cijfer gaat over een kleine groep mensen. Een aantal onder de {least} tonen wij niet. "
        "Andere aantallen ronden wij af op {step}, en daarna rekenen wij pas verder."
    )
    told = [text.format(least=SMALLEST_SHOWN, step=STEP)]
    if indicator.kind == "share":
        text = _(
            "Een percentage van {low}% of lager, of van {high}% of hoger, tonen wij niet precies."
        )
        told.append(text.format(low=round(CAP * 100), high=round(100 - CAP * 100)))
    told.append(_("Ook tonen wij niets waaruit zo'n klein aantal is af te leiden."))
    # The pages do not know which rules a gemeente changed; they must not claim the norm's.
    return [*told, _("Dit is de standaard. De gemeente kan een andere regel hebben vastgelegd.")]

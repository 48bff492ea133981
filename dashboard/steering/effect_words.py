"""Did it help, in words: careful ones. Bewezen is het nooit."""

from dashboard import formatting
from dashboard.steering.effect_areas import LookedBack
from dashboard.steering.effect_found import Effect, Estimate, Outcome
from dashboard.steering.effect_periods import FEWEST_BEFORE, Reason
from dashboard.trend_wording import break_words
from dashboard.wording import enumerated
from data.catalogue.model import Indicator
from data.language import _

HEADING = _("Heeft het geholpen?")
CALLED = frozenset(Outcome) - {Outcome.NO_EFFECT_SHOWN, Outcome.CANNOT_TELL}
_CALLED = {
    Outcome.IMPROVED: _("Waarschijnlijk wel"),
    Outcome.WORSENED: _("Waarschijnlijk niet: het cijfer werd juist ongunstiger"),
    Outcome.HIGHER: _("Het cijfer werd waarschijnlijk hoger"),
    Outcome.LOWER: _("Het cijfer werd waarschijnlijk lager"),
    Outcome.NO_EFFECT_SHOWN: _("Geen effect te zien"),
    Outcome.CANNOT_TELL: _("Nog niet te zeggen"),
}


def verdict(effect: Effect) -> str:
    """The answer in a few words: "Waarschijnlijk wel", "Geen effect te zien"."""
    if effect.reason is not None and effect.reason not in (Reason.TOO_RECENT, Reason.WITHHELD):
        return _("Niet te zeggen")
    return _CALLED[effect.outcome]


def effect_short(found: LookedBack) -> str:
    """For a list: "27,2 per 1.000 lager dan verwacht", "geen effect te zien"."""
    if found.effect.outcome not in CALLED or found.effect.estimate is None:
        said = verdict(found.effect)
        return said[:1].lower() + said[1:]
    return _("{amount} dan verwacht").format(
        amount=more_or_less(found.effect.estimate.effect, found.indicator)
    )


def effect_sentence(found: LookedBack) -> str:
    """What is seen, how sure that is, and what it does not prove."""
    effect = found.effect
    if effect.estimate is None:
        return _("Wij kunnen niet zeggen of het heeft geholpen: {why}.").format(why=why(found))
    parts = [_course(found, effect.estimate), _gap(found, effect.estimate)]
    if effect.outcome not in CALLED:
        parts += _doubts(effect)
        parts.append(
            _(
                "Wij zien dus geen effect. Dat is geen bewijs dat het niets deed: een kleiner "
                "effect is in deze cijfers niet te zien."
            )
        )
        return " ".join(parts)
    parts += [_placebos(effect), _caution(effect.outcome)]
    return " ".join(parts)


def _course(found: LookedBack, estimate: Estimate) -> str:
    text = _(
        "{title} in {area}: gemiddeld {before} voor de start en {after} erna. In {n} vergelijkbare "
        "gebieden ging het van {other} naar {others}."
    )
    means = estimate.means
    return text.format(
        title=found.indicator.title,
        area=found.name,
        before=formatting.bare_value(means.before, found.indicator),
        after=formatting.short_value(means.after, found.indicator),
        n=len(found.effect.references),
        other=formatting.bare_value(means.others_before, found.indicator),
        others=formatting.short_value(means.others_after, found.indicator),
    )


def _gap(found: LookedBack, estimate: Estimate) -> str:
    if _is_nothing(estimate.effect, found.indicator):
        text = _("Was het net zo gegaan als daar, dan verwachten wij hetzelfde cijfer")
    else:
        text = _(
            "Na de start is het {amount} dan wij verwachten als het net zo was gegaan als daar"
        )
    said = text.format(amount=more_or_less(estimate.effect, found.indicator))
    return f"{said} ({between(estimate, found.indicator)})."


def between(estimate: Estimate, indicator: Indicator) -> str:
    """ "tussen 8,9 en 52,2 lager", "tussen 34,9 lager en 22,5 hoger"."""
    low, high = estimate.lower, estimate.upper
    if low < 0 < high:
        text = _("tussen {low} lager en {high} hoger")
    else:
        text = _("tussen {low} en {high} hoger") if low >= 0 else _("tussen {high} en {low} lager")
    return text.format(
        low=formatting.bare_value(abs(low), indicator),
        high=formatting.bare_value(abs(high), indicator),
    )


def more_or_less(amount: float, indicator: Indicator) -> str:
    """ "2,1 procentpunt lager", "€ 300 hoger", "9,1 per 1.000 lager"."""
    way = _("hoger") if amount > 0 else _("lager")
    if indicator.unit == "%":
        points = formatting.bare_value(abs(amount), indicator)
        return _("{points} procentpunt {way}").format(points=points, way=way)
    return f"{formatting.short_value(abs(amount), indicator)} {way}"


def bare_difference(amount: float, indicator: Indicator) -> str:
    """For a table that has the unit in its heading: "9,1 lager"."""
    way = _("hoger") if amount > 0 else _("lager")
    return f"{formatting.bare_value(abs(amount), indicator)} {way}"


def _is_nothing(amount: float, indicator: Indicator) -> bool:
    return formatting.shown(amount, indicator) == 0


def _placebos(effect: Effect) -> str:
    n, large = len(effect.references), effect.as_large
    if not large:
        text = _("Bij geen van de {n} gebieden zonder deze actie zien wij een even groot verschil.")
    else:
        text = _("Bij {large} van de {n} gebieden zonder deze actie zien wij ook zo’n verschil.")
    return text.format(n=n, large=large)


def _doubts(effect: Effect) -> list[str]:
    """Why an interval without zero is still no effect."""
    estimate = effect.estimate
    if estimate is None or estimate.lower < 0 < estimate.upper:
        return [_("Zo’n verschil kan toeval zijn.")]
    if estimate.mixed is not None and estimate.mixed * estimate.effect <= 0:
        return [_("Een tweede berekening wijst de andere kant op.")]
    return [_placebos(effect), _("Dat kan dus toeval zijn.")]


def _caution(outcome: Outcome) -> str:
    if outcome is Outcome.WORSENED:
        return _(
            "Dat het ongunstiger werd, hoeft niet aan de actie te liggen: er kan in dezelfde "
            "jaren iets anders zijn gebeurd."
        )
    return _(
        "Dat past bij een effect. Bewezen is het niet: er kan in dezelfde jaren iets anders zijn "
        "gebeurd."
    )


def why(found: LookedBack) -> str:
    """Why it cannot be told, without a capital and a full stop."""
    effect = found.effect
    if effect.reason is Reason.BREAK and effect.window.broken is not None:
        text = _("er is een {broken}, en wij vergelijken niet over een breuk heen")
        return text.format(broken=break_words(effect.window.broken))
    texts = {
        Reason.NO_FIGURES: _("er zijn hier geen cijfers"),
        Reason.TOO_RECENT: _("er is nog geen cijfer over een hele periode na de start"),
        Reason.TOO_FEW_BEFORE: _("er zijn te weinig metingen van voor de start"),
        Reason.WITHHELD: _("een deel van de cijfers van dit gebied wordt niet getoond"),
        Reason.TOO_FEW_REFERENCES: _(
            "er zijn te weinig vergelijkbare gebieden met dezelfde cijfers"
        ),
        Reason.BREAK: _("er is een breuk in de cijfers"),
    }
    said = texts[effect.reason or Reason.NO_FIGURES]
    if effect.reason is Reason.TOO_FEW_BEFORE:
        said += _(" ({n} in plaats van {needed})").format(
            n=len(effect.window.before), needed=FEWEST_BEFORE
        )
    return said


def periods_words(found: LookedBack) -> str:
    """ "voor: 2017 tot en met 2022; na: 2024 en 2025"."""
    window = found.effect.window
    text = _("Voor de start: {before}. Na de start: {after}.")
    return text.format(before=_span(window.before), after=_span(window.after))


def _span(periods: tuple[str, ...]) -> str:
    words = [formatting.period(period) for period in periods]
    if len(words) > 2:
        return _("{first} tot en met {last}").format(first=words[0], last=words[-1])
    return enumerated(words) or _("geen periode")

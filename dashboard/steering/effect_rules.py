"""The fixed rules behind "did it help", for readers."""

from dashboard.steering.effect import FEWEST_REFERENCES, REFERENCES
from dashboard.steering.effect_areas import LookedBack
from dashboard.steering.effect_periods import (
    FEWEST_AFTER,
    FEWEST_BEFORE,
    YEARS_AFTER,
    YEARS_BEFORE,
)
from dashboard.steering.effect_words import more_or_less, periods_words
from data.language import _


def rules(found: LookedBack) -> list[str]:
    """Sentences; the same for every action, so that nobody can choose afterwards."""
    return [
        _(
            "Deze regels liggen vast. Ze zijn voor elke actie gelijk, dus niemand kan achteraf de "
            "berekening kiezen die het beste uitkomt."
        ),
        periods(found),
        _areas(),
        _(
            "Het effect is het verschil tussen twee veranderingen: die van dit gebied en die van "
            "de vergelijkbare gebieden. Wat overal gebeurt, valt zo weg."
        ),
        _(
            "De marge (95%) volgt uit hoe ver de vergelijkbare gebieden onderling uit elkaar "
            "lopen, en uit het toeval in kleine aantallen."
        ),
        _(
            "Wij noemen het pas een effect als nul buiten de marge ligt, en als hoogstens 1 op de "
            "10 gebieden zonder deze actie ook zo’n verschil laat zien."
        ),
        *_mix(found),
    ]


def periods(found: LookedBack) -> str:
    text = _(
        "Hoogstens {before} jaren met een cijfer voor de start en {after} erna tellen mee, en "
        "minstens {least} metingen ervoor en {last} erna. De periode waarin de actie start telt "
        "niet mee, behalve als de start aan het begin ervan ligt. Wij vergelijken niet over een "
        "breuk heen."
    )
    fixed = text.format(
        before=YEARS_BEFORE, after=YEARS_AFTER, least=FEWEST_BEFORE, last=FEWEST_AFTER
    )
    return f"{fixed} {periods_words(found)}" if found.effect.window.periods else fixed


def _areas() -> str:
    text = _(
        "Vergelijkbaar zijn de {n} gebieden die het meest lijken op dit gebied: in wie er wonen en "
        "hoe er gebouwd is, niet in hoe het gaat. Gebieden met dezelfde actie tellen niet mee, en "
        "gebieden met te weinig metingen ook niet. Er moeten er minstens {least} zijn."
    )
    return text.format(n=REFERENCES, least=FEWEST_REFERENCES)


def _mix(found: LookedBack) -> list[str]:
    estimate = found.effect.estimate
    if estimate is None or estimate.mixed is None:
        return []
    text = _(
        "Ter controle is er een tweede berekening, met een mix van gebieden die vóór de start "
        "dezelfde beweging maakte. Die geeft: {amount}. Wijst die de andere kant op, dan noemen "
        "wij het geen effect."
    )
    return [text.format(amount=more_or_less(estimate.mixed, found.indicator))]

"""When the figures of an area seem to point elsewhere than the phase of a theme: a question.

Never a verdict, and never a phase: people who know the area have the answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.compare import Verdict
from data.language import _

HIGH_PHASES, LOW_PHASES = (3, 4), (1, 2)


@dataclass(frozen=True)
class Beside:
    """A figure of the area beside that of others, in words: title "Eenzaam", word "hoger", value
    and other "53,8%", comparator "vergelijkbare wijken"."""

    title: str
    word: str
    value: str
    other: str
    comparator: str
    verdict: Verdict


def questions(phase: int, figures: Iterable[Beside]) -> tuple[str, ...]:
    """A question for every figure that is clearly unfavourable in phase 3 or 4, or clearly
    favourable in phase 1 or 2. Figures that are comparable, neutral or unknown raise none."""
    against = Verdict.WORSE if phase in HIGH_PHASES else Verdict.BETTER
    text = _(
        "Fase {phase}, maar “{title}” is {word} dan in {comparator}: {value} tegen {other}. "
        "Past dat bij elkaar?"
    )
    return tuple(
        text.format(
            phase=phase,
            title=figure.title,
            word=figure.word,
            comparator=figure.comparator,
            value=figure.value,
            other=figure.other,
        )
        for figure in figures
        if figure.verdict is against and phase in (*HIGH_PHASES, *LOW_PHASES)
    )

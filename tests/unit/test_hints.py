"""When figures seem to point elsewhere than a phase, a question is asked and nothing is judged."""

import pytest

from dashboard.compare import Verdict
from dashboard.maturity.hints import Beside, questions


def figure(verdict: Verdict, word: str = "lager") -> Beside:
    return Beside("Initiatieven", word, "1,6", "2,9", "vergelijkbare wijken", verdict)


@pytest.mark.parametrize("phase", [3, 4])
def test_a_high_phase_with_an_unfavourable_figure_raises_a_question(phase: int) -> None:
    (asked,) = questions(phase, [figure(Verdict.WORSE), figure(Verdict.BETTER)])
    assert asked == (
        f"Fase {phase}, maar “Initiatieven” is lager dan in vergelijkbare wijken: "
        "1,6 tegen 2,9. Past dat bij elkaar?"
    )


@pytest.mark.parametrize("phase", [1, 2])
def test_a_low_phase_with_a_favourable_figure_raises_a_question(phase: int) -> None:
    found = questions(phase, [figure(Verdict.BETTER, "hoger"), figure(Verdict.WORSE)])
    assert len(found) == 1
    assert f"Fase {phase}, maar “Initiatieven” is hoger" in found[0]


@pytest.mark.parametrize("phase", [1, 2, 3, 4])
@pytest.mark.parametrize(
    "verdict", [Verdict.SIMILAR, Verdict.UNKNOWN, Verdict.HIGHER, Verdict.LOWER]
)
def test_what_is_comparable_neutral_or_unknown_raises_none(phase: int, verdict: Verdict) -> None:
    assert questions(phase, [figure(verdict)]) == ()


def test_every_question_ends_as_one_and_gives_no_phase_but_the_present() -> None:
    for phase in (1, 2, 3, 4):
        for verdict in Verdict:
            for asked in questions(phase, [figure(verdict)]):
                assert asked.endswith("?")
                assert [p for p in (1, 2, 3, 4) if f"ase {p}" in asked] == [phase]

"""What a signal says: both figures, both ends of the trend, the number, and why it is here."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard.steering.counted import counted
from dashboard.steering.judged import Judged, judged
from dashboard.steering.signal_words import sentence, share_words, size, why
from dashboard.steering.signals import Signal, kind_of
from data.catalogue.model import Indicator
from data.figures import OBSERVATION_COLUMNS
from tests.unit.figure_frames import RATE, SHARE, counts_series, indicator

BENEFIT = RATE.model_copy(
    update={"title": "Inwoners met bijstand", "numerator": "personen met bijstand", "decimals": 0}
)
CRIME = RATE.model_copy(update={"title": "Misdrijven", "numerator": "geregistreerde misdrijven"})
RISING = [70, 78, 84, 95, 104, 112]
PEOPLE = [2000.0] * 6


def line(figure: Indicator, numerators: Sequence[float], town: Sequence[float]) -> Judged:
    """One figure of one area beside its town of ten times the people."""
    per = figure.per or 100
    own = counts_series(list(map(float, numerators)), PEOPLE, per, 2019)
    beside = counts_series(list(map(float, town)), [20_000.0] * 6, per, 2019)
    stored = pd.concat([own.assign(area="BU99990101"), beside.assign(area="GM9999")])
    stored = stored.assign(indicator=figure.id).reindex(columns=["indicator", *OBSERVATION_COLUMNS])
    wanted = [(figure, "2024")]
    (made,) = judged(stored, {"BU99990101": "Rietland"}, "GM9999", wanted)
    return made


def signal(made: Judged, first: float | None = None, last: float | None = None) -> Signal:
    kind = kind_of(made)
    assert kind is not None
    points = made.line.points
    ends = (points[0].value if first is None else first, points[-1].value if last is None else last)
    return Signal(kind, made, 0.001, 0.02, *ends, "Rekenhoven", 1240, 0.1)


def test_a_worry_says_both_differences_and_how_many_people_it_is_about() -> None:
    said = sentence(signal(line(BENEFIT, RISING, [400] * 6)))
    assert said == (
        "Rietland · inwoners met bijstand: hoger dan Rekenhoven (56 tegen 20 per 1.000) en "
        "gestegen van 35 in 2019 naar 56 in 2024. Het gaat om 112 personen met bijstand."
    )


def test_a_strength_says_so() -> None:
    made = signal(line(BENEFIT, RISING[::-1], [1200] * 6))
    assert made.kind == "strength"
    assert "lager dan Rekenhoven (35 tegen 60 per 1.000)" in sentence(made)
    assert "gedaald van 56 in 2019 naar 35 in 2024" in sentence(made)


def test_ends_that_do_not_show_what_all_points_do_are_not_told_as_if_they_did() -> None:
    """A line may rise through points of which the last is not above the first."""
    made = line(BENEFIT, RISING, [400] * 6)
    for ends in ((56.0, 35.0), (56.0, 56.04)):
        said = sentence(signal(made, *ends))
        assert "gestegen van" not in said
        assert "en stijgt sinds 2019, gemiddeld" in said


def test_crimes_are_counted_and_are_no_people() -> None:
    made = line(CRIME, RISING, [400] * 6)
    assert made.people is None
    assert size(signal(made)) == "Het gaat om 112 geregistreerde misdrijven."
    assert line(BENEFIT, RISING, [400] * 6).people == 112


def row(**fields: float) -> dict[Hashable, Any]:
    return {name: fields.get(name, np.nan) for name in ("value", "numerator", "denominator")}


def test_a_share_of_a_known_number_of_people_is_counted_from_both() -> None:
    figure = SHARE.model_copy(update={"numerator": "inwoners van 65 jaar en ouder"})
    found = counted(figure, row(value=19.6, denominator=2505.0))
    assert found is not None
    assert (found.number, found.is_people) == (491, True)
    assert counted(figure, row(value=19.6)) is None
    assert counted(figure, row(denominator=2505.0)) is None
    assert counted(indicator(), row(value=19.6, denominator=9.0)) is None


@pytest.mark.parametrize(
    ("share", "words"), [(0.1, "10"), (0.025, "2,5"), (0.25, "25"), (0.05, "5")]
)
def test_why_names_the_tests_and_the_share_of_false_alarm(share: float, words: str) -> None:
    made = replace(signal(line(BENEFIT, RISING, [400] * 6)), share=share)
    said = why(made)
    assert said.startswith("Waarom dit signaal: ongunstiger dan Rekenhoven")
    assert "1.240 cijfers" in said
    assert f"{words}%" in said
    assert "sinds 2019" in said
    assert share_words(share) == words

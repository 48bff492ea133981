"""What is said about an effect: careful, with its margin, and never more than is known."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from dashboard.steering.effect import effect_of
from dashboard.steering.effect_areas import LookedBack
from dashboard.steering.effect_found import AreaSeries
from dashboard.steering.effect_periods import start_of
from dashboard.steering.effect_rules import rules
from dashboard.steering.effect_scale import scale_of, scaled
from dashboard.steering.effect_words import (
    between,
    effect_sentence,
    effect_short,
    more_or_less,
    verdict,
)
from dashboard.trend import Measured
from data.catalogue.model import Indicator
from tests.unit.figure_frames import INCOME, RATE, SHARE, indicator
from tests.unit.generated_towns import town

START = date(2021, 6, 1)
SURVEY = indicator()


def looked_back(shift: float, item: Indicator = RATE, start: date = START) -> LookedBack:
    own, *others = town(4, since=2022, shift=shift)
    effect = effect_of(own, others, item, start)
    return LookedBack(item, own.code, own.name, start, effect, pd.DataFrame())


def test_an_effect_is_told_with_margin_placebos_and_caution() -> None:
    found = looked_back(-0.9)
    said = effect_sentence(found)
    estimate = found.effect.estimate
    assert estimate is not None
    assert "In 12 vergelijkbare gebieden ging het van" in said
    assert f"({between(estimate, RATE)})" in said
    assert between(estimate, RATE).endswith("lager")
    assert "gebieden zonder deze actie zien wij" in said
    assert said.endswith("Bewezen is het niet: er kan in dezelfde jaren iets anders zijn gebeurd.")
    assert effect_short(found).endswith("per 1.000 lager dan verwacht")
    assert verdict(found.effect) == "Waarschijnlijk wel"


def test_a_figure_that_got_worse_is_not_blamed_on_the_action() -> None:
    found = looked_back(0.9)
    assert "hoeft niet aan de actie te liggen" in effect_sentence(found)
    assert verdict(found.effect).startswith("Waarschijnlijk niet")


def test_no_effect_is_never_told_as_proof_that_nothing_happened() -> None:
    found = looked_back(0.0)
    said = effect_sentence(found)
    assert "lager en" in said
    assert said.endswith("een kleiner effect is in deze cijfers niet te zien.")
    assert effect_short(found) == "geen effect te zien"


@pytest.mark.parametrize(
    ("start", "why", "short"),
    [
        (
            date(2024, 6, 1),
            "nog geen cijfer over een hele periode na de start",
            "nog niet te zeggen",
        ),
        (
            date(2016, 6, 1),
            "te weinig metingen van voor de start (2 in plaats van 3)",
            "niet te zeggen",
        ),
    ],
)
def test_what_cannot_be_told_says_why_in_words(start: date, why: str, short: str) -> None:
    found = looked_back(-0.9, start=start)
    assert why in effect_sentence(found)
    assert effect_short(found) == short


def test_percentages_differ_in_points_and_money_in_whole_euros() -> None:
    assert more_or_less(-2.14, SURVEY) == "2,1 procentpunt lager"
    assert more_or_less(1.2, INCOME) == "€ 1.200 hoger"
    assert more_or_less(9.06, RATE) == "9,1 per 1.000 hoger"


def test_the_rules_are_the_same_for_every_action_but_for_its_periods_and_its_check() -> None:
    one, other = rules(looked_back(-0.9)), rules(looked_back(0.0, start=date(2020, 6, 1)))
    same = [a == b for a, b in zip(one, other, strict=True)]
    assert same.count(False) == 2
    assert "2015 tot en met 2020" in " ".join(one)


def points(*values: tuple[float, float, float]) -> list[Measured]:
    return [
        Measured(str(2015 + at), value, "final", above, below)
        for at, (value, above, below) in enumerate(values)
    ]


@pytest.mark.parametrize("item", [RATE, SHARE, SURVEY, INCOME])
def test_a_figure_comes_back_from_its_scale_as_it_was(item: Indicator) -> None:
    values, _chance = scaled(points((31.5, 63, 2000), (12.0, 24, 200)), item)
    assert scale_of(item).back(values) == pytest.approx([31.5, 12.0])


def test_chance_is_that_of_the_counts_and_zero_has_a_place() -> None:
    values, chance = scaled(points((0.0, 0, 1000), (10.0, 10, 1000)), RATE)
    assert np.exp(values) == pytest.approx([0.5, 10])
    assert chance == pytest.approx([2, 1 / 10.5])
    values, chance = scaled(points((0.0, 0, 100), (100.0, 100, 100)), SHARE)
    assert values[0] == pytest.approx(-values[1])
    assert chance == pytest.approx([1 / 0.5 + 1 / 100.5] * 2)
    _values, chance = scaled(points((20.0, np.nan, np.nan)), SURVEY)
    assert chance == pytest.approx([0])


def test_what_can_be_below_zero_is_compared_as_it_is() -> None:
    wealth = INCOME.model_copy(update={"valid_range": (-100.0, 1000.0)})
    values, _chance = scaled(points((-3.0, np.nan, np.nan), (4.0, np.nan, np.nan)), wealth)
    assert values.tolist() == [-3.0, 4.0]


def test_an_effect_on_percentages_without_counts_stays_between_0_and_100() -> None:
    own, *others = (
        AreaSeries(
            area.code,
            area.name,
            tuple(
                Measured(p.period, min(p.value, 95.0), p.status, np.nan, np.nan)
                for p in area.points
            ),
        )
        for area in town(4)
    )
    raised = tuple(p._replace(value=97.0) if p.period >= "2022" else p for p in own.points)
    effect = effect_of(replace(own, points=raised), others, SURVEY, START)
    assert effect.estimate is not None
    assert all(0 < point.value < 100 for point in effect.estimate.path)
    assert effect.estimate.means.after == pytest.approx(97)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2021, 1, 1), 2021.0), (date(2021, 7, 1), 2021.5), (date(2024, 12, 31), 2024.9973)],
)
def test_months_are_alike_so_that_quarters_fit(day: date, expected: float) -> None:
    assert start_of(day) == pytest.approx(expected, abs=1e-4)

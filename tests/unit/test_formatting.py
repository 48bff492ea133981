import datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import formatting
from data.catalogue import load_catalogue
from tests.unit.figure_frames import COUNT, INCOME, RATE, indicator


@pytest.mark.parametrize(
    ("amount", "decimals", "text"),
    [(12345.6, 1, "12.345,6"), (0.25, 1, "0,3"), (-0.04, 1, "0,0"), (2505, 0, "2.505")],
)
def test_numbers_are_dutch_and_round_half_up(amount: float, decimals: int, text: str) -> None:
    assert formatting.number(amount, decimals) == text


@pytest.mark.parametrize("nothing", [None, np.nan, pd.NA, float("inf"), np.float32("nan")])
def test_no_value_is_a_dash_and_never_zero(nothing: object) -> None:
    assert formatting.number(nothing, 1) == "–"
    assert formatting.value(nothing, RATE) == "–"
    assert formatting.short_value(nothing, INCOME) == "–"


def test_numpy_numbers_are_numbers() -> None:
    assert formatting.number(np.float32(53.8), 1) == "53,8"
    assert formatting.number(np.int64(1200), 0) == "1.200"


def test_values_carry_their_unit() -> None:
    distance = indicator(unit="km", kind="mean")
    assert formatting.value(53.8, indicator()) == "53,8%"
    assert formatting.value(31.5369, RATE) == "31,5 per 1.000 inwoners"
    assert formatting.short_value(31.5369, RATE) == "31,5 per 1.000"
    assert formatting.value(1.24, distance) == "1,2 km"
    assert formatting.value(28.4, INCOME) == "€ 28.400"
    assert formatting.value(2505.0, COUNT) == "2.505 inwoners"
    assert formatting.short_value(2505.0, COUNT) == "2.505"
    assert formatting.unit_words(INCOME) == "euro"
    assert formatting.unit_words(indicator()) == "procent"


def test_a_sentence_says_a_unit_once() -> None:
    said = formatting.sentence_with_value
    assert said(31.5, RATE) == "zijn 31,5 misdrijven geregistreerd per 1.000 inwoners"
    assert said(2505, COUNT) == "wonen 2.505 mensen"
    assert said(53.8, indicator()) == "voelt 53,8% van de volwassenen zich eenzaam"
    told = RATE.model_copy(update={"sentence": "gebruiken {value} op de 1.000 inwoners Wmo"})
    assert said(84.0, told).count("1.000") == 1


@pytest.mark.parametrize("item", load_catalogue().indicators.values(), ids=lambda i: i.id)
def test_every_indicator_of_the_catalogue_makes_a_readable_sentence(item: object) -> None:
    words = formatting.sentence_with_value(12.3, item)  # type: ignore[arg-type]
    assert "{" not in words
    assert "1.000 per 1.000" not in words
    assert words.count("€") <= 1
    assert words.count("1.000") <= 1


@pytest.mark.parametrize(
    ("text", "words", "phrase"),
    [
        ("2024", "2024", "2024"),
        ("2024H1", "eerste helft 2024", "de eerste helft van 2024"),
        ("2024H2", "tweede helft 2024", "de tweede helft van 2024"),
        ("2024Q3", "3e kwartaal 2024", "het 3e kwartaal van 2024"),
        ("2024-05", "mei 2024", "mei 2024"),
        ("2024-13", "2024-13", "2024-13"),
        ("anders", "anders", "anders"),
    ],
)
def test_periods_are_words(text: str, words: str, phrase: str) -> None:
    assert formatting.period(text) == words
    assert formatting.period_phrase(text) == phrase


def test_dates_and_ordinals() -> None:
    assert formatting.date(datetime.date(2026, 11, 3)) == "3 november 2026"
    assert formatting.ordinal(7) == "7e"


@given(st.floats(-1e7, 1e7), st.integers(0, 3))
def test_the_printed_number_is_the_rounded_one(amount: float, decimals: int) -> None:
    printed = formatting.number(amount, decimals).replace(".", "").replace(",", ".")
    assert float(printed) == formatting.rounded(amount, decimals)
    assert abs(float(printed) - amount) <= 0.5 * 10**-decimals + 1e-9


def test_at_the_end_of_a_line_a_long_unit_is_left_to_the_heading() -> None:
    shared = indicator(unit="inwoners per aanbieder", kind="mean", decimals=0)
    assert formatting.label_value(1209.2, shared) == "1.209"
    assert formatting.label_value(31.5369, RATE) == "31,5"
    assert formatting.label_value(53.8, indicator()) == "53,8%"

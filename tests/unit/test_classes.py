import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.classes import NO_CLASS, Method, breaks, class_index, class_labels
from dashboard.formatting import bare_value
from tests.unit.figure_frames import INCOME, indicator

PERCENT = indicator()
amounts = st.lists(st.floats(0, 5000) | st.sampled_from([0.0, 39.95, 40.0, 44.949]), max_size=80)
methods = st.sampled_from(["even", "quantiles"])
decimals = st.integers(0, 2)


def amount(text: str) -> float:
    return float(text.replace(".", "").replace(",", "."))


def says(label: str, printed: float) -> bool:
    """Whether a reader of the legend puts the printed number in this class."""
    if label.startswith("onder "):
        return printed < amount(label.removeprefix("onder "))
    if label.endswith(" of meer"):
        return printed >= amount(label.removesuffix(" of meer"))
    if label == "alle waarden":
        return True
    low, high = label.split(" – ")
    return amount(low) <= printed < amount(high)


@given(amounts, methods, decimals)
def test_the_class_of_a_printed_value_is_the_one_its_label_says(
    found: list[float], method: Method, digits: int
) -> None:
    item = indicator(decimals=digits)
    limits = breaks(found, item, method=method)
    labels = class_labels(limits, item)
    for value, at in zip(found, class_index(found, limits, item), strict=True):
        assert says(labels[at], amount(bare_value(value, item)))


@given(amounts, methods, decimals)
def test_limits_rise_are_as_precise_as_the_figure_and_leave_no_class_empty(
    found: list[float], method: Method, digits: int
) -> None:
    item = indicator(decimals=digits)
    limits = breaks(found, item, method=method)
    assert list(limits) == sorted(set(limits))
    assert len(limits) <= 4
    assert all(round(limit, digits) == limit for limit in limits)
    if found:
        assert set(class_index(found, limits, item)) == set(range(len(limits) + 1))


def test_even_values_get_round_classes_of_one_width() -> None:
    found = np.random.default_rng(7).normal(47.5, 5, 120)
    limits = breaks(found, PERCENT)
    assert class_labels(limits, PERCENT) == [
        "onder 40", "40 – 45", "45 – 50", "50 – 55", "55 of meer",
    ]  # fmt: skip


def test_crooked_values_still_fill_five_classes() -> None:
    found = np.random.default_rng(7).lognormal(3, 1.6, 200)
    limits = breaks(found, PERCENT)
    filled = np.bincount(class_index(found, limits, PERCENT), minlength=5)
    assert len(filled) == 5
    assert filled.max() <= 0.5 * len(found)


def test_few_distinct_values_give_fewer_classes() -> None:
    assert breaks([3.0, 3.0, 4.0], PERCENT) == (4.0,)
    assert breaks([3.01, 3.04], PERCENT) == ()
    assert breaks([], PERCENT) == ()
    assert class_labels((), PERCENT) == ["alle waarden"]
    assert class_labels((4.0,), PERCENT) == ["onder 4", "4 of meer"]


def test_an_area_without_a_value_is_in_no_class() -> None:
    assert class_index([np.nan, 41.0, None], (40.0,), PERCENT) == [NO_CLASS, 1, NO_CLASS]  # type: ignore[list-item]


def test_a_value_that_prints_as_the_limit_is_in_the_class_above() -> None:
    assert class_index([39.94, 39.95, 40.0], (40.0,), PERCENT) == [0, 1, 1]


def test_amounts_in_thousands_are_labelled_in_euros() -> None:
    labels = class_labels((25.0, 27.5, 30.0), INCOME)
    assert labels == [
        "onder € 25.000",
        "€ 25.000 – € 27.500",
        "€ 27.500 – € 30.000",
        "€ 30.000 of meer",
    ]


@pytest.mark.parametrize("limits", [(0.6, 0.8, 1.0), (0.65, 0.8)])
def test_labels_of_one_legend_have_as_many_decimals(limits: tuple[float, ...]) -> None:
    labels = class_labels(limits, indicator(decimals=2))
    found = re.findall(r"\d+,(\d+)", " ".join(labels))
    assert len({len(digits) for digits in found}) == 1

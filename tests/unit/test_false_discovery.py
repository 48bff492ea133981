"""The share of false alarm, against scipy and against its own definition."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from dashboard.steering.false_discovery import adjusted

CHANCES = st.lists(st.one_of(st.floats(0, 1), st.sampled_from([0.0, 0.01, 0.5, 1.0])), min_size=1)


@given(CHANCES)
def test_the_adjusted_chance_is_that_of_scipy(chances: list[float]) -> None:
    assert adjusted(np.array(chances)) == pytest.approx(false_discovery_control(chances))


@given(CHANCES, st.floats(0.001, 0.25))
def test_findings_are_those_up_to_the_last_that_lies_under_the_line(
    chances: list[float], share: float
) -> None:
    ordered = sorted(chances)
    under = [p for rank, p in enumerate(ordered, 1) if p * len(ordered) / rank <= share]
    expected = [p <= max(under, default=-1.0) for p in chances]
    assert (adjusted(np.array(chances)) <= share).tolist() == expected


def test_the_example_of_benjamini_and_hochberg_gives_their_four_findings() -> None:
    """Their section 3.2, at 5%."""
    chances = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240]
    chances += [0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    assert (adjusted(np.array(chances)) <= 0.05).tolist() == [True] * 4 + [False] * 11


def test_without_tests_there_is_nothing_to_adjust() -> None:
    assert adjusted(np.array([])).tolist() == []


@pytest.mark.parametrize("wrong", [-0.1, 1.1, np.nan])
def test_what_is_no_chance_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        adjusted(np.array([0.5, wrong]))

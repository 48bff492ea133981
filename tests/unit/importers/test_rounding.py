"""Counts of persons are withheld or rounded."""

from hypothesis import given
from hypothesis import strategies as st

from data.importers.rounding import is_small, rounded


@given(st.integers(0, 10**6))
def test_rounding_moves_a_count_by_two_at_most(count: int) -> None:
    assert abs(rounded(count) - count) <= 2
    assert rounded(count) % 5 == 0
    assert is_small(count) == (count < 8)

"""Two rows are one place by their key, or by their name and where they are."""

import math

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data.place_matching import SAME_PLACE, doubles, matched, plain_name


def frame(*rows: tuple[str, float, float, str | None]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["name", "x", "y", "key"], dtype=object)


def test_a_name_is_compared_without_case_accents_and_signs() -> None:
    assert plain_name("Café 'De Linde'!") == plain_name("cafe de  linde")
    assert plain_name("???") == "???"
    assert plain_name("De Linde 1") != plain_name("De Linde 2")


def test_the_key_wins_from_the_name_and_the_nearest_from_the_far() -> None:
    old = frame(("A", 0, 0, None), ("A", 30, 0, None), ("B", 0, 0, "k"))
    new = frame(("A", 31, 0, None), ("C", 900, 900, "k"), ("A", 2, 0, None), ("A", 3, 0, None))
    assert matched(new, old) == {0: 1, 1: 2, 2: 0}


def test_one_name_far_apart_is_two_places() -> None:
    old, new = frame(("A", 0, 0, None)), frame(("A", SAME_PLACE + 0.1, 0, None))
    assert matched(new, old) == {}
    assert matched(frame(("A", SAME_PLACE, 0, None)), old) == {0: 0}


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["A", "a", "B"]),
        st.floats(0, 100),
        st.floats(0, 100),
        st.sampled_from([None, "k1", "k2"]),
    ),
    max_size=8,
)


@given(ROWS, ROWS)
def test_no_place_is_matched_twice_and_every_match_has_a_reason(
    new: list[tuple[str, float, float, str | None]], old: list[tuple[str, float, float, str | None]]
) -> None:
    found = matched(frame(*new), frame(*old))
    assert len(set(found.values())) == len(found)
    for at, other in found.items():
        one, two = new[at], old[other]
        near = math.dist(one[1:3], two[1:3]) <= SAME_PLACE and one[0].lower() == two[0].lower()
        assert near or (one[3] is not None and one[3] == two[3])


@given(ROWS)
def test_a_double_is_told_with_the_first_that_is_near_and_has_its_name(
    rows: list[tuple[str, float, float, str | None]],
) -> None:
    expected = {}
    for other, two in enumerate(rows):
        for at, one in reversed(list(enumerate(rows[:other]))):
            near = math.dist(one[1:3], two[1:3]) <= SAME_PLACE
            if near and one[0].lower() == two[0].lower():
                expected[other] = at
    found = [pair[:2] for pair in doubles(frame(*rows))]
    assert found == sorted((at, other) for other, at in expected.items())


def test_a_name_that_is_there_very_often_does_not_fill_the_report() -> None:
    assert len(doubles(frame(*[("Huisarts", 0, 0, None)] * 200))) == 199

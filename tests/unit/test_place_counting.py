"""Figures from places, held against a second implementation that goes place by place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue.model import Indicator
from data.place import InitiativeStatus, PlaceKind
from data.place_counts import KnownPlace
from tests.unit.place_check import counted_one_by_one
from tests.unit.places_at import AREAS, BUURTEN, MADE, REFERENCE, figures, known_at

YEARS = range(2012, 2027)


years = st.sampled_from(YEARS)
maybe_year = st.none() | years
place_lists = st.lists(
    st.builds(
        known_at,
        st.sampled_from([*BUURTEN, None]),
        st.sampled_from(list(PlaceKind)),
        known=st.integers(2022, 2024),
        since=maybe_year,
        until=maybe_year,
        contract_until=maybe_year,
        wijk_goals=st.sampled_from([None, True, False]),
        status=st.none() | st.sampled_from(list(InitiativeStatus)),
    ),
    max_size=8,
)
peoples = st.dictionaries(
    st.tuples(st.sampled_from(AREAS), st.integers(2013, 2026)),
    st.integers(0, 120),
    min_size=1,
    max_size=12,
)


@pytest.mark.parametrize("item", MADE, ids=lambda item: item.id)
@settings(max_examples=60)
@given(places=place_lists, people=peoples)
def test_any_places_give_what_counting_them_one_by_one_gives(
    item: Indicator, places: list[KnownPlace], people: dict[tuple[str, int], int]
) -> None:
    found = figures(item, places, people)
    expected = counted_one_by_one(item, places, people, areas=AREAS, reference=REFERENCE)
    assert found.keys() == expected.keys()
    for key, row in expected.items():
        status, value, *rest = found[key]
        assert (status, *rest) == (row[0], *row[2:]), key
        assert value == (None if row[1] is None else pytest.approx(row[1], rel=1e-12)), key

"""The URL is the state: whatever a query says, only what exists is shown, and the rest is told."""

from urllib.parse import parse_qs

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.selection import NoFiguresError, Reading, SelectionReader
from dashboard.settings import LevelWords, Municipality
from dashboard.snapshot import Snapshot
from data.catalogue import Catalogue, load_catalogue
from data.figures import FigureStore

AREAS = pd.DataFrame(
    [
        ("GM9999", "Eldermonde", "gemeente", None, 2025),
        ("WK999901", "Centrum", "wijk", "GM9999", 2025),
        ("BU99990101", "Oude Markt", "buurt", "WK999901", 2025),
        ("BU99990102", "Vogelbuurt", "buurt", "WK999901", 2025),
    ],
    columns=["code", "name", "level", "parent", "edition"],
)


class Store(FigureStore):
    """Answers from a frame: which figures are there, per level and period."""

    def __init__(self, present: list[tuple[str, str, str]]) -> None:
        self.present = present

    def availability(self, *, municipality: str) -> pd.DataFrame:
        del municipality
        frame = pd.DataFrame(self.present, columns=["indicator", "level", "period"])
        return frame.assign(known=1)


PRESENT = [
    ("inwoners", "gemeente", "2024"),
    ("inwoners", "wijk", "2024"),
    ("inwoners", "buurt", "2024"),
    ("inwoners", "buurt", "2023"),
    ("eenzaam", "gemeente", "2016"),
    ("eenzaam", "wijk", "2016"),
    ("eenzaam", "wijk", "2020"),
    ("jongeren_met_jeugdhulp", "gemeente", "2022"),
]


def reader(
    present: list[tuple[str, str, str]] | None = None, municipality: Municipality | None = None
) -> SelectionReader:
    rows = sorted(PRESENT if present is None else present)
    snapshot = Snapshot(Store(rows), 1, False, "GM9999", "Eldermonde", AREAS)
    return SelectionReader(load_catalogue(), snapshot, municipality or Municipality())


def read(**query: object) -> Reading:
    return reader().read(query)


def test_an_empty_query_opens_on_the_newest_period_of_a_headline_figure() -> None:
    reading = read()
    assert reading.messages == ()
    assert reading.selection.indicator == "eenzaam"
    assert (reading.selection.level, reading.selection.period) == ("wijk", "2020")
    assert reading.selection.area is None


def test_an_unknown_figure_falls_back_and_says_so() -> None:
    reading = read(cijfer="bestaat_niet")
    assert reading.selection.indicator == "eenzaam"
    assert any("bestaat_niet" in message for message in reading.messages)


def test_a_figure_that_was_not_loaded_is_named_by_its_title() -> None:
    reading = read(cijfer="koopwoningen")
    assert any("Koopwoningen" in message for message in reading.messages)


def test_a_level_without_the_figure_falls_back_and_says_so() -> None:
    reading = read(cijfer="eenzaam", niveau="buurt")
    assert reading.selection.level == "wijk"
    assert len(reading.messages) == 1


def test_the_gemeente_is_a_level_only_when_nothing_finer_has_the_figure() -> None:
    assert read(cijfer="jongeren_met_jeugdhulp").selection.level == "gemeente"
    assert reader().levels(load_catalogue().indicators["inwoners"]) == ("wijk", "buurt")


def test_a_period_without_figures_becomes_the_nearest_one() -> None:
    reading = read(cijfer="eenzaam", periode="2017")
    assert reading.selection.period == "2016"
    assert any("2017" in message for message in reading.messages)


def test_two_periods_that_are_as_near_give_the_later_one() -> None:
    assert read(cijfer="eenzaam", periode="2018").selection.period == "2020"


def test_an_area_alone_opens_its_own_level() -> None:
    reading = read(cijfer="inwoners", gebied="WK999901")
    assert (reading.selection.level, reading.selection.area) == ("wijk", "WK999901")


def test_a_buurt_becomes_its_wijk_when_the_map_shows_wijken() -> None:
    reading = read(cijfer="inwoners", niveau="wijk", gebied="BU99990102")
    assert reading.selection.area == "WK999901"
    assert reading.messages == ()


def test_an_unknown_area_is_told_and_nothing_is_chosen() -> None:
    reading = read(cijfer="inwoners", gebied="BU12345678")
    assert reading.selection.area is None
    assert any("BU12345678" in message for message in reading.messages)


def test_the_code_of_the_gemeente_means_that_no_area_is_chosen() -> None:
    reading = read(cijfer="inwoners", gebied="GM9999")
    assert reading.selection.area is None
    assert reading.messages == ()


def test_a_comparator_that_the_municipality_does_not_use_is_refused() -> None:
    only = Municipality(comparators=("gemeente",))
    reading = reader(municipality=only).read({"vergelijk": "nederland"})
    assert reading.selection.comparator == "gemeente"
    assert len(reading.messages) == 1


def test_messages_use_the_words_of_the_municipality() -> None:
    words = {"wijk": LevelWords(singular="stadsdeel", plural="stadsdelen", article="het")}
    reading = reader(municipality=Municipality.model_validate({"levels": words})).read(
        {"cijfer": "eenzaam", "niveau": "buurt"}
    )
    assert "stadsdeel" in reading.messages[0]


def test_a_store_without_figures_is_a_clear_case() -> None:
    with pytest.raises(NoFiguresError):
        reader(present=[]).read({})


ANYTHING = st.one_of(
    st.none(),
    st.text(max_size=80),
    st.integers(),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2),
    st.sampled_from(
        ["inwoners", "eenzaam", "wijk", "buurt", "2016", "2024", "²020", "GM9999", "BU99990101"]
    ),
)
QUERIES = st.dictionaries(
    st.sampled_from(["cijfer", "niveau", "periode", "gebied", "vergelijk", "anders"]), ANYTHING
)


@given(QUERIES)
def test_any_query_gives_a_selection_that_exists_and_comes_back_from_its_url(
    query: dict[str, object],
) -> None:
    reads = reader()
    chosen = reads.read(query).selection
    present = {(row[0], row[1], row[2]) for row in PRESENT}
    assert (chosen.indicator, chosen.level, chosen.period) in present
    at_level = set(AREAS.loc[AREAS["level"] == chosen.level, "code"])
    assert chosen.area is None or chosen.area in at_level
    again = {key: values[0] for key, values in parse_qs(chosen.query()[1:]).items()}
    assert reads.read(again) == Reading(chosen, ())


def test_the_shipped_catalogue_has_what_these_tests_name(catalogue: Catalogue) -> None:
    assert {row[0] for row in PRESENT} <= set(catalogue.indicators)

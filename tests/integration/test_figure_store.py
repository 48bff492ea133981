"""SQLite and PostgreSQL answer every question alike (norm D4), and no area is ever lost."""

from datetime import datetime

import pandas as pd
import pytest
from sqlalchemy import Engine, event

from dashboard.settings import Municipality
from dashboard.snapshot import Snapshot, take_snapshot
from dashboard.wijk_peers import reference_areas
from data.catalogue import Catalogue
from data.catalogue.model import Status
from data.figures import NUMBERS, FigureStore

TOWN = "GM9999"


@pytest.fixture(scope="module")
def both(demo_sqlite: Engine, demo_postgresql: Engine) -> tuple[FigureStore, FigureStore]:
    return FigureStore(demo_sqlite), FigureStore(demo_postgresql)


@pytest.fixture(scope="module")
def snapshot(figure_store: FigureStore) -> Snapshot:
    return take_snapshot(figure_store, Municipality())


def ends(periods: tuple[str, ...]) -> set[str]:
    """The oldest and the newest period."""
    return {periods[0], periods[-1]}


def test_both_databases_know_the_same_areas_and_shapes(
    both: tuple[FigureStore, FigureStore],
) -> None:
    first, second = both
    pd.testing.assert_frame_equal(first.municipalities(), second.municipalities())
    pd.testing.assert_frame_equal(first.areas(municipality=TOWN), second.areas(municipality=TOWN))
    for level in ("gemeente", "wijk", "buurt"):
        one, other = (store.shapes(municipality=TOWN, level=level) for store in both)
        assert [bytes(g) for g in one["geometry"]] == [bytes(g) for g in other["geometry"]]
        pd.testing.assert_frame_equal(
            one.drop(columns="geometry"), other.drop(columns="geometry"), check_dtype=False
        )


def test_both_databases_give_the_same_figures_of_every_indicator(
    both: tuple[FigureStore, FigureStore], catalogue: Catalogue
) -> None:
    first, second = both
    one, other = (store.availability(municipality=TOWN) for store in both)
    pd.testing.assert_frame_equal(one, other)
    for indicator in catalogue.indicators:
        frames = [
            store.observations(indicator=indicator, municipality=TOWN).drop(columns="source_file")
            for store in (first, second)
        ]
        pd.testing.assert_frame_equal(frames[0], frames[1], check_dtype=False)


def test_both_databases_answer_what_page_wijk_asks(both: tuple[FigureStore, FigureStore]) -> None:
    newest = both[0].availability(municipality=TOWN).groupby(["level", "indicator"])["period"].max()
    for level in ("gemeente", "wijk", "buurt"):
        wanted = [(str(name), str(period)) for name, period in newest[level].items()]
        assert len(wanted) > 50
        inside = [
            store.values_of_level(municipality=TOWN, level=level, wanted=wanted) for store in both
        ]
        everywhere = [store.values_everywhere(level=level, wanted=wanted) for store in both]
        named = [store.areas_everywhere(level=level) for store in both]
        pd.testing.assert_frame_equal(named[0], named[1])
        assert set(named[0]["municipality"]) == {TOWN}
        assert named[0]["municipality_name"].notna().all()
        for one, other in (inside, everywhere):
            assert len(one) > 50
            pd.testing.assert_frame_equal(one, other, check_dtype=False)
    for areas in (["BU99990101"], ["WK999901", "NL", "GM9999"], ["BU00000000"], []):
        one, other = (store.area_figures(areas=areas).drop(columns="source_file") for store in both)
        pd.testing.assert_frame_equal(one, other, check_dtype=False)


def test_nothing_asked_of_every_municipality_is_nothing(
    both: tuple[FigureStore, FigureStore],
) -> None:
    for store in both:
        nothing = store.values_everywhere(level="buurt", wanted=[])
        assert nothing.empty
        assert list(nothing.columns) == ["indicator", "period", "area", "value"]


def test_the_series_of_one_figure_are_a_part_of_all_figures_of_these_areas(
    both: tuple[FigureStore, FigureStore], catalogue: Catalogue
) -> None:
    figure, areas = next(iter(catalogue.indicators)), ["BU99990101", "WK999901", "NL"]
    one, other = (store.series_of(indicator=figure, areas=areas) for store in both)
    pd.testing.assert_frame_equal(
        one.drop(columns="source_file"), other.drop(columns="source_file"), check_dtype=False
    )
    whole = both[0].area_figures(areas=areas)
    part = whole[whole["indicator"] == figure].reset_index(drop=True)
    columns = ["area", "period", "status", *NUMBERS]
    pd.testing.assert_frame_equal(one[columns], part[columns])
    assert both[0].series_of(indicator=figure, areas=[]).empty


def test_reference_areas_are_the_same_on_both_databases(
    both: tuple[FigureStore, FigureStore], catalogue: Catalogue
) -> None:
    one, other = (take_snapshot(store, Municipality()) for store in both)
    for code in ("BU99990101", "WK999901"):
        assert reference_areas(one, catalogue, code) == reference_areas(other, catalogue, code)


def test_every_area_of_a_level_has_a_row_in_every_period(
    snapshot: Snapshot, catalogue: Catalogue
) -> None:
    for indicator in catalogue.indicators:
        for level in snapshot.levels_of(indicator):
            expected = list(snapshot.areas_of(level)["code"])
            for period in ends(snapshot.periods(indicator, level)):
                values = snapshot.values(indicator, level, period)
                assert list(values["code"]) == expected, (indicator, level, period)


def test_a_value_and_a_reason_exclude_each_other(snapshot: Snapshot, catalogue: Catalogue) -> None:
    reasons = set()
    for indicator in catalogue.indicators:
        for level in snapshot.levels_of(indicator):
            for period in ends(snapshot.periods(indicator, level)):
                values = snapshot.values(indicator, level, period)
                known = values["status"].map(lambda status: Status(status).has_value)
                assert values["value"].notna().equals(known), (indicator, level, period)
                reasons |= set(values.loc[~known, "status"])
    assert Status.WITHHELD in reasons


def test_a_withheld_figure_leaves_no_count_behind(snapshot: Snapshot, catalogue: Catalogue) -> None:
    withheld = 0
    for indicator in catalogue.indicators:
        frame = snapshot.figures(indicator)
        gone = frame[frame["status"] == Status.WITHHELD]
        withheld += len(gone)
        assert gone[["value", "numerator", "denominator", "lower", "upper"]].isna().all(axis=None)
    assert withheld > 0


def test_an_indicator_costs_one_query_however_many_views_ask_for_it(demo_sqlite: Engine) -> None:
    snapshot = take_snapshot(FigureStore(demo_sqlite), Municipality())
    indicator, level = next(iter(snapshot.availability))
    statements: list[str] = []

    def note(*args: object) -> None:
        statements.append(str(args[2]))

    event.listen(demo_sqlite, "before_cursor_execute", note)
    try:
        for period in snapshot.periods(indicator, level):
            snapshot.values(indicator, level, period)
            snapshot.series(indicator, snapshot.code)
            snapshot.level_values(indicator, level)
    finally:
        event.remove(demo_sqlite, "before_cursor_execute", note)
    assert len([text for text in statements if text.startswith("SELECT")]) == 1


def test_both_databases_know_when_a_file_and_its_first_version_were_loaded(
    both: tuple[FigureStore, FigureStore],
) -> None:
    for store in both:
        found = store.loaded([1, 2, 999])
        assert set(found) == {1, 2}
        assert all(isinstance(first, datetime) and first <= at for at, first in found.values())
        assert store.loaded([]) == {}

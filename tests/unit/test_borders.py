"""A change of the border of one area cuts its lines, and those of no other area (norm B6)."""

from datetime import date, datetime

import pandas as pd
import pytest

from dashboard.borders import any_border, borders_of, grounds, with_borders
from dashboard.figure_rows import FigureRows
from dashboard.figures.course import Named, course_figure, course_of
from dashboard.figures.course_words import course_marks, course_table
from dashboard.figures.lines import line_of
from dashboard.figures.spine import spark
from dashboard.figures.trend import trend_figure
from dashboard.figures.trend_text import trend_text
from dashboard.steering.effect import effect_of
from dashboard.steering.effect_found import AreaSeries
from dashboard.steering.effect_periods import Reason
from dashboard.steering.goal_path import aim_of
from dashboard.steering.goal_status import Doubt, figures_of, goal_status
from dashboard.trend import TrendWord, measured, trend
from dashboard.trend_wording import trend_sentence
from data.catalogue.model import Break, Indicator
from data.changes import Author
from data.steering.rows import Goal
from tests.unit.figure_frames import broken, indicator, series

SURVEY = indicator()
REASON = "Oost is in 2020 samengevoegd met West."
MERGED = Break(period="2020", kind="border", reason=REASON)
YEARS = [str(year) for year in range(2014, 2024)]
RISING = series({year: 10.0 + 2 * at for at, year in enumerate(YEARS)})


def only(words: str, first: str = "2014") -> "pd.Series[str]":
    """The words for the years before 2020, from `first` on."""
    return pd.Series([words if first <= year < "2020" else None for year in YEARS], dtype=object)


def cut(frame: pd.DataFrame, *borders: Break, item: Indicator = SURVEY) -> list[str]:
    found = with_borders(item, borders, grounds(frame))
    return [one.period for one in found.breaks]


def test_without_a_change_of_the_border_the_indicator_stays_the_very_same() -> None:
    assert with_borders(SURVEY, (), grounds(RISING)) is SURVEY


def test_a_border_is_a_break_beside_those_of_the_catalogue_in_order_of_time() -> None:
    assert cut(RISING, MERGED, item=indicator(breaks=(broken("2022"),))) == ["2020", "2022"]


def test_figures_that_were_carried_over_are_of_the_ground_of_today() -> None:
    carried = RISING.assign(carried=only("summed"))
    assert cut(carried, MERGED) == []
    partly = RISING.assign(carried=only("summed", "2017"))
    assert cut(partly, MERGED) == ["2017"]


def test_two_changes_without_a_figure_in_between_are_one_cut() -> None:
    later = MERGED.model_copy(update={"period": "2022"})
    gappy = series({"2014": 1.0, "2016": 2.0, "2022": 3.0, "2023": 4.0})
    assert cut(gappy, MERGED, later) == ["2020"]
    assert cut(RISING, MERGED, later) == ["2020", "2022"]


def test_the_borders_of_an_area_are_its_own() -> None:
    rows = [("A", "2018", "Eerst."), ("A", "2020", REASON), ("B", "2019", "Anders.")]
    found = borders_of(pd.DataFrame(rows, columns=["area", "period", "reason"]))
    assert [b.period for b in found["A"]] == ["2018", "2020"]
    assert [b.period for b in any_border(found, ["A", "B", "C"])] == ["2018", "2019", "2020"]
    assert {b.kind for b in found["A"]} == {"border"}


def test_no_trend_is_tested_across_a_border_and_the_reason_is_told() -> None:
    assert trend(RISING, SURVEY).first == "2014"
    here = with_borders(SURVEY, [MERGED], grounds(RISING))
    found = trend(RISING, here)
    assert (found.word, found.n, found.broken) == (TrendWord.TOO_FEW, 4, MERGED)
    assert REASON in trend_sentence(found, here)


def test_rows_know_the_borders_of_their_area() -> None:
    frame = RISING.assign(indicator=SURVEY.id, denominator_period=None, source_file=None)
    assert FigureRows(frame).trend(SURVEY).n == 10
    rows = FigureRows(frame, [MERGED])
    assert rows.trend(SURVEY).broken == MERGED
    assert rows.with_breaks(SURVEY) is rows.with_breaks(SURVEY)


def test_a_line_has_a_gap_at_the_border_of_its_own_area_only() -> None:
    here = with_borders(SURVEY, [MERGED], grounds(RISING))
    assert [len(run) for run in line_of(RISING, here).segments()] == [6, 4]
    assert [len(run) for run in line_of(RISING, SURVEY).segments()] == [10]
    small = spark(measured(RISING), here)
    assert small is not None
    assert [len(run) for run in small["lines"]] == [6, 4]


def test_a_chart_cuts_the_area_and_draws_its_comparator_through() -> None:
    here = with_borders(SURVEY, [MERGED], grounds(RISING))
    course = course_of(Named("Oost", RISING, here), [Named("Stad", RISING, SURVEY)])
    city, own = (t for t in course_figure(course)["data"] if t["mode"] == "lines+markers")
    assert None in own["y"]
    assert None not in city["y"]
    assert [mark["x0"] for mark in course_figure(course)["layout"]["shapes"]] == [2020.0]
    said = f"Breuk in 2020: de grens is veranderd. {REASON}"
    assert ("│", said) in course_marks(course)


def test_the_border_of_a_comparator_cuts_the_comparator_and_has_its_name() -> None:
    there = with_borders(SURVEY, [MERGED], grounds(RISING))
    course = course_of(Named("Oost", RISING, SURVEY), [Named("Stad", RISING, there)])
    city, own = (t for t in course_figure(course)["data"] if t["mode"] == "lines+markers")
    assert None in city["y"]
    assert None not in own["y"]
    assert ("│", f"Stad: breuk in 2020: de grens is veranderd. {REASON}") in course_marks(course)


def test_the_chart_of_page_kaart_does_the_same() -> None:
    here = with_borders(SURVEY, [MERGED], grounds(RISING))
    drawn = trend_figure(RISING, RISING, here, "Oost", "Stad", comparator_indicator=SURVEY)
    city, own = (trace for trace in drawn.data if trace.mode == "lines+markers")
    assert None in own.y
    assert None not in city.y
    said = trend_text(RISING, RISING, here, "Oost", "Stad", comparator_indicator=SURVEY)
    assert f"Breuk in 2020: de grens is veranderd. {REASON}" in said


def test_an_estimate_is_an_open_square_and_says_that_it_was_recalculated() -> None:
    made = RISING.assign(carried=only("estimated"))
    course = course_of(Named("Oost", made, SURVEY), [])
    (own,) = (t for t in course_figure(course)["data"] if t["mode"] == "lines+markers")
    assert own["marker"]["symbol"] == ["square"] * 6 + ["circle"] * 4
    assert own["marker"]["color"][0] != own["marker"]["color"][-1]
    assert own["hovertext"][0] == "2014 (omgerekend)"
    marks = dict(course_marks(course))
    assert marks["□"] == "2014 tot en met 2019: omgerekend naar de grenzen van nu."
    rows = course_table(course)["rows"]
    assert isinstance(rows, list)
    assert (rows[0], rows[-1]) == (["2014", "10,0% (omgerekend)"], ["2023", "28,0%"])


def test_a_sum_of_former_areas_says_out_of_which() -> None:
    made = RISING.assign(carried=only("summed"), note=only("opgeteld uit Oost en West"))
    course = course_of(Named("Oost", made, SURVEY), [])
    assert ("●", "2014 tot en met 2019: opgeteld uit Oost en West.") in course_marks(course)


GOAL = Goal(
    *(1, 1, "GM9999", "WK999901", SURVEY.id, "2018", 18.0, None, None, None, None, None, 12.0),
    *(2027, "beleid", "Omdat het moet.", None, "loopt", datetime(2019, 1, 1)),  # noqa: DTZ001 - the store has naive times, in UTC
    Author("", "beleid"),
)


def rows_of(frame: pd.DataFrame) -> FigureRows:
    full = frame.assign(indicator=SURVEY.id, denominator_period=None, source_file=None)
    return FigureRows(full, [MERGED])


def test_a_goal_is_not_judged_and_its_path_not_drawn_across_a_border() -> None:
    rows = rows_of(RISING)
    here = rows.with_breaks_since(SURVEY, GOAL.start_period, GOAL.start_value)
    found = goal_status(GOAL, figures_of(rows, here), here, date(2024, 5, 1))
    assert (found.doubt, found.broken) == (Doubt.BREAK, MERGED)
    assert aim_of(GOAL, here) is None
    assert aim_of(GOAL, SURVEY) is not None


@pytest.mark.parametrize(("start", "cuts"), [(18.0, 0), (17.5, 1)])
def test_a_start_that_was_carried_over_later_is_of_other_ground_than_the_goal(
    start: float, cuts: int
) -> None:
    rows = rows_of(RISING.assign(carried=only("summed")))
    assert len(rows.with_breaks_since(SURVEY, "2018", start).breaks) == cuts


def area(code: str, *borders: Break) -> AreaSeries:
    return AreaSeries(code, code, tuple(measured(RISING)), borders)


def test_no_effect_is_looked_for_across_a_border() -> None:
    here = with_borders(SURVEY, [MERGED], grounds(RISING))
    others = [area(f"B{n}") for n in range(6)]
    found = effect_of(area("A", MERGED), others, here, date(2020, 1, 1))
    assert (found.reason, found.window.broken) == (Reason.BREAK, MERGED)
    assert effect_of(area("A"), others, SURVEY, date(2020, 1, 1)).reason is None


def test_an_area_whose_border_changed_is_no_reference_area() -> None:
    others = [area("B", MERGED), *(area(f"C{n}") for n in range(6))]
    found = effect_of(area("A"), others, SURVEY, date(2020, 1, 1))
    assert [each.code for each in found.references] == [f"C{n}" for n in range(6)]
    few = effect_of(area("A"), others[:5], SURVEY, date(2020, 1, 1))
    assert few.reason is Reason.TOO_FEW_REFERENCES

"""Whether a goal is reached or on course, by hand and beside a second, naive implementation."""

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figure_rows import FigureRows
from dashboard.steering.goal_path import due_period, on_path
from dashboard.steering.goal_status import (
    Doubt,
    Figure,
    GoalKind,
    figures_of,
    goal_status,
)
from dashboard.steering.goal_words import goal_sentence, short_why, why
from data.catalogue.model import Indicator, Status
from data.changes import Author
from data.steering.rows import Goal
from tests.unit.figure_frames import COUNT, RATE, broken, counts_series, indicator, series
from tests.unit.naive_goal import naive_status

SURVEY = indicator()
BAND = 2.5
BEFORE, AFTER = date(2026, 6, 1), date(2029, 1, 1)
PARTS = {"": [""], "H": ["H1", "H2"], "Q": ["Q1", "Q2", "Q3", "Q4"]}
PARTS["-"] = [f"-{month:02d}" for month in range(1, 13)]


def goal(start: str = "2020", value: float = 40.0, target: float = 30.0, due: int = 2028) -> Goal:
    """From 40% in 2020 to 30% in 2028: 1.25 points a year."""
    empty = (None, None, None, None, None)
    return Goal(
        *(1, 1, "GM9999", "WK999901", "proefcijfer", start, value, *empty, target, due),
        *("beleid", "Omdat het moet.", None, "loopt", datetime(2021, 1, 1), Author("", "beleid")),  # noqa: DTZ001 - the store has naive times, in UTC
    )


def at(period: str, value: float, margin: float = 1.0) -> Figure:
    return Figure(period, value, value - margin, value + margin, Status.FINAL)


def hidden(period: str, status: Status = Status.WITHHELD, note: str | None = None) -> Figure:
    return Figure(period, np.nan, np.nan, np.nan, status, note)


def judged(*points: Figure, aim: Goal | None = None, today: date = BEFORE) -> GoalKind:
    return goal_status(aim or goal(), [at("2020", 40.0), *points], SURVEY, today).kind


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (28.9, GoalKind.REACHED),
        (29.1, GoalKind.ON_COURSE),  # the margin still holds the target
        (34.0, GoalKind.ON_COURSE),  # the path is at 35 in 2024
        (34.1, GoalKind.UNCLEAR),
        (36.0, GoalKind.UNCLEAR),
        (36.1, GoalKind.OFF_COURSE),
    ],
)
def test_on_the_way_the_whole_margin_decides(value: float, kind: GoalKind) -> None:
    assert judged(at("2024", value)) is kind


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (29.0, GoalKind.REACHED),
        (29.1, GoalKind.UNCLEAR),
        (31.0, GoalKind.UNCLEAR),
        (31.1, GoalKind.MISSED),
    ],
)
def test_in_the_due_year_the_target_decides_with_the_margin(value: float, kind: GoalKind) -> None:
    assert judged(at("2024", 20.0), at("2028", value), today=AFTER) is kind


@pytest.mark.parametrize("value", [28.0, 31.0, 34.0, 35.5, 41.0])
def test_upwards_is_the_mirror_image(value: float) -> None:
    upwards = goal(value=60.0, target=70.0)
    mirrored = goal_status(upwards, [at("2024", 100.0 - value)], SURVEY, BEFORE)
    assert mirrored.kind is judged(at("2024", value))


def test_the_newest_figure_counts_and_not_the_best_one() -> None:
    assert judged(at("2022", 20.0), at("2024", 39.0)) is GoalKind.OFF_COURSE


def test_a_later_figure_does_not_change_what_the_due_year_decided() -> None:
    assert judged(at("2028", 20.0), at("2029", 39.0), today=AFTER) is GoalKind.REACHED


def test_a_survey_that_skips_the_due_year_is_judged_by_the_first_one_after_it() -> None:
    found = goal_status(goal(due=2027), [at("2024", 36.5), at("2028", 29.0)], SURVEY, AFTER)
    assert (found.kind, found.is_final) == (GoalKind.REACHED, True)


def test_after_the_due_year_it_is_said_that_its_figure_is_still_awaited() -> None:
    aim = goal(due=2025)
    found = goal_status(aim, [at("2024", 39.0)], SURVEY, BEFORE)
    assert (found.kind, found.awaited) == (GoalKind.OFF_COURSE, True)
    in_the_year_itself = goal_status(aim, [at("2024", 39.0)], SURVEY, date(2025, 12, 31))
    assert not in_the_year_itself.awaited
    assert why(aim, found, SURVEY).endswith("Het cijfer over 2025 zelf is er nog niet.")


def test_without_a_figure_after_the_start_nothing_can_be_said() -> None:
    found = goal_status(goal(), [at("2018", 10.0), at("2020", 40.0)], SURVEY, BEFORE)
    assert (found.kind, found.doubt) == (GoalKind.UNCLEAR, Doubt.NO_FIGURE)
    assert why(goal(), found, SURVEY) == "Er is nog geen cijfer van na 2020."


def test_a_withheld_figure_is_never_zero_and_its_reason_is_told() -> None:
    points = [at("2022", 20.0), hidden("2024", note="minder dan 50 inwoners")]
    found = goal_status(goal(), points, SURVEY, BEFORE)
    assert (found.kind, found.doubt) == (GoalKind.UNCLEAR, Doubt.NO_VALUE)
    assert "minder dan 50 inwoners" in why(goal(), found, SURVEY)


def test_a_break_since_the_start_ends_the_comparison() -> None:
    cut = SURVEY.model_copy(update={"breaks": (broken("2022"),)})
    found = goal_status(goal(), [at("2024", 20.0)], cut, BEFORE)
    assert (found.kind, found.doubt) == (GoalKind.UNCLEAR, Doubt.BREAK)
    assert "2022" in why(goal(), found, cut)
    early = SURVEY.model_copy(update={"breaks": (broken("2020"), broken("2026"))})
    assert goal_status(goal(), [at("2024", 20.0)], early, BEFORE).kind is GoalKind.REACHED


def test_without_any_margin_nothing_is_claimed() -> None:
    bare = Figure("2024", 20.0, np.nan, np.nan, Status.FINAL)
    found = goal_status(goal(), [bare], SURVEY, BEFORE)
    assert (found.kind, found.doubt) == (GoalKind.UNCLEAR, Doubt.NO_MARGIN)


def test_the_margin_is_that_of_the_counts_else_the_band_of_the_catalogue() -> None:
    surveyed = figures_of(rows(series({"2022": 36.0}), SURVEY), SURVEY)
    assert (surveyed[0].low, surveyed[0].high) == (36.0 - BAND, 36.0 + BAND)
    counted = figures_of(rows(counts_series([40.0], [1000.0], 1000), RATE), RATE)
    assert counted[0].low < counted[0].value < counted[0].high
    people = figures_of(rows(series({"2022": 120.0}), COUNT), COUNT)
    assert (people[0].low, people[0].high) == (120.0, 120.0)


def test_a_goal_on_quarters_ends_with_the_last_quarter() -> None:
    aim = goal("2024Q1", due=2025)
    assert due_period(aim) == "2025Q4"
    assert on_path(aim, "2024Q1") == 40.0
    assert on_path(aim, "2025Q4") == 30.0
    assert on_path(aim, "2026Q1") == 30.0
    early = goal_status(aim, [at("2025Q3", 31.2)], SURVEY, BEFORE)
    assert (early.kind, early.is_final) == (GoalKind.UNCLEAR, False)


def test_the_sentence_says_where_it_comes_from_where_it_goes_and_where_it_is() -> None:
    said = goal_sentence(goal(), at("2024", 36.0), SURVEY)
    assert said == "Van 40,0% in 2020 naar 30,0% in 2028. Nu 36,0% (2024)."
    fresh = goal_sentence(goal(), at("2020", 40.0), SURVEY)
    assert fresh == "Van 40,0% in 2020 naar 30,0% in 2028."
    corrected = goal_sentence(goal(), at("2020", 41.0), SURVEY)
    assert corrected.endswith("Nu 41,0% (2020).")
    found = goal_status(goal(), [at("2024", 36.5)], SURVEY, BEFORE)
    assert why(goal(), found, SURVEY) == (
        "Het cijfer over 2024 is 36,5%, met een marge van 35,5% tot 37,5%. "
        "Op de lijn naar het doel hoort daar 35,0% of lager: dat klopt niet."
    )


def rows(frame: pd.DataFrame, item: Indicator) -> FigureRows:
    made = frame.assign(indicator=item.id)
    for name in ("area", "denominator_period", "note", "source_file"):
        made[name] = made.get(name)
    return FigureRows(made)


QUARTERS = st.integers(-200, 200).map(lambda n: n / 4)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Goal, list[Figure], Indicator, date]:
    mark = draw(st.sampled_from(list(PARTS)))
    years = st.integers(2016, 2030)
    period = st.builds(lambda y, part: f"{y}{part}", years, st.sampled_from(PARTS[mark]))
    start = draw(period)
    due = draw(st.integers(int(start[:4]) + 1, 2032))
    value, target = draw(QUARTERS), draw(QUARTERS)
    aim = goal(start, value, target if target != value else value + 1, due)
    other = st.sampled_from(["2021", "2023", "2025H1", "2026Q2", "2027-03"])
    periods = sorted(draw(st.sets(period | other, max_size=8)))
    points = []
    for each in periods:
        status = draw(st.sampled_from([Status.FINAL, Status.PROVISIONAL, Status.WITHHELD]))
        middle, margin = draw(QUARTERS), draw(st.integers(0, 40)) / 4
        points.append(at(each, middle, margin) if status.has_value else hidden(each))
    cuts = tuple(broken(each) for each in draw(st.lists(period, max_size=1)))
    return aim, points, SURVEY.model_copy(update={"breaks": cuts}), date(draw(years), 6, 1)


@given(cases())
def test_a_naive_second_implementation_says_the_same(
    case: tuple[Goal, list[Figure], Indicator, date],
) -> None:
    aim, points, item, today = case
    found = goal_status(aim, points, item, today)
    assert found.kind == naive_status(aim, points, item)
    assert (found.doubt is None) == (found.kind is not GoalKind.UNCLEAR)
    assert why(aim, found, item)


def test_a_unit_is_said_once_in_a_sentence() -> None:
    aim = goal(value=61.9, target=55.0)
    said = goal_sentence(aim, at("2024", 58.0), RATE)
    assert said == "Van 61,9 in 2020 naar 55,0 per 1.000 in 2028. Nu 58,0 (2024)."
    found = goal_status(aim, [at("2024", 58.0)], RATE, BEFORE)
    assert why(aim, found, RATE) == (
        "Het cijfer over 2024 is 58,0 per 1.000, met een marge van 57,0 tot 59,0. "
        "Op de lijn naar het doel hoort daar 58,5 of lager. Die lijn ligt binnen de marge."
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (20.0, ""),
        (33.0, "Op de lijn naar het doel hoort daar 35,0% of lager."),
        (35.5, "De lijn naar het doel (35,0%) ligt binnen de marge van 34,5% tot 36,5%."),
        (39.0, "Op de lijn naar het doel hoort daar 35,0% of lager."),
    ],
)
def test_a_list_says_the_reason_in_one_short_sentence(value: float, said: str) -> None:
    found = goal_status(goal(), [at("2024", value)], SURVEY, BEFORE)
    assert short_why(goal(), found, SURVEY) == said


def test_a_list_says_too_why_the_due_year_leaves_doubt() -> None:
    found = goal_status(goal(), [at("2028", 29.5)], SURVEY, AFTER)
    said = "Het doel van 30,0% ligt binnen de marge van 28,5% tot 30,5%."
    assert short_why(goal(), found, SURVEY) == said
    nothing = goal_status(goal(), [], SURVEY, AFTER)
    assert short_why(goal(), nothing, SURVEY).startswith("Er is nog geen cijfer van na 2020.")

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2
from statsmodels.stats.proportion import proportion_confint

from dashboard.compare import Verdict, intervals, is_tied, ranks, verdicts
from dashboard.margins import byar, wilson
from tests.unit.figure_frames import COUNT, RATE, SHARE, counted, indicator, row, values


def comparator(**changes: object) -> pd.Series:
    return pd.Series({**row("GM9999", "Plasdorp"), **changes})


@given(st.integers(1, 100_000), st.floats(0, 1))
def test_wilson_is_the_interval_that_statsmodels_gives(n: int, part: float) -> None:
    x = round(n * part)
    low, high = wilson(np.array([float(x)]), np.array([float(n)]))
    expected = proportion_confint(x, n, method="wilson")
    assert (low[0], high[0]) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("events", [5, 10, 79, 400, 10_003])
def test_byar_is_close_to_the_exact_poisson_interval(events: int) -> None:
    low, high = byar(np.array([float(events)]), np.array([1.0]))
    exact = chi2.ppf(0.025, 2 * events) / 2, chi2.ppf(0.975, 2 * events + 2) / 2
    assert low[0] == pytest.approx(exact[0], rel=0.02)
    assert high[0] == pytest.approx(exact[1], rel=0.02)


def test_a_rate_of_zero_has_an_interval_from_zero_to_above() -> None:
    filled = intervals(values(counted("BU1", "A", 0, 500, 1000)), RATE)
    assert filled["lower"].iloc[0] == 0
    assert 5 < filled["upper"].iloc[0] < 10


def test_an_interval_of_the_source_is_kept() -> None:
    frame = values({**counted("BU1", "A", 40, 100, 100), "lower": 35.0, "upper": 44.0})
    filled = intervals(frame, SHARE)
    assert (filled["lower"].iloc[0], filled["upper"].iloc[0]) == (35.0, 44.0)


def test_nothing_gets_an_interval_without_a_value_or_a_sound_denominator() -> None:
    frame = values(
        row("BU1", "A", None, "withheld", numerator=3.0, denominator=20.0),
        row("BU2", "B", 50.0),
        row("BU3", "C", 50.0, numerator=5.0, denominator=0.0),
        counted("BU4", "D", 120, 100, 100),
    )
    assert intervals(frame, SHARE)[["lower", "upper"]].isna().all(axis=None)


def test_intervals_leave_the_frame_they_get_as_it_was() -> None:
    frame = values(counted("BU1", "A", 40, 100, 100))
    before = frame.copy()
    intervals(frame, SHARE)
    pd.testing.assert_frame_equal(frame, before)


def test_verdicts_follow_the_polarity_and_the_overlap() -> None:
    frame = values(
        counted("BU1", "veel", 300, 2500, 1000),
        counted("BU2", "weinig", 40, 2500, 1000),
        counted("BU3", "klein", 5, 60, 1000),
        row("BU4", "leeg", None, "withheld"),
    )
    town = comparator(value=60.0, numerator=10_000.0, denominator=166_667.0)
    lower = list(verdicts(frame, town, RATE))
    assert lower == [Verdict.WORSE, Verdict.BETTER, Verdict.SIMILAR, Verdict.UNKNOWN]
    neutral = verdicts(frame, town, RATE.model_copy(update={"polarity": "neutral"}))
    assert list(neutral[:2]) == [Verdict.HIGHER, Verdict.LOWER]
    better = verdicts(frame, town, RATE.model_copy(update={"polarity": "higher_is_better"}))
    assert list(better[:2]) == [Verdict.BETTER, Verdict.WORSE]


def test_without_intervals_the_band_decides_its_edge_included() -> None:
    frame = values(row("BU1", "A", 52.4), row("BU2", "B", 52.5), row("BU3", "C", 47.4))
    judged = verdicts(frame, comparator(value=49.9), indicator())
    assert list(judged) == [Verdict.SIMILAR, Verdict.WORSE, Verdict.SIMILAR]


def test_a_comparator_without_counts_is_taken_as_exactly_known() -> None:
    frame = values(counted("BU1", "A", 79, 2505, 1000))
    assert list(verdicts(frame, comparator(value=33.0), RATE)) == [Verdict.SIMILAR]
    assert list(verdicts(frame, comparator(value=60.0), RATE)) == [Verdict.BETTER]


def test_what_is_printed_alike_is_never_called_different() -> None:
    frame = values(counted("BU1", "A", 499_400_000, 1_000_000_000, 100))
    town = comparator(value=49.86, numerator=498_600_000_000.0, denominator=1_000_000_000_000.0)
    assert list(verdicts(frame, town, SHARE)) == [Verdict.SIMILAR]


@pytest.mark.parametrize("town", [None, comparator(value=np.nan), comparator(value=None)])
def test_without_a_comparator_nothing_is_judged(town: pd.Series | None) -> None:
    frame = values(row("BU1", "A", 50.0), row("BU2", "B", 10.0))
    assert set(verdicts(frame, town, indicator())) == {Verdict.UNKNOWN}


def test_a_part_is_not_judged_by_the_count_of_the_whole() -> None:
    frame = values(row("BU1", "A", 2505.0))
    assert list(verdicts(frame, comparator(value=187_000.0), COUNT)) == [Verdict.UNKNOWN]


def test_a_difference_without_any_margin_is_not_judged() -> None:
    frame = values(row("BU1", "A", 52.0))
    assert list(verdicts(frame, comparator(value=49.0), SHARE)) == [Verdict.UNKNOWN]


def test_verdicts_stand_on_the_index_of_the_frame() -> None:
    frame = values(row("BU1", "A", 60.0), row("BU2", "B", 40.0)).set_index("code")
    judged = verdicts(frame, comparator(value=50.0), indicator())
    assert judged["BU1"] is Verdict.WORSE
    assert verdicts(frame.iloc[:0], comparator(value=50.0), indicator()).empty


def test_equal_values_share_the_best_rank_and_no_value_has_none() -> None:
    frame = values(
        row("BU1", "A", 50.0), row("BU2", "B", 60.0), row("BU3", "C", 50.0), row("BU4", "D")
    )
    ranking = ranks(frame)
    assert list(ranking[:3]) == [2, 1, 2]
    assert pd.isna(ranking[3])
    assert is_tied(ranking, 2)
    assert not is_tied(ranking, 1)

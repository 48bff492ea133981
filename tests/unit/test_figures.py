import itertools
import json
import re
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import palette
from dashboard.figures.end_labels import shifts
from dashboard.figures.ranking import ranking_figure, ranking_text
from dashboard.figures.trend import SMALLEST_HEIGHT, trend_figure
from dashboard.figures.trend_text import trend_text
from data.catalogue.model import Indicator
from tests.unit.figure_frames import (
    COUNT,
    INCOME,
    RATE,
    broken,
    counts_series,
    indicator,
    row,
    series,
    values,
)

SURVEY = indicator()


def drawn(figure: go.Figure) -> dict[str, Any]:
    """The figure as the browser gets it."""
    found: dict[str, Any] = json.loads(figure.to_json())
    return found


def words(figure: go.Figure) -> list[str]:
    return [a["text"] for a in drawn(figure)["layout"].get("annotations", [])]


def quarters(n: int = 44) -> pd.DataFrame:
    amounts = np.random.default_rng(2).normal(47, 5, n).astype("float32").astype(float)
    rows = [
        row(f"BU9999{at:04d}", f"Wijk {at} aan de Grote Plas", float(v))
        for at, v in enumerate(amounts)
    ]
    gaps = [
        row("BU99998001", "Kade", None, "withheld"),
        row("BU99998002", "Dijk", None, "not_measured"),
    ]
    return values(*rows, *gaps)


def test_bars_run_from_high_to_low_and_leave_out_areas_without_a_value() -> None:
    bars = drawn(ranking_figure(quarters(), SURVEY, None, "Plasdorp", 49.9))["data"][0]
    assert bars["y"] == sorted(bars["y"], reverse=True)
    assert len(bars["y"]) == len(bars["customdata"]) == len(bars["hovertext"]) == 44
    assert "BU99998001" not in bars["customdata"]
    assert 0 not in bars["y"]


def test_the_axis_of_bars_starts_at_zero_and_holds_the_comparator() -> None:
    figure = drawn(ranking_figure(quarters(), SURVEY, None, "Nederland", 80.0))
    low, high = figure["layout"]["yaxis"]["range"]
    assert low == 0
    assert high > 80
    line = figure["layout"]["shapes"][0]
    assert (line["y0"], line["y1"], line["line"]["dash"]) == (80, 80, "dash")
    assert "Nederland 80,0%" in words(ranking_figure(quarters(), SURVEY, None, "Nederland", 80.0))


def test_negative_values_hang_below_zero() -> None:
    frame = values(row("BU1", "A", 4.0), row("BU2", "B", -2.0))
    low, high = drawn(ranking_figure(frame, SURVEY, None, "P", None))["layout"]["yaxis"]["range"]
    assert low < -2 < 4 < high


def test_the_chosen_bar_is_in_the_accent_and_named() -> None:
    frame = quarters()
    code = frame["code"].iloc[3]
    figure = ranking_figure(frame, SURVEY, code, "Plasdorp", 49.9)
    bars = drawn(figure)["data"][0]
    assert bars["customdata"][bars["selectedpoints"][0]] == code
    assert bars["selected"]["marker"]["color"] == palette.ACCENT
    assert any("Wijk 3" in text and "%" in text for text in words(figure))


@pytest.mark.parametrize("chosen", [None, "BU99998001", "BU_ONBEKEND"])
def test_nothing_is_marked_when_the_chosen_area_has_no_bar(chosen: str | None) -> None:
    bars = drawn(ranking_figure(quarters(), SURVEY, chosen, "Plasdorp", 49.9))["data"][0]
    assert "selectedpoints" not in bars


def test_the_numbers_in_the_chart_are_the_printed_ones() -> None:
    frame = values(row("BU1", "A", 53.8499), row("BU2", "B", 0.25))
    assert drawn(ranking_figure(frame, SURVEY, None, "P", None))["data"][0]["y"] == [53.8, 0.3]
    income = values(row("BU1", "A", 28.44))
    assert drawn(ranking_figure(income, INCOME, None, "P", None))["data"][0]["y"] == [28400]


def test_a_ranking_of_44_areas_is_small_and_has_no_template() -> None:
    figure = ranking_figure(quarters(), SURVEY, "BU99990003", "Plasdorp", 49.9)
    body = figure.to_json()
    assert len(body) < 6000
    assert drawn(figure)["layout"].get("template") is None
    assert "bdata" not in body


def test_a_chart_has_no_title_and_only_traces_of_the_basic_bundle() -> None:
    figures = [
        ranking_figure(quarters(), SURVEY, None, "P", 50.0),
        trend_figure(LONG, LONG, RATE, "Rietland", "Plasdorp"),
    ]
    for figure in map(drawn, figures):
        assert "title" not in figure["layout"]
        assert {trace["type"] for trace in figure["data"]} <= {"bar", "scatter"}


@pytest.mark.parametrize("item", [SURVEY, RATE, COUNT, INCOME], ids=lambda i: i.unit)
def test_every_property_of_a_chart_is_in_the_schema_of_plotly(item: Indicator) -> None:
    """compose() leaves this check out for speed; go.Figure raises on a wrong name or value."""
    provisional = LONG.assign(status=["final"] * 7 + ["provisional"])
    cut = item.model_copy(update={"breaks": (broken("2019"),)})
    gappy = series({"2018": 50.0, "2019": None, "2020": 60.0})
    charts = [
        ranking_figure(quarters(), item, "BU99990003", "Plasdorp", 49.9),
        trend_figure(provisional, LONG, cut, "Rietland", "Plasdorp"),
        trend_figure(gappy, gappy, cut, "Rietland", "Plasdorp"),
    ]
    for chart in charts:
        checked = go.Figure(drawn(chart))
        assert len(checked.data) == len(drawn(chart)["data"])


def test_a_name_cannot_bring_markup_into_a_chart() -> None:
    frame = values(row("BU1", "<a href='x'>A", 5.0))
    figure = ranking_figure(frame, SURVEY, "BU1", "<i>P</i>", 4.0)
    said = [*words(figure), *drawn(figure)["data"][0]["hovertext"]]
    lines = trend_figure(LONG, LONG, RATE, "<a>", "<i>P</i>")
    said += [*words(lines), line(lines)["hovertemplate"]]
    own = "</?(b|br|extra)>"
    assert "<" not in re.sub(own, "", " ".join(said))


def test_an_empty_ranking_is_still_a_figure_with_words() -> None:
    frame = values(row("BU1", "A", None, "withheld"))
    assert drawn(ranking_figure(frame, SURVEY, None, "P", None))["data"][0]["y"] == []
    said = ranking_text(frame, SURVEY, None, "P", None)
    assert said == (
        "Er is geen enkel gebied met een cijfer. Niet in de grafiek: te weinig inwoners."
    )


def test_the_ranking_in_words_has_both_ends_the_chosen_and_the_gaps() -> None:
    frame = values(
        row("BU1", "Oost", 60.0),
        row("BU2", "West", 40.0),
        row("BU3", "Kade", None, "withheld"),
        row("BU4", "Dijk", None, "not_measured"),
    )
    assert ranking_text(frame, SURVEY, "BU2", "Plasdorp", 49.9) == (
        "Van hoog naar laag: bovenaan staat Oost met 60,0%, onderaan West met 40,0%. "
        "West staat met 40,0% op plaats 2 van 2. "
        "Van de 2 gebieden ligt er 1 boven Plasdorp (49,9%). "
        "Niet in de grafiek: 1 niet gemeten en 1 te weinig inwoners."
    )
    assert ranking_text(frame.iloc[:1], SURVEY, "BU1", "P", None) == (
        "Alleen Oost heeft een cijfer: 60,0%."
    )


def test_a_count_has_no_line_of_the_whole_town() -> None:
    frame = values(row("BU1", "A", 2505.0), row("BU2", "B", 1200.0))
    figure = drawn(ranking_figure(frame, COUNT, None, "Plasdorp", 187_000.0))
    assert figure["layout"].get("shapes", []) == []
    assert figure["layout"]["yaxis"]["range"][1] < 3000


LONG = counts_series([110, 118, 121, 119, 125, 123, 131, 128], [2500.0] * 8, 1000)


def line(figure: go.Figure, at: int = 0) -> dict[str, Any]:
    lines = [t for t in drawn(figure)["data"] if t.get("mode") == "lines+markers"]
    found: dict[str, Any] = lines[at]
    return found


def test_both_lines_have_a_label_at_their_end_and_the_comparator_is_dashed() -> None:
    town = LONG.assign(value=LONG["value"] - 8)
    figure = trend_figure(LONG, town, RATE, "Rietland", "Plasdorp")
    assert words(figure)[:2] == ["<b>51,2</b><br>Rietland", "43,2<br>Plasdorp"]
    assert line(figure, 0)["line"]["dash"] == "dash"
    assert "dash" not in line(figure, 1)["line"]


def test_a_break_is_a_gap_and_a_mark() -> None:
    cut = RATE.model_copy(update={"breaks": (broken("2019"),)})
    figure = trend_figure(LONG, None, cut, "Rietland", "Plasdorp")
    own = line(figure)
    gap = own["x"].index(None)
    assert (own["x"][gap - 1], own["x"][gap + 1]) == (2018.5, 2019.5)
    assert own["y"][gap] is None
    mark = drawn(figure)["layout"]["shapes"][0]
    assert mark["x0"] == mark["x1"] == 2019
    assert "breuk" in words(figure)


def test_a_break_outside_the_figures_is_not_marked() -> None:
    cut = RATE.model_copy(update={"breaks": (broken("2015"), broken("2030"))})
    figure = trend_figure(LONG, None, cut, "Rietland", "Plasdorp")
    assert "breuk" not in words(figure)
    assert None not in line(figure)["y"]


def test_a_withheld_period_is_a_cross_at_the_base_and_never_a_point() -> None:
    frame = series({"2016": 50.0, "2017": 51.0, "2018": None, "2019": 53.0})
    figure = trend_figure(frame, None, SURVEY, "Rietland", "Plasdorp")
    assert line(figure)["y"] == [50, 51, None, 53]
    cross = next(t for t in drawn(figure)["data"] if t.get("mode") == "markers")
    assert cross["x"] == [2018.5]
    assert cross["marker"]["symbol"] == "x"
    low, high = drawn(figure)["layout"]["yaxis"]["range"]
    assert low < cross["y"][0] < low + 0.1 * (high - low)
    assert "te weinig inwoners" in cross["hovertext"][0]


def test_years_that_were_never_measured_are_joined_by_the_line() -> None:
    figure = trend_figure(series({"2012": 40.0, "2016": 45.0}), None, SURVEY, "A", "P")
    assert line(figure)["y"] == [40, 45]


def test_provisional_points_are_open() -> None:
    frame = LONG.copy()
    frame.loc[7, "status"] = "provisional"
    fills = line(trend_figure(frame, None, RATE, "A", "P"))["marker"]["color"]
    assert fills == [palette.ACCENT] * 7 + [palette.CARD]
    assert line(trend_figure(LONG, None, RATE, "A", "P"))["marker"]["color"] == palette.ACCENT


def test_the_interval_is_a_band_only_where_it_is_known() -> None:
    def bands(figure: go.Figure) -> int:
        return sum(trace.get("fill") == "toself" for trace in drawn(figure)["data"])

    assert bands(trend_figure(LONG, None, RATE, "A", "P")) == 1
    assert bands(trend_figure(series({"2019": 4.0, "2020": 5.0}), None, SURVEY, "A", "P")) == 0


def test_an_axis_that_does_not_start_at_zero_says_so() -> None:
    note = "De verticale as begint niet bij nul."
    high = series({"2019": 60.0, "2020": 62.0})
    assert note in words(trend_figure(high, None, SURVEY, "A", "P"))
    near = series({"2019": 3.0, "2020": 12.0})
    figure = trend_figure(near, None, SURVEY, "A", "P")
    assert note not in words(figure)
    assert drawn(figure)["layout"]["yaxis"]["range"][0] == 0


@pytest.mark.parametrize("apart", [0.0, 0.05, 0.5, 5.0])
@pytest.mark.parametrize("sign", [1, -1])
def test_the_labels_of_two_lines_never_touch(apart: float, sign: int) -> None:
    frame = series({"2019": 50.0, "2020": 52.0})
    town = frame.assign(value=frame["value"] + sign * apart)
    layout = drawn(trend_figure(frame, town, SURVEY, "A", "P"))["layout"]
    low, high = layout["yaxis"]["range"]
    plot = SMALLEST_HEIGHT - layout["margin"]["t"] - layout["margin"]["b"]
    first, second = (
        (a["y"] - low) / (high - low) * plot + a["yshift"] for a in layout["annotations"][:2]
    )
    assert abs(first - second) >= 35


def test_the_labels_of_low_lines_stay_above_the_years() -> None:
    frame = series({"2019": 52.0, "2020": 50.0})
    town = frame.assign(value=[52.0, 50.01])
    layout = drawn(trend_figure(frame, town, SURVEY, "A", "P"))["layout"]
    low, high = layout["yaxis"]["range"]
    plot = SMALLEST_HEIGHT - layout["margin"]["t"] - layout["margin"]["b"]
    places = [(a["y"] - low) / (high - low) * plot + a["yshift"] for a in layout["annotations"][:2]]
    assert min(places) >= 17


@given(st.lists(st.floats(0, 500), max_size=6))
def test_moved_labels_keep_their_order_and_distance(heights: list[float]) -> None:
    moved = [h + s for h, s in zip(heights, shifts(heights, 36), strict=True)]
    ordered = sorted(moved)
    assert all(b - a >= 36 - 1e-6 for a, b in itertools.pairwise(ordered))
    for (a, x), (b, y) in itertools.combinations(zip(heights, moved, strict=True), 2):
        assert a == b or (a < b) == (x < y)


def test_a_trend_without_any_value_is_still_a_figure_with_words() -> None:
    frame = series({"2019": None, "2020": None})
    figure = trend_figure(frame, frame, SURVEY, "Rietland", "Plasdorp")
    assert drawn(figure)["layout"]["yaxis"]["visible"] is False
    said = trend_text(frame, None, SURVEY, "Rietland", "Plasdorp")
    assert said.startswith("Rietland: geen cijfers.")
    empty = frame.iloc[:0]
    assert "geen cijfers" in trend_text(empty, empty, SURVEY, "Rietland", "Plasdorp")
    assert drawn(trend_figure(empty, empty, SURVEY, "A", "P"))["data"]


def test_the_trend_in_words_has_both_lines_the_test_the_break_and_the_gaps() -> None:
    cut = SURVEY.model_copy(update={"breaks": (broken("2020"),)})
    frame = series({"2016": 50.0, "2018": None, "2020": 55.3})
    town = series({"2016": 48.0, "2020": 49.9})
    assert trend_text(frame, town, cut, "Rietland", "Plasdorp") == (
        "Rietland: 50,0% in 2016, 55,3% in 2020. Plasdorp: 48,0% in 2016, 49,9% in 2020. "
        "Trend in Rietland: te weinig metingen sinds de breuk in 2020. "
        "Breuk in 2020: er is anders geteld. "
        "Over 2018 is het cijfer niet getoond: te weinig inwoners (minder dan 50 inwoners)."
    )


def test_half_years_have_years_on_their_axis() -> None:
    halves = {f"{y}H{h}": 40.0 + y - 2015 for y in range(2015, 2025) for h in (1, 2)}
    axis = drawn(trend_figure(series(halves), None, SURVEY, "A", "P"))["layout"]["xaxis"]
    assert axis["ticktext"][-1] == "2024"
    assert len(axis["ticktext"]) <= 5
    assert line(trend_figure(series(halves), None, SURVEY, "A", "P"))["hovertext"][-1] == (
        "tweede helft 2024"
    )


def test_a_trend_chart_of_twelve_years_is_small() -> None:
    frame = counts_series([100.0 + n for n in range(12)], [2510.0 + n for n in range(12)], 1000)
    body = trend_figure(frame, frame, RATE, "Rietland", "Plasdorp").to_json()
    assert len(body) < 5000


def test_figures_leave_their_frames_as_they_were() -> None:
    frame, points = quarters(), LONG.copy()
    before, points_before = frame.copy(), points.copy()
    ranking_figure(frame, SURVEY, "BU99990003", "P", 50.0)
    trend_figure(points, points, RATE, "A", "P")
    pd.testing.assert_frame_equal(frame, before)
    pd.testing.assert_frame_equal(points, points_before)


def test_years_below_a_chart_stay_apart_and_the_newest_is_always_there() -> None:
    years = ["2012", "2016", "2020", "2022", "2024"]
    data = series(dict.fromkeys(years, 70.0))
    axis = trend_figure(data, None, indicator(), "A", "").layout.xaxis
    assert list(axis.ticktext) == ["2012", "2016", "2020", "2024"]
    assert axis.tickangle == 0


def test_an_area_with_the_name_of_its_comparator_keeps_its_own_line() -> None:
    own, other = series({"2023": 1.0, "2024": 2.0}), series({"2023": 5.0, "2024": 6.0})
    drawn = trend_figure(own, other, indicator(), "Centrum", "Centrum").data
    assert [list(trace.y) for trace in drawn if trace.mode == "lines+markers"] == [
        [5.0, 6.0],
        [1.0, 2.0],
    ]

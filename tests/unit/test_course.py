"""The chart of an area beside all that it is compared with, its key and its table."""

import itertools
import json
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import palette
from dashboard.figures.config import GRAPH_CONFIG
from dashboard.figures.course import HEIGHT, Course, Named, course_figure, course_of
from dashboard.figures.course_words import Mark, course_marks, course_table, course_text
from dashboard.figures.trend import BOTTOM_WITH_NOTE, TOP
from dashboard.trend import trend
from dashboard.trend_wording import trend_words
from data.catalogue.model import Indicator
from layouts.parts.card import graph
from tests.unit.figure_frames import COUNT, RATE, SHARE, broken, counts_series, indicator, series

Pair = tuple[str, pd.DataFrame]
SURVEY = indicator()
CUT = SURVEY.model_copy(update={"breaks": (broken("2020"),)})
OWN = ("Rietland", series({"2016": 50.0, "2018": None, "2020": 55.3, "2022": 56.0}))
TOWN = ("Plasdorp", series({"2016": 48.0, "2018": 48.5, "2020": 49.9, "2022": 51.0}))
COUNTRY = ("Nederland", series({"2016": 46.0, "2020": 47.0}))


def course(own: Pair, others: list[Pair], item: Indicator) -> Course:
    """The same indicator for all: without borders that changed."""
    return course_of(Named(*own, item), [Named(*other, item) for other in others])


def drawn(own: Pair, others: list[Pair], item: Indicator) -> dict[str, Any]:
    """The figure as the browser gets it, after plotly has checked every name and value."""
    found: dict[str, Any] = json.loads(json.dumps(course_figure(course(own, others, item))))
    assert len(go.Figure(found).data) == len(found["data"])
    return found


def marks_of(own: Pair, others: list[Pair], item: Indicator) -> list[Mark]:
    return course_marks(course(own, others, item))


def table_of(own: Pair, others: list[Pair], item: Indicator) -> dict[str, object]:
    return course_table(course(own, others, item))


def words_of(own: Pair, others: list[Pair], item: Indicator) -> str:
    return course_text(course(own, others, item), trend_words(trend(own[1], item)))


def lines(figure: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if trace.get("mode") == "lines+markers"]


def texts(figure: dict[str, Any]) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_the_area_is_solid_and_on_top_and_the_others_are_dashed_and_grey() -> None:
    *others, own = lines(drawn(OWN, [TOWN, COUNTRY], SURVEY))
    assert "dash" not in own["line"]
    assert own["line"]["color"] == palette.ACCENT
    assert len(others) == 2
    for other in others:
        assert (other["line"]["dash"], other["line"]["color"]) == ("dash", palette.CHART_COMPARATOR)


def test_every_line_is_named_at_the_right_and_one_that_stops_earlier_says_when() -> None:
    figure = drawn(OWN, [TOWN, COUNTRY], SURVEY)
    assert texts(figure)[:3] == [
        "<b>56,0%</b><br>Rietland",
        "51,0%<br>Plasdorp",
        "47,0% (2020)<br>Nederland",
    ]
    assert {note["x"] for note in figure["layout"]["annotations"][:3]} == {2022.5}


@pytest.mark.parametrize("apart", [0.0, 0.1, 1.0, 20.0])
def test_four_labels_never_touch(apart: float) -> None:
    own = series({"2019": 50.0, "2020": 52.0})
    others = [(f"Gebied {at}", own.assign(value=own["value"] + at * apart)) for at in (1, 2, 3)]
    figure = drawn(("Rietland", own), others, SURVEY)
    low, high = figure["layout"]["yaxis"]["range"]
    plot = HEIGHT - TOP - BOTTOM_WITH_NOTE
    notes = figure["layout"]["annotations"][:4]
    places = sorted((n["y"] - low) / (high - low) * plot + n["yshift"] for n in notes)
    assert all(b - a >= 34 for a, b in itertools.pairwise(places))


def test_no_line_crosses_a_break_and_the_key_explains_it() -> None:
    for trace in lines(drawn(OWN, [TOWN], CUT)):
        before = [x for x in trace["x"] if x is not None and x < 2020]
        gap = trace["x"].index(None, len(before) - 1)
        assert trace["x"][gap + 1] == 2020.5
        assert trace["y"][gap] is None
    assert ("│", "Breuk in 2020: er is anders geteld. Sinds dat jaar telt men anders.") in (
        marks_of(OWN, [TOWN], CUT)
    )


def test_a_period_without_a_value_is_a_cross_below_every_value_and_never_at_zero() -> None:
    near_zero: Pair = ("Rietland", series({"2016": 1.0, "2018": None, "2020": 9.0}))
    for own in (OWN, near_zero):
        figure = drawn(own, [], SURVEY)
        cross = next(trace for trace in figure["data"] if trace.get("mode") == "markers")
        known = [y for y in lines(figure)[-1]["y"] if y is not None]
        low = figure["layout"]["yaxis"]["range"][0]
        assert cross["x"] == [2018.5]
        assert low < cross["y"][0] < min(known)
        assert cross["y"][0] != 0
        edge = next(s for s in figure["layout"]["shapes"] if s["line"].get("dash") == "dot")
        assert cross["y"][0] < edge["y0"] < min(known)
    assert marks_of(OWN, [], SURVEY) == [
        ("×", "2018: niet getoond: te weinig inwoners (minder dan 50 inwoners).")
    ]


def test_years_in_a_row_without_a_value_are_named_by_their_ends() -> None:
    own: Pair = ("A", series(dict.fromkeys(("2015", "2016", "2017")) | {"2018": 5.0, "2019": 6.0}))
    assert marks_of(own, [], SURVEY)[0][1].startswith("2015 tot en met 2017: ")


def test_provisional_points_are_open_and_the_key_says_so() -> None:
    frame = OWN[1].assign(status=["final", "withheld", "final", "provisional"])
    own = ("Rietland", frame)
    fills = lines(drawn(own, [], SURVEY))[-1]["marker"]["color"]
    assert fills[-1] == palette.CARD
    assert fills[0] == palette.ACCENT
    assert ("○", "2022: voorlopig cijfer.") in marks_of(own, [], SURVEY)


def test_the_band_is_there_and_explained_only_where_an_interval_is_known() -> None:
    counted: Pair = ("A", counts_series([110, 118, 121], [2500.0] * 3, 1000))
    figure = drawn(counted, [], RATE)
    assert figure["data"][0]["fill"] == "toself"
    assert marks_of(counted, [], RATE)[-1][0] == "▒"
    assert all("fill" not in trace for trace in drawn(OWN, [], SURVEY)["data"])


def test_a_series_that_hardly_moves_does_not_fill_the_chart() -> None:
    own: Pair = ("A", series({"2016": 99.6, "2020": 99.9}))
    low, high = drawn(own, [], SURVEY)["layout"]["yaxis"]["range"]
    assert high - low > 14
    assert high <= 100.1
    steep: Pair = ("A", series({"2016": 40.0, "2020": 90.0}))
    low, high = drawn(steep, [], SURVEY)["layout"]["yaxis"]["range"]
    assert 34 - 1 <= low < 40 < 90 < high <= 97


def test_a_count_is_drawn_alone() -> None:
    people: Pair = ("Rietland", series({"2019": 2500.0, "2020": 2510.0}))
    town: Pair = ("Plasdorp", series({"2019": 187_000.0, "2020": 188_000.0}))
    assert len(lines(drawn(people, [town], COUNT))) == 1
    assert table_of(people, [town], COUNT)["columns"] == ["Periode", "Rietland"]


def test_the_table_has_every_number_of_the_chart_and_every_reason() -> None:
    table = table_of(OWN, [TOWN, COUNTRY], SURVEY)
    assert table["columns"] == ["Periode", "Rietland", "Plasdorp", "Nederland"]
    assert table["rows"] == [
        ["2016", "50,0%", "48,0%", "46,0%"],
        [
            "2018",
            "niet getoond: te weinig inwoners (minder dan 50 inwoners)",
            "48,5%",
            "–",
        ],
        ["2020", "55,3%", "49,9%", "47,0%"],
        ["2022", "56,0%", "51,0%", "–"],
    ]


def test_a_period_that_only_another_area_has_says_so_in_the_table() -> None:
    own: Pair = ("Rietland", series({"2016": 50.0, "2020": 55.0}))
    rows = table_of(own, [TOWN], SURVEY)["rows"]
    assert isinstance(rows, list)
    assert rows[1] == ["2018", "niet gemeten in deze periode", "48,5%"]


def test_a_provisional_value_says_so_in_the_table() -> None:
    own: Pair = ("A", series({"2020": 5.0}).assign(status="provisional"))
    assert table_of(own, [], SURVEY)["rows"] == [["2020", "5,0% (voorlopig)"]]


def test_the_chart_in_words_has_all_lines_the_trend_and_the_gaps() -> None:
    said = words_of(OWN, [TOWN, COUNTRY], CUT)
    for part in (
        "Rietland: 50,0% in 2016, 56,0% in 2022.",
        "Nederland: 46,0% in 2016, 47,0% in 2020.",
        "Trend in Rietland: te weinig metingen sinds de breuk in 2020.",
        "Breuk in 2020",
        "Over 2018 is het cijfer niet getoond",
    ):
        assert part in said


def test_a_name_cannot_bring_markup_into_the_chart() -> None:
    figure = drawn(("<a>x", OWN[1]), [("<i>P</i>", TOWN[1])], SHARE)
    said = json.dumps([texts(figure), [trace.get("hovertemplate") for trace in figure["data"]]])
    assert "<a>" not in said
    assert "<i>" not in said


def test_a_series_without_any_value_is_still_a_figure() -> None:
    nothing: Pair = ("A", series({"2019": None, "2020": None}))
    assert drawn(nothing, [nothing], SURVEY)["layout"]["yaxis"]["visible"] is False
    empty: Pair = ("A", OWN[1].iloc[:0])
    assert drawn(empty, [empty], SURVEY)["data"]
    assert table_of(empty, [], SURVEY)["rows"] == []


def test_the_frames_are_left_as_they_were() -> None:
    before = OWN[1].copy()
    course_figure(course(OWN, [TOWN], SURVEY))
    table_of(OWN, [TOWN], SURVEY)
    pd.testing.assert_frame_equal(OWN[1], before)


def test_a_chart_of_dash_and_a_chart_of_ours_are_shown_alike_and_send_nothing() -> None:
    made = graph(go.Figure(), graph_id="x", description="y", height=100)
    assert made.children.config == GRAPH_CONFIG
    assert GRAPH_CONFIG["showSendToCloud"] is False
    assert GRAPH_CONFIG["plotlyServerURL"] == ""
    assert GRAPH_CONFIG["displaylogo"] is False
    assert GRAPH_CONFIG["displayModeBar"] is False

"""The target and the path to it in a chart, its words, its key and its table."""

import itertools
import json
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard import palette
from dashboard.figures.aim import Aim, aim_words
from dashboard.figures.course import HEIGHT, Named, course_figure, course_of
from dashboard.figures.course_words import course_marks, course_table, course_text
from dashboard.figures.trend import BOTTOM_WITH_NOTE, TOP
from tests.unit.figure_frames import INCOME, indicator, series

SURVEY = indicator()
AIM = Aim(SURVEY, "2020", 55.0, "2028", 45.0)
OWN = Named("Rietland", series({"2016": 50.0, "2020": 55.0, "2022": 54.0}), SURVEY)
TOWN = Named("Plasdorp", series({"2016": 48.0, "2020": 49.9, "2022": 51.0}), SURVEY)


def drawn(aim: Aim | None, own: Named = OWN) -> dict[str, Any]:
    """As the browser gets it, after plotly has checked every name and value."""
    figure = course_figure(course_of(own, [TOWN]), aim)
    found: dict[str, Any] = json.loads(json.dumps(figure))
    assert len(go.Figure(found).data) == len(found["data"])
    return found


def inked(figure: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """dash of the line -> trace, of what is drawn for the aim."""
    own = [t for t in figure["data"] if t["line"].get("color") == palette.INK]
    return {trace["line"]["dash"]: trace for trace in own}


def test_without_an_aim_nothing_changes() -> None:
    assert inked(drawn(None)) == {}
    assert drawn(None)["layout"]["xaxis"]["range"][1] < 2023


def test_the_target_is_a_dashed_line_and_the_path_runs_to_it_from_the_start() -> None:
    traces = inked(drawn(AIM))
    assert (traces["dash"]["x"], traces["dash"]["y"]) == ([2020.5, 2028.5], [45.0, 45.0])
    assert (traces["dot"]["x"], traces["dot"]["y"]) == ([2020.5, 2028.5], [55.0, 45.0])


def test_the_axes_reach_the_target_and_its_year() -> None:
    layout = drawn(AIM)["layout"]
    assert layout["xaxis"]["range"][1] > 2028.5
    assert layout["xaxis"]["ticktext"][-1] == "2028"
    assert layout["yaxis"]["range"][0] < 45.0


def test_the_label_says_the_target_and_the_year_and_no_labels_touch() -> None:
    layout = drawn(AIM)["layout"]
    notes = layout["annotations"][:3]
    assert notes[0]["text"] == "<b>doel 45,0%</b><br>in 2028"
    assert {note["x"] for note in notes} == {2028.5}
    low, high = layout["yaxis"]["range"]
    plot = HEIGHT - TOP - BOTTOM_WITH_NOTE
    places = sorted((n["y"] - low) / (high - low) * plot + n["yshift"] for n in notes)
    assert all(b - a >= 34 for a, b in itertools.pairwise(places))


def test_a_name_in_the_chart_is_text_and_never_markup() -> None:
    shown = drawn(AIM, OWN._replace(name="<b>Rietland</b>"))["layout"]["annotations"]
    assert any("&lt;b&gt;" in note["text"] for note in shown)


def test_the_sentence_and_the_key_say_the_goal_in_words() -> None:
    words = "Doel: van 55,0% in 2020 naar 45,0% in 2028."
    course = course_of(OWN, [TOWN])
    assert aim_words(AIM) == words
    assert words in course_text(course, "daalt sinds 2020", AIM)
    assert ("◇", words) in course_marks(course, AIM)
    assert words not in course_text(course, "daalt sinds 2020")


def test_the_table_has_the_path_and_a_row_for_the_year_of_the_goal() -> None:
    made = course_table(course_of(OWN, [TOWN]), AIM)
    assert made["columns"] == ["Periode", "Rietland", "Plasdorp", "Lijn naar het doel"]
    assert made["rows"] == [
        ["2016", "50,0%", "48,0%", "–"],
        ["2020", "55,0%", "49,9%", "55,0%"],
        ["2022", "54,0%", "51,0%", "52,5%"],
        ["2028", "–", "–", "45,0%"],
    ]


@pytest.mark.parametrize(
    ("period", "height"), [("2019", None), ("2020", 55.0), ("2024", 50.0), ("2029", None)]
)
def test_the_path_is_straight_and_ends_at_both_ends(period: str, height: float | None) -> None:
    assert AIM.at(period) == (None if height is None else pytest.approx(height))


def test_an_amount_is_drawn_in_the_unit_that_people_see() -> None:
    aim = Aim(INCOME, "2020", 28.4, "2028", 30.5)
    assert aim.heights == (28_400.0, 30_500.0)
    assert aim_words(aim) == "Doel: van € 28.400 in 2020 naar € 30.500 in 2028."

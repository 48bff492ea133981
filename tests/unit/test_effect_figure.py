"""The chart of "did it help": what is drawn, and the same in words."""

import json
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import palette
from dashboard.figures.course import Course
from dashboard.figures.effect import effect_course, effect_figure, effect_marks, effect_text
from data.catalogue.model import Indicator
from tests.unit.figure_frames import broken, indicator, series

SURVEY = indicator()
CUT = SURVEY.model_copy(update={"breaks": (broken("2019"),)})
OWN = series({"2018": 50.0, "2019": 51.0, "2020": None, "2021": 49.0, "2022": 40.0, "2023": 39.0})
NAN = float("nan")
EXPECTED = pd.DataFrame(
    [
        ("2019", 50.5, NAN, NAN),
        ("2021", 49.5, 49.5, 49.5),
        ("2022", 50.0, 45.0, 55.0),
        ("2023", 49.0, 44.0, 54.0),
    ],
    columns=["period", "value", "lower", "upper"],
).assign(status="final", note=None)
START = 2021.5


def course(expected: pd.DataFrame | None = EXPECTED, item: Indicator = SURVEY) -> Course:
    return effect_course("<b>Rietland</b>", OWN, expected, item)


def drawn(found: Course, start: float = START) -> dict[str, Any]:
    """The figure as the browser gets it, after plotly has checked every name and value."""
    figure: dict[str, Any] = json.loads(effect_figure(found, start).to_json())
    assert len(go.Figure(figure).data) == len(figure["data"])
    return figure


def test_the_area_is_bold_and_what_was_expected_is_dashed_with_a_band_from_the_start() -> None:
    band, expected, area, _absent = drawn(course())["data"]
    assert (area["line"]["color"], area["line"].get("dash")) == (palette.ACCENT, None)
    assert expected["line"]["dash"] == "dash"
    assert area["line"]["width"] > expected["line"]["width"]
    assert band["fillcolor"] == palette.CHART_EXPECTED
    assert min(band["x"]) == 2021.5
    assert (min(band["y"]), max(band["y"])) == (44.0, 55.0)


def test_a_line_with_a_label_stands_at_the_start() -> None:
    figure = drawn(course())
    assert [shape["x0"] for shape in figure["layout"]["shapes"]] == [START]
    assert "start" in [note["text"] for note in figure["layout"]["annotations"]]


def test_a_start_after_the_newest_figure_is_inside_the_axis() -> None:
    low, high = drawn(course(None), 2026.2)["layout"]["xaxis"]["range"]
    assert low < 2018.5 < 2026.2 < high


def test_the_label_of_the_start_does_not_stand_on_that_of_a_break() -> None:
    notes = drawn(course(item=CUT), 2019.2)["layout"]["annotations"]
    at_top = {note["text"]: note.get("yshift", 0) for note in notes if note.get("y") == 1}
    assert at_top["start"] >= at_top["breuk"] + 16


def test_a_break_and_a_missing_period_are_gaps() -> None:
    area = drawn(course(item=CUT))["data"][2]
    assert area["y"] == [50.0, None, 51.0, None, 49.0, 40.0, 39.0]


def test_without_what_was_expected_only_the_area_is_drawn() -> None:
    figure = drawn(course(None))
    assert len([t for t in figure["data"] if t["mode"] == "lines+markers"]) == 1
    assert all(symbol != "▒" for symbol, _said in effect_marks(course(None)))


def test_a_name_is_never_markup() -> None:
    assert "<b>Rietland" not in json.dumps(drawn(course()))


def test_the_chart_in_words_has_both_ends_the_start_and_what_is_missing() -> None:
    said = effect_text(course(), "1 juli 2021")
    for part in ("50,0% in 2018, 39,0% in 2023", "Verwacht: 50,5% in 2019, 49,0% in 2023"):
        assert part in said
    assert "De actie startte op 1 juli 2021." in said
    assert "Over 2020 is het cijfer" in said


def test_the_key_says_what_band_and_dashes_mean() -> None:
    assert [symbol for symbol, _said in effect_marks(course())][:2] == ["- -", "▒"]

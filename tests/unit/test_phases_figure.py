"""The course of a theme: steps, sentence and the names of the phases."""

import json
from datetime import date
from typing import Any

import plotly.graph_objects as go
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.figures.phases import Moment, phases_figure, phases_text
from dashboard.maturity.model import maturity_model

NAMES: dict[int, str] = {text.phase: text.short for text in maturity_model().phases}
TODAY = date(2026, 11, 24)
STORY = [
    Moment(date(2024, 11, 12), 3, "Eerste ronde"),
    Moment(date(2026, 5, 14), 2, "Voorjaar <b>in</b> de wijk"),
]


def drawn(moments: list[Moment]) -> dict[str, Any]:
    figure = phases_figure(moments, NAMES, TODAY)
    go.Figure(figure.to_dict())  # plotly knows every property
    found: dict[str, Any] = json.loads(figure.to_json())
    return found


def test_every_session_is_a_point_and_the_last_phase_runs_on_to_today() -> None:
    on, steps = drawn(STORY)["data"]
    assert (steps["x"], steps["y"]) == (["2024-11-12", "2026-05-14"], [3, 2])
    assert steps["line"]["shape"] == "hv"
    assert (on["x"], on["y"]) == (["2026-05-14", "2026-11-24"], [2, 2])


def test_the_axis_has_all_four_phases_by_name() -> None:
    axis = drawn(STORY)["layout"]["yaxis"]
    assert axis["ticktext"] == ["1 Start", "2 Samen op weg", "3 De werkwijze", "4 In het DNA"]
    assert axis["range"][0] < 1
    assert axis["range"][1] > 4


def test_the_title_of_a_session_is_text_and_no_markup() -> None:
    assert "&lt;b&gt;" in drawn(STORY)["data"][1]["hovertext"][1]


def test_the_sentence_tells_every_session_and_the_movement() -> None:
    said = phases_text(STORY, NAMES, "Lokale teams in Oudewijk")
    assert said == (
        "Lokale teams in Oudewijk: fase 3 (De werkwijze) op 12 november 2024, "
        "fase 2 (Samen op weg) op 14 mei 2026. Dat is één fase omlaag sinds de eerste sessie."
    )
    assert phases_text([], NAMES, "Lokale teams").endswith("nog niet in een fase gezet.")
    assert "nog geen verloop" in phases_text(STORY[:1], NAMES, "Lokale teams")


@settings(max_examples=30)  # plotly checks every property
@given(st.lists(st.tuples(st.dates(date(2000, 1, 1)), st.integers(1, 4)), min_size=1, max_size=9))
def test_any_course_can_be_drawn_and_told(days: list[tuple[date, int]]) -> None:
    moments = [Moment(day, phase, "x") for day, phase in sorted(days)]
    figure = drawn(moments)
    assert len(figure["data"][1]["x"]) == len(days)
    assert all(str(phase) in phases_text(moments, NAMES, "T") for _day, phase in days)

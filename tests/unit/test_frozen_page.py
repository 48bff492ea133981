"""What is kept of a frozen page: the same text for the same page, readable for years."""

import json
from dataclasses import MISSING, fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from dashboard.steering import page as sturen
from dashboard.steering.frozen_page import (
    FrozenFigure,
    FrozenMeeting,
    FrozenPoint,
    FrozenTopic,
    from_json,
    to_json,
)
from dashboard.steering.page import SturenPage
from layouts.sturen_bevroren import kept_parts
from tests.unit.steering_page import page

FIRST = Path(__file__).parents[1] / "fixtures" / "frozen_meeting_first.json"
"""As the first version of the program wrote it. It is never made anew: what was frozen then has to
be readable for ever."""
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
QUICK = settings(max_examples=25, suppress_health_check=list(HealthCheck))


def frozen() -> FrozenMeeting:
    figure = FrozenFigure(
        *("WK999901", "Oosterpark", "een", "Eenzaam", "%", "2024", "final", 53.8, "53,8%"),
        compared="Eldermonde",
        source=1,
    )
    points = (
        FrozenPoint(
            "2020", "final", 51.1, "51,1%", 49.0, 53.0, "49,0% tot 53,0%", 50.0, "50,0%", 1
        ),
        FrozenPoint("2022", "withheld", None, "niet getoond: te weinig inwoners"),
    )
    topic = FrozenTopic("Eenzaam", "Oosterpark", (("/kaart", "Eenzaam"),), "Zo.", figure, points)
    made = page()
    return FrozenMeeting(1, "Voorjaar", "12 mei 2026", made, (topic,), (figure,), made.sources)


@QUICK
@given(st.from_type(SturenPage))
def test_every_page_comes_back_as_it_was_with_the_same_text(made: SturenPage) -> None:
    text = sturen.to_json(made)
    assert sturen.from_json(text) == made
    assert sturen.to_json(sturen.from_json(text)) == text


@QUICK
@given(st.from_type(FrozenTopic), st.from_type(FrozenFigure), st.text(), st.integers())
def test_every_frozen_meeting_comes_back_as_it_was(
    topic: FrozenTopic, figure: FrozenFigure, words: str, number: int
) -> None:
    made = FrozenMeeting(number, words, words, page(), (topic,), (figure,))
    assert from_json(to_json(made)) == made
    assert to_json(from_json(to_json(made))) == to_json(made)


def test_what_the_first_version_froze_can_still_be_read_and_drawn() -> None:
    found = from_json(FIRST.read_text("utf-8"))
    assert found.page.headlines[0].value == "53,8"
    assert found.topics[0].points[0].said == "51,1%"
    assert "Stand van de wijken" in str(kept_parts(found))


def test_a_field_that_is_not_known_any_more_is_passed_over_at_every_depth() -> None:
    def with_more(value: object) -> object:
        if isinstance(value, list):
            return [with_more(part) for part in value]
        if isinstance(value, dict):
            return {**{key: with_more(part) for key, part in value.items()}, "gone": [1]}
        return value

    text = json.dumps(with_more(json.loads(to_json(frozen()))))
    assert from_json(text) == frozen()


def test_a_field_that_was_added_later_gets_its_default_at_every_depth() -> None:
    made = frozen()
    found = from_json(json.dumps(_needed(made)))
    assert found.topics == ()
    assert found.page.headlines == ()
    assert found.page.signals.shown == ()
    old = {**_needed(made), "figures": [_needed(made.figures[0])]}
    assert from_json(json.dumps(old)).figures[0].compared == ""


def _needed(made: FrozenMeeting | FrozenFigure | SturenPage) -> dict[str, object]:
    """Only the fields that cannot be left out."""
    names = [f.name for f in fields(made) if f.default is MISSING and f.default_factory is MISSING]
    values = {name: getattr(made, name) for name in names}
    return {k: _needed(v) if isinstance(v, SturenPage) else v for k, v in values.items()}


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"page":{}}', "niet"])
def test_what_is_no_frozen_page_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        from_json(text)

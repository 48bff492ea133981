"""What a form sends and what comes of it, whatever a browser posts."""

from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Row

from callbacks.forms import send
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from dashboard.steering.forms import Asked, Outcome, asked_of, decimal, number, outcome
from data.changes import ChangeRefused, Refusal
from data.steering.revisions import Overtaken
from layouts.parts.form import Field, FieldGroup, form

NO_SERVICES = cast(Services, None)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


def echo(_services: Services, asked: Asked) -> Outcome:
    return outcome(lambda: (repr(sorted(asked.items())), ""))


def raising(error: Exception) -> Outcome:
    def write() -> tuple[str, str]:
        raise error

    return outcome(write)


def test_what_was_written_is_said_with_where_to_go() -> None:
    made = outcome(lambda: ("Bewaard.", "/sturen"))
    assert made == {"errors": {}, "said": "Bewaard.", "go": "/sturen", "renew": {}}


def test_every_reason_stands_under_its_field_once() -> None:
    refusals = [Refusal("text", "Te kort."), Refusal(None, "Nee."), Refusal("text", "Te kort.")]
    made = raising(ChangeRefused(refusals))
    assert made["errors"] == {"text": "Te kort.", "": "Nee."}
    assert not made["said"]


def test_an_empty_store_is_a_refusal_in_words() -> None:
    assert raising(EmptyStoreError("leeg"))["errors"] == {"": "Er zijn nog geen gebieden geladen."}


def test_who_was_second_is_told_what_changed_and_can_save_on_top_of_it() -> None:
    class Newest:
        revision = 3

    def write() -> tuple[str, str]:
        raise Overtaken(None, cast("Row[tuple[object]]", Newest()))

    made = outcome(write, lambda _overtaken: ["Wie: eigenaar werd team Zuid."])
    assert made["errors"][""].endswith("dan geldt wat u hier hebt ingevuld.")
    assert made["renew"] == {"seen": "3"}
    assert made["errors"][""].splitlines()[1] == "Wie: eigenaar werd team Zuid."


def test_fields_and_hidden_values_come_together_and_a_hidden_value_wins() -> None:
    ids = [{"vorm": "x", "sleutel": "", "veld": "text"}, {"veld": "seen"}]
    asked = asked_of(ids, ["Hallo\0", "9"], {"seen": "2", "n": 3})
    assert asked == {"text": "Hallo", "seen": "2", "n": "3"}


def test_half_a_character_is_replaced_before_a_database_sees_it() -> None:
    assert asked_of([{"veld": "text"}], ["a\ud800b"], None) == {"text": "a?b"}


def test_a_text_without_end_is_refused_at_its_field() -> None:
    sent = {"vorm": "echo", "waarden": {}}
    made = send(NO_SERVICES, {"echo": echo}, sent, ([{"veld": "text"}], ["x" * 20_001]))
    assert made["errors"] == {"text": "Deze tekst is veel te lang."}


@pytest.mark.parametrize("sent", [None, "echo", {"vorm": "bestaat-niet"}, {"vorm": ["echo"]}])
def test_an_unknown_form_is_refused_in_words(sent: object) -> None:
    made = send(NO_SERVICES, {"echo": echo}, sent, ([], []))
    assert made["errors"] == {"": "Dit formulier is niet bekend."}


@given(sent=JSON, ids=JSON, values=JSON)
def test_whatever_is_posted_is_answered(sent: object, ids: object, values: object) -> None:
    for known in (sent, {"vorm": "echo", "waarden": sent}):
        made = send(NO_SERVICES, {"echo": echo}, known, (ids, values))
        assert bool(made["errors"]) != bool(made["said"])


@pytest.mark.parametrize(
    ("words", "value"),
    [("12,5", 12.5), ("1.250,50", 1250.5), ("-3", -3.0), ("12.5", 12.5), ("", None), ("nan", None),
     ("1e9", None), ("9" * 40, None), ("1,2,3", None), ("-", None), ("25.000", 25000.0),
     ("1.234.567", 1234567.0), ("0.125", 0.125), ("1.2345", 1.2345)],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(words: str, value: float | None) -> None:
    assert decimal({"target": words}, "target") == value


@pytest.mark.parametrize("words", ["", "-1", "1.5", "²", "99999999999999", "2147483648"])
def test_what_cannot_be_an_id_is_none(words: str) -> None:
    assert number({"id": words}, "id") is None
    assert number({"id": "2147483647"}, "id") == 2147483647


def test_every_field_has_a_label_that_points_at_it_and_a_place_for_its_error() -> None:
    fields: list[Field | FieldGroup] = [
        Field("text", "Besluit", "lines", required=True),
        FieldGroup([Field("owner", "Wie"), Field("due", "Wanneer", "day")]),
        Field("theme", "Thema", "select", options=[{"label": "Geen", "value": ""}]),
    ]
    drawn = form("besluit", fields, button="Bewaar", key="k", hidden={"seen": "1"})
    parts: list[Any] = list(drawn._traverse())  # type: ignore[no-untyped-call]
    controls = {str(part.id["veld"]) for part in parts if "veld" in (getattr(part, "id", "") or "")}
    assert controls == {"text", "owner", "due", "theme"}
    for name in controls:
        label = f'{{"sleutel":"k","veld":"{name}","vorm":"besluit"}}'
        assert [part for part in parts if getattr(part, "htmlFor", None) == label]
        assert [p for p in parts if getattr(p, "id", None) == f"vorm-besluit-k-{name}-fout"]

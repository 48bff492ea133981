"""The card "Duiding": what its callbacks answer, whatever a browser posts, and what is logged."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from dash import no_update
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, event, select

from app import create_app
from callbacks import notes as callbacks
from dashboard.notes import WHOLE
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.users import Role, User
from dashboard.wijk import wijk_view
from dashboard.writes import LOG
from data.catalogue import Catalogue
from data.figures import FigureStore
from data.place_schema import note as note_table
from layouts.parts.wijk_notes import note_data, notes_card

BUURT, WIJK, GEMEENTE = "BU99990101", "WK999901", "GM9999"
TEAM = User(Role.TEAM, "Els", WIJK)
ANYTHING: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=5,
)


@pytest.fixture
def services(demo_sqlite: Engine, catalogue: Catalogue) -> Iterator[Services]:
    """Somebody of a wijkteam, in the fictitious town without the notes that it came with."""
    made = Services(Settings(), catalogue, FigureStore(demo_sqlite), current_user=lambda: TEAM)
    with demo_sqlite.begin() as connection:
        before = [dict(row._mapping) for row in connection.execute(select(note_table))]
        connection.execute(delete(note_table))
    yield made
    with demo_sqlite.begin() as connection:
        connection.execute(delete(note_table))
        if before:
            connection.execute(note_table.insert(), before)


def add(services: Services, text: object, about: object = WHOLE, code: object = BUURT) -> Any:  # noqa: ANN401 - what a callback answers
    return callbacks.add(services, note_data, code, about, text)


def remove(services: Services, asked: object, code: object = BUURT) -> Any:  # noqa: ANN401 - what a callback answers
    return callbacks.remove(services, note_data, code, asked)


def test_a_note_stands_in_the_card_signed_and_dated(services: Services) -> None:
    about = next(iter(services.catalogue.indicators.values()))
    data, refused = add(services, "Sinds mei is er een inloop.\nBewoners komen.", about.id)
    assert refused is None
    (note,) = data["kept"]
    assert note["about"] == about.title
    assert note["text"] == "Sinds mei is er een inloop.\nBewoners komen."
    assert note["signed"].startswith("Els, wijkteam Binnenstad, ")
    assert data["marks"] == {about.id: 1}
    assert data["said"] == "De duiding is bewaard."


def test_a_refusal_says_why_and_changes_nothing_on_screen(services: Services) -> None:
    data, refused = add(services, "Bel haar op 06-12345678")
    assert data is no_update
    assert refused["note"] == 0
    assert "telefoonnummer" in refused["messages"][0]
    assert note_data(services, BUURT)["kept"] == []


def test_a_removed_note_moves_with_who_and_why(services: Services) -> None:
    data, _refused = add(services, "Een zin.")
    number = data["kept"][0]["id"]
    same, refused = remove(services, {"note": number, "reason": ""})
    assert same is no_update
    assert (refused["note"], len(refused["messages"])) == (number, 1)
    data, refused = remove(services, {"note": number, "reason": "klopt niet meer"})
    assert (refused, data["kept"]) == (None, [])
    gone = data["removed"][0]["gone"]
    assert gone.startswith("Verwijderd door Els, wijkteam Binnenstad op ")
    assert gone.endswith("Reden: klopt niet meer")
    assert "bewaard" not in data["said"]


def test_notes_of_the_areas_above_are_pointed_at(services: Services) -> None:
    about = next(iter(services.catalogue.indicators.values()))
    add(services, "Over de stad.", code=GEMEENTE)
    add(services, "Over een cijfer.", about.id, WIJK)
    add(services, "Nog iets.", about.id, WIJK)
    found = note_data(services, BUURT)
    assert found["above"] == [
        ("Binnenstad", f"/wijk/{WIJK}", about.title),
        ("Eldermonde", f"/wijk/{GEMEENTE}", "Eldermonde"),
    ]
    assert found["marks"] == {}
    assert note_data(services, GEMEENTE)["above"] == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANYTHING, ANYTHING, ANYTHING)
def test_hostile_values_are_refused_and_never_fail(
    services: Services, first: object, second: object, third: object
) -> None:
    for data, refused in (
        add(services, first, second, third),
        add(services, first, second),
        remove(services, first, second),
        remove(services, {"note": first, "reason": second}),
        remove(services, {"note": 2**80, "reason": "groot"}),
    ):
        assert (data is no_update) == (refused is not None)
        json.dumps([refused, None if data is no_update else data])


def test_the_page_asks_for_its_notes_once(services: Services, demo_sqlite: Engine) -> None:
    asked: list[str] = []
    view = wijk_view(services, BUURT, {})

    def listen(*parts: object) -> None:
        asked.append(str(parts[2]))

    event.listen(demo_sqlite, "before_cursor_execute", listen)
    notes_card(view, services)
    event.remove(demo_sqlite, "before_cursor_execute", listen)
    assert sum("FROM note" in statement for statement in asked) == 1


def test_the_log_says_what_was_done_by_which_role_and_no_text_or_name(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, LOG.name):
        add(services, "Een zin over iets.")
        add(services, "mail els@voorbeeld.nl")
    first, second = (record.getMessage() for record in caplog.records)
    assert first.startswith("note.add by wijkteam: ")
    assert second == "note.add by wijkteam refused: text"
    assert not any(word in caplog.text for word in ("Een zin", "Els", "voorbeeld"))


@pytest.fixture(scope="module")
def client(demo_sqlite: Engine) -> FlaskClient:
    made: FlaskClient = create_app(Settings(), demo_sqlite).server.test_client()
    return made


@pytest.mark.parametrize(
    "asked", [None, 5, "x", [], {"note": "<b>"}, {"note": 1e99, "reason": []}, {"a": {"b": "c"}}]
)
def test_a_posted_removal_of_anything_is_no_fault_of_ours(
    client: FlaskClient, asked: object
) -> None:
    dependencies = client.get("/_dash-dependencies").json
    assert dependencies is not None
    ours = next(d for d in dependencies if [i["id"] for i in d["inputs"]] == ["duiding-weg"])
    outputs = ours["output"].strip(".").split("...")
    body = {
        "output": ours["output"],
        "outputs": [dict(zip(("id", "property"), o.rsplit(".", 1), strict=True)) for o in outputs],
        "inputs": [{"id": "duiding-weg", "property": "data", "value": asked}],
        "changedPropIds": ["duiding-weg.data"],
        "state": [{"id": "wijk-gebied", "property": "data", "value": "<b>"}],
    }
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code == 200
    told = answer.json
    assert told is not None
    assert told["response"]["duiding-geweigerd"]["data"]["messages"] == [
        "Dit gebied is niet bekend."
    ]

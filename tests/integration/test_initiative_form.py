"""The form of an initiative: what it shows, what it answers, whatever a browser posts."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

import dashboard.initiative_address
from app import create_app
from dashboard.initiative_fields import FIELDS, UNKNOWN, labels
from dashboard.initiative_words import step_words, steps
from dashboard.initiative_writes import Outcome, close, save
from dashboard.initiatives import initiative_view, point_map
from dashboard.places import level_shapes, places_here
from dashboard.services import Services
from dashboard.settings import Settings, SettingsError, read_settings
from dashboard.users import Role, User
from data.address import AddressUnclear, ServiceFailed
from data.initiative_texts import TYPED
from data.places import PlaceStore
from layouts.initiatief import page, page_title
from layouts.parts.initiative_link import edit_page
from tests.integration.initiative_town import known, row_of, typed
from tests.integration.place_files import spot
from tests.integration.placed import put, town
from tests.integration.small_town import BUURTEN, GEMEENTE, WIJKEN, content_hash

TEAM = User(Role.TEAM, "Els", WIJKEN[0])
ANYTHING: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=5,
)
WORST: list[object] = [
    *([], {}, None, True, 10**30, float("nan"), "x" * 200_000, "\x00", "\ud800"),
    *("<script>alert(1)</script>", "javascript:alert(1)", "=1+1", "'; DROP TABLE place; --"),
]


@pytest.fixture
def services(engine: Engine, tmp_path: Path) -> Services:
    made = town(engine, tmp_path)
    made.current_user = lambda: TEAM
    return made


def shown(services: Services, its_id: int = 0, code: str = WIJKEN[0]) -> dict[str, object]:
    """What the page keeps of what it showed."""
    stored = known(services.store.engine, its_id) if its_id else None
    seen, was = (stored.seen, dict(stored.texts)) if stored else ("", {})
    return {"code": code, "place": its_id, "seen": seen, "was": was}


def added(services: Services, **more: str) -> int:
    outcome = save(services, shown(services), typed(**more))  # type: ignore[arg-type]
    assert outcome["wrong"] == []
    return int(outcome["href"].rpartition("-")[2])


def problems(outcome: Outcome) -> dict[str, str]:
    return {one["id"]: one["message"] for one in outcome["wrong"]}


def test_saving_leads_back_to_the_page_with_the_initiative(services: Services) -> None:
    asked = {**typed(), "status": UNKNOWN, "laws": ["wmo", "jeugdwet"], "contact_public": []}
    outcome = save(services, shown(services), asked)
    its_id = PlaceStore(services.store.engine).places_of(municipality=GEMEENTE)[0].id
    assert outcome["href"] == f"/wijk/{WIJKEN[0]}#plaats-{its_id}"
    assert outcome["said"] == "“Buurtmoestuin” is toegevoegd."
    row = row_of(services.store.engine, its_id)
    assert (row["status"], row["laws"]) == (None, "wmo jeugdwet")
    elsewhere = save(services, shown(services), typed("Ver weg", buurt=3))
    assert elsewhere["href"].startswith(f"/wijk/{BUURTEN[3]}#")


def test_what_is_wrong_stands_at_its_field_in_the_order_of_the_form(services: Services) -> None:
    asked = {**typed(), "name": "", "link": "javascript:alert(1)", "x": "", "y": ""}
    outcome = save(services, shown(services), asked)
    assert [one["label"] for one in outcome["wrong"]] == [
        "Naam",
        "x of lengtegraad",
        "Link met meer informatie",
    ]
    assert "initiatief-link" in problems(outcome)
    assert (outcome["href"], outcome["said"]) == ("", "")


def test_only_what_somebody_changed_is_written(services: Services) -> None:
    its_id = added(services, reach="20")
    first, second = shown(services, its_id), shown(services, its_id)
    texts = dict(known(services.store.engine, its_id).texts)
    assert not save(services, first, {**texts, "reach": "30"})["wrong"]
    refused = save(services, second, {**texts, "organiser": "De tuinclub"})
    assert "intussen gewijzigd" in problems(refused)["initiatief-formulier"]
    (told,) = refused["meanwhile"]
    assert told.startswith("Gewijzigd door Els, wijkteam")
    assert told.endswith("Deelnemers: 20 → 30.")
    again = save(services, {**second, "seen": refused["seen"]}, {**texts, "organiser": "De club"})
    assert again["wrong"] == []
    row = row_of(services.store.engine, its_id)
    assert (row["reach"], row["organiser"]) == (30, "De club")


def test_closing_says_so(services: Services) -> None:
    its_id = added(services)
    wrong = close(services, shown(services, its_id), {"until": "gisteren", "reason": ""})
    assert set(problems(wrong)) == {"initiatief-laatste-dag", "initiatief-reden"}
    done = close(services, shown(services, its_id), {"until": "2026-01-31", "reason": "Klaar."})
    assert done["said"] == "“Buurtmoestuin” is afgesloten."
    (last, _first) = steps(
        PlaceStore(services.store.engine).history(its_id), services.catalogue, {}
    )
    assert (last.did, last.reason) == ("Afgesloten", "Klaar.")
    assert "Tot en met: leeg → 31 januari 2026" in step_words(last)


def test_the_page_shows_the_fields_and_the_history(services: Services) -> None:
    its_id = added(services, organiser="<b>De</b> buren", topics="", reach="1200")
    made = str(page(services, WIJKEN[0], str(its_id)))
    for words in ("<b>De</b> buren", "Afsluiten", "Toegevoegd", "Els, wijkteam", "1.200"):
        assert words in made
    assert page_title(services, WIJKEN[0], str(its_id)) == "Wijzigen: Buurtmoestuin"
    assert "Afsluiten" not in str(page(services, WIJKEN[0]))


@pytest.mark.parametrize("its_id", ["0", "999", "-1", "abc", "²", "9" * 30, "1/../2", "<b>"])
def test_an_id_that_is_none_is_not_found(services: Services, its_id: str) -> None:
    assert "Niet gevonden" in str(page(services, WIJKEN[0], its_id))
    assert page_title(services, WIJKEN[0], its_id) == "Niet gevonden"
    assert "Niet gevonden" in str(page(services, "WK000000"))


def test_other_kinds_and_other_municipalities_have_no_page(services: Services) -> None:
    x, y = spot(0)
    ids = put(
        services.store.engine,
        {"name": "Zorg", "kind": "provider", "x": x, "y": y},
        {"name": "Elders", "kind": "initiative", "municipality": "GM0001", "x": x, "y": y},
    )
    for its_id in ids:
        assert "Niet gevonden" in str(page(services, WIJKEN[0], str(its_id)))
        outcome = save(services, {**shown(services), "place": its_id}, typed())
        assert "is hier niet" in problems(outcome)["initiatief-formulier"]
    here = places_here(services.snapshot(), WIJKEN[0])
    assert {edit_page(found.place, here) for found in here.found} == {None}


def test_the_middle_of_an_area_lies_inside_it(services: Services) -> None:
    snapshot = services.snapshot()
    shapes = level_shapes(snapshot, "buurt")
    for code, expected in (
        (GEMEENTE, BUURTEN),
        (WIJKEN[0], BUURTEN[:2]),
        (BUURTEN[3], BUURTEN[2:]),
    ):
        made = point_map(snapshot, code)
        assert made is not None
        assert [one["code"] for one in made["middles"]] == list(expected)
        for one in made["middles"]:
            assert shapes[one["code"]].contains(shapely.Point(one["x"], one["y"]))
    view = initiative_view(services, WIJKEN[0], None)
    assert (view.is_new, view.history) == (True, ())


def test_the_address_gives_the_point_where_that_is_switched_on(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {**typed(), "x": "", "y": "", "street": "Weg 1, 1234 AB Rekenhoven", "find": ["ja"]}
    assert (
        "staat op deze server uit"
        in problems(save(services, shown(services), asked))["initiatief-zoek-adres"]
    )
    services.settings = Settings(address_search=True)
    answers(monkeypatch, lambda _text: spot(1))
    outcome = save(services, shown(services, code=BUURTEN[1]), asked)
    assert outcome["wrong"] == []
    row = row_of(services.store.engine, int(outcome["href"].rpartition("-")[2]))
    assert (row["area"], row["address"]) == (BUURTEN[1], "Weg 1, 1234 AB Rekenhoven")


@pytest.mark.parametrize(
    ("answer", "field"),
    [
        (None, "initiatief-adres"),
        (AddressUnclear("er staat geen huisnummer in", "Vul het aan."), "initiatief-adres"),
        (ServiceFailed("de dienst antwoordt niet"), "initiatief-zoek-adres"),
    ],
)
def test_an_address_that_cannot_be_found_is_said_with_all_else(
    services: Services, monkeypatch: pytest.MonkeyPatch, answer: Exception | None, field: str
) -> None:
    def find(_text: str) -> None:
        if answer:
            raise answer

    services.settings = Settings(address_search=True)
    answers(monkeypatch, find)
    asked = {**typed(), "name": "", "street": "Weg", "find": ["ja"]}
    assert set(problems(save(services, shown(services), asked))) == {field, "initiatief-naam"}


def test_an_address_that_may_not_stand_here_is_not_sent_to_anybody(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    services.settings = Settings(address_search=True)
    answers(monkeypatch, sent.append)
    street = "Weg 1, 1234 AB Rekenhoven, bel 06-12345678"
    found = problems(save(services, shown(services), {**typed(), "street": street, "find": ["ja"]}))
    assert "telefoonnummer" in found["initiatief-adres"]
    assert sent == []


def answers(monkeypatch: pytest.MonkeyPatch, find: Callable[[str], object]) -> None:
    class Finder:
        def __init__(self, _engine: Engine, *, on: bool) -> None:
            assert on

        def __enter__(self) -> Callable[[str], object]:
            return find

        def __exit__(self, *_error: object) -> None:
            return None

    monkeypatch.setattr(dashboard.initiative_address, "address_finder", Finder)


def test_the_setting_is_on_or_off() -> None:
    assert not read_settings({}).address_search
    assert read_settings({"ADDRESS_SEARCH": "on"}).address_search
    with pytest.raises(SettingsError, match="ADDRESS_SEARCH=ja kan niet"):
        read_settings({"ADDRESS_SEARCH": "ja"})


def test_every_field_has_a_label_and_a_place() -> None:
    assert set(TYPED) <= set(FIELDS)
    assert set(FIELDS) <= set(labels())


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANYTHING, st.dictionaries(st.sampled_from([*FIELDS, "reason"]), ANYTHING), ANYTHING)
def test_hostile_values_are_refused_and_never_fail(
    services: Services, first: object, asked: dict[str, object], other: object
) -> None:
    before = content_hash(services.store.engine)
    for held in (first, {**shown(services), "place": other}, {**shown(services), "code": other}):
        for write in (save, close):
            outcome = write(services, held, {**asked, "name": ""})
            json.dumps(outcome)
            assert outcome["wrong"]
    assert content_hash(services.store.engine) == before


@pytest.mark.parametrize("value", WORST, ids=lambda value: repr(value)[:20])
def test_the_worst_of_every_field_is_a_refusal_or_text(services: Services, value: object) -> None:
    for name in FIELDS:
        outcome = save(services, shown(services), {**typed(f"Tuin {name}"), name: value})
        assert outcome["wrong"] or outcome["href"].startswith("/wijk/")
    held = {"code": value, "place": value, "seen": value, "was": value}
    assert save(services, held, typed())["wrong"]


@pytest.fixture
def client(demo_sqlite: Engine) -> FlaskClient:
    made: FlaskClient = create_app(Settings(), demo_sqlite).server.test_client()
    return made


def test_the_pages_open_and_the_area_page_still_does(client: FlaskClient) -> None:
    for path in ("/wijk/WK999903/initiatief", "/wijk/WK999903/initiatief/1", "/wijk/WK999903"):
        assert client.get(path).status_code == 200
    for path, words in (
        ("/wijk/WK999903/initiatief", "Initiatief toevoegen"),
        ("/wijk/WK999903/initiatief/99999", "Niet gevonden"),
        ("/wijk/WK999903", "oogopslag"),
        ("/wijk/<b>/initiatief", "Niet gevonden"),
    ):
        assert words in opened(client, path)


def opened(client: FlaskClient, path: str) -> str:
    """What Dash makes of a path."""
    body = {
        "output": ".._pages_content.children..._pages_store.data..",
        "outputs": [
            {"id": "_pages_content", "property": "children"},
            {"id": "_pages_store", "property": "data"},
        ],
        "inputs": [
            {"id": "_pages_location", "property": "pathname", "value": path},
            {"id": "_pages_location", "property": "search", "value": ""},
        ],
        "changedPropIds": ["_pages_location.pathname"],
        "state": [],
    }
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code == 200, answer.text
    return answer.get_data(as_text=True)

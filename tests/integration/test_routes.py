"""The HTTP side of the dashboard: downloads, geometry, health, and what strangers may send."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from dash import Dash
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, insert, update
from werkzeug.test import TestResponse

from app import create_app
from dashboard.settings import Settings
from data.schema import store_state
from data.store import open_store
from layouts.kaart_updates import OUTPUTS
from routes.warm import warm

INPUTS = [
    ("kaart-cijfer", "data"),
    ("kaart-niveau", "value"),
    ("kaart-periode", "data"),
    ("kaart-gebied", "value"),
    ("kaart-vergelijk", "value"),
]


@pytest.fixture(scope="module")
def app(demo_sqlite: Engine) -> Dash:
    return create_app(Settings(), demo_sqlite)


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    server: Flask = app.server
    return server.test_client()


@pytest.fixture
def empty_client(tmp_path: Path) -> Iterator[FlaskClient]:
    engine = open_store(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    yield create_app(Settings(), engine).server.test_client()
    engine.dispose()


def change(client: FlaskClient, values: list[object], before: object = None) -> tuple[int, bytes]:
    """What a browser posts when something is chosen: (status, bytes on the wire)."""
    body = {
        "output": ".." + "...".join(f"{i}.{p}" for i, p in OUTPUTS.values()) + "..",
        "outputs": [{"id": str(i), "property": p} for i, p in OUTPUTS.values()],
        "inputs": [
            {"id": i, "property": p, "value": v} for (i, p), v in zip(INPUTS, values, strict=True)
        ],
        "changedPropIds": ["kaart-cijfer.data"],
        "state": [{"id": "kaart-query", "property": "data", "value": before}],
    }
    answer = client.post("/_dash-update-component", json=body, headers={"Accept-Encoding": "br"})
    return answer.status_code, answer.data


def test_health_tells_the_version_of_the_store(client: FlaskClient) -> None:
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.text.startswith("versie ")


def test_health_of_an_empty_store_is_503_with_the_reason(empty_client: FlaskClient) -> None:
    answer = empty_client.get("/health")
    assert (answer.status_code, answer.text) == (503, "Er zijn nog geen gegevens geladen.")


def test_an_empty_store_has_no_csv_and_says_so(empty_client: FlaskClient) -> None:
    answer = empty_client.get("/kaart.csv")
    assert answer.status_code == 404
    assert "geen cijfers geladen" in answer.text


def test_geometry_is_kept_for_a_year_and_asked_for_once(client: FlaskClient, app: Dash) -> None:
    page = json.loads(client.get("/_dash-layout").data)
    assert page
    url = geometry_url(client)
    answer = client.get(url)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    again = client.get(url, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert len(json.loads(answer.data)["features"]) > 30


def geometry_url(client: FlaskClient) -> str:
    status, data = change(client, ["inwoners", "buurt", None, None, None])
    assert status == 200
    frame = json.loads(brotli.decompress(data))["response"]["kaart-lijst"]["children"]
    text = json.dumps(frame)
    return text[text.index("/geometry/") : text.index(".json") + 5]


@pytest.mark.parametrize(
    "url",
    [
        "/geometry/2025/buurt/0000000000000000.json",
        "/geometry/1066/buurt/x.json",
        "/geometry/2025/straat/x.json",
    ],
)
def test_geometry_that_is_not_there_is_404(client: FlaskClient, url: str) -> None:
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("what", ["eigen-cijfers", "aanbieders", "initiatieven"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_template_can_be_downloaded(client: FlaskClient, what: str, kind: str) -> None:
    answer = client.get(f"/sjabloon/{what}.{kind}")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    assert len(answer.data) > 50


def test_a_template_of_another_kind_is_404(client: FlaskClient) -> None:
    assert client.get("/sjabloon/eigen-cijfers.docx").status_code == 404
    assert client.get("/sjabloon/gebieden.csv").status_code == 404


def test_a_switch_of_indicator_sends_under_5_kb(client: FlaskClient, app: Dash) -> None:
    before = {"query": "?cijfer=inwoners&niveau=buurt&periode=2025&vergelijk=gemeente"}
    sizes = {}
    for indicator in ("misdrijven_per_1000", "eenzaam", "jongeren_met_jeugdzorg", "koopwoningen"):
        status, data = change(client, [indicator, "buurt", "2024", "BU99990101", None], before)
        assert status == 200
        sizes[indicator] = len(data)
    assert max(sizes.values()) < 5000, sizes


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(values=st.lists(JUNK, min_size=5, max_size=5), before=JUNK)
def test_a_forged_input_never_breaks_the_server(
    client: FlaskClient, values: list[object], before: object
) -> None:
    status, _data = change(client, values, before)
    assert status in (200, 400)


def test_a_new_version_of_the_store_is_seen_at_once(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    client = create_app(Settings(), engine).server.test_client()
    assert client.get("/health").status_code == 503
    row = {"id": 1, "version": 4, "changed": datetime.now(UTC).replace(tzinfo=None)}
    with engine.begin() as connection:
        changed = connection.execute(update(store_state).values(version=4)).rowcount
        if not changed:
            connection.execute(insert(store_state).values(**row, fictitious=0))
    assert client.get("/health").text == "versie 4\n"
    engine.dispose()


@pytest.mark.parametrize(
    "pathname", [None, 0, [], {}, True, "", "kaart", "http://evil/", "javascript:alert(1)", "\n"]
)
def test_a_forged_address_is_a_bad_request(client: FlaskClient, pathname: object) -> None:
    assert opened(client, pathname, "").status_code == 400


@pytest.mark.parametrize("search", [True, 3, {}, []])
def test_a_forged_query_is_a_bad_request(client: FlaskClient, search: object) -> None:
    assert opened(client, "/kaart", search).status_code == 400


@pytest.mark.parametrize("search", ["?code=1&code=2", "?cijfer=1&cijfer=2", "?x[]=1", "?%00"])
@pytest.mark.parametrize("pathname", ["/kaart", "/wijk/BU99990101", "/wijk", "/toegankelijkheid"])
def test_an_odd_query_opens_the_page(client: FlaskClient, pathname: str, search: str) -> None:
    assert opened(client, pathname, search).status_code == 200


def opened(client: FlaskClient, pathname: object, search: object) -> TestResponse:
    """What the browser posts when an address is opened."""
    targets = [("_pages_content", "children"), ("_pages_store", "data")]
    body: dict[str, object] = {
        "outputs": [{"id": name, "property": part} for name, part in targets],
        "inputs": [
            {"id": "_pages_location", "property": "pathname", "value": pathname},
            {"id": "_pages_location", "property": "search", "value": search},
        ],
        "changedPropIds": ["_pages_location.pathname"],
        "state": [],
    }
    body["output"] = ".." + "...".join(f"{name}.{part}" for name, part in targets) + ".."
    return client.post("/_dash-update-component", json=body)


@pytest.mark.parametrize(
    "url", ["/_dash-component-suites/nope/x.js", "/_dash-component-suites/dash/__init__.py"]
)
def test_a_script_that_does_not_exist_is_404(client: FlaskClient, url: str) -> None:
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("url", ["/x/assets/zz?v=1", "/wijk/assets/1?m=2", "/geometry/2024/x?m=1"])
def test_a_page_is_never_kept_for_a_year(client: FlaskClient, url: str) -> None:
    assert "immutable" not in client.get(url).headers.get("Cache-Control", "")


def test_after_warming_every_file_of_the_page_is_there_at_once(app: Dash) -> None:
    assert warm(app.server) > 10
    page = app.server.test_client().get("/").text
    scripts = re.findall(r'src="(/[^"]+)"', page)
    codes = set()
    for url in scripts:
        with app.server.test_client().get(url) as answer:
            codes.add(answer.status_code)
    assert codes == {200}

"""Headers, refusals and error pages: nothing leaks, nothing forged becomes a fault of ours."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

import pytest
from dash import Dash, Input, Output, html, page_container, page_registry, register_page
from flask import Flask, Response
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from routes.http import MAX_CALLBACK_BYTES, secure

PLANTED = "geheim-4711"
GOOD: dict[str, Any] = {
    "output": "out.children",
    "outputs": {"id": "out", "property": "children"},
    "inputs": [{"id": "in", "property": "n_clicks", "value": 3}],
    "changedPropIds": ["in.n_clicks"],
}


@pytest.fixture
def app() -> Dash:
    app = Dash(__name__)
    app.layout = html.Div([html.Button(id="in"), html.Div(id="out")])

    @app.callback(Output("out", "children"), Input("in", "n_clicks"))
    def double(clicks: int) -> int:
        if clicks < 0:
            raise RuntimeError(PLANTED)
        return clicks * 2

    server: Flask = app.server

    @server.get("/stuk")
    def broken() -> Response:
        raise RuntimeError(PLANTED)

    secure(server, app.csp_hashes, allowed_hosts=["Dashboard.Voorbeeld"])
    return app


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    server: Flask = app.server
    return server.test_client()


def post(client: FlaskClient, body: object, **headers: str) -> TestResponse:
    return client.post(
        "/_dash-update-component",
        json=body,
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )


def test_every_answer_has_the_safe_headers(client: FlaskClient) -> None:
    for url in ("/", "/_dash-layout", "/stuk", "/assets/bestaat-niet.css"):
        headers = client.get(url).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "default-src 'self'" in headers["Content-Security-Policy"]


def test_the_policy_allows_own_scripts_only_and_no_eval(app: Dash) -> None:
    policy = app.server.test_client().get("/").headers["Content-Security-Policy"]
    script = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
    assert script == " ".join(["script-src 'self'", *app.csp_hashes()])
    assert "unsafe" not in script
    for rule in ("frame-ancestors", "base-uri", "object-src"):
        assert f"{rule} 'none'" in policy


@pytest.fixture
def no_pages() -> Iterator[None]:
    """Dash keeps the pages of all apps of the process in one place."""
    kept = dict(page_registry)
    page_registry.clear()
    yield
    page_registry.clear()
    page_registry.update(kept)


def test_every_inline_script_of_a_page_may_run(no_pages: None) -> None:
    """Dash adds the script for page titles during the first request."""
    app = Dash(__name__, use_pages=True, pages_folder="")
    register: Callable[..., None] = register_page
    register("proef", path="/", layout=html.Div())
    app.layout = page_container
    server: Flask = app.server
    secure(server, app.csp_hashes)
    page = server.test_client().get("/")
    scripts = re.findall(r"<script[^>]*>([^<]+)</script>", page.get_data(as_text=True))
    code = [text for text in scripts if "document.title" in text or "DashRenderer" in text]
    assert len(code) == 2
    for text in code:
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in page.headers["Content-Security-Policy"]


def test_strict_transport_is_promised_on_https_only(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/").headers
    secured = client.get("/", base_url="https://localhost")
    assert secured.headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8050", "localhost", "[::1]:8050", "127.0.0.2", "dashboard.voorbeeld:443"]
)
def test_own_names_are_served(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1", "[::"]
)
def test_a_strange_host_name_is_refused(client: FlaskClient, host: str) -> None:
    answer = client.get("/_dash-layout", headers={"Host": host})
    assert answer.status_code in (400, 403)
    assert "children" not in answer.get_data(as_text=True)


def test_a_callback_of_the_own_page_works(client: FlaskClient) -> None:
    for headers in ({}, {"Origin": "http://localhost"}, {"Sec_Fetch_Site": "same-origin"}):
        answer = post(client, GOOD, **headers)
        assert answer.status_code == 200
        assert answer.json is not None
        assert answer.json["response"]["out"]["children"] == 6


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost:9999"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
def test_a_post_from_another_site_is_refused(client: FlaskClient, headers: dict[str, str]) -> None:
    answer = post(client, GOOD, **headers)
    assert answer.status_code == 403
    assert "andere website" in answer.get_data(as_text=True)


def forged(**changes: object) -> dict[str, Any]:
    return {**GOOD, **changes}


@pytest.mark.parametrize(
    "body",
    [
        [],
        "text",
        7,
        {},
        forged(output="other.children"),
        forged(output=["out"]),
        forged(output={"a": 1}),
        forged(outputs=None),
        forged(outputs={"id": "elsewhere", "property": "children"}),
        forged(outputs=[{"id": {}}]),
        forged(inputs=None),
        forged(inputs="abc"),
        forged(inputs=[]),
        forged(inputs=[1, 2]),
        forged(inputs=[{"value": 1}]),
        forged(changedPropIds=7),
        forged(state=[{"id": 1}]),
    ],
)
def test_a_forged_callback_gets_a_clean_refusal(client: FlaskClient, body: object) -> None:
    answer = post(client, body)
    assert answer.status_code == 400
    assert "Traceback" not in answer.get_data(as_text=True)
    assert "Error" not in answer.get_data(as_text=True)


@pytest.mark.parametrize(("data", "kind"), [(b"{", "application/json"), (b"x", "text/plain")])
def test_a_body_that_is_no_json_is_refused(client: FlaskClient, data: bytes, kind: str) -> None:
    answer = client.post("/_dash-update-component", data=data, content_type=kind)
    assert answer.status_code in (400, 415)
    assert "kan dit verzoek niet verwerken" in answer.get_data(as_text=True)


def test_a_callback_that_posts_too_much_is_refused(client: FlaskClient) -> None:
    answer = post(client, forged(state=["x" * MAX_CALLBACK_BYTES]))
    assert answer.status_code == 413
    assert answer.get_data(as_text=True) == "Dit verzoek is te groot."


def test_a_fault_of_ours_is_logged_and_shows_no_details(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    callback = post(client, forged(inputs=[{**GOOD["inputs"][0], "value": -1}]))
    page = client.get("/stuk")
    for answer in (callback, page):
        assert answer.status_code == 500
        assert PLANTED not in answer.get_data(as_text=True)
        assert "Er ging iets mis" in answer.get_data(as_text=True)
    assert caplog.text.count(PLANTED) >= 2
    assert '<html lang="nl">' in page.get_data(as_text=True)

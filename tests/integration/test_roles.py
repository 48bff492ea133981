"""The choice of a role over HTTP: the cookie, the first page, and what is refused."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from app import create_app
from dashboard.settings import Settings
from dashboard.users import COOKIE, ONE_YEAR, Role, Sealer, User
from data.store import open_store

OWN = "WK999902"
SECRET = "s" * 32


@pytest.fixture(scope="module")
def made(demo_sqlite: Engine) -> FlaskClient:
    client: FlaskClient = create_app(Settings(secret_key=SECRET), demo_sqlite).server.test_client()
    return client


@pytest.fixture
def client(made: FlaskClient) -> Iterator[FlaskClient]:
    """A visitor without any cookie."""
    made.delete_cookie(COOKIE)
    yield made
    made.delete_cookie(COOKIE)


def choose(client: FlaskClient, role: str, **parts: str) -> TestResponse:
    return client.post("/rol", data={"rol": role, **parts})


def props_in(tree: object) -> Iterator[dict[str, Any]]:
    """The properties of every component in a tree of JSON."""
    if isinstance(tree, dict):
        if isinstance(tree.get("props"), dict):
            yield tree["props"]
        for value in tree.values():
            yield from props_in(value)
    if isinstance(tree, list):
        for value in tree:
            yield from props_in(value)


def links(client: FlaskClient) -> list[str]:
    """Where the links of the frame lead, in their order: the name of the product, the pages."""
    found = (props.get("href") for props in props_in(client.get("/_dash-layout").json))
    pages = ("/k", "/w", "/stu")
    return [href for href in found if isinstance(href, str) and href.startswith(pages)]


def role_shown(client: FlaskClient) -> str:
    every = props_in(client.get("/_dash-layout").json)
    return next(str(p["children"][1]) for p in every if p.get("className") == "role-now")


def page(client: FlaskClient, path: str, search: str = "") -> dict[str, dict[str, Any]]:
    """The components with an id of a page, as the router of Dash answers."""
    place = {"pathname": path, "search": search}
    outputs = [("_pages_content", "children"), ("_pages_store", "data")]
    body = {
        "output": ".." + "...".join(f"{i}.{p}" for i, p in outputs) + "..",
        "outputs": [{"id": i, "property": p} for i, p in outputs],
        "inputs": [
            {"id": "_pages_location", "property": name, "value": value}
            for name, value in place.items()
        ],
        "changedPropIds": ["_pages_location.pathname"],
    }
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code == 200
    return {props["id"]: props for props in props_in(answer.json) if "id" in props}


@pytest.mark.parametrize(
    ("role", "first"),
    [("beleid", "/kaart"), ("wijkteam", f"/wijk/{OWN}"), ("wethouder", "/sturen")],
)
def test_a_role_opens_its_own_page_first(client: FlaskClient, role: str, first: str) -> None:
    answer = choose(client, role, gebied=OWN)
    assert (answer.status_code, answer.headers["Location"]) == (303, first)
    opened = client.get("/")
    if role == "beleid":
        assert opened.status_code == 200
    else:
        assert (opened.status_code, opened.headers["Location"]) == (302, first)
        assert opened.headers["Cache-Control"] == "no-store"
    assert links(client)[0] == first


def test_nothing_that_holds_the_name_of_somebody_is_kept_without_asking(
    client: FlaskClient,
) -> None:
    choose(client, "beleid", naam="Els")
    answer = client.get("/_dash-layout")
    assert "Els" in answer.text
    assert answer.headers["Cache-Control"] == "no-cache"


def test_an_address_that_asks_for_something_wins(client: FlaskClient) -> None:
    choose(client, "wethouder")
    assert client.get("/?cijfer=x").status_code == 200
    assert client.get("/kaart").status_code == 200


def test_the_cookie_is_closed_and_lasts_a_year(client: FlaskClient) -> None:
    cookie = choose(client, "beleid", naam="Els").headers["Set-Cookie"]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Lax", f"Max-Age={ONE_YEAR}"))
    assert "Els" not in cookie.split(";")[0]
    assert "Secure" not in cookie
    safe = client.post("/rol", data={"rol": "beleid"}, base_url="https://localhost")
    assert "Secure" in safe.headers["Set-Cookie"]


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"rol": "beheerder"},
        {"rol": "wijkteam"},
        {"rol": "wijkteam", "gebied": "WK000000"},
        {"rol": "wijkteam", "gebied": "GM9999"},
        {"rol": "beleid", "naam": "x" * 61},
        {"rol": "beleid", "naam": "mail els@voorbeeld.nl"},
        {"rol": "<script>alert(1)</script>"},
    ],
)
def test_a_choice_that_cannot_be_is_told_in_dutch(
    client: FlaskClient, form: dict[str, str]
) -> None:
    answer = client.post("/rol", data=form)
    assert answer.status_code == 400
    assert 'lang="nl"' in answer.text
    assert "Set-Cookie" not in answer.headers
    assert "<script>" not in answer.text
    assert any(word in answer.text for word in ("Kies", "De naam"))


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://elders.example"},
        {"Origin": "null"},
        {"Host": "elders.example"},
    ],
)
def test_a_form_of_another_site_changes_nothing(
    client: FlaskClient, headers: dict[str, str]
) -> None:
    answer = client.post("/rol", data={"rol": "wethouder"}, headers=headers)
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


def test_a_form_that_is_too_large_is_refused(client: FlaskClient) -> None:
    assert client.post("/rol", data={"rol": "x" * 20_000}).status_code == 413


@pytest.mark.parametrize("cookie", ["x", "", "a.b.c", "\xff", "x" * 3000])
def test_a_forged_cookie_is_nobody_in_particular(client: FlaskClient, cookie: str) -> None:
    client.set_cookie(COOKIE, cookie)
    assert client.get("/").status_code == 200
    assert role_shown(client) == "Beleid"


def test_an_own_area_comes_first_in_navigation_and_on_the_map(client: FlaskClient) -> None:
    choose(client, "wijkteam", gebied=OWN)
    assert links(client) == [f"/wijk/{OWN}", f"/wijk/{OWN}", "/kaart", "/sturen"]
    assert role_shown(client) == "Wijkteam Oosterpark"
    assert page(client, "/kaart")["kaart-gebied"]["value"] == OWN
    assert page(client, "/kaart", "?niveau=buurt")["kaart-gebied"]["value"] == "GM9999"
    assert page(client, "/kaart", "?gebied=WK999901")["kaart-gebied"]["value"] == "WK999901"


def test_a_wethouder_opens_on_the_headline_figures_unless_the_url_says_more(
    client: FlaskClient,
) -> None:
    assert page(client, f"/wijk/{OWN}")["wijk-weergave"]["value"] == "afwijkend"
    choose(client, "wethouder")
    assert page(client, f"/wijk/{OWN}")["wijk-weergave"]["value"] == "kern"
    for asked in ("alles", "kern", "afwijkend"):
        shown = page(client, f"/wijk/{OWN}", f"?weergave={asked}")
        assert shown["wijk-weergave"]["value"] == asked
    assert page(client, f"/wijk/{OWN}", "?weergave=x")["wijk-weergave"]["value"] == "kern"


def test_a_name_is_kept_as_the_text_that_it_is(client: FlaskClient) -> None:
    choose(client, "wijkteam", gebied=OWN, naam="<b>Els</b>")
    shown = client.get("/_dash-layout").json
    assert [p["value"] for p in props_in(shown) if p.get("id") == "rol-naam"] == ["<b>Els</b>"]


def test_an_area_that_left_the_store_makes_a_default_user(client: FlaskClient) -> None:
    gone = Sealer(SECRET).seal(User(Role.TEAM, "", "WK999999"))
    client.set_cookie(COOKIE, gone)
    assert client.get("/").status_code == 200
    assert role_shown(client) == "Beleid"


def test_roles_work_before_anything_is_loaded(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    client = create_app(Settings(secret_key=SECRET), engine).server.test_client()
    assert choose(client, "wethouder").headers["Location"] == "/kaart"
    assert client.get("/").status_code == 200
    assert choose(client, "wijkteam", gebied=OWN).status_code == 400
    assert role_shown(client) == "Wethouder"
    engine.dispose()

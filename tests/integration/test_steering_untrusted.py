"""Whatever is asked of the pages of the steering loop is answered with a page or a refusal."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from app import create_app
from dashboard.settings import Settings
from dashboard.steering.meeting_writes import agenda_of
from data.steering.links import figure_refusals

CONTENT = ("_pages_content", "children"), ("_pages_store", "data")
NAMED = (
    "its_id=5",
    "its_id=5&its_id=6",
    "code=x",
    "code=x&code=y",
    "query=x",
    "services=x",
    "gebied=&gebied=x",
)
"""Queries with the names that the addresses themselves use, or that come twice."""


@pytest.fixture(scope="module")
def client(demo_sqlite: Engine) -> FlaskClient:
    server: Flask = create_app(Settings(), demo_sqlite).server
    return server.test_client()


def visit(client: FlaskClient, path: str, query: str) -> TestResponse:
    """What a browser asks when it opens a page."""
    where = {"pathname": path, "search": f"?{query}"}
    body = {
        "output": ".." + "...".join(f"{its_id}.{name}" for its_id, name in CONTENT) + "..",
        "outputs": [{"id": its_id, "property": name} for its_id, name in CONTENT],
        "inputs": [
            {"id": "_pages_location", "property": name, "value": value}
            for name, value in where.items()
        ],
        "changedPropIds": ["_pages_location.search"],
        "state": [],
    }
    return client.post("/_dash-update-component", json=body)


@pytest.mark.parametrize("query", NAMED)
@pytest.mark.parametrize(
    "path",
    [
        "/sturen/overleg",
        "/sturen/besluit",
        "/sturen/doel/1",
        "/sturen/actie",
        "/wijk/x/analyse",
        "/wijk/x",
        "/wijk/x/initiatief",
    ],
)
def test_a_query_cannot_take_the_place_of_the_address(
    client: FlaskClient, path: str, query: str
) -> None:
    assert visit(client, path, query).status_code == 200


@pytest.mark.parametrize("about", ["onzin:eenzaam", "onzin:", "Cijfer:eenzaam", "cijfer"])
def test_a_topic_about_something_of_no_kind_is_refused(about: str) -> None:
    (topic,) = agenda_of({"text1": "Eenzaamheid", "about1": about})
    assert (topic.indicator, topic.theme, topic.goal) != (None, None, None)
    assert figure_refusals(topic.indicator, frozenset({"eenzaam"})) != []

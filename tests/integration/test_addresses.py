"""Addresses beside the pages: what is not there is 404, and whom to tell about a weak spot."""

from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from app import create_app
from dashboard.settings import Settings, SettingsError, read_settings

SECURITY = "/.well-known/security.txt"


@pytest.fixture(scope="module")
def client(demo_sqlite: Engine) -> FlaskClient:
    made: FlaskClient = create_app(Settings(), demo_sqlite).server.test_client()
    return made


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/kaart",
        "/kaart/",
        "/wijk",
        "/wijk/BU99990101",
        "/wijk/BU99990101/analyse",
        "/wijk/BU99990101/initiatief/2",
        "/fasen/sessie/1",
        "/sturen/overleg/1/bevroren",
        "/sturen/doel/3",
        "/toegankelijkheid",
        "/bron/1",
    ],
)
def test_a_page_answers_200(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/nergens", "/kaart/x", "/a/b/c", "/bron/1/2", "/%00", "/.env"])
def test_an_address_without_a_page_is_404_and_still_draws_one(
    client: FlaskClient, path: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert '<html lang="nl">' in answer.text
    assert "Content-Security-Policy" in answer.headers


def test_security_txt_names_the_contact_and_a_day_to_come(demo_sqlite: Engine) -> None:
    settings = Settings(security_contact="mailto:meld@voorbeeld.example")
    answer = create_app(settings, demo_sqlite).server.test_client().get(SECURITY)
    assert answer.mimetype == "text/plain"
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields["Contact"] == settings.security_contact
    left = datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)
    assert timedelta(days=100) < left < timedelta(days=366)


def test_without_a_contact_there_is_no_security_txt(client: FlaskClient) -> None:
    assert client.get(SECURITY).status_code == 404


@pytest.mark.parametrize("text", ["meld@x.example", "http://x.example", "mailto:a\nb", "https://"])
def test_a_contact_that_nobody_can_use_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="SECURITY_CONTACT"):
        read_settings({"SECURITY_CONTACT": text})

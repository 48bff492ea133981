"""Placing with a share link on both backends: who may, what is refused, nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import Engine, func, select

from app import create_app
from dashboard.maturity.model import maturity_model
from dashboard.settings import Settings
from dashboard.share import DEVICE_COOKIE, LIFE, Sharer
from data.assessments import OpenSession
from data.changes import write
from data.maturity import MaturityStore
from data.maturity_schema import assessment, share_use
from tests.integration.fasen_town import ELS, GEMEENTE, WIJK, fill, place

SECRET = "only-for-tests-" * 3
PARTIES = ("gemeente", "wijkteam", "welzijn", "inwoners")
THEMES = [theme.id for theme in maturity_model().themes]
GOOD = {"thema": "lokale_teams", "fase": "3", "waarom": "Het team zit in het buurthuis."}
HOSTILE: tuple[str, ...] = ("", "\x00", "5", "0", "-1", "3.0", "２", "x" * 15_000, "<script>", "[]")


@pytest.fixture
def town(engine: Engine) -> Engine:
    return fill(engine)


@pytest.fixture
def session(town: Engine) -> int:
    return write(town, ELS, OpenSession(WIJK, "Voorjaar", date(2026, 5, 14), PARTIES))


@pytest.fixture
def phone(town: Engine) -> FlaskClient:
    return client(town)


def client(engine: Engine) -> FlaskClient:
    made: FlaskClient = create_app(Settings(secret_key=SECRET), engine).server.test_client()
    return made


def path(session: int, party: str = "inwoners") -> str:
    return f"/fasen/meedoen/{Sharer(SECRET).token(session, party)}"


def rows(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(assessment)) or 0


def test_a_party_places_a_theme_and_the_next_one_opens(
    town: Engine, session: int, phone: FlaskClient
) -> None:
    link = path(session)
    first = phone.get(link)
    cookie = first.headers["Set-Cookie"]
    assert first.status_code == 200
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert first.headers["Cache-Control"] == "no-store"
    answer = phone.post(link, data=GOOD)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{link}?bewaard=lokale_teams")
    assert "Bewaard: Lokale teams, fase 3." in phone.get(answer.headers["Location"]).text
    (placed,) = MaturityStore(town).of(municipality=GEMEENTE).assessments
    assert (placed.party, placed.phase, placed.by.role) == ("inwoners", 3, "inwoners")


def test_a_party_that_places_again_is_heard_and_both_rows_are_kept(
    town: Engine, session: int, phone: FlaskClient
) -> None:
    link = path(session)
    phone.get(link)
    for phase in "31":
        assert phone.post(link, data={**GOOD, "fase": phase}).status_code == 303
    found = MaturityStore(town).of(municipality=GEMEENTE).assessments
    assert [placed.phase for placed in found] == [3, 1]


def test_a_used_link_is_refused_on_another_device(town: Engine, session: int) -> None:
    link, first, other = path(session), client(town), client(town)
    first.get(link)
    other.get(link)
    assert first.post(link, data=GOOD).status_code == 303
    for refused in (other.post(link, data=GOOD), other.get(link)):
        assert refused.status_code == 403
        assert "Deze link is al gebruikt op een ander apparaat. Vraag een nieuwe." in refused.text
        assert "Voorjaar" not in refused.text
    assert rows(town) == 1
    assert first.post(link, data={**GOOD, "fase": "2"}).status_code == 303


def test_a_refused_placing_does_not_tie_the_link(town: Engine, session: int) -> None:
    link, first, other = path(session), client(town), client(town)
    assert first.post(link, data={**GOOD, "waarom": ""}).status_code == 422
    assert other.post(link, data=GOOD).status_code == 303


def test_of_two_devices_at_the_same_time_exactly_one_has_the_link(
    town: Engine, session: int
) -> None:
    link, phones = path(session), [client(town) for _n in range(4)]
    with ThreadPoolExecutor(4) as pool:
        codes = sorted(pool.map(lambda p: p.post(link, data=GOOD).status_code, phones))
    assert codes == [303, 403, 403, 403]
    assert rows(town) == 1
    with town.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(share_use)) == 1


def test_no_placing_of_parties_at_the_same_time_is_lost(town: Engine, session: int) -> None:
    server = create_app(Settings(secret_key=SECRET), town).server

    def of_party(party: str) -> list[int]:
        link, phone = path(session, party), server.test_client()
        return [
            phone.post(link, data={**GOOD, "thema": theme}).status_code
            for theme in THEMES
            if phone.get(link).status_code == 200
        ]

    with ThreadPoolExecutor(4) as pool:
        codes = [code for found in pool.map(of_party, PARTIES) for code in found]
    assert codes == [303] * 24
    found = MaturityStore(town).of(municipality=GEMEENTE).assessments
    assert {(p.party, p.theme) for p in found} == {(p, t) for p in PARTIES for t in THEMES}


def test_expired_altered_and_strange_links_are_refused_in_words(
    session: int, phone: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = path(session)
    others = (
        # Not the last sign: two of its bits are no part of the seal.
        link[:-2] + ("A" if link[-2] != "A" else "B") + link[-1],
        link + "x" * 5000,
        "/fasen/meedoen/é",
        "/fasen/meedoen/..",
        f"/fasen/meedoen/{Sharer('another' * 8).token(session, 'inwoners')}",
        path(99),
        path(session, "politie"),
    )
    for other in others:
        answer = phone.get(other)
        assert answer.status_code in (403, 404), other
        assert "Vraag een nieuwe" in answer.text or answer.status_code == 404, other
        assert phone.post(other, data=GOOD).status_code in (403, 404, 405)
    late = URLSafeTimedSerializer.loads

    def loads(self: URLSafeTimedSerializer, token: str, **_age: object) -> object:
        return late(self, token, max_age=-1)

    monkeypatch.setattr(URLSafeTimedSerializer, "loads", loads)
    answer = phone.get(link)
    assert answer.status_code == 403
    assert "Deze link is verlopen: hij werkte 14 dagen" in answer.text
    assert timedelta(days=14).total_seconds() == LIFE


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(value)[:20])
@pytest.mark.parametrize("name", ["thema", "fase", "waarom"])
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    town: Engine, session: int, phone: FlaskClient, name: str, value: str
) -> None:
    answer = phone.post(path(session), data={**GOOD, name: value})
    fine = name == "waarom" and value in ("<script>", "3.0")
    assert answer.status_code == (303 if fine else 422)
    assert rows(town) == fine
    if not fine and name != "waarom":
        assert GOOD["waarom"] in answer.text
        assert 'role="alert"' in answer.text
    assert "<script" not in answer.text


def test_a_strange_cookie_is_replaced(session: int, phone: FlaskClient) -> None:
    phone.set_cookie(DEVICE_COOKIE, "'; DROP TABLE share_use; --", path="/fasen/meedoen")
    assert phone.post(path(session), data=GOOD).status_code == 303


def test_the_page_tells_nothing_of_other_parties(
    town: Engine, session: int, phone: FlaskClient
) -> None:
    place(town, session, "lokale_teams", 1, party="gemeente")
    place(town, session, "lokale_teams", 4, party="inwoners")
    link = path(session)
    before = phone.get(f"{link}?thema=lokale_teams").text
    assert "Omdat lokale_teams." not in before
    assert "fase 4" not in before
    phone.post(link, data=GOOD)
    after = phone.get(f"{link}?thema=lokale_teams").text
    assert GOOD["waarom"] in after
    assert "Omdat lokale_teams." not in after
    assert "/kaart" not in after
    assert "/wijk" not in after


def test_what_a_party_wrote_is_text(session: int, phone: FlaskClient) -> None:
    link = path(session)
    phone.post(link, data={**GOOD, "waarom": "<img src=x> & <b>vet</b>"})
    again = phone.get(f"{link}?thema=lokale_teams").text
    assert "<img" not in again
    assert "&lt;img src=x&gt;" in again


def test_a_post_from_another_website_is_refused(session: int, phone: FlaskClient) -> None:
    strange = {"Sec-Fetch-Site": "cross-site", "Origin": "https://example.org"}
    assert phone.post(path(session), data=GOOD, headers=strange).status_code == 403

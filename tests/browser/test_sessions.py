"""Sessions in a browser: four parties at once on their phones, refused links, axe, a phone."""

import time
from collections.abc import Iterator

import pytest
from itsdangerous import TimestampSigner
from playwright.sync_api import Browser, Page, Response, expect

from dashboard.maturity.model import maturity_model
from dashboard.share import LIFE, Sharer
from data.maturity import MaturityStore
from data.store import open_store
from tests.browser.conftest import Serve
from tests.browser.kaart_visit import pick, visit
from tests.browser.probe import axe, watch
from tests.browser.test_wijk import SCROLLS_ASIDE, TOO_SMALL

SECRET = "only-for-tests-" * 3
PARTIES = ("gemeente", "wijkteam", "welzijn", "inwoners")
THEMES = maturity_model().themes
PATIENCE = 20_000
PHONE = {"width": 390, "height": 800}
WIDTHS = (1440, 390)
WIJK = "WK999908"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('sessions') / 'store.sqlite3'}"


@pytest.fixture(scope="module")
def url(serve: Serve, database: str) -> str:
    return serve(database, SECRET_KEY=SECRET)


@pytest.fixture
def phones(chromium: Browser) -> Iterator[list[Page]]:
    """A phone for each party, with cookies of its own; watched."""
    contexts = [chromium.new_context(viewport=PHONE, locale="nl-NL") for _party in PARTIES]  # type: ignore[arg-type]
    pages = [context.new_page() for context in contexts]
    faults = [watch(page) for page in pages]
    yield pages
    for context in contexts:
        context.close()
    assert faults == [[]] * len(PARTIES)


def open_session(page: Page, url: str, title: str) -> int:
    """Through the form; the number of the session."""
    page.goto(f"{url}/fasen/sessie?gebied={WIJK}")
    page.wait_for_selector("#sessie-openen")
    page.locator("#sessie-titel").fill(title)
    page.locator("#sessie-openen").click()
    expect(page.locator("h1")).to_have_text(title, timeout=PATIENCE)
    return int(page.url.rsplit("/", 1)[1])


def checked(page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert not page.evaluate(SCROLLS_ASIDE), width
        assert page.evaluate(TOO_SMALL) == [], width
        axe(page)


def fill(phone: Page, phase: int, why: str) -> None:
    phone.locator(f'input[name="fase"][value="{phase}"]').check()
    phone.locator("#waarom").fill(why)


def test_four_parties_place_all_themes_at_once_and_the_session_settles_one(
    page: Page, url: str, database: str, phones: list[Page]
) -> None:
    number = open_session(page, url, "Wijktafel met vier partijen")
    page.get_by_text("Laat de links en QR-codes zien").click()
    expect(page.locator(".qr")).to_have_count(len(PARTIES))
    for party, phone in zip(PARTIES, phones, strict=True):
        phone.goto(page.locator(f"#deel-{party}").input_value())
    for theme in THEMES:
        for phase, phone in enumerate(phones, start=1):
            expect(phone.locator("h1")).to_have_text(theme.title, timeout=PATIENCE)
            fill(phone, phase, f"Zo zien wij dat, {PARTIES[phase - 1]}.")
        for phone in phones:
            phone.evaluate("document.querySelector('form').requestSubmit()")
    for phone in phones:
        expect(phone.locator("h1")).to_have_text("Klaar, dank u wel", timeout=PATIENCE)
    engine = open_store(database)
    maturity = MaturityStore(engine).of(municipality="GM9999")
    engine.dispose()
    placed = [a for a in maturity.assessments if a.session == number]
    assert sorted((a.party, a.theme) for a in placed) == sorted(
        (party, theme.id) for party in PARTIES for theme in THEMES
    )
    page.reload()
    card = page.locator(".session-theme", has=page.locator("#lokale_teams"))
    expect(card).to_contain_text("drie fasen uit elkaar: van fase 1 tot en met 4")
    card.locator("summary").click()
    card.get_by_role("button", name="Bewaar de afspraak").click()
    expect(card.get_by_role("alert")).to_contain_text("Kies een fase van 1 tot en met 4")
    card.get_by_role("radio", name="2 Samen op weg").check()
    card.get_by_label("Waarom deze fase?").fill("Wij hebben naar elkaar geluisterd.")
    card.get_by_role("button", name="Bewaar de afspraak").click()
    expect(card.locator(".agreed")).to_contain_text("fase 2", timeout=PATIENCE)
    page.goto(f"{url}/wijk/{WIJK}")
    expect(page.locator(".phase-strip")).to_contain_text("fase 2, Samen op weg", timeout=PATIENCE)


def test_axe_finds_nothing_on_the_pages_of_sessions(page: Page, url: str) -> None:
    open_session(page, url, "Wijktafel voor axe")
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
    checked(page)
    page.goto(f"{url}/fasen/sessie")
    page.wait_for_selector("#sessie-openen")
    page.locator("#sessie-openen").click()
    expect(page.locator("#sessie-titel-fout")).not_to_be_empty()
    checked(page)


def test_a_phone_says_what_is_wrong_and_keeps_what_was_typed(
    chromium: Browser, unwatched_page: Page, url: str
) -> None:
    phone = unwatched_page
    number = open_session(phone, url, "Wijktafel op een telefoon")
    link = f"{url}/fasen/meedoen/{Sharer(SECRET).token(number, 'inwoners')}"
    phone.set_viewport_size(PHONE)  # type: ignore[arg-type]
    phone.goto(link)
    checked(phone)
    fill(phone, 3, "ab")
    phone.get_by_role("button", name="Bewaar en ga verder").click()
    expect(phone.get_by_role("alert")).to_contain_text("Schrijf ten minste 3 tekens.")
    expect(phone.locator("#waarom")).to_have_value("ab")
    expect(phone.locator('input[value="3"]')).to_be_checked()
    checked(phone)
    for theme in THEMES:
        expect(phone.locator("h1")).to_have_text(theme.title)
        fill(phone, 2, "Dat zien wij elke dag.")
        phone.get_by_role("button", name="Bewaar en ga verder").click()
    expect(phone.locator("h1")).to_have_text("Klaar, dank u wel")
    checked(phone)
    assert phone.locator("header, #kaart-kiezer, .top").count() == 0
    other = chromium.new_context(viewport=PHONE).new_page()  # type: ignore[arg-type]
    refused(other, link, "Deze link is al gebruikt op een ander apparaat. Vraag een nieuwe.")
    other.context.close()


def refused(page: Page, link: str, words: str) -> None:
    answer: Response | None = page.goto(link)
    assert answer
    assert answer.status == 403
    expect(page.get_by_role("alert")).to_have_text(words)
    checked(page)


def test_expired_and_altered_links_are_refused_in_words(
    unwatched_page: Page, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = Sharer(SECRET).token(1, "inwoners")
    long_ago = int(time.time()) - LIFE - 60
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _signer: long_ago)
    expired = Sharer(SECRET).token(1, "inwoners")
    altered = token[:-2] + ("AA" if token[-2:] != "AA" else "BB")
    said = "Deze link is verlopen: hij werkte 14 dagen. Vraag een nieuwe."
    refused(unwatched_page, f"{url}/fasen/meedoen/{expired}", said)
    said = "Deze link klopt niet. Misschien is hij niet heel overgenomen. Vraag een nieuwe."
    refused(unwatched_page, f"{url}/fasen/meedoen/{altered}", said)


def test_the_strip_of_kaart_follows_the_area_and_not_the_figure(page: Page, url: str) -> None:
    visit(page, url, "?niveau=wijk&gebied=WK999905")
    strip = page.locator("#kaart-fasen")
    expect(strip).to_contain_text("↓ lager")
    page.locator("#kaart-gebied").select_option("WK999902")
    expect(strip).to_contain_text("Hier staat Eldermonde.", timeout=PATIENCE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.post_data or ""))
    pick(page, "koopwoningen")
    assert not any("kaart-fasen" in body for body in asked)

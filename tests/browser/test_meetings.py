"""Decisions and meetings in a browser: two people at one decision, keyboard, axe, a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from data.steering.store import SteeringStore
from data.store import open_store
from tests.browser.conftest import Serve
from tests.browser.probe import axe, watch
from tests.browser.test_wijk import SCROLLS_ASIDE, TOO_SMALL

PATIENCE = 20_000
WIDTHS = (1440, 390)
SAID = ".form-said p"


@pytest.fixture(scope="module")
def url(serve: Serve, town_to_write_in: str) -> str:
    return serve(town_to_write_in)


@pytest.fixture
def colleague(chromium: Browser) -> Iterator[Page]:
    """Somebody else, with cookies of their own; watched."""
    context = chromium.new_context(locale="nl-NL")
    page = context.new_page()
    faults = watch(page)
    yield page
    context.close()
    assert faults == []


def visit(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(".steering-form")


def decide(page: Page, url: str, text: str) -> str:
    """Through the form; the address of the decision."""
    visit(page, f"{url}/sturen/besluit?gebied=WK999908")
    page.get_by_label("Besluit (verplicht)").fill(text)
    page.get_by_label("Wie doet het?").fill("wethouder")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.locator("h1")).to_have_text(text, timeout=PATIENCE)
    return page.url


def checked(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert not page.evaluate(SCROLLS_ASIDE), width
        assert page.evaluate(TOO_SMALL) == [], width
        axe(page)
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})


def test_the_second_of_two_people_is_told_and_loses_nothing(
    page: Page, colleague: Page, url: str
) -> None:
    address = decide(page, url, "Ontmoetingsplek openen in het buurthuis")
    visit(colleague, address)
    visit(page, address)
    colleague.get_by_label("Wie doet het?").fill("team Zuid")
    colleague.get_by_role("button", name="Bewaar").click()
    expect(colleague.locator(SAID)).to_have_text("Het besluit is gewijzigd.", timeout=PATIENCE)
    mine = "De sleutel ligt bij de beheerder."
    page.get_by_label("Opmerking").fill(mine)
    page.get_by_label("Stand", exact=True).select_option("loopt")
    page.get_by_role("button", name="Bewaar").click()
    told = page.get_by_role("alert").filter(has_text="Iemand anders")
    expect(told).to_contain_text("Wie: wethouder → team Zuid", timeout=PATIENCE)
    expect(told).to_be_focused()
    expect(page.get_by_label("Opmerking")).to_have_value(mine)
    expect(page.get_by_label("Stand", exact=True)).to_have_value("loopt")
    checked(page)
    page.get_by_label("Wie doet het?").fill("team Zuid")
    page.get_by_role("button", name="Bewaar alsnog").click()
    expect(page.locator(SAID)).to_have_text("Het besluit is gewijzigd.", timeout=PATIENCE)
    expect(page.locator(".revision-list > li")).to_have_count(3)
    expect(page.locator(".decision-facts")).to_contain_text(mine)
    checked(page)


def test_a_meeting_is_made_and_a_decision_is_taken_in_it_with_the_keyboard(
    page: Page, url: str, town_to_write_in: str
) -> None:
    visit(page, f"{url}/sturen/overleg")
    page.get_by_role("button", name="Voeg het overleg toe").press("Enter")
    title = page.get_by_label("Naam van het overleg")
    expect(title).to_be_focused(timeout=PATIENCE)
    expect(title).to_have_attribute("aria-invalid", "true")
    assert page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent"
    ).startswith("Schrijf ten minste")
    checked(page)
    page.keyboard.type("Wijktafel november")
    page.get_by_label("Onderwerp").first.fill("Wat doen wij aan eenzaamheid?")
    page.get_by_role("button", name="Voeg het overleg toe").dblclick()
    expect(page.locator("h1")).to_have_text("Wijktafel november", timeout=PATIENCE)
    expect(page.locator(".agenda")).to_contain_text("eenzaamheid")
    page.locator(".add-decision summary").press("Enter")
    page.get_by_label("Besluit (verplicht)").press_sequentially("Wij komen in mei terug.")
    page.keyboard.press("Tab")
    page.keyboard.type("teamleider")
    page.get_by_role("button", name="Leg vast").press("Enter")
    expect(page.get_by_role("link", name="Wij komen in mei")).to_be_visible(timeout=PATIENCE)
    expect(page.locator(SAID)).to_have_text("Het besluit is vastgelegd.", timeout=PATIENCE)
    checked(page)
    engine = open_store(town_to_write_in)
    steering = SteeringStore(engine).of(municipality="GM9999")
    engine.dispose()
    made = [m for m in steering.meetings if m.title == "Wijktafel november"]
    assert len(made) == 1
    assert [d.owner for d in steering.decisions if d.meeting == made[0].id] == ["teamleider"]


def test_what_was_typed_in_another_form_of_the_page_survives_saving(page: Page, url: str) -> None:
    visit(page, f"{url}/sturen/overleg")
    page.get_by_label("Naam van het overleg").fill("Overleg met twee formulieren")
    page.get_by_role("button", name="Voeg het overleg toe").click()
    expect(page.locator(".meeting-head")).to_be_visible(timeout=PATIENCE)
    page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
    draft = page.get_by_label("Naam van het overleg")
    draft.fill("Een naam die nog niet is bewaard")
    page.get_by_label("Besluit (verplicht)").fill("Dit is het besluit")
    page.get_by_label("Wie doet het?").fill("wethouder")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_role("link", name="Dit is het besluit")).to_be_visible(timeout=PATIENCE)
    expect(draft).to_have_value("Een naam die nog niet is bewaard", timeout=PATIENCE)
    expect(page.locator("h1")).to_have_text("Overleg met twee formulieren")


def test_a_name_without_spaces_keeps_its_pages_on_a_phone(page: Page, url: str) -> None:
    name = "Donaudampfschifffahrt" * 9
    visit(page, f"{url}/sturen/overleg")
    page.get_by_label("Naam van het overleg").fill(name)
    page.get_by_label("Onderwerp").first.fill(name)
    page.get_by_role("button", name="Voeg het overleg toe").click()
    expect(page.locator("h1")).to_have_text(name, timeout=PATIENCE)
    page.set_viewport_size({"width": 390, "height": 800})
    assert not page.evaluate(SCROLLS_ASIDE)
    visit(page, f"{url}/sturen/overleg")
    expect(page.locator("main")).to_contain_text(name)
    assert not page.evaluate(SCROLLS_ASIDE)

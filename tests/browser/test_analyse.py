"""A wijk analysis in a browser: a talk recorded with keys, its marks on page Wijk, axe, a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Serve
from tests.browser.kaart_visit import tab_to
from tests.browser.probe import axe
from tests.browser.test_wijk import SCROLLS_ASIDE, TOO_SMALL

FILLED, EMPTY = "WK999905", "WK999902"
PATIENCE = 30_000
"""Milliseconds for an answer of the server, which writes and makes the whole page again."""


@pytest.fixture(scope="module")
def town_url(serve: Serve, town_to_write_in: str) -> str:
    return serve(town_to_write_in)


def visit(page: Page, url: str, code: str, query: str = "") -> None:
    page.goto(f"{url}/wijk/{code}/analyse{query}")
    expect(page.locator("#gesprekken")).to_be_visible(timeout=PATIENCE)


def test_a_talk_is_recorded_with_keys_and_what_is_not_recognised_stands_at_the_figure(
    page: Page, town_url: str
) -> None:
    visit(page, town_url, EMPTY)
    new = page.get_by_text("Leg een gesprek vast", exact=True)
    new.focus()
    page.keyboard.press("Enter")
    talk = page.locator("#vorm-analyse-gesprek-")
    people = talk.get_by_label("Hoeveel mensen")
    people.focus()
    page.keyboard.type("veel")
    save = talk.get_by_role("button", name="Leg het gesprek vast")
    tab_to(page, '[id*="bewaar"]')
    page.keyboard.press("Enter")
    expect(people).to_have_attribute("aria-invalid", "true", timeout=PATIENCE)
    expect(people).to_be_focused()
    axe(page, "main")
    people.fill("14")
    save.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"\?gesprek=\d+#gesprek-\d+$"), timeout=PATIENCE)
    heading = page.get_by_role("heading", name=re.compile("Gesprek met bewoners"))
    expect(heading).to_be_focused(timeout=PATIENCE)

    figure = page.locator(".talk fieldset").first
    title = str(figure.locator("legend").text_content()).partition(":")[0]
    figure.get_by_label("Herkend?").select_option("niet")
    figure.get_by_label("Wat zeiden zij erover?").fill("Wij merken dat <i>niet</i>.")
    page.get_by_role("button", name="Bewaar alle antwoorden").click()
    words = re.compile(r"niet herkend door bewoners: Wij merken dat <i>niet</i>\.")
    expect(page.locator(".figures-table .beside").first).to_have_text(words, timeout=PATIENCE)

    page.goto(f"{town_url}/wijk/{EMPTY}")
    row = page.locator("tr.figure").filter(has=page.get_by_role("link", name=title, exact=True))
    expect(row.locator(".beside")).to_have_text(words, timeout=PATIENCE)
    row.locator(".opener").click()
    expect(page.locator(".opened .beside")).to_have_text(words, timeout=PATIENCE)
    row.locator(".beside").click()
    expect(heading).to_be_focused(timeout=PATIENCE)


def test_axe_finds_nothing_and_nothing_scrolls_aside(page: Page, town_url: str) -> None:
    visit(page, town_url, FILLED, "?gesprek=5")
    expect(page.locator(".talk .steering-form").first).to_be_visible()
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
    for width, part in ((1440, "main"), (390, ".talks")):
        page.set_viewport_size({"width": width, "height": 900})
        axe(page, part)
        assert not page.evaluate(SCROLLS_ASIDE), width
        assert page.evaluate(TOO_SMALL) == [], width


def test_paper_asks_whether_the_figures_are_recognised_and_has_no_forms(
    page: Page, town_url: str
) -> None:
    visit(page, town_url, FILLED)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    asked = page.locator(".paper-ask")
    assert asked.count() > 10
    expect(asked.last).to_be_visible()
    expect(page.get_by_text("Leg een gesprek vast", exact=True)).to_be_hidden()
    assert page.locator(".steering-form:visible").count() == 0

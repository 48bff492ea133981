"""From a number on screen to its origin in two steps, also for who hears or types."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.probe import axe

QUESTION = "Waar komt dit cijfer vandaan?"
WITHHELD = "cijfer=misdrijven_per_1000&gebied=BU99990604&periode=2024"


def test_from_the_map_to_the_file_and_the_rule(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/kaart?cijfer=misdrijven_per_1000&niveau=buurt&gebied=BU99990101")
    number = page.locator(".area-card .big").text_content()
    page.get_by_role("link", name=QUESTION).click()
    card = page.locator(".origin-number")
    expect(card.locator(".big")).to_have_text(number or "")
    expect(card).to_contain_text("gedeeld door inwoners, keer 1.000")
    fold = page.locator(".digest-fold summary")
    fold.focus()
    page.keyboard.press("Enter")
    digest = page.locator(".digest-whole")
    expect(digest).to_be_visible()
    assert len(digest.text_content() or "") == 64
    axe(page)


def test_from_a_row_of_a_wijk_to_the_file(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/wijk/BU99990101?weergave=alles")
    page.locator("#wijk-cijfers button[aria-expanded]").first.click()
    page.get_by_role("link", name=QUESTION).first.click()
    expect(page.locator(".origin-number")).to_be_visible()


def test_from_page_sturen_to_the_file(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/sturen")
    page.get_by_role("link", name="alles over dit bestand").first.click()
    expect(page.get_by_role("heading", name="Het bestand")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_a_withheld_figure_fits_and_passes_axe(page: Page, demo_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{demo_url}/bron/21?{WITHHELD}")
    expect(page.locator(".origin-number")).to_contain_text("Niet getoond")
    axe(page)
    wide = page.evaluate("() => document.documentElement.scrollWidth > innerWidth")
    assert not wide

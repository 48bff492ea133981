"""Page Sturen in a browser: the heat table with keys alone, sorted, filtered; axe; a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.probe import axe
from tests.browser.test_wijk import SCROLLS_ASIDE, TOO_SMALL

TABLE = ".heat-table"
HEADS = f"{TABLE} thead th"
WIDTHS, AXE_WIDTHS = (1440, 1024, 390, 320), (1440, 390)
WHERE = """() => { const link = document.activeElement, cell = link.closest('th, td');
  return [cell.parentNode.rowIndex, cell.cellIndex]; }"""


def visit(page: Page, url: str, query: str = "") -> None:
    page.goto(f"{url}/sturen{query}")
    page.wait_for_selector(".sturen-cards")


def enter_the_table(page: Page) -> None:
    """With Tab alone, from the last header on."""
    page.locator(f"{HEADS} button").last.focus()
    page.keyboard.press("Tab")


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")


@pytest.mark.parametrize("query", ["", "?gebied=BU99990604"])
def test_axe_finds_nothing_and_nothing_scrolls_aside(page: Page, demo_url: str, query: str) -> None:
    visit(page, demo_url, query)
    unfold(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert not page.evaluate(SCROLLS_ASIDE), width
        assert page.evaluate(TOO_SMALL) == [], width
        if width in AXE_WIDTHS:
            axe(page)


def test_arrow_keys_walk_through_the_table_and_enter_opens_the_figure(
    page: Page, demo_url: str
) -> None:
    visit(page, demo_url)
    enter_the_table(page)
    assert page.evaluate(WHERE) == [1, 0]
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowUp", "ArrowLeft"):
        page.keyboard.press(key)
    assert page.evaluate(WHERE) == [2, 1]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(WHERE) == [2, 1], "Tab comes back where one was"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/kaart\?cijfer=.*gebied=WK9999"))
    page.wait_for_selector("path[data-area]", state="attached")


def test_a_column_sorts_both_ways_with_gaps_last(page: Page, demo_url: str) -> None:
    visit(page, demo_url, "?niveau=buurt")
    head = page.locator(HEADS, has_text="Misdrijven")
    column = head.evaluate("e => e.cellIndex")
    for order, sign in (("ascending", 1), ("descending", -1)):
        head.get_by_role("button").focus()
        page.keyboard.press("Enter")
        expect(head).to_have_attribute("aria-sort", order)
        cells = page.locator(f"{TABLE} tbody td:nth-child({column + 1})").evaluate_all(
            "cells => cells.map(cell => cell.dataset.sort)"
        )
        known = [float(text) * sign for text in cells if text]
        assert known == sorted(known)
        assert cells[len(known) :] == [""] * (len(cells) - len(known)) != []
    expect(page.locator(f"{HEADS}:not([aria-sort=none])")).to_have_count(1)


def test_one_domain_is_left_and_arrows_skip_what_is_hidden(page: Page, demo_url: str) -> None:
    visit(page, demo_url)
    every = page.locator(HEADS).count()
    button = page.get_by_role("group", name="Domein").get_by_role("button", name="Zorggebruik")
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    shown = page.locator(f"{HEADS}:visible")
    assert 1 < shown.count() < every
    expect(page.locator("#status")).to_contain_text("Zorggebruik")
    page.locator(f"{TABLE} tbody a").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(f"{TABLE} td a:focus")).to_be_visible()
    page.get_by_role("group", name="Domein").get_by_role("button", name="alles").click()
    expect(page.locator(f"{HEADS}:visible")).to_have_count(every)


def test_another_area_and_another_level_are_addresses(page: Page, demo_url: str) -> None:
    visit(page, demo_url)
    page.get_by_role("navigation", name="Soort gebied").get_by_role("link", name="buurten").click()
    page.wait_for_url(re.compile("niveau=buurt"))
    page.wait_for_selector(f"{TABLE} tbody tr:nth-child(42)")
    page.locator("#sturen-ander").select_option("WK999901")
    page.locator("#sturen-ander-ga").click()
    page.wait_for_url(re.compile(r"/sturen\?gebied=WK999901"))
    page.wait_for_selector(".sturen-cards")
    expect(page.locator(".sturen-head .facts")).to_contain_text("Binnenstad")
    expect(page.locator('nav a[aria-current="page"]')).to_have_text("Sturen")


def test_a_phone_scrolls_the_table_in_its_own_region_with_the_names_in_sight(
    page: Page, demo_url: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    visit(page, demo_url)
    region = page.get_by_role("region", name="Wijken en kerncijfers")
    region.focus()
    region.evaluate("e => { e.scrollLeft = 300 }")
    left = region.bounding_box()
    name = page.locator(f"{TABLE} tbody th").first.bounding_box()
    assert left is not None
    assert name is not None
    assert abs(name["x"] - left["x"]) < 3
    assert not page.evaluate(SCROLLS_ASIDE)

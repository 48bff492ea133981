"""Page Wijk in a browser: keys, axe, a phone, paper, and the filter and comparator in the URL."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kaart_visit import OLD_MARKET, WITHHELD, focused, tab_to, wait_for_query
from tests.browser.probe import axe

GLANCE = "#wijk-cijfers"
FIGURES = f"{GLANCE} tr.figure"
CRIME_ROW = f'{GLANCE} tr[data-figure="misdrijven_per_1000"]'
AXE_WIDTHS = (1440, 390)
"""axe looks at the layout of a screen and at that of a phone; it is slow on a long page."""
SCROLLS_ASIDE = "() => document.documentElement.scrollWidth > innerWidth"
TOO_SMALL = """() => [...document.querySelectorAll('a, button, input, select')]
  .filter(e => e.checkVisibility() && !e.closest('p, .only-heard, td, th a'))
  .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([html]) => html)"""
A4_PRINT_WIDTH = 718


def visit(page: Page, url: str, code: str = OLD_MARKET, query: str = "") -> None:
    page.goto(f"{url}/wijk/{code}{query}")
    page.wait_for_selector(FIGURES, state="attached")


def everything(page: Page) -> None:
    page.get_by_role("radio", name=re.compile("alle .* cijfers")).check()
    wait_for_query(page, weergave="alles")


def open_a_row(page: Page) -> None:
    page.locator(f"{FIGURES}:visible .opener").first.click()
    expect(page.locator(f"{GLANCE} tr.opened:visible")).to_have_count(1)
    page.wait_for_selector(f"{GLANCE} tr.opened .scatterlayer path")


def compare_with_reference_areas(page: Page) -> None:
    page.locator("#wijk-vergelijk").select_option("referentie")
    wait_for_query(page, vergelijk="referentie")


STATES: tuple[tuple[Callable[[Page], None], ...], ...] = (
    (open_a_row,),
    (everything, open_a_row, compare_with_reference_areas),
)


@pytest.mark.parametrize("code", [OLD_MARKET, WITHHELD, "WK999901", "GM9999"])
def test_axe_finds_nothing_and_nothing_scrolls_aside(page: Page, demo_url: str, code: str) -> None:
    visit(page, demo_url, code, "?weergave=alles")
    for width in (1440, 1024, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert not page.evaluate(SCROLLS_ASIDE), width
        assert page.evaluate(TOO_SMALL) == [], width
        if width in AXE_WIDTHS:
            axe(page)


@pytest.mark.parametrize("steps", STATES, ids=lambda steps: " ".join(s.__name__ for s in steps))
def test_axe_finds_nothing_when_a_visitor_does(
    page: Page, demo_url: str, steps: tuple[Callable[[Page], None], ...]
) -> None:
    visit(page, demo_url)
    for step in steps:
        step(page)
    for width in AXE_WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        axe(page)


def test_a_row_opens_and_closes_with_the_keyboard(page: Page, demo_url: str) -> None:
    visit(page, demo_url, query="?weergave=alles")
    tab_to(page, f"{CRIME_ROW} .opener", at_most=200)
    opener = page.locator(":focus")
    expect(opener).to_have_accessible_name("Uitleg bij Misdrijven")
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    opened = page.locator("#wijk-uitleg-misdrijven_per_1000")
    expect(opened).to_contain_text("Het aantal misdrijven dat de politie in een jaar registreert")
    expect(opened).to_contain_text("Plaats")
    expect(opened).to_contain_text("opgehaald op")
    page.keyboard.press("Enter")
    expect(opened).to_be_hidden()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Misdrijven"


def test_the_filter_hides_what_does_not_deviate_and_is_in_the_url(
    page: Page, demo_url: str
) -> None:
    visit(page, demo_url)
    few = page.locator(f"{FIGURES}:visible").count()
    all_of_them = page.locator(FIGURES).count()
    assert 0 < few < all_of_them
    expect(page.locator(f"{FIGURES}:not(.deviates)").first).to_be_hidden()
    tab_to(page, "#wijk-weergave input")
    page.keyboard.press("ArrowRight")
    wait_for_query(page, weergave="alles")
    assert page.locator(f"{FIGURES}:visible").count() == all_of_them
    page.reload()
    expect(page.locator(f"{FIGURES}:not(.deviates)").first).to_be_visible()


def test_another_comparator_changes_the_words_is_read_aloud_and_keeps_the_focus(
    page: Page, demo_url: str
) -> None:
    visit(page, demo_url)
    tab_to(page, "#wijk-vergelijk")
    page.keyboard.type("Ned")
    wait_for_query(page, vergelijk="nederland")
    expect(page.locator(f"{GLANCE} thead")).to_contain_text("Vergeleken met Nederland")
    expect(page.locator("#status")).to_contain_text("vergeleken met Nederland")
    assert focused(page) == "wijk-vergelijk"
    links = page.locator(".wijk-controls")
    csv = links.get_by_role("link", name="CSV voor Excel").get_attribute("href")
    assert csv == f"/wijk/{OLD_MARKET}.csv?vergelijk=nederland&vorm=excel"
    page.reload()
    expect(page.locator("#wijk-vergelijk")).to_have_value("nederland")


def test_an_open_row_stays_open_when_the_comparator_changes(page: Page, demo_url: str) -> None:
    visit(page, demo_url, query="?weergave=alles")
    page.locator(f"{CRIME_ROW} .opener").click()
    page.locator("#wijk-vergelijk").select_option("nederland")
    wait_for_query(page, vergelijk="nederland")
    expect(page.locator("#wijk-uitleg-misdrijven_per_1000")).to_be_visible()


def test_another_area_keeps_comparator_and_filter(page: Page, demo_url: str) -> None:
    visit(page, demo_url, query="?vergelijk=nederland&weergave=alles")
    page.locator("#wijk-ander").select_option("WK999901")
    page.get_by_role("button", name="Ga", exact=True).click()
    expect(page.locator("h1")).to_have_text("Binnenstad")
    expect(page.locator("#wijk-vergelijk")).to_have_value("nederland")
    assert page.url.endswith("/wijk/WK999901?vergelijk=nederland&weergave=alles")


def test_every_gap_says_why(page: Page, demo_url: str) -> None:
    visit(page, demo_url, WITHHELD, "?weergave=alles")
    reasons = page.locator(f"{GLANCE} td.reason").all_inner_texts()
    assert reasons
    assert all(len(reason) > 10 for reason in reasons)
    expect(page.locator(".gaps")).to_contain_text("Zonder cijfer (te weinig inwoners)")


def test_a_figure_leads_to_its_map(page: Page, demo_url: str) -> None:
    visit(page, demo_url, query="?weergave=alles")
    page.locator(f"{CRIME_ROW} .named a:not(.note-mark)").click()
    wait_for_query(page, cijfer="misdrijven_per_1000", gebied=OLD_MARKET)
    expect(page.locator("#kaart-gebied")).to_have_value(OLD_MARKET)


def test_on_paper_there_are_no_buttons_and_nothing_is_cut_off(page: Page, demo_url: str) -> None:
    visit(page, demo_url, query="?weergave=alles")
    page.set_viewport_size({"width": A4_PRINT_WIDTH, "height": 1000})
    page.emulate_media(media="print")
    expect(page.locator(".wijk-controls")).to_be_hidden()
    expect(page.locator(".opener").first).to_be_hidden()
    expect(page.locator(f"{CRIME_ROW} .chip")).to_be_visible()
    assert not page.evaluate(SCROLLS_ASIDE)


def test_a_name_with_markup_stays_text(page: Page, demo_url: str) -> None:
    visit(page, demo_url)
    row = dict.fromkeys(("id", "title", "value", "unit", "period", "trend", "verdict"), "<b>x</b>")
    row |= {"symbol": "<i>", "meaning": "<u>", "tone": "comparable", "href": "/", "reason": ""}
    shown = {**row, "spine": None, "spark": None, "said": ""}
    data = {"columns": ["<s>"], "caption": "<s>", "none": "<s>", "gaps": ["<s>"]}
    found = page.evaluate(
        "data => window.wijk.glance.draw(data).map(e => e.querySelectorAll('b, i, u, s').length)",
        {**data, "groups": [["<s>", [shown]]]},
    )
    assert found == [0, 0, 0]

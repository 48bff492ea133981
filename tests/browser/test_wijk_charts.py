"""The section "Problemen en zorggebruik": drawn when a visitor comes near, all at a button."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kaart_visit import OLD_MARKET, wait_for_query
from tests.browser.probe import axe
from tests.browser.test_wijk import AXE_WIDTHS, SCROLLS_ASIDE, TOO_SMALL, visit
from tests.browser.test_wijk_details import CELLS, LINES, numbers

SECTION = ".course-section"
CHARTS = f"{SECTION} .small-chart"
DRAWN = f"{CHARTS} .main-svg .scatterlayer"
SIX = 6


def come_near(page: Page) -> None:
    page.locator(SECTION).scroll_into_view_if_needed()
    page.wait_for_selector(DRAWN)
    expect(page.locator(f"{CHARTS} .js-plotly-plot")).to_have_count(SIX)


def show_all(page: Page) -> None:
    page.get_by_role("button", name=re.compile(r"alle \d+ grafieken")).click()
    page.wait_for_selector(f"{CHARTS}:nth-child({SIX + 1}) .main-svg")


def test_the_first_charts_come_in_one_answer_and_have_words_and_a_table(
    page: Page, demo_url: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, demo_url)
    come_near(page)
    for chart in page.locator(CHARTS).all():
        expect(chart.locator(".chart")).to_have_accessible_name(re.compile("Trend in "))
        expect(chart.get_by_role("heading")).not_to_be_empty()
        expect(chart.locator(".sentence")).to_contain_text("Oude Markt")
        expect(chart.locator(".course-word")).to_contain_text("Trend:")
        *others, own = chart.locator(".chart").evaluate(LINES)
        cells = chart.locator(".scrolling table").evaluate(CELLS)
        for column, drawn in enumerate((own, *others)):
            assert numbers(cells, column) == pytest.approx(drawn)
    assert len([url for url in asked if "/grafieken" in url]) == 1


def test_the_button_shows_all_and_the_focus_goes_to_the_first_new_one(
    page: Page, demo_url: str
) -> None:
    visit(page, demo_url)
    come_near(page)
    button = page.get_by_role("button", name=re.compile(r"alle \d+ grafieken"))
    n = int(re.findall(r"\d+", button.inner_text())[0])
    button.press("Enter")
    page.wait_for_selector(f"{CHARTS}:nth-child({n})")
    expect(page.locator(CHARTS)).to_have_count(n)
    expect(button).to_be_hidden()
    expect(page.locator(f"{CHARTS} h3 a").nth(SIX)).to_be_focused()


def test_another_comparator_renews_the_charts(page: Page, demo_url: str) -> None:
    visit(page, demo_url)
    come_near(page)
    page.locator("#wijk-vergelijk").select_option("referentie")
    wait_for_query(page, vergelijk="referentie")
    expect(page.locator(f"{CHARTS} th", has_text="Mediaan")).to_have_count(SIX)
    expect(page.locator(f"{CHARTS} .sentence").first).to_contain_text("de referentiegebieden")


def test_care_use_has_who_offers_that_care_beside_it(page: Page, demo_url: str) -> None:
    visit(page, demo_url, "GM9999")
    come_near(page)
    show_all(page)
    youth = page.locator(f'{SECTION} [data-chart="jongeren_met_jeugdzorg"]')
    expect(youth.locator(".supply")).to_contain_text("Jeugdwet")


@pytest.mark.parametrize("code", [OLD_MARKET, "GM9999"])
def test_axe_finds_nothing_in_the_section_and_nothing_scrolls_aside(
    page: Page, demo_url: str, code: str
) -> None:
    visit(page, demo_url, code)
    come_near(page)
    show_all(page)
    page.locator(f"{CHARTS} summary").first.click()
    for width in (1440, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert not page.evaluate(SCROLLS_ASIDE), width
        assert page.evaluate(TOO_SMALL) == [], width
        if width in AXE_WIDTHS:
            axe(page, SECTION)


def test_charts_that_cannot_be_fetched_are_told_and_asked_again(
    unwatched_page: Page, demo_url: str
) -> None:
    page = unwatched_page
    page.route(re.compile("/grafieken"), lambda route: route.abort())
    visit(page, demo_url)
    page.locator(SECTION).scroll_into_view_if_needed()
    alert = page.locator(f"{SECTION} [role=alert]")
    expect(alert).to_contain_text("konden niet worden opgehaald")
    page.unroute(re.compile("/grafieken"))
    alert.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.locator(CHARTS)).to_have_count(SIX)
    expect(page.locator("#wijk-grafieken")).to_be_focused()


def test_neighbours_are_links_that_a_phone_folds(page: Page, demo_url: str) -> None:
    visit(page, demo_url)
    links = page.locator(".neighbours a")
    expect(links.first).to_be_visible()
    name = links.first.inner_text()
    links.first.click()
    expect(page.locator("h1")).to_have_text(name)
    page.set_viewport_size({"width": 390, "height": 800})
    visit(page, demo_url)
    expect(page.locator(".neighbours summary")).to_be_visible()
    expect(links.first).to_be_hidden()
    page.locator(".neighbours summary").click()
    expect(links.first).to_be_visible()

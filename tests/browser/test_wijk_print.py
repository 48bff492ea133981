"""Page Wijk on paper: A4, every chart drawn and whole, no controls, where the figures come from."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.kaart_visit import OLD_MARKET
from tests.browser.test_wijk import SCROLLS_ASIDE, visit
from tests.browser.test_wijk_details import open_row

A4_INSIDE: ViewportSize = {"width": 703, "height": 1024}
"""CSS pixels of A4 within the margins of wijk_print.css."""
HALF_A_PAGE = A4_INSIDE["height"] / 2
CHARTS = ".course-section .small-chart"
BOXES = """articles => articles.map(article => {
  const whole = article.getBoundingClientRect();
  const svg = article.querySelector('.main-svg').getBoundingClientRect();
  return {
    height: whole.height, inside: getComputedStyle(article).breakInside,
    drawn: article.querySelectorAll('.scatterlayer path').length,
    fits: svg.width > 150 && svg.height > 80 && svg.left >= whole.left - 1
      && svg.right <= whole.right + 1 && svg.bottom <= whole.bottom + 1,
  };
})"""


def fetched(page: Page) -> None:
    """Until the browser had time to fetch what paper needs."""
    page.wait_for_selector('script[src*="plotly-basic"]', state="attached")
    page.wait_for_load_state("networkidle")


def test_charts_that_nobody_scrolled_to_are_drawn_before_printing(
    page: Page, demo_url: str, tmp_path: Path
) -> None:
    visit(page, demo_url)
    fetched(page)
    assert page.locator(CHARTS).count() == 0
    page.pdf(path=tmp_path / "wijk.pdf", prefer_css_page_size=True)
    boxes = page.locator(CHARTS).evaluate_all(BOXES)
    assert len(boxes) == 6
    assert all(box["drawn"] for box in boxes)
    body = (tmp_path / "wijk.pdf").read_bytes()
    sizes = {tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox \[([^\]]+)\]", body)}
    assert {(round(width), round(height)) for *_corner, width, height in sizes} == {(595, 842)}


@pytest.mark.parametrize("code", [OLD_MARKET, "GM9999"])
def test_no_chart_is_cut_or_higher_than_half_a_page(page: Page, demo_url: str, code: str) -> None:
    visit(page, demo_url, code)
    fetched(page)
    page.evaluate("window.wijk.print.draw()")
    page.wait_for_selector(f"{CHARTS}:nth-child(6) .scatterlayer path", state="attached")
    page.set_viewport_size(A4_INSIDE)
    page.emulate_media(media="print")
    assert not page.evaluate(SCROLLS_ASIDE)
    for box in page.locator(CHARTS).evaluate_all(BOXES):
        assert box["inside"] == "avoid"
        assert box["height"] < HALF_A_PAGE
        assert box["fits"], box


def test_sections_that_fit_half_a_page_stay_whole(page: Page, demo_url: str) -> None:
    visit(page, demo_url)
    page.set_viewport_size(A4_INSIDE)
    page.emulate_media(media="print")
    cut = page.locator(".wijk .card").evaluate_all(
        """(cards, half) => cards.filter(card => card.getBoundingClientRect().height < half
             && !card.matches('.glance, .course-section, .places')
             && getComputedStyle(card).breakInside !== 'avoid').map(card => card.className)""",
        HALF_A_PAGE,
    )
    assert cut == []


def test_paper_has_no_controls_and_says_which_area_how_new_and_from_where(
    page: Page, demo_url: str
) -> None:
    visit(page, demo_url, query="?weergave=alles")
    open_row(page)
    expect(page.locator(".paper-head")).to_be_hidden()
    page.set_viewport_size(A4_INSIDE)
    page.emulate_media(media="print")
    visible = """elements => elements.filter(e => e.checkVisibility()
        && !e.matches('.place-name, .place-fold')).map(e => e.outerHTML.slice(0, 90))"""
    controls = page.locator("button, select, input, textarea, form, nav").evaluate_all(visible)
    assert controls == []
    head = page.locator(".paper-head")
    expect(head).to_contain_text("Gemeente Eldermonde")
    expect(head).to_contain_text("Oude Markt (buurt)")
    expect(head).to_contain_text(
        re.compile(r"cijfers tot en met \d{4}, laatst opgehaald op \d+ \w+")
    )
    expect(page.locator(".paper-sources li").first).to_contain_text("opgehaald op")
    expect(page.locator("tr.opened:not([hidden]) .main-svg").first).to_be_visible()
    assert not page.evaluate(SCROLLS_ASIDE)


def test_the_button_waits_for_the_charts_before_it_prints(page: Page, demo_url: str) -> None:
    page.add_init_script(
        "window.print = () => { window.printedWith = "
        "document.querySelectorAll('.small-chart .scatterlayer path').length }"
    )
    visit(page, demo_url)
    page.get_by_role("button", name="Afdrukken").click()
    page.wait_for_selector(f"{CHARTS}:nth-child(6) .scatterlayer path", state="attached")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.printedWith") > 6

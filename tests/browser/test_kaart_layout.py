"""Page Kaart on a laptop, a tablet and a phone, enlarged, without motion and on paper (norm A9)."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kaart_visit import CRIME, OLD_MARKET, drawn, visit, wait_for_query
from tests.browser.probe import watch

VIEW = f"?cijfer={CRIME}&gebied={OLD_MARKET}"
FITS = "() => document.documentElement.scrollWidth <= innerWidth"
TOO_SMALL = """() => [...document.querySelectorAll('a, button, input, select, summary')]
  .filter(e => e.checkVisibility() && !e.closest('p, .only-heard, td, th'))
  .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
  .map(([html, box]) => `${html} ${box.width} x ${box.height}`)"""
OVERLAPS = """selectors => {
  const boxes = selectors.flatMap(s => [...document.querySelectorAll(s)])
      .filter(e => e.checkVisibility()).map(e => [e.id || e.className, e.getBoundingClientRect()]);
  return boxes.flatMap(([a, p], i) => boxes.slice(i + 1)
      .filter(([, q]) => p.left < q.right - 1 && q.left < p.right - 1
          && p.top < q.bottom - 1 && q.top < p.bottom - 1).map(([b]) => [a, b])) }"""
CONTROLS = [
    ".leaflet-control-zoom",
    "#kaart-legenda",
    "#kaart-afspelen",
    ".range-track",
    ".period-now",
    "#kaart-zin",
    ".to-table",
    "#kaart-zoek",
    "#kaart-niveau",
    "#kaart-gebied",
    "#kaart-vergelijk",
]


def expect_to_fit(page: Page) -> None:
    """Charts take a moment to follow the width of the window."""
    page.wait_for_function(FITS, timeout=3000)


def test_nothing_scrolls_aside_and_targets_are_large_enough(page: Page, demo_url: str) -> None:
    visit(page, demo_url, VIEW)
    for width in (1440, 1024, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        if width < 700:
            fold = page.locator("#kaart-kiezer-knop")
            if fold.get_attribute("aria-expanded") == "false":
                fold.click()
        expect_to_fit(page)
        assert page.evaluate(TOO_SMALL) == [], width
        assert page.evaluate(OVERLAPS, CONTROLS) == [], width


@pytest.mark.parametrize("path", ["/wijk", f"/wijk/{OLD_MARKET}", "/toegankelijkheid"])
def test_the_other_pages_do_not_scroll_aside_either(page: Page, demo_url: str, path: str) -> None:
    page.goto(demo_url + path)
    page.wait_for_selector("h1")
    for width in (1024, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        expect_to_fit(page)
        assert page.evaluate(TOO_SMALL) == [], width


def test_the_map_is_above_the_fold_of_a_laptop(page: Page, demo_url: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    visit(page, demo_url, VIEW)
    expect(page.locator("#kaart-kaart")).to_be_in_viewport(ratio=1)
    expect(page.locator("#kaart-legenda .scale").first).to_be_in_viewport(ratio=1)
    expect(page.locator(".area-card .number")).to_be_in_viewport(ratio=1)


def test_a_phone_folds_the_picker_and_shows_the_map_first(page: Page, demo_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, demo_url, VIEW)
    fold = page.get_by_role("button", name="Kies een ander cijfer of gebied")
    search = page.locator("#kaart-zoek")
    expect(search).to_be_hidden()
    expect(page.locator("#kaart-kaart")).to_be_in_viewport(ratio=0.9)
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "true")
    search.fill("koopwoningen")
    page.locator('a[data-pick="koopwoningen"]').click()
    wait_for_query(page, cijfer="koopwoningen")
    expect(search).to_be_hidden()
    expect(page.locator("h1")).to_be_in_viewport()


def test_paper_gets_the_figures_and_no_controls(page: Page, demo_url: str) -> None:
    visit(page, demo_url, VIEW)
    page.emulate_media(media="print")
    for selector in (
        "h1",
        "#kaart-kaart",
        "#kaart-zin",
        "#kaart-legenda",
        "#kaart-tabel",
        ".about",
    ):
        expect(page.locator(selector)).to_be_visible()
    for selector in ("#kaart-zoek", "#kaart-gebied", "#kaart-afspelen", ".to-table", "nav a"):
        for control in page.locator(selector).all():
            expect(control).to_be_hidden()
    cut_off = """() => { const box = document.querySelector('#kaart-tabel .scrolling');
      return box.scrollHeight > box.clientHeight + 1 }"""
    assert not page.evaluate(cut_off)


def test_it_works_without_motion_and_enlarged_to_200_percent(
    chromium: Browser, demo_url: str
) -> None:
    context = chromium.new_context(
        viewport={"width": 720, "height": 450},
        device_scale_factor=2,
        reduced_motion="reduce",
        locale="nl-NL",
    )
    page = context.new_page()
    faults = watch(page)
    visit(page, demo_url, VIEW)
    page.get_by_role("button", name=re.compile("^Kies een ander")).click()
    assert page.evaluate(OVERLAPS, CONTROLS) == []
    expect_to_fit(page)
    page.locator("#kaart-gebied").select_option("BU99990102")
    expect(page.locator(".area-name")).to_have_text("Elderkade")
    drawn(page)
    context.close()
    assert faults == []

"""What a row of page Wijk opens: keys, words, table, another comparator, a server that fails."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.kaart_visit import WITHHELD, tab_to, wait_for_query
from tests.browser.probe import axe
from tests.browser.test_wijk import CRIME_ROW, SCROLLS_ASIDE, visit

CRIME = "#wijk-uitleg-misdrijven_per_1000"
DRAWN = ".main-svg .scatterlayer path"
LINES = """place => place.data.filter(trace => trace.mode === 'lines+markers')
  .map(trace => trace.y.filter(y => y !== null))"""
CELLS = """table => [...table.querySelectorAll('tbody tr')]
  .map(row => [...row.cells].slice(1).map(cell => cell.textContent))"""


def open_row(page: Page) -> None:
    page.locator(f"{CRIME_ROW} .opener").click()
    page.wait_for_selector(f"{CRIME} {DRAWN}")


def numbers(cells: list[list[str]], column: int) -> list[float]:
    found = [re.match(r"-?[\d.]+(?:,\d+)?", row[column]) for row in cells]
    return [float(f[0].replace(".", "").replace(",", ".")) for f in found if f]


def test_a_row_opened_with_the_keyboard_has_chart_sentence_table_and_source(
    page: Page, demo_url: str
) -> None:
    visit(page, demo_url, query="?weergave=alles")
    tab_to(page, f"{CRIME_ROW} .opener", at_most=200)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{CRIME} {DRAWN}")
    expect(page.locator(f"{CRIME_ROW} .opener")).to_be_focused()
    opened = page.locator(CRIME)
    chart = opened.locator(".chart")
    expect(chart).to_have_accessible_name(re.compile("Trend in Oude Markt"))
    expect(opened.locator(".sentence")).to_contain_text("In Oude Markt zijn")
    expect(opened).to_contain_text("Hoe vergelijken wij?")
    expect(opened).to_contain_text("Bron:")
    expect(opened.get_by_role("link", name="Naar de bron")).to_have_attribute(
        "href", re.compile("^https://")
    )
    tab_to(page, f"{CRIME} summary", at_most=6)
    page.keyboard.press("Enter")
    expect(opened.get_by_role("table")).to_be_visible()


def test_the_table_has_the_numbers_that_the_browser_drew(page: Page, demo_url: str) -> None:
    visit(page, demo_url, query="?weergave=alles")
    open_row(page)
    *others, own = page.locator(f"{CRIME} .chart").evaluate(LINES)
    cells = page.locator(f"{CRIME} .scrolling table").evaluate(CELLS)
    assert len(others) == len(cells[0]) - 1 >= 2
    for column, drawn in enumerate((own, *others)):
        assert numbers(cells, column) == pytest.approx(drawn)


def test_another_comparator_renews_an_open_row(page: Page, demo_url: str) -> None:
    visit(page, demo_url, query="?weergave=alles")
    open_row(page)
    expect(page.locator(f"{CRIME} .sentence")).to_contain_text("Eldermonde")
    page.locator("#wijk-vergelijk").select_option("referentie")
    wait_for_query(page, vergelijk="referentie")
    expect(page.locator(f"{CRIME} .sentence")).to_contain_text("de referentiegebieden")
    page.wait_for_selector(f"{CRIME} {DRAWN}")
    assert len(page.locator(f"{CRIME} .chart").evaluate(LINES)) == 2
    expect(page.locator(f"{CRIME} th", has_text="Mediaan")).to_have_count(1)


def test_a_row_without_figures_says_why_and_has_no_chart(page: Page, demo_url: str) -> None:
    visit(page, demo_url, WITHHELD, "?weergave=alles")
    page.locator(f"{CRIME_ROW} .opener").click()
    opened = page.locator(CRIME)
    expect(opened.locator(".sentence")).to_contain_text("niet getoond")
    expect(opened.locator(".too-few")).to_contain_text("te weinig metingen")
    expect(opened.locator(".chart")).to_have_count(0)


def test_axe_finds_nothing_in_an_open_row_with_its_table(page: Page, demo_url: str) -> None:
    visit(page, demo_url)
    page.locator("#wijk-weergave").get_by_role("radio", name=re.compile("alle")).last.check()
    open_row(page)
    page.locator(f"{CRIME} summary").click()
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert not page.evaluate(SCROLLS_ASIDE), width
        axe(page, CRIME)


def test_a_server_that_fails_is_told_and_can_be_asked_again(
    unwatched_page: Page, demo_url: str
) -> None:
    page = unwatched_page
    broken = re.compile(r"/misdrijven_per_1000\.json")
    page.route(broken, lambda route: route.fulfill(status=503, body="nee"))
    visit(page, demo_url, query="?weergave=alles")
    page.locator(f"{CRIME_ROW} .opener").click()
    alert = page.locator(f"{CRIME} [role=alert]")
    expect(alert).to_contain_text("kon niet worden opgehaald")
    axe(page, CRIME)
    page.unroute(broken)
    alert.get_by_role("button", name="Probeer opnieuw").click()
    page.wait_for_selector(f"{CRIME} {DRAWN}")
    assert page.evaluate(f"document.querySelector('{CRIME}').contains(document.activeElement)")


def test_while_the_answer_is_on_its_way_the_page_says_so(page: Page, demo_url: str) -> None:
    held: list[Route] = []
    page.route(re.compile(r"/misdrijven_per_1000\.json"), lambda route: held.append(route))
    visit(page, demo_url, query="?weergave=alles")
    page.locator(f"{CRIME_ROW} .opener").click()
    expect(page.locator(f"{CRIME} [role=status]")).to_contain_text("wordt opgehaald")
    held[0].continue_()
    page.wait_for_selector(f"{CRIME} {DRAWN}")
    expect(page.locator(f"{CRIME} [role=status]")).to_have_count(0)


def test_the_page_comes_without_plotly_and_a_chart_elsewhere_takes_the_same_file(
    page: Page, demo_url: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, demo_url, query="?weergave=alles")
    assert page.locator('script[src*="plotly-basic"]').count() <= 1
    assert page.locator('meta[name="plotly"]').count() == 1
    open_row(page)
    page.locator("#paginas a", has_text="Kaart").click()
    page.wait_for_selector(f".js-plotly-plot {DRAWN}, .js-plotly-plot .barlayer path")
    assert sum("plotly-basic" in url for url in asked) == 1
    assert [url for url in asked if "package_data/plotly" in url] == []


def test_opened_text_is_never_markup(page: Page, demo_url: str) -> None:
    page.route(
        re.compile(r"/misdrijven_per_1000\.json"),
        lambda route: route.fulfill(json=HOSTILE),
    )
    visit(page, demo_url, query="?weergave=alles")
    page.locator(f"{CRIME_ROW} .opener").click()
    expect(page.locator(f"{CRIME} .sentence")).to_have_text("<b>x</b>")
    assert page.locator(f"{CRIME} td").first.locator("b, i, u, s").count() == 0


HOSTILE = {
    "chart": {
        **dict.fromkeys(("id", "title", "sentence", "trend", "few", "said"), "<b>x</b>"),
        "figure": None,
        "marks": [["<i>", "<u>"]],
        "table": {"caption": "<s>", "columns": ["<b>", "<i>"], "rows": [["<u>", "<s>"]]},
        "height": 250,
        "href": "/kaart",
    },
    "facts": [["<i>", "<s>"]],
    "source": {"words": "<b>", "href": ""},
    "map": "<u>",
    "config": {},
}

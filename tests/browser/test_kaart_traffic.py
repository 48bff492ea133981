"""What a visit asks of the server, and that the URL is the state (norms B9 and rule 6)."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kaart_visit import (
    CARD,
    CRIME,
    OLD_MARKET,
    OUTLINED,
    UPDATE,
    drawn,
    expect_name,
    pick,
    visit,
    wait_for_query,
)

MOST_BYTES = 5000


def test_a_switch_of_figure_sends_little_and_no_shapes_again(page: Page, demo_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, demo_url, f"?gebied={OLD_MARKET}")
    assert sum("/geometry/" in url for url in asked) == 1
    asked.clear()
    for figure in (CRIME, "koopwoningen", "woz_waarde"):
        answer = pick(page, figure)
        assert answer.request.sizes()["responseBodySize"] < MOST_BYTES, figure
        expect(page.locator(f'a[data-pick="{figure}"][aria-current="true"]')).to_have_count(1)
    assert [re.sub(r"^https?://[^/]+|[?].*", "", url) for url in asked] == [f"/{UPDATE}"] * 3
    asked.clear()
    page.get_by_role("radio", name="wijk").check()
    page.wait_for_selector('path[data-area^="WK"]')
    assert sum("/geometry/" in url for url in asked) == 1


def test_back_and_forward_bring_a_view_back_without_loading_the_page(
    page: Page, demo_url: str
) -> None:
    page.goto(f"{demo_url}/toegankelijkheid")
    visit(page, demo_url)
    page.locator("#kaart-gebied").select_option(OLD_MARKET)
    wait_for_query(page, gebied=OLD_MARKET)
    pick(page, CRIME)
    page.get_by_role("radio", name="wijk").check()
    wait_for_query(page, niveau="wijk", gebied="WK999901")
    page.evaluate("window.same = true")
    page.go_back()
    expect_view(page, "Oude Markt", OLD_MARKET, "Misdrijven")
    page.go_back()
    expect_view(page, "Oude Markt", OLD_MARKET, "Moeite met rondkomen")
    page.go_forward()
    expect_view(page, "Oude Markt", OLD_MARKET, "Misdrijven")
    page.go_back()
    page.go_back()
    expect_name(page, "Eldermonde")
    expect(page.locator(OUTLINED)).to_have_count(0)
    assert page.evaluate("window.same") is True
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Toegankelijkheid")


def expect_view(page: Page, name: str, code: str, figure: str) -> None:
    expect_name(page, name)
    expect(page.locator(OUTLINED)).to_have_attribute("data-area", code)
    expect(page.locator('a[data-pick][aria-current="true"]')).to_have_text(figure)
    expect(page.locator("#kaart-tabel caption")).to_contain_text(figure)
    expect(page.locator("#kaart-gebied")).to_have_value(code)


def words_of(page: Page) -> list[str]:
    parts = ("h1", f"{CARD} .number", f"{CARD} .chip", "#kaart-tabel", "#kaart-legenda")
    return [page.locator(part).inner_text() for part in parts]


def test_a_copied_url_opens_the_same_view(page: Page, demo_url: str) -> None:
    visit(page, demo_url)
    pick(page, CRIME)
    page.locator("#kaart-gebied").select_option(OLD_MARKET)
    wait_for_query(page, gebied=OLD_MARKET)
    before, url = words_of(page), page.url
    page.goto(url)
    drawn(page)
    expect(page.locator(OUTLINED)).to_have_attribute("data-area", OLD_MARKET)
    assert words_of(page) == before
    assert page.url == url


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?cijfer=onzin", "Het cijfer “onzin” bestaat niet."),
        ("?gebied=x", "Het gebied “x” is niet bekend."),
        (f"?cijfer={CRIME}&periode=1950", "Over 1950 zijn er geen cijfers."),
        ("?niveau=straat", "straat"),
        ("?vergelijk=mars", "Vergelijken met “mars” kan niet."),
    ],
)
def test_an_unknown_value_falls_back_and_says_so(
    page: Page, demo_url: str, query: str, said: str
) -> None:
    visit(page, demo_url, query)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(said)
    expect(alert).to_be_visible()
    expect(page.locator(f"{CARD} .area-name")).to_have_text("Eldermonde")


def test_a_message_goes_when_it_no_longer_holds(page: Page, demo_url: str) -> None:
    visit(page, demo_url, "?gebied=x")
    expect(page.get_by_role("alert")).to_be_visible()
    page.locator("#kaart-gebied").select_option(OLD_MARKET)
    expect(page.get_by_role("alert")).to_have_count(0)

"""Page Kaart with the keyboard alone: everything can be reached, chosen and followed (norm A)."""

import re

from playwright.sync_api import Page, expect

from tests.browser.kaart_visit import (
    CARD,
    CRIME,
    OLD_MARKET,
    OUTLINED,
    STATUS,
    expect_name,
    focused,
    query_of,
    tab_to,
    visit,
    wait_for_query,
)


def expect_told(page: Page, *words: str) -> None:
    """The region that is read aloud says what changed."""
    for word in words:
        expect(page.locator(STATUS)).to_contain_text(word)


def test_the_first_tab_skips_to_the_content(page: Page, demo_url: str) -> None:
    visit(page, demo_url)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Ga naar de inhoud")
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()
    page.keyboard.press("Tab")
    assert focused(page) == "kaart-zoek"


def test_a_figure_is_searched_and_chosen(page: Page, demo_url: str) -> None:
    visit(page, demo_url)
    tab_to(page, "#kaart-zoek")
    page.keyboard.type("misdrijven")
    expect(page.locator("#kaart-zoek-uitslag")).to_have_text("1 cijfer gevonden")
    tab_to(page, f'a[data-pick="{CRIME}"]')
    page.keyboard.press("Enter")
    wait_for_query(page, cijfer=CRIME)
    expect(page.locator("h1")).to_have_text("Waar worden veel misdrijven gepleegd?")
    expect(page).to_have_title(re.compile("Waar worden veel misdrijven gepleegd.*Wijkdashboard"))
    expect(page.locator(f"{CARD} .unit")).to_have_text("per 1.000 inwoners")
    expect_told(page, "Misdrijven, 2024")
    assert focused(page) == CRIME
    expect(page.locator('a[data-pick][aria-current="true"]')).to_have_text("Misdrijven")


def test_level_area_and_comparator_are_chosen(page: Page, demo_url: str) -> None:
    visit(page, demo_url, f"?cijfer={CRIME}")
    tab_to(page, "#kaart-niveau input")
    page.keyboard.press("ArrowLeft")
    wait_for_query(page, niveau="wijk")
    expect(page.locator("#kaart-tabel thead th").first).to_have_text("Wijk")
    expect_told(page, "9 van 9 wijken")
    assert focused(page) != "BODY"
    tab_to(page, "#kaart-gebied")
    page.keyboard.type("Bi")
    wait_for_query(page, gebied="WK999901")
    expect_name(page, "Binnenstad")
    expect_told(page, "Binnenstad gekozen")
    assert focused(page) == "kaart-gebied"
    tab_to(page, "#kaart-vergelijk")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => !location.search.includes('vergelijk=gemeente')")
    expect(page.locator(f"{CARD} .sentence").first).to_contain_text("Nederland")
    assert focused(page) == "kaart-vergelijk"


def test_the_period_moves_with_arrows_and_plays(page: Page, demo_url: str) -> None:
    visit(page, demo_url, f"?cijfer={CRIME}&gebied={OLD_MARKET}")
    tab_to(page, "#kaart-periode-balk")
    page.keyboard.press("ArrowLeft")
    wait_for_query(page, periode="2024")
    expect(page.locator(".period-now")).to_have_text("2024")
    expect(page.locator("#kaart-periode-balk")).to_have_attribute("aria-valuetext", "2024")
    expect_told(page, "Misdrijven, 2024", "Oude Markt gekozen")
    assert focused(page) == "kaart-periode-balk"
    page.keyboard.press("Shift+Tab")
    play = page.locator(":focus")
    expect(play).to_have_accessible_name("Speel de periodes af")
    page.keyboard.press("Enter")
    expect(play).to_have_accessible_name("Stop het afspelen")
    wait_for_query(page, periode="2025")
    expect(play).to_have_accessible_name("Speel de periodes af")
    expect(play).to_be_focused()


def test_the_map_is_one_tab_stop_and_arrows_go_to_neighbours(page: Page, demo_url: str) -> None:
    visit(page, demo_url, f"?cijfer={CRIME}&gebied={OLD_MARKET}")
    tab_to(page, "path[data-area]")
    assert focused(page) == OLD_MARKET
    expect(page.locator(".area-tip")).to_have_text(re.compile("^Oude Markt ?109,9 per 1.000"))
    expect(page.locator(":focus")).to_have_accessible_name(re.compile("^Oude Markt: 109,9 per"))
    page.keyboard.press("ArrowRight")
    near = focused(page)
    assert near.startswith("BU")
    assert near != OLD_MARKET
    tip = page.locator(".area-tip strong")
    expect(tip).to_have_count(1)
    name = tip.inner_text()
    page.keyboard.press("Enter")
    wait_for_query(page, gebied=near)
    expect_name(page, name)
    expect_told(page, f"{name} gekozen")
    expect(page.locator(OUTLINED)).to_have_attribute("data-area", near)
    assert focused(page) == near
    page.keyboard.press("Escape")
    expect(page.locator(".area-tip")).to_have_count(0)
    page.keyboard.press("Tab")
    assert not focused(page).startswith("BU")


def test_the_table_chooses_an_area_and_keeps_the_focus(page: Page, demo_url: str) -> None:
    visit(page, demo_url, f"?cijfer={CRIME}")
    tab_to(page, 'a[href="#kaart-tabel"]')
    page.keyboard.press("Enter")
    tab_to(page, f'[data-area-pick="{OLD_MARKET}"]', at_most=6)
    page.keyboard.press("Enter")
    wait_for_query(page, gebied=OLD_MARKET)
    expect_name(page, "Oude Markt")
    expect(page.locator("#kaart-tabel tr.chosen")).to_contain_text("Oude Markt")
    assert focused(page) == OLD_MARKET
    assert query_of(page, "cijfer") == CRIME

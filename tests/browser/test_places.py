"""The card "Wie is hier actief" in a browser: keys, axe, filters, paper and bad content."""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.store import open_store
from tests.browser.conftest import Serve
from tests.browser.kaart_visit import STATUS, tab_to, wait_for_query
from tests.browser.probe import axe
from tests.browser.test_wijk import A4_PRINT_WIDTH, SCROLLS_ASIDE, TOO_SMALL
from tests.integration.placed import box_of, put, town
from tests.integration.small_town import BUURTEN, GEMEENTE, WIJKEN

SCRIPT = "<img src=x onerror=alert(1)> Zorg $& Co"
CARD, LIST, MAP = "section.places", "#wijk-plaatsen-lijst", "#wijk-plaatsen-kaart"
SHOWN = f"{LIST} .place:visible"


@pytest.fixture(scope="module")
def placed_url(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The app with a town of seven places in and near its first buurt, and many in another."""
    folder: Path = tmp_path_factory.mktemp("places")
    url = f"sqlite:///{folder / 'store.sqlite3'}"
    engine = open_store(url)
    town(engine, folder)
    west, south, _east, _north = box_of(engine, BUURTEN[0])
    far_west, far_south, _e, _n = box_of(engine, BUURTEN[3])
    spot = {"x": west + 300, "y": south + 500}
    put(
        engine,
        {**spot, "name": "Buurtteam Noord", "kind": "team", "laws": "wmo jeugdwet"},
        {
            **spot,
            "name": SCRIPT,
            "laws": "jeugdwet",
            "contact_page": "javascript:alert(1)",
            "link": "data:text/html,<script>alert(1)</script>",
            "email": "x@y.nl?subject=<b>",
            "checked": date(2020, 3, 3),
            "contract_until": date(2021, 12, 31),
            "wijk_goals": 0,
        },
        {
            "x": west + 100,
            "y": south + 900,
            "name": "Zorg aan huis",
            "laws": "wmo",
            "contact_page": "https://zorg.example.nl/",
            "phone": "024 123 45 67",
            "topics": "ondersteuning",
        },
        {
            "x": west + 500,
            "y": south + 200,
            "name": "Samen eten",
            "kind": "initiative",
            "status": "lopend",
            "reach": 60,
            "budget_requested": 5000.0,
            "budget_granted": 4000.0,
            "themes": "samenwerking",
            "description": "Elke week samen koken.",
        },
        {**spot, "name": "Oude soos", "kind": "initiative", "status": "afgerond"},
        {"x": west - 350, "y": south + 500, "name": "De Boomgaard", "kind": "school"},
        *(
            {"x": far_west + 5 * n, "y": far_south + 5 * n, "name": f"Praktijk {n}"}
            for n in range(1, 60)
        ),
    )
    engine.dispose()
    return serve(url)


def visit(page: Page, url: str, code: str = BUURTEN[0], query: str = "") -> None:
    page.goto(f"{url}/wijk/{code}{query}")
    page.wait_for_selector(f"{LIST} .place", state="attached")


def names(page: Page) -> list[str]:
    return page.locator(f"{SHOWN} .place-name").all_inner_texts()


@pytest.mark.parametrize("code", [BUURTEN[0], WIJKEN[1], GEMEENTE])
def test_axe_finds_nothing_and_nothing_scrolls_aside(
    page: Page, placed_url: str, code: str
) -> None:
    visit(page, placed_url, code)
    closed = page.locator(".place-fold[aria-expanded=false]:visible")
    while closed.count():
        closed.first.click()
    for width in (1440, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert not page.evaluate(SCROLLS_ASIDE), width
        assert page.evaluate(TOO_SMALL) == [], width
        axe(page, CARD)


def test_the_list_says_what_where_and_how_reliable(page: Page, placed_url: str) -> None:
    visit(page, placed_url)
    card = page.locator(CARD)
    expect(card.get_by_role("heading", name="In Buurt 0101 (4)")).to_be_visible()
    expect(card.get_by_role("heading", name="Op loopafstand van Buurt 0101 (1)")).to_be_visible()
    bad = page.locator(".place", has_text="<img")
    expect(bad).to_contain_text("aanbieder · Jeugdwet — in de buurt")
    expect(bad).to_contain_text("contract t/m 31 december 2021 · wijkdoelen: nee")
    expect(bad).to_contain_text("laatst gecontroleerd 3 maart 2020")
    expect(bad.locator(".warn")).to_have_text(
        ["⚠ contract afgelopen", "⚠ langer dan een jaar niet gecontroleerd"]
    )
    initiative = page.locator(".place", has_text="Samen eten")
    expect(initiative).to_contain_text("initiatief · lopend")
    expect(initiative).to_contain_text("60 deelnemers · € 5.000 gevraagd, € 4.000 toegekend")
    expect(page.locator(".place", has_text="De Boomgaard")).to_contain_text("350 m buiten")


def test_a_script_in_a_name_stays_text_and_a_strange_link_is_no_link(
    page: Page, placed_url: str
) -> None:
    visit(page, placed_url)
    bad = page.locator(".place", has_text="<img")
    expect(bad.locator(".place-name")).to_have_text(SCRIPT)
    bad.locator(".place-name").click()
    expect(page.locator(STATUS)).to_contain_text(f"{SCRIPT} gekozen.")
    assert page.locator(f"{CARD} img").count() == 0
    assert bad.locator("a").count() == 0
    links = page.locator(f"{CARD} a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert {link for link in links if not re.match("/[a-z]", link)} == {
        "https://zorg.example.nl/",
        "tel:0241234567",
    }
    assert page.locator("a[href^='https']").first.get_attribute("rel") == "noopener noreferrer"


def test_a_filter_narrows_list_and_map_is_heard_and_is_in_the_url(
    page: Page, placed_url: str
) -> None:
    visit(page, placed_url)
    tab_to(page, "#plaatsen-wet", at_most=200)
    page.keyboard.type("Wmo")
    wait_for_query(page, wet="wmo")
    expect(page.locator(STATUS)).to_have_text("2 van 6 getoond.")
    assert names(page) == ["Buurtteam Noord", "Zorg aan huis"]
    assert page.locator(f"{MAP} .point:visible").count() == 2
    page.locator("#plaatsen-soort").select_option("provider")
    wait_for_query(page, wet="wmo", soort="provider")
    page.reload()
    page.wait_for_selector(f"{LIST} .place", state="attached")
    assert names(page) == ["Zorg aan huis"]
    page.get_by_role("radio", name=re.compile("alle .* cijfers")).check()
    wait_for_query(page, wet="wmo", soort="provider", weergave="alles")


def test_when_nothing_fits_that_is_said(page: Page, placed_url: str) -> None:
    visit(page, placed_url, query="?wet=wmo&soort=initiative")
    expect(page.locator(".none-fits")).to_be_visible()
    assert names(page) == []


def test_a_filter_without_a_choice_is_not_there(page: Page, placed_url: str) -> None:
    visit(page, placed_url, BUURTEN[3], "?wet=wmo")
    assert page.locator("select[data-filter]").count() == 0
    assert page.locator(f"{LIST} .place:not([hidden])").count() == 59


def test_list_and_map_choose_the_same_place_with_the_keyboard(page: Page, placed_url: str) -> None:
    visit(page, placed_url)
    tab_to(page, f"{MAP} .point", at_most=200)
    first = page.evaluate("document.activeElement.dataset.place")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    chosen = page.locator(f"{LIST} .place.chosen")
    expect(chosen).to_have_count(1)
    key = chosen.get_attribute("data-item")
    assert key != first
    assert page.evaluate("document.activeElement.dataset.place") == key
    expect(page.locator(STATUS)).to_contain_text("gekozen")
    other = page.locator(f'{LIST} .place-name:not([data-place="{key}"])').first
    other.focus()
    page.keyboard.press("Enter")
    expect(other).to_have_attribute("aria-pressed", "true")
    marked = page.locator(f"{MAP} .point.chosen")
    expect(marked).to_have_count(1)
    assert marked.get_attribute("data-place") == other.get_attribute("data-place")


def test_a_click_on_a_symbol_marks_its_item_and_a_second_click_unmarks_it(
    page: Page, placed_url: str
) -> None:
    visit(page, placed_url)
    symbol = page.locator(f'{MAP} .point[aria-label^="Samen eten"]')
    item = page.locator(".place", has_text="Samen eten")
    symbol.click()
    expect(item).to_have_class(re.compile("chosen"))
    expect(symbol).to_have_attribute("aria-pressed", "true")
    symbol.click()
    expect(item).not_to_have_class(re.compile("chosen"))


def test_a_link_to_a_place_opens_its_group_and_takes_the_focus_there(
    page: Page, placed_url: str
) -> None:
    visit(page, placed_url, GEMEENTE)
    item = page.locator(".place", has_text="Praktijk 30")
    expect(item).to_be_hidden()
    page.evaluate(
        """href => { const link = document.createElement('a'); link.href = href;
          link.textContent = 'Praktijk 30'; document.querySelector('h1').append(link) }""",
        "#" + str(item.get_attribute("id")),
    )
    page.locator("h1 a").click()
    expect(item).to_be_visible()
    expect(item.locator(".place-name")).to_be_focused()
    expect(item).to_have_class(re.compile("chosen"))


def test_the_map_zooms_with_buttons_and_keeps_what_is_chosen_in_sight(
    page: Page, placed_url: str
) -> None:
    visit(page, placed_url)
    box = page.locator(".places-svg")
    whole = box.get_attribute("viewBox")
    page.get_by_role("button", name="Dichterbij").click()
    page.get_by_role("button", name="Dichterbij").click()
    assert box.get_attribute("viewBox") != whole
    page.locator(".place", has_text="De Boomgaard").locator(".place-name").click()
    frame, point = box.bounding_box(), page.locator(".point.chosen").bounding_box()
    assert frame
    assert point
    assert frame["x"] <= point["x"] <= frame["x"] + frame["width"]
    page.get_by_role("button", name="Hele gebied").click()
    assert box.get_attribute("viewBox") == whole


def test_on_paper_is_what_was_open_on_the_screen_and_nothing_is_cut_off(
    page: Page, placed_url: str
) -> None:
    visit(page, placed_url, GEMEENTE)
    page.get_by_role("button", name="Aanbieders").click()
    page.set_viewport_size({"width": A4_PRINT_WIDTH, "height": 1000})
    page.emulate_media(media="print")
    expect(page.locator(".place-filters")).to_be_hidden()
    expect(page.locator(".place", has_text="Praktijk 59")).to_be_visible()
    expect(page.locator(".place", has_text="Samen eten")).to_be_hidden()
    frame = page.locator(f"{LIST} .place-list")
    assert frame.evaluate("e => e.scrollHeight <= e.clientHeight + 1")
    assert not page.evaluate(SCROLLS_ASIDE)
    drawn = page.locator(".places-svg").bounding_box()
    assert drawn
    assert drawn["width"] <= A4_PRINT_WIDTH


def test_the_supply_line_is_text_with_links_into_the_list(page: Page, placed_url: str) -> None:
    visit(page, placed_url)
    found = page.evaluate(
        """data => { const made = window.wijk.supply.draw(data);
          const count = (tag) => made.querySelectorAll(tag).length;
          return [made.textContent, count('b'), count('a')] }""",
        {"said": "<b>2</b> aanbieders.", "places": [["#plaats-1", "<b>A</b>"], ["#plaats-2", "B"]]},
    )
    assert found == ["<b>2</b> aanbieders. <b>A</b>, B", 0, 2]


def test_the_script_makes_no_link_of_what_is_no_page_of_the_web(
    page: Page, placed_url: str
) -> None:
    visit(page, placed_url)
    row = {"id": 1, "at": [1, 2], "name": "<b>Zorg</b>", "what": "<b>", "where": "<b>"}
    row |= {"lines": ["<b>"], "warnings": ["<b>"], "checked": "<b>", "soort": ["provider"]}
    row |= {"site": "javascript:alert(1)", "link": " data:text/html,x", "phone": "112<b>"}
    found = page.evaluate(
        """row => { const made = window.wijk.placeItem.item(row, {site: "website", link: "meer"});
          return ['a', 'b'].map((tag) => made.querySelectorAll(tag).length) }""",
        {**row, "email": "javascript:x@y.nl"},
    )
    assert found == [0, 0]

"""Every state of the pages passes axe-core, at three widths (norm A1)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kaart_visit import (
    CRIME,
    OLD_MARKET,
    WITHHELD,
    drawn,
    expect_name,
    pick,
    visit,
    wait_for_query,
)
from tests.browser.probe import axe

WIDTHS = (1440, 1024, 390)


def at_every_width(page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        axe(page)


def choose_an_area(page: Page) -> None:
    page.locator("#kaart-gebied").select_option(OLD_MARKET)
    expect_name(page, "Oude Markt")


def choose_an_area_without_a_value(page: Page) -> None:
    page.locator("#kaart-gebied").select_option(WITHHELD)
    expect_name(page, "Bedrijvenpark De Kamp")


def choose_a_figure(page: Page) -> None:
    pick(page, CRIME)


def choose_a_level(page: Page) -> None:
    page.get_by_role("radio", name="wijk").check()
    wait_for_query(page, niveau="wijk")
    drawn(page)


def search_for_nothing(page: Page) -> None:
    page.locator("#kaart-zoek").fill("qqq")
    expect(page.locator("#kaart-zoek-uitslag")).to_have_text("0 cijfers gevonden")


def open_what_is_folded(page: Page) -> None:
    page.get_by_text("Tabel van het verloop").click()
    page.locator(".source summary").first.click()
    expect(page.locator("details.folded[open]")).to_have_count(2)


def focus_the_map(page: Page) -> None:
    page.locator(f'path[data-area="{OLD_MARKET}"]').focus()
    expect(page.locator(".area-tip")).to_be_visible()


STATES: tuple[tuple[Callable[[Page], None], ...], ...] = (
    (),
    (choose_an_area, open_what_is_folded, focus_the_map),
    (choose_a_figure, choose_an_area_without_a_value),
    (choose_a_level,),
    (search_for_nothing,),
)


@pytest.mark.parametrize("steps", STATES, ids=lambda steps: " ".join(s.__name__ for s in steps))
def test_axe_finds_nothing_when_a_visitor_does(
    page: Page, demo_url: str, steps: tuple[Callable[[Page], None], ...]
) -> None:
    visit(page, demo_url)
    for step in steps:
        step(page)
    at_every_width(page)


def test_axe_finds_nothing_in_a_message(page: Page, demo_url: str) -> None:
    visit(page, demo_url, "?cijfer=onzin&gebied=x")
    expect(page.get_by_role("alert")).to_be_visible()
    at_every_width(page)


def test_axe_finds_nothing_in_the_open_picker_of_a_phone(page: Page, demo_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    visit(page, demo_url)
    page.get_by_role("button", name="Kies een ander cijfer of gebied").click()
    expect(page.locator("#kaart-zoek")).to_be_visible()
    axe(page)


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/wijk", "Kies een gebied"),
        ("/wijk/BU00000000", "Niet gevonden"),
        ("/toegankelijkheid", "Toegankelijkheid"),
    ],
)
def test_axe_finds_nothing_on_the_other_pages(
    page: Page, demo_url: str, path: str, heading: str
) -> None:
    page.goto(demo_url + path)
    expect(page.locator("h1")).to_contain_text(heading)
    at_every_width(page)


def test_axe_finds_nothing_on_a_page_that_does_not_exist(
    unwatched_page: Page, demo_url: str
) -> None:
    # The browser itself writes the answer 404 in its console.
    answer = unwatched_page.goto(demo_url + "/bestaat-niet")
    assert answer is not None
    assert answer.status == 404
    expect(unwatched_page.locator("h1")).to_contain_text("Niet gevonden")
    at_every_width(unwatched_page)

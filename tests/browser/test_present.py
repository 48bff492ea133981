"""The vergaderstand in a browser: keys, buttons, address, focus, axe and a phone."""

import re

from playwright.sync_api import Page, expect

from tests.browser.probe import axe, load_scripts
from tests.browser.test_wijk import SCROLLS_ASIDE, TOO_SMALL

PLACE, SHOWN = "#vergaderstand-plek", ".slide:visible"
PATIENCE = 20_000


def visit(page: Page, url: str, where: str = "") -> int:
    """The number of slides."""
    page.goto(f"{url}/sturen/vergaderstand?gebied=GM9999{where}")
    expect(page.locator(PLACE)).to_contain_text(" van ")
    expect(page.locator("h1:focus")).to_be_visible()
    return page.locator(".slide").count()


def at(page: Page, number: int, count: int) -> None:
    """This slide shows, is named in the address, and its heading is what is heard."""
    expect(page.locator(PLACE)).to_have_text(f"{number} van {count}")
    expect(page.locator(SHOWN)).to_have_count(1)
    expect(page.locator(SHOWN)).to_have_id(f"dia-{number}")
    expect(page.locator(f"#dia-{number}-kop")).to_be_focused()


def test_it_is_gone_through_with_keys_alone(page: Page, demo_url: str) -> None:
    count = visit(page, demo_url)
    assert count > 2
    at(page, 1, count)
    steps = (("ArrowRight", 2), ("PageDown", 3), ("PageUp", 2), (" ", 3), ("Shift+ ", 2))
    more = (("ArrowLeft", 1), ("ArrowLeft", 1), ("End", count), ("ArrowRight", count), ("Home", 1))
    for key, number in (*steps, *more):
        page.keyboard.press(key)
        at(page, number, count)
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/sturen\?gebied=GM9999$"), timeout=PATIENCE)
    expect(page.locator(".top")).to_be_visible()


def test_a_slide_can_be_linked_and_stays_after_a_reload(page: Page, demo_url: str) -> None:
    count = visit(page, demo_url, "#dia-3")
    at(page, 3, count)
    page.get_by_role("button", name="Vorige").click()
    assert page.url.endswith("#dia-2")
    at(page, 2, count)
    page.evaluate("location.hash = 'inhoud'")  # a jump within the page is no step
    expect(page.locator(PLACE)).to_have_text(f"2 van {count}")
    page.evaluate("history.replaceState(null, '', '#dia-2')")
    page.reload()
    expect(page.locator(PLACE)).to_have_text(f"2 van {count}")
    page.evaluate("location.hash = 'dia-999'")
    expect(page.locator(PLACE)).to_have_text(f"{count} van {count}")
    expect(page.get_by_role("button", name="Volgende")).to_be_disabled()


def test_the_screen_holds_one_topic_in_large_type_and_nothing_else(
    page: Page, demo_url: str
) -> None:
    count = visit(page, demo_url)
    for hidden in (".top", ".site-footer"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(".present-bar")).to_contain_text("Berekend uit de cijfers van")
    for number in range(1, count + 1):
        assert page.evaluate(SMALLEST) >= 900 / 50, number
        assert page.evaluate("document.querySelector('.slides').tabIndex") == -1, number
        page.keyboard.press("ArrowRight")


SMALLEST = """() => Math.min(...[...document.querySelectorAll('.slide:not([hidden]) *')]
  .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .filter(e => !e.closest('.only-heard')).map(e => parseFloat(getComputedStyle(e).fontSize)))"""
"""Pixels of the smallest letters: a fiftieth of the screen is read at five metres from a wall."""


def test_axe_finds_nothing_and_a_phone_shows_it_too(page: Page, demo_url: str) -> None:
    count = visit(page, demo_url)
    for number in range(1, count + 1):
        if number in (1, 2, count):
            for width, height in ((1440, 900), (390, 700)):
                page.set_viewport_size({"width": width, "height": height})
                assert not page.evaluate(SCROLLS_ASIDE), (number, width)
                assert page.evaluate(TOO_SMALL) == [], (number, width)
                axe(page)
        page.keyboard.press("ArrowRight")


def test_addresses_and_keys_never_lead_outside(page: Page) -> None:
    load_scripts(page, "js/present.js")
    asked = "hash => window.wijk.present.asked(hash, 5)"
    hashes = ("#dia-3", "#dia-0", "#dia-99", "", "#dia-x", "#dia-3x")
    assert [page.evaluate(asked, h) for h in hashes] == [3, 1, 5, 1, 1, 1]
    target = "([key, shift, at]) => window.wijk.present.target(key, shift, at, 5)"
    pressed = [["ArrowRight", False, 5], ["PageUp", False, 1], [" ", True, 3], ["a", False, 2]]
    assert [page.evaluate(target, keys) for keys in pressed] == [5, 1, 2, None]

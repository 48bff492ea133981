"""Signals on page Sturen in a browser: put aside with keys alone, listed, and taken back."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Serve
from tests.browser.probe import axe
from tests.browser.test_wijk import SCROLLS_ASIDE, TOO_SMALL

PATIENCE = 30_000
"""Milliseconds for a page on which every figure is judged first."""
SHOWN, ASIDE = ".signal-group .signal", ".signals-aside .signal"
REASON = "Eerst de <b>wijkagent</b> vragen."


@pytest.fixture(scope="module")
def town_url(serve: Serve, town_to_write_in: str) -> str:
    return serve(town_to_write_in)


def fits(page: Page) -> None:
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        axe(page)
        assert not page.evaluate(SCROLLS_ASIDE), width
        assert page.evaluate(TOO_SMALL) == [], width


def opened(signal: Locator) -> Locator:
    """The form behind the link of a signal, reached with the keyboard."""
    summary = signal.locator(".signal-answer > summary")
    summary.focus()
    summary.press("Enter")
    return signal.locator(".steering-form")


def test_a_signal_is_put_aside_listed_and_taken_back(page: Page, town_url: str) -> None:
    page.goto(f"{town_url}/sturen?gebied=GM9999&niveau=buurt")
    signal = page.locator(SHOWN).first
    expect(signal).to_be_visible(timeout=PATIENCE)
    name, number = signal.locator(".signal-said a").inner_text(), page.locator(SHOWN).count()
    form = opened(signal)
    form.get_by_role("button").press("Enter")
    expect(form.get_by_role("textbox").first).to_be_focused(timeout=PATIENCE)
    expect(form).to_contain_text("Schrijf ten minste 3 tekens.")
    fits(page)
    form.locator("textarea").fill(REASON)
    form.get_by_role("button").press("Enter")
    expect(page.locator(".form-said")).to_contain_text(name, timeout=PATIENCE)
    expect(page.locator(SHOWN)).to_have_count(number - 1, timeout=PATIENCE)
    page.locator(".signals-aside > summary").press("Enter")
    aside = page.locator(ASIDE)
    expect(aside).to_have_count(1)
    expect(aside).to_contain_text(name)
    expect(aside).to_contain_text(f"Reden: {REASON}")
    expect(page.locator(".hotspot-map")).to_have_js_property("complete", value=True)
    back = opened(aside)
    fits(page)
    back.locator("textarea").fill("Toch bespreken.")
    back.get_by_role("button").press("Enter")
    expect(page.locator(SHOWN)).to_have_count(number, timeout=PATIENCE)
    expect(page.locator(".signals-aside")).to_have_count(0)

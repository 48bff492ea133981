"""A goal and an action in a browser: made with the keyboard, seen on Sturen and Wijk, and axe."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Serve
from tests.browser.probe import axe, watch
from tests.browser.test_wijk import SCROLLS_ASIDE, TOO_SMALL

WIJK, NAME = "WK999908", "Noorderlanden"
LONELY = "eenzaam"
PATIENCE = 20_000
WIDTHS = (1440, 390)


@pytest.fixture(scope="module")
def url(serve: Serve, town_to_write_in: str) -> str:
    return serve(town_to_write_in)


def checked(page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert not page.evaluate(SCROLLS_ASIDE), width
        assert page.evaluate(TOO_SMALL) == [], width
        axe(page)
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})


def start(page: Page, url: str) -> None:
    """Choose area and figure with the keyboard, which shows the figure to start from."""
    page.goto(f"{url}/sturen/doel?gebied={WIJK}")
    page.get_by_label("Cijfer").focus()
    page.get_by_label("Cijfer").select_option(LONELY)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**cijfer=eenzaam**", timeout=PATIENCE)
    expect(page.get_by_role("heading", name=f"Eenzaam in {NAME}")).to_be_visible(timeout=PATIENCE)


def test_a_goal_and_its_action_are_made_and_seen_on_sturen_and_wijk(page: Page, url: str) -> None:
    start(page, url)
    expect(page.get_by_text("Het begin is")).to_be_visible()
    page.get_by_label("Waar moet het naartoe?").fill("95")
    page.get_by_label("Waarom dit doel?").fill("Eenzaamheid maakt ziek.")
    page.get_by_label("Wie doet het?").fill("wethouder")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    wrong = page.get_by_label("Waar moet het naartoe?")
    expect(wrong).to_be_focused(timeout=PATIENCE)
    expect(page.get_by_role("alert").filter(has_text="lager gunstiger")).to_be_visible()
    expect(page.get_by_label("Wie doet het?")).to_have_value("wethouder")
    checked(page)
    wrong.fill("40,5")
    page.get_by_role("button", name="Stel het doel").press("Enter")
    page.wait_for_url(re.compile(r"/sturen/doel/\d+$"), timeout=PATIENCE)
    expect(page.locator("h1")).to_have_text(f"Eenzaam in {NAME}", timeout=PATIENCE)
    drawn = page.get_by_role("img", name="naar 40,5% in")
    expect(drawn.locator(".main-svg").first).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".page-head .chip")).to_have_text("nog niet te zeggen")
    checked(page)
    page.get_by_role("link", name="Leg een actie vast").click()
    page.get_by_label("Wat gaan wij doen?").fill("Inloop in het buurthuis")
    page.get_by_label("Wie doet het?").fill("welzijn")
    page.get_by_label("Stand").select_option("loopt")
    page.locator("input[type=date]").first.fill("2024-03-01")
    page.get_by_role("button", name="Leg vast").click()
    page.wait_for_url(re.compile(r"/sturen/actie/\d+$"), timeout=PATIENCE)
    expect(page.get_by_role("heading", name="Heeft het geholpen?")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("link", name=f"doel: Eenzaam, {NAME}")).to_be_visible()
    checked(page)
    page.goto(f"{url}/sturen?gebied={WIJK}")
    expect(page.locator(".goals .goal-rows")).to_contain_text("naar 40,5% in", timeout=PATIENCE)
    expect(page.locator(".actions .goal-rows")).to_contain_text("Inloop in het buurthuis")
    axe(page, ".goals-actions")
    page.goto(f"{url}/wijk/{WIJK}")
    page.locator(".course-section").scroll_into_view_if_needed()
    chart = page.locator(".small-chart", has_text="Doel: van").filter(has_text="naar 40,5% in")
    expect(chart.get_by_text("doel 40,5%")).to_be_visible(timeout=PATIENCE)
    axe(page, ".course-section")


def test_two_people_at_one_goal_the_second_is_told_and_loses_nothing(
    page: Page, context: BrowserContext, url: str
) -> None:
    page.goto(f"{url}/sturen?gebied=GM9999")
    goal = page.locator(".goals .goal-rows a").first
    expect(goal).to_be_visible(timeout=PATIENCE)
    address = goal.get_attribute("href")
    other = context.new_page()
    faults = watch(other)
    for tab in (page, other):
        tab.goto(f"{url}{address}")
        expect(tab.get_by_label("Wie doet het?")).to_be_visible(timeout=PATIENCE)
    was = other.get_by_label("Wie doet het?").input_value()
    other.get_by_label("Wie doet het?").fill("college")
    other.get_by_role("button", name="Bewaar").click()
    expect(other.locator(".revision-list")).to_contain_text(
        f"Wie: {was} → college", timeout=PATIENCE
    )
    page.get_by_label("Waarom dit doel?").fill("Omdat het elk jaar oploopt.")
    page.get_by_role("button", name="Bewaar").click()
    told = page.get_by_role("alert").filter(has_text=f"Wie: {was} → college")
    expect(told).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_label("Waarom dit doel?")).to_have_value("Omdat het elk jaar oploopt.")
    axe(page)
    page.get_by_role("button", name="Bewaar alsnog").click()
    expect(page.locator(".decision-facts")).to_contain_text("elk jaar oploopt", timeout=PATIENCE)
    assert faults == []
    other.close()

"""The role in a browser: choosing one with the keyboard, on a phone, and without any script."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kaart_visit import tab_to
from tests.browser.probe import axe

OWN = "WK999902"
MENU, FORM = "#rol > summary", "#rol form"
SCROLLS_ASIDE = "() => document.documentElement.scrollWidth > innerWidth"


def open_menu(page: Page, url: str) -> None:
    page.goto(f"{url}/toegankelijkheid")
    page.locator(MENU).click()
    expect(page.locator(FORM)).to_be_visible()


def test_a_wijkteam_is_chosen_with_the_keyboard_and_opens_its_own_area(
    page: Page, demo_url: str
) -> None:
    page.goto(f"{demo_url}/toegankelijkheid")
    tab_to(page, MENU)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.locator("#rol-gebied")).to_be_focused()
    page.locator("#rol-gebied").select_option(OWN)
    page.keyboard.press("Tab")
    page.keyboard.type("Els")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Oosterpark")
    assert f"/wijk/{OWN}" in page.url
    expect(page.locator(MENU)).to_have_text("Uw rol: Wijkteam Oosterpark")
    expect(page.locator("#paginas a").first).to_have_attribute("aria-current", "page")
    expect(page.locator(".signing")).to_contain_text("U schrijft als Els, wijkteam Oosterpark")
    page.goto(f"{demo_url}/kaart")
    expect(page.locator("#kaart-gebied")).to_have_value(OWN)


def test_a_wethouder_opens_on_page_sturen_and_sees_the_headline_figures_of_an_area_first(
    page: Page, demo_url: str
) -> None:
    open_menu(page, demo_url)
    page.get_by_role("radio", name="Wethouder").check()
    expect(page.locator("#rol-gebied")).to_be_hidden()
    page.get_by_role("button", name="Kies deze rol").click()
    expect(page.locator("h1")).to_have_text("Stand van de wijken")
    expect(page.locator("#paginas a").first).to_have_attribute("aria-current", "page")
    page.goto(f"{demo_url}/wijk/GM9999")
    rows = "#wijk-cijfers tr.figure"
    page.wait_for_selector(rows, state="attached")
    expect(page.get_by_role("radio", name="kerncijfers")).to_be_checked()
    shown = page.locator(f"{rows}:visible").count()
    assert shown == page.locator(f"{rows}.headline").count()
    assert 0 < shown < page.locator(rows).count()
    page.goto(f"{demo_url}/")
    expect(page.locator("h1")).to_have_text("Stand van de wijken")


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_the_open_menu_passes_axe_and_fits(page: Page, demo_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_menu(page, demo_url)
    page.get_by_role("radio", name="Wijkteam").check()
    assert not page.evaluate(SCROLLS_ASIDE)
    axe(page)
    page.keyboard.press("Escape")
    expect(page.locator(FORM)).to_be_hidden()
    expect(page.locator(MENU)).to_be_focused()


def test_a_bad_choice_gets_a_page_that_says_so_and_leads_back(
    unwatched_page: Page, demo_url: str
) -> None:
    open_menu(unwatched_page, demo_url)
    unwatched_page.locator("#rol-naam").fill("mail els@voorbeeld.nl")
    unwatched_page.get_by_role("button", name="Kies deze rol").click()
    expect(unwatched_page.locator("h1")).to_have_text("Dat lukt niet")
    expect(unwatched_page.locator("main")).to_contain_text("Hier staat een e-mailadres")
    axe(unwatched_page)


def test_the_form_needs_no_script(chromium: Browser, demo_url: str) -> None:
    """The markup as it stands, posted by a browser that runs no script."""
    with_script = chromium.new_page()
    open_menu(with_script, demo_url)
    markup = with_script.locator(FORM).evaluate("form => form.outerHTML")
    with_script.close()
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.route(
        f"{demo_url}/vast",
        lambda route: route.fulfill(body=f"<title>x</title>{markup}", content_type="text/html"),
    )
    page.goto(f"{demo_url}/vast")
    page.locator("input[value=wethouder]").check()
    with page.expect_response(f"{demo_url}/rol") as answer:
        page.locator("button").click()
    assert answer.value.status == 303
    assert answer.value.headers["location"] == "/sturen"
    context.close()

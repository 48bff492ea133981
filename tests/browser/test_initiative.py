"""The form of an initiative in a browser: with keys alone, refused without losing words, closed."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Serve
from tests.browser.kaart_visit import focused, tab_to
from tests.browser.probe import axe

WIJK, BUURT = "WK999903", "BU99990302"
SUMMARY = "#initiatief-formulier-fout"
SLOW = 25_000
"""Milliseconds: after a change everything is read anew, and the machine may be busy."""
SCROLLS_ASIDE = "() => document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def url(serve: Serve, town_to_write_in: str) -> str:
    """A town of our own: these tests write in it."""
    return serve(town_to_write_in)


def visit(page: Page, url: str, rest: str = "") -> None:
    page.goto(f"{url}/wijk/{WIJK}/initiatief{rest}")
    page.wait_for_selector("#initiatief-kaart svg")


def save(page: Page) -> None:
    page.get_by_role("button", name="Bewaar").click()


def add(page: Page, url: str, name: str) -> str:
    """A new initiative in the middle of a buurt; its id."""
    visit(page, url)
    page.locator("#initiatief-naam").fill(name)
    page.locator("#initiatief-midden").select_option(index=2)
    expect(page.locator("#initiatief-punt")).to_contain_text("Het punt ligt in")
    save(page)
    item = page.locator(".place.chosen")
    expect(item).to_contain_text(name, timeout=SLOW)
    return str(item.get_attribute("data-item"))


def test_one_is_added_with_keys_alone(page: Page, url: str) -> None:
    page.goto(f"{url}/wijk/{WIJK}")
    page.wait_for_selector("#wijk-plaatsen-lijst li", state="attached")
    page.get_by_role("link", name="Initiatief toevoegen").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#initiatief-kaart svg")
    tab_to(page, "#initiatief-naam", at_most=30)
    page.keyboard.type("Soep op straat")
    tab_to(page, "#initiatief-midden", at_most=10)
    page.keyboard.press("ArrowDown")
    expect(page.locator("#initiatief-x")).not_to_have_value("")
    tab_to(page, "#initiatief-kaart svg", at_most=10)
    before = page.locator("#initiatief-x").input_value()
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#initiatief-x")).not_to_have_value(before)
    expect(page.locator("#initiatief-midden")).to_have_value("eigen")
    expect(page.locator("#initiatief-punt")).to_contain_text("Het punt ligt in")
    tab_to(page, "#initiatief-bewaar", at_most=20)
    page.keyboard.press("Enter")
    expect(page.locator("#initiatief-bewaard")).to_have_text(
        "“Soep op straat” is toegevoegd.", timeout=SLOW
    )
    item = page.locator(".place.chosen")
    page.wait_for_timeout(1500)  # charts that come later must not push it out of sight
    expect(item).to_be_in_viewport()
    assert page.evaluate("document.activeElement.textContent") == "Soep op straat"
    page.reload()
    expect(page.locator(".place.chosen")).to_contain_text("Soep op straat", timeout=SLOW)
    expect(page.locator("#initiatief-bewaard")).to_be_empty()


def test_what_is_wrong_is_said_on_top_and_at_the_field(page: Page, url: str) -> None:
    visit(page, url)
    page.locator("#initiatief-wat").fill("<img src=x onerror=alert(1)>\nVoor iedereen.")
    page.locator("summary", has_text="Website").click()
    page.locator("#initiatief-link").fill("javascript:alert(1)")
    page.locator("summary", has_text="Website").click()
    save(page)
    summary = page.locator(SUMMARY)
    expect(summary).to_contain_text("3 dingen kloppen niet")
    assert focused(page) == SUMMARY[1:]
    link = page.locator("#initiatief-link")
    expect(link).to_be_visible()
    expect(link).to_have_attribute("aria-invalid", "true")
    expect(link).to_have_attribute("aria-describedby", "initiatief-link-fout")
    expect(page.locator("#initiatief-x-fout")).to_contain_text("Wijs aan waar het is")
    summary.get_by_role("link", name="Naam").click()
    assert focused(page) == "initiatief-naam"
    expect(page.locator("#initiatief-wat")).to_have_value(
        "<img src=x onerror=alert(1)>\nVoor iedereen."
    )
    page.locator("#initiatief-naam").fill("<b>Vet</b> feest")
    link.fill("")
    page.locator("#initiatief-midden").select_option(index=2)
    save(page)
    expect(page.locator("#initiatief-bewaard")).to_have_text(
        "“<b>Vet</b> feest” is toegevoegd.", timeout=SLOW
    )
    expect(page.locator(".place.chosen")).to_contain_text("<img src=x")
    assert page.locator(".places :is(b, img)").count() == 0


def test_a_click_on_the_map_is_the_point(page: Page, url: str) -> None:
    visit(page, url)
    page.locator("#initiatief-kaart svg").click(position={"x": 5, "y": 5})
    expect(page.locator("#initiatief-punt")).to_contain_text("buiten Zuiderveld")
    box = page.locator("#initiatief-kaart svg").bounding_box()
    assert box
    page.locator("#initiatief-kaart svg").click(
        position={"x": box["width"] / 2, "y": box["height"] / 2}
    )
    expect(page.locator("#initiatief-punt")).to_contain_text("Het punt ligt in")
    page.locator("#initiatief-x").fill("5,387")
    expect(page.locator("#initiatief-punt")).to_be_empty()
    expect(page.locator(".pick")).to_be_hidden()


def test_of_two_editors_the_second_sees_what_the_first_did(
    page: Page, url: str, unwatched_page: Page
) -> None:
    its_id = add(page, url, "Klusdienst twee")
    visit(page, url, f"/{its_id}")
    visit(unwatched_page, url, f"/{its_id}")
    unwatched_page.locator("#initiatief-wie").fill("De straat")
    save(unwatched_page)
    unwatched_page.wait_for_selector(".place.chosen")
    page.locator("#initiatief-soort").fill("klusdienst")
    save(page)
    expect(page.locator(SUMMARY)).to_contain_text("Van wie?: leeg → De straat")
    expect(page.locator("#initiatief-soort")).to_have_value("klusdienst")
    axe(page)
    save(page)
    item = page.locator(".place.chosen")
    expect(item).to_contain_text("van De straat", timeout=SLOW)
    expect(item).to_contain_text("klusdienst")


def test_one_is_closed_with_a_reason_and_has_a_history(page: Page, url: str) -> None:
    its_id = add(page, url, "Laatste rondje")
    page.locator(".place.chosen").get_by_role("link", name="Afsluiten").click()
    reason = page.locator("#initiatief-reden")
    expect(reason).to_be_visible()
    page.get_by_role("button", name="Sluit af").click()
    expect(page.locator("#initiatief-einde-fout")).to_contain_text("ten minste 3 tekens")
    axe(page)
    reason.fill("De subsidie is op.")
    page.get_by_role("button", name="Sluit af").click()
    expect(page.locator("#initiatief-bewaard")).to_have_text(
        "“Laatste rondje” is afgesloten.", timeout=SLOW
    )
    item = page.locator(f"#plaats-{its_id}")
    expect(item).to_be_visible()
    expect(item.get_by_role("link", name="Afsluiten")).to_have_count(0)
    item.get_by_role("link", name="Geschiedenis").click()
    history = page.locator("#geschiedenis")
    expect(history).to_contain_text("Reden: De subsidie is op.")
    expect(history.locator("li").first).to_contain_text("Afgesloten door beleid, op ")
    expect(page.locator("#afsluiten")).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_axe_finds_nothing_in_any_state(page: Page, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    visit(page, url)
    axe(page)
    for fold in page.locator(".more-fields > summary").all():
        fold.click()
    page.locator("#initiatief-e-mail").fill("els@voorbeeld.nl")
    save(page)
    expect(page.locator(SUMMARY)).to_contain_text("E-mailadres")
    assert not page.evaluate(SCROLLS_ASIDE)
    axe(page)
    its_id = add(page, url, f"Buurttafel {width}")
    axe(page, "section.places")
    visit(page, url, f"/{its_id}#geschiedenis")
    expect(page.locator("#geschiedenis")).to_have_attribute("open", "")
    assert not page.evaluate(SCROLLS_ASIDE)
    axe(page)


def test_an_initiative_that_is_not_there_says_so(page: Page, url: str) -> None:
    page.goto(f"{url}/wijk/{WIJK}/initiatief/999999")
    expect(page.locator("h1")).to_have_text("Niet gevonden")
    page.goto(f"{url}/wijk/{BUURT}/initiatief")
    expect(page.locator("h1")).to_have_text("Initiatief toevoegen")


def test_on_paper_there_is_no_form(page: Page, url: str) -> None:
    its_id = add(page, url, "Papieren tijger")
    page.emulate_media(media="print")
    for hidden in (".place-add", ".place-actions"):
        expect(page.locator(hidden).first).to_be_hidden()
    page.emulate_media(media="screen")
    visit(page, url, f"/{its_id}")
    page.emulate_media(media="print")
    expect(page.locator("#initiatief-formulier")).to_be_hidden()
    expect(page.locator("#afsluiten")).to_be_hidden()
    expect(page.locator("#geschiedenis")).to_be_visible()

"""Duiding in a browser: written and removed with keys, refused without losing words, printed."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Serve
from tests.browser.kaart_visit import focused, tab_to
from tests.browser.probe import axe, load_scripts

BUURT, WIJK = "BU99990302", "WK999903"
CRIME = "misdrijven_per_1000"
ERROR = "#duiding-fout"
SCROLLS_ASIDE = "() => document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def url(serve: Serve, town_to_write_in: str) -> str:
    """A town of our own: these tests write in it."""
    return serve(town_to_write_in)


def visit(page: Page, url: str, code: str = BUURT) -> None:
    page.goto(f"{url}/wijk/{code}?weergave=alles")
    page.wait_for_selector("#wijk-cijfers tr.figure", state="attached")


def write(page: Page, text: str, about: str = "gebied") -> None:
    page.locator("#duiding-cijfer").select_option(about)
    page.locator("#duiding-tekst").fill(text)
    page.get_by_role("button", name="Duiding bewaren").click()


def kept(page: Page, text: str) -> Locator:
    return page.locator("#duiding-lijst > .note-list > .note-item").filter(has_text=text)


def test_a_note_is_written_seen_and_removed_with_the_keyboard(page: Page, url: str) -> None:
    visit(page, url)
    tab_to(page, "#duiding-cijfer", at_most=400)
    page.keyboard.type("Misdr")
    page.keyboard.press("Tab")
    page.keyboard.type("Met toetsen.")
    page.keyboard.press("Enter")
    page.keyboard.type("Tweede regel.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    note = kept(page, "Met toetsen.")
    expect(note.locator("strong")).to_have_text("Misdrijven")
    expect(note.locator(".note-text")).to_contain_text("Met toetsen.\nTweede regel.")
    assert "\n" in note.locator(".note-text").inner_text()
    expect(page.locator("#status")).to_have_text("De duiding is bewaard.")
    expect(page.locator("#duiding-tekst")).to_have_value("")
    assert focused(page) == "duiding-bewaar"
    mark = page.locator(f'tr[data-figure="{CRIME}"] .note-mark')
    expect(mark).to_have_accessible_name("1 keer duiding")

    note.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("geschreven om te oefenen")
    page.keyboard.press("Enter")
    expect(note).to_have_count(0)
    expect(page.locator("#status")).to_contain_text("verwijderd")
    assert page.evaluate("document.activeElement.textContent") == "Duiding"
    expect(mark).to_have_count(0)
    page.locator(".removed-notes summary").press("Enter")
    gone = page.locator(".note-item.gone").filter(has_text="Met toetsen.")
    expect(gone).to_contain_text("Reden: geschreven om te oefenen")
    page.reload()
    expect(page.locator(".removed-notes")).to_contain_text("Met toetsen.")


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_axe_finds_nothing_in_any_state(page: Page, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    visit(page, url)
    write(page, f"Een gewone zin bij {width}.", CRIME)
    expect(kept(page, f"bij {width}.")).to_have_count(1)
    axe(page, "section.notes")
    write(page, "Bel 06-12345678")
    expect(page.locator(ERROR)).to_contain_text("telefoonnummer")
    note = kept(page, f"bij {width}.")
    note.locator("summary").click()
    note.get_by_role("button").click()
    expect(note.locator("[role=alert]")).to_contain_text("ten minste 3 tekens")
    assert not page.evaluate(SCROLLS_ASIDE)
    axe(page, "section.notes")
    note.locator("input").fill("weer weg")
    note.get_by_role("button").click()
    page.locator(".removed-notes summary").click()
    expect(page.locator(".removed-notes")).to_contain_text(f"bij {width}.")
    axe(page, "section.notes")


def test_a_refusal_is_said_beside_the_field_and_keeps_what_was_typed(page: Page, url: str) -> None:
    visit(page, url)
    write(page, "Mail naar els@voorbeeld.nl")
    expect(page.locator(ERROR)).to_contain_text("Hier staat een e-mailadres")
    field = page.locator("#duiding-tekst")
    expect(field).to_have_value("Mail naar els@voorbeeld.nl")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_attribute("aria-describedby", "duiding-fout")
    write(page, "Nu zonder adres erin.")
    expect(kept(page, "Nu zonder adres erin.")).to_have_count(1)
    expect(page.locator(ERROR)).to_be_empty()
    assert field.get_attribute("aria-invalid") is None


def test_markup_in_a_note_stays_text(page: Page, url: str) -> None:
    visit(page, url)
    write(page, "<img src=x onerror=alert(1)><b>vet</b>")
    expect(kept(page, "<b>vet</b>")).to_have_count(1)
    assert page.locator("#duiding-lijst :is(b, img)").count() == 0


def test_marks_stay_when_the_rows_are_drawn_anew(page: Page, url: str) -> None:
    visit(page, url)
    write(page, "Blijft bij het cijfer staan.", CRIME)
    mark = page.locator(f'tr[data-figure="{CRIME}"] .note-mark')
    expect(mark).to_have_count(1)
    page.locator("#wijk-vergelijk").select_option("nederland")
    expect(page.locator("#wijk-cijfers thead")).to_contain_text("Vergeleken met Nederland")
    expect(mark).to_have_count(1)
    mark.click()
    expect(page.locator("#wijk-duiding")).to_be_in_viewport()


def test_notes_of_the_wijk_are_pointed_at_from_its_buurt(page: Page, url: str) -> None:
    visit(page, url, WIJK)
    write(page, "Over de hele wijk.", CRIME)
    expect(kept(page, "Over de hele wijk.")).to_have_count(1)
    visit(page, url)
    expect(page.locator(".notes-above")).to_contain_text(": Misdrijven")
    expect(page.locator(f'.notes-above a[href="/wijk/{WIJK}"]')).to_be_visible()


def test_on_paper_the_notes_stay_and_the_form_does_not(page: Page, url: str) -> None:
    visit(page, url)
    write(page, "Staat ook op papier.")
    expect(kept(page, "Staat ook op papier.")).to_have_count(1)
    page.emulate_media(media="print")
    expect(kept(page, "Staat ook op papier.")).to_be_visible()
    for hidden in (".note-form", ".note-remove", "#rol"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_a_card_without_notes_says_so(page: Page) -> None:
    load_scripts(page, "js/draw.js", "js/notes.js")
    data = {"kept": [], "removed": [], "above": [], "marks": {}, "said": "", "empty": "Nog niets."}
    drawn = page.evaluate("data => wijk.notes.draw(data).map(e => e.textContent)", data)
    assert drawn == ["Nog niets."]

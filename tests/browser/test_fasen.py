"""Page Fasen in a browser: placed with keys alone, refused in words, axe, a phone, paper."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import delete

from dashboard.maturity.model import maturity_model
from data.assessments import OpenSession, Score
from data.changes import Author, write
from data.maturity_schema import approach_mark, assessment, assessment_session, core_choice
from data.maturity_words import AGREED
from data.store import open_store
from tests.browser.conftest import Serve
from tests.browser.kaart_visit import tab_to, wait_for_query
from tests.browser.probe import axe
from tests.browser.test_wijk import SCROLLS_ASIDE, TOO_SMALL

MATRIX = ".phase-matrix"
EMPTY_WIJK, FILLED_WIJK = "WK999902", "WK999901"
WIDTHS, AXE_WIDTHS = (1440, 1024, 390, 320), (1440, 390)
PATIENCE = 20_000
"""Milliseconds for an answer of the server, which writes and makes the whole page again."""
A4_LANDSCAPE = {"width": 1047, "height": 718}
"""Pixels within the margins."""
MODEL = maturity_model()
LOKALE_TEAMS = "lokale_teams"


@pytest.fixture(scope="module")
def town_url(serve: Serve, town_to_write_in: str) -> str:
    """The fictitious town with nothing but two sessions in one wijk; the tests write in others."""
    url = serve(town_to_write_in)
    engine, els = open_store(town_to_write_in), Author("Els", "beleid")
    with engine.begin() as connection:
        for table in (assessment, assessment_session, core_choice, approach_mark):
            connection.execute(delete(table))
    for held, phases in ((date(2024, 11, 12), (2, 3, 2, 3, 1, 3)), (date(2026, 5, 14), (3, 2) * 3)):
        opened = OpenSession(FILLED_WIJK, "Ronde", held, ("gemeente", "inwoners"))
        session = write(engine, els, opened)
        for theme, phase in zip(MODEL.themes, phases, strict=True):
            for party, by in ((AGREED, phase), ("gemeente", phase), ("inwoners", 1)):
                write(engine, els, Score(session, party, theme.id, by, "Zo ervaren wij dat."))
    engine.dispose()
    return url


def visit(page: Page, url: str, code: str = FILLED_WIJK, theme: str = LOKALE_TEAMS) -> None:
    page.goto(f"{url}/fasen?gebied={code}&thema={theme}")
    page.wait_for_selector(MATRIX)
    expect(page.locator("#fasen-fase-tekst")).not_to_be_empty()


def open_form(page: Page) -> None:
    page.get_by_role("button", name="Verder").click()
    page.locator(".assess summary").click()
    expect(page.locator("#fasen-waarom")).to_be_visible()


def refused(page: Page) -> None:
    page.locator("#fasen-verder").click()
    page.locator("#fasen-link").evaluate("e => e.closest('details').open = true")
    page.locator("#fasen-link").fill("javascript:alert(1)")
    page.locator("#fasen-bewaar").click()
    expect(page.locator("#fasen-waarom-fout")).not_to_be_empty()


def unfolded(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")


STATES: tuple[tuple[str, Callable[[Page], None] | None], ...] = (
    (EMPTY_WIJK, None),
    (FILLED_WIJK, None),
    ("GM9999", None),
    (FILLED_WIJK, open_form),
    (FILLED_WIJK, refused),
    (FILLED_WIJK, unfolded),
)


@pytest.mark.parametrize(
    ("code", "act"), STATES, ids=lambda part: getattr(part, "__name__", str(part))
)
def test_axe_finds_nothing_and_nothing_scrolls_aside(
    page: Page, town_url: str, code: str, act: Callable[[Page], None] | None
) -> None:
    visit(page, town_url, code)
    if act:
        act(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert not page.evaluate(SCROLLS_ASIDE), width
        assert page.evaluate(TOO_SMALL) == [], width
        if width in AXE_WIDTHS:
            axe(page)


def test_figure_3_and_the_phases_can_be_read(page: Page, town_url: str) -> None:
    visit(page, town_url, EMPTY_WIJK)
    for theme in MODEL.themes:
        expect(page.locator(f"{MATRIX} thead")).to_contain_text(theme.title)
        for phase, text in theme.cells.items():
            cell = page.locator(f'{MATRIX} td[data-theme="{theme.id}"][data-phase="{phase}"]')
            expect(cell).to_be_visible()
            expect(cell).to_contain_text(text)
    for described in MODEL.phases:
        expect(page.get_by_text(described.description)).to_be_visible()
        expect(page.get_by_role("heading", name=described.name)).to_be_visible()


def test_a_wijk_is_placed_with_the_keyboard_alone(page: Page, town_url: str) -> None:
    page.goto(f"{town_url}/fasen?gebied=WK999903")
    page.wait_for_selector(MATRIX)
    tab_to(page, "#fasen-thema")
    page.keyboard.press("ArrowDown")
    wait_for_query(page, thema=LOKALE_TEAMS, gebied="WK999903")
    tab_to(page, "#fasen-fase")
    for key in ("Home", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator("#fasen-fase")).to_have_attribute("aria-valuetext", "fase 3: De werkwijze")
    tab_to(page, "#fasen-waarom")
    page.keyboard.type("Het team zit elke dag in het buurthuis.")
    tab_to(page, "#fasen-bewaar")
    page.keyboard.press("Enter")
    said = page.locator("#fasen-inschatting-klaar")
    expect(said).to_contain_text("fase 3, samen afgesproken", timeout=PATIENCE)
    cell = page.locator(f'{MATRIX} td[data-theme="{LOKALE_TEAMS}"][data-phase="3"]')
    expect(cell).to_contain_text("● nu, sinds", timeout=PATIENCE)
    assert page.evaluate("document.activeElement.id") == "fasen-bewaar"
    page.reload()
    expect(page.locator(".about-theme")).to_contain_text("Het team zit elke dag in het buurthuis.")
    expect(page.locator("#fasen-zin")).to_contain_text("één thema in een fase: fase 3")


def test_a_click_on_a_cell_chooses_theme_and_phase(page: Page, town_url: str) -> None:
    visit(page, town_url)
    page.locator(f'{MATRIX} td[data-theme="taal_en_gedrag"][data-phase="4"]').click()
    wait_for_query(page, thema="taal_en_gedrag")
    expect(page.locator("#fasen-fase")).to_have_value("4")
    expect(page.locator("#fasen-waarom")).to_be_focused()
    expect(page.locator("#fasen-fase-tekst")).to_contain_text(MODEL.themes[5].cells[4])
    expect(page.locator(".about-theme h2")).to_have_text("Taal en gedrag", timeout=PATIENCE)


def test_what_is_refused_is_said_beside_its_field_and_what_was_typed_stays(
    page: Page, town_url: str
) -> None:
    visit(page, town_url)
    refused(page)
    expect(page.locator("#fasen-waarom")).to_be_focused()
    expect(page.locator("#fasen-waarom")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#fasen-link-fout")).to_contain_text("Een link begint met")
    expect(page.locator("#fasen-link")).to_have_value("javascript:alert(1)")
    page.locator("#fasen-waarom").fill("Wij werken samen.")
    page.locator("#fasen-bewaar").click()
    expect(page.locator("#fasen-waarom-fout")).to_be_empty()
    expect(page.locator("#fasen-waarom")).to_have_value("Wij werken samen.")


def test_a_correction_asks_why_and_both_rows_are_kept(page: Page, town_url: str) -> None:
    visit(page, town_url, "WK999904")
    page.get_by_role("button", name="Verder").click()
    page.locator("#fasen-waarom").fill("Eerste inschatting.")
    page.locator("#fasen-bewaar").click()
    expect(page.locator("#fasen-inschatting-klaar")).to_contain_text("Bewaard", timeout=PATIENCE)
    expect(page.locator("#fasen-sessie")).not_to_have_value("nieuw")
    expect(page.locator("#fasen-correctie")).to_be_visible(timeout=PATIENCE)
    page.locator("#fasen-fase").fill("2")
    page.locator("#fasen-waarom").fill("Toch hoger.")
    page.locator("#fasen-bewaar").click()
    expect(page.locator("#fasen-correctie-fout")).to_contain_text("staat al fase 1")
    page.locator("#fasen-correctie").fill("Wij hadden het verslag niet gelezen.")
    page.locator("#fasen-bewaar").click()
    expect(page.locator("#fasen-inschatting-klaar")).to_contain_text("fase 2")
    history = page.locator(".phase-history").first
    expect(history).to_contain_text("Wij hadden het verslag niet gelezen.", timeout=PATIENCE)
    expect(history).to_contain_text("Eerste inschatting.")


def test_what_somebody_wrote_is_text(page: Page, town_url: str) -> None:
    visit(page, town_url, "WK999905")
    page.get_by_role("button", name="Verder").click()
    page.locator("#fasen-waarom").fill("<img src=x onerror=alert(1)> & <b>vet</b>")
    page.locator("#fasen-bewaar").click()
    written = "<img src=x onerror=alert(1)> & <b>vet"
    expect(page.locator(".about-theme")).to_contain_text(written, timeout=PATIENCE)
    assert page.locator(".about-theme img, .about-theme b").count() == 0


def test_the_approach_and_a_core_choice_are_written(page: Page, town_url: str) -> None:
    visit(page, town_url, "WK999906")
    page.get_by_text("Geef aan hoe ver een stap is").click()
    page.locator("#fasen-aanpak-stand").select_option("klaar")
    page.locator("#fasen-aanpak-bewaar").click()
    expect(page.locator(".approach-steps li").first).to_contain_text("klaar", timeout=PATIENCE)
    expect(page.locator(".approach-steps li.next")).to_contain_text("Bepaal de startpositie")
    page.get_by_text("Leg een kernkeuze vast").click()
    page.locator("#fasen-keuze-bewaar").click()
    expect(page.locator("#fasen-keuze-waarom-fout")).not_to_be_empty()
    page.locator("#fasen-keuze").select_option("aanpak:evolutionair")
    page.locator("#fasen-keuze-waarom").fill("De partners zijn al begonnen.")
    page.locator("#fasen-keuze-bewaar").click()
    expect(page.locator(".approach")).to_contain_text(
        "De partners zijn al begonnen.", timeout=PATIENCE
    )


def test_the_table_of_areas_sorts_and_says_so(page: Page, town_url: str) -> None:
    visit(page, town_url)
    head = page.locator(".phases-by-area th", has_text="Lokale teams")
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    values = page.locator(".phases-by-area tbody tr td:nth-child(3)").evaluate_all(
        "cells => cells.map(cell => cell.dataset.sort)"
    )
    known = [value for value in values if value]
    assert known == sorted(known, reverse=True)
    assert values == known + [""] * (len(values) - len(known))


def test_a_phone_shows_one_theme_as_a_list(page: Page, town_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    visit(page, town_url)
    expect(page.locator(f"{MATRIX} td[data-phase]:visible")).to_have_count(4)
    page.locator("#fasen-thema").select_option("taal_en_gedrag")
    shown = page.locator(f'{MATRIX} td[data-theme="taal_en_gedrag"][data-phase]:visible')
    expect(shown).to_have_count(4)
    assert not page.evaluate(SCROLLS_ASIDE)


def test_on_paper_the_matrix_is_on_the_first_page_and_forms_are_not(
    page: Page, town_url: str
) -> None:
    visit(page, town_url)
    page.set_viewport_size(A4_LANDSCAPE)  # type: ignore[arg-type]
    page.emulate_media(media="print")
    expect(page.locator(".assess")).to_be_hidden()
    expect(page.locator(".wijk-controls")).to_be_hidden()
    bottom = page.locator(MATRIX).evaluate("e => e.getBoundingClientRect().bottom")
    assert bottom <= A4_LANDSCAPE["height"]
    assert not page.evaluate(SCROLLS_ASIDE)

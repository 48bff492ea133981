"""The frozen page of a meeting in a browser: frozen with one button, axe, a phone, and on A4."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from sqlalchemy import Engine, update

from data.changes import Author, write
from data.schema import observation, store_state
from data.steering.meetings import PlanMeeting
from data.steering.rows import AgendaItem
from data.store import open_store
from tests.browser.conftest import Serve
from tests.browser.kaart_visit import CRIME
from tests.browser.probe import axe
from tests.browser.test_wijk import SCROLLS_ASIDE, TOO_SMALL

PATIENCE = 20_000
TOWN, WIJK = "GM9999", "WK999901"
BANNER, NEWER = ".frozen-banner", ".newer"
TITLE = "Stuuroverleg over veiligheid"


@pytest.fixture(scope="module")
def store(town_to_write_in: str) -> Iterator[Engine]:
    engine = open_store(town_to_write_in)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def address(serve: Serve, town_to_write_in: str, store: Engine) -> str:
    """The page of a meeting about the town, with a figure and a theme on its agenda."""
    agenda = (
        AgendaItem("Hoe veilig is het hier?", WIJK, CRIME),
        AgendaItem("Lokale teams", theme="lokale_teams"),
    )
    change = PlanMeeting(TOWN, "college", TITLE, date(2026, 5, 12), agenda, frozenset([CRIME]))
    its_id = write(store, Author("Els", "beleid"), change)
    return f"{serve(town_to_write_in)}/sturen/overleg/{its_id}"


def visit(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(".sturen-cards")


@pytest.fixture(scope="module")
def frozen(address: str, chromium: Browser) -> str:
    """The address of the frozen page, frozen with the button."""
    page = chromium.new_page()
    page.goto(f"{address}/bevroren")
    page.get_by_role("button", name="Bevries de cijfers").click()
    expect(page.locator(BANNER)).to_contain_text(f"voor {TITLE}", timeout=PATIENCE)
    page.close()
    return f"{address}/bevroren"


def checked(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert not page.evaluate(SCROLLS_ASIDE), width
        assert page.evaluate(TOO_SMALL) == [], width
        axe(page)


def test_the_frozen_page_stands_still_while_corrected_figures_are_told(
    page: Page, frozen: str, store: Engine
) -> None:
    visit(page, frozen)
    expect(page.locator(BANNER)).to_contain_text("Deze cijfers veranderen niet meer")
    expect(page.locator(BANNER)).to_contain_text("Door beleid")
    expect(page.locator(NEWER)).to_have_count(0)
    assert page.locator("main .sturen-cards button, main .sturen-cards input").count() == sorters(
        page
    )
    before = page.locator(".sturen-cards").inner_text()
    with store.begin() as connection:
        same = (observation.c.indicator == CRIME) & (observation.c.area == WIJK)
        connection.execute(update(observation).where(same).values(value=999.9))
        connection.execute(update(store_state).values(version=store_state.c.version + 1))
    visit(page, frozen)
    newer = page.locator(NEWER)
    expect(newer).to_contain_text("Er zijn nieuwere cijfers")
    expect(newer).to_contain_text("999,9 per 1.000")
    assert page.locator(".sturen-cards").inner_text() == before
    checked(page)
    newer.get_by_role("link", name="Bekijk de pagina van nu").click()
    expect(page.locator(".heat-table")).to_contain_text("999,9", timeout=PATIENCE)


def sorters(page: Page) -> int:
    """Sorting the table is all that there is to do on a frozen page."""
    return page.locator("main .heat-table .sorter").count()


def test_the_figures_can_be_fetched_and_the_wall_shows_the_frozen_ones(
    page: Page, frozen: str
) -> None:
    visit(page, frozen)
    href = page.get_by_role("link", name="CSV", exact=True).get_attribute("href") or ""
    answer = page.request.get(frozen.split("/sturen")[0] + href)
    assert answer.ok
    assert answer.text().startswith("waar,code,naam,cijfer")
    assert "999.9" not in answer.text()
    page.get_by_role("link", name="Vergaderstand").click()
    expect(page.locator(".present-bar")).to_contain_text("Bevroren op", timeout=PATIENCE)
    page.keyboard.press("ArrowRight")
    slide = page.locator(".slide:visible")
    expect(slide).to_contain_text("Hoe veilig is het hier?")
    expect(slide).not_to_contain_text("999,9")


def sheets(page: Page, file: Path) -> list[str]:
    """The text of every sheet of A4."""
    page.pdf(path=file, prefer_css_page_size=True)
    found = PdfReader(file).pages
    assert {tuple(round(float(side)) for side in p.mediabox[2:]) for p in found} == {(595, 842)}
    return [p.extract_text() for p in found]


def test_on_paper_the_town_takes_two_sheets_that_say_what_they_are(
    page: Page, frozen: str, tmp_path: Path
) -> None:
    root = frozen.split("/sturen")[0]
    for address, most in ((f"{root}/sturen?gebied={TOWN}", 2), (frozen, 3)):
        visit(page, address)
        found = sheets(page, tmp_path / "sturen.pdf")
        assert 1 <= len(found) <= most, address
        for number, text in enumerate(found, start=1):
            assert f"bladzijde {number} van {len(found)}" in text
            assert "Stand van de wijken · Eldermonde · stand van" in text
        whole = " ".join(found)
        for needed in ("Gemeente Eldermonde", "Bronnen", "opgehaald op", "verzonnen stad"):
            assert needed in whole, needed
        assert "Vergaderstand" not in whole
    assert "Bevroren op" in whole

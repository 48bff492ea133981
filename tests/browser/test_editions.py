"""Page Indelingen in a browser, and the gap of a changed border on page Wijk."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import Engine

from tests.browser.conftest import Serve
from tests.browser.kaart_visit import CRIME, tab_to
from tests.browser.probe import axe
from tests.browser.test_wijk import SCROLLS_ASIDE, TOO_SMALL
from tests.integration.bordered_town import REASON, bordered_town, moved_areas

MAPS = ".before-after img"


@pytest.fixture(scope="module")
def town(demo_sqlite: Engine, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("bordered")
    return bordered_town(demo_sqlite, folder)


@pytest.fixture(scope="module")
def url(serve: Serve, town: Engine) -> str:
    return serve(town.url.render_as_string(hide_password=False))


def visit(page: Page, url: str) -> None:
    page.goto(f"{url}/indelingen")
    expect(page.locator(MAPS)).to_have_count(2)


def test_the_page_is_for_everybody_and_nothing_scrolls_aside(page: Page, url: str) -> None:
    visit(page, url)
    for width in (1440, 1024, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert not page.evaluate(SCROLLS_ASIDE), width
        assert page.evaluate(TOO_SMALL) == [], width
        if width in (1440, 390):
            axe(page)
    drawn = "([before, after]) => [before, after].every(map => map.naturalWidth > 0)"
    assert page.locator(MAPS).evaluate_all(drawn)


def test_keys_lead_to_the_page_and_from_there_to_an_area(page: Page, url: str) -> None:
    page.goto(f"{url}/toegankelijkheid")
    tab_to(page, 'a[href="/indelingen"]')
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Indelingen", exact=True)).to_be_visible()
    expect(page).to_have_title("Indelingen · Wijkdashboard")
    tab_to(page, '.edition-change a[href^="/wijk/"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/wijk/BU*")


def test_the_details_of_a_figure_tell_of_the_border(page: Page, url: str, town: Engine) -> None:
    page.goto(f"{url}/wijk/{moved_areas(town)[0]}?weergave=alles")
    page.locator(f'#wijk-cijfers tr[data-figure="{CRIME}"] .opener').click()
    opened = page.locator("#wijk-cijfers tr.opened:visible")
    expect(opened.locator(".marks")).to_contain_text(REASON)
    axe(page, "#wijk-cijfers tr.opened:not([hidden])")

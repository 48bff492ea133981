"""A visit to page Kaart: how its tests open it, wait for it and move through it with keys."""

from playwright.sync_api import Page, Response, expect

STATUS = "#status"
CARD = "#kaart-gebiedskaart"
ROWS = "#kaart-tabel tbody tr"
SHAPES = "path[data-area]"
OUTLINED = f'{SHAPES}[aria-pressed="true"]'
UPDATE = "_dash-update-component"

CRIME = "misdrijven_per_1000"
OLD_MARKET = "BU99990101"
"""Oude Markt, a buurt of the fictitious town with a value for every figure."""
WITHHELD = "BU99990604"
"""Bedrijvenpark De Kamp: too few inhabitants for any rate."""

_DRAWN = """() => document.querySelectorAll('path[data-area]').length
    && document.querySelectorAll('#kaart-tabel tbody tr').length
    && ['kaart-verloop', 'kaart-volgorde-grafiek'].every(
        id => document.querySelector(`#${id} .main-svg`))"""


def visit(page: Page, url: str, query: str = "") -> None:
    """Open the page and wait until map, charts and table are there."""
    page.goto(f"{url}/kaart{query}")
    drawn(page)


def drawn(page: Page) -> None:
    page.wait_for_function(_DRAWN)


def tab_to(page: Page, selector: str, at_most: int = 60) -> None:
    """Press Tab until an element that matches has the focus."""
    for _press in range(at_most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{at_most} times Tab does not reach {selector}")


def focused(page: Page) -> str:
    """id, figure, area or tag of what has the focus."""
    return str(
        page.evaluate(
            """() => { const {id, dataset, tagName} = document.activeElement;
              return id || dataset.pick || dataset.area || dataset.areaPick || tagName }"""
        )
    )


def query_of(page: Page, part: str) -> str | None:
    value = page.evaluate("p => new URLSearchParams(location.search).get(p)", part)
    return None if value is None else str(value)


def wait_for_query(page: Page, **parts: str) -> None:
    """Until the URL says so: the last thing that a change of the view does."""
    page.wait_for_function(
        """parts => { const query = new URLSearchParams(location.search);
          return Object.entries(parts).every(([key, value]) => query.get(key) === value) }""",
        arg=parts,
    )


def pick(page: Page, figure: str) -> Response:
    """Choose a figure by its link, wherever it is folded away; the answer of the server."""
    with page.expect_response(lambda response: UPDATE in response.url) as answer:
        page.locator(f'a[data-pick="{figure}"]').evaluate("link => link.click()")
    wait_for_query(page, cijfer=figure)
    return answer.value


def expect_name(page: Page, name: str) -> None:
    expect(page.locator(f"{CARD} .area-name")).to_have_text(name)

"""Map, table, legend and CSV say the same, withheld figures included (norms A3, A4, B8)."""

import csv
import io
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kaart_visit import CRIME, ROWS, SHAPES, WITHHELD, pick, visit, wait_for_query

PATTERN = re.compile(r'url\("?#pattern-([a-z_]+)"?\)')


def csv_rows(page: Page) -> dict[str, dict[str, str]]:
    """The rows of /kaart.csv for the query in the URL, by area code."""
    text = page.evaluate("() => fetch('/kaart.csv' + location.search).then(r => r.text())")
    return {record["code"]: record for record in csv.DictReader(io.StringIO(text))}


def table_rows(page: Page) -> dict[str, list[str]]:
    """The cells after the name, by area code."""
    found = page.locator(ROWS).evaluate_all(
        """rows => rows.map(row => [row.querySelector('a').dataset.areaPick,
             [...row.querySelectorAll('td')].map(cell => cell.textContent)])"""
    )
    return dict(found)


def shapes(page: Page) -> dict[str, tuple[str, str]]:
    """Label and fill of every area on the map, by code."""
    found = page.locator(SHAPES).evaluate_all(
        """paths => paths.map(path => [path.dataset.area,
             [path.getAttribute('aria-label'), path.getAttribute('fill')]])"""
    )
    return dict(found)


def number(text: str) -> float:
    return float(re.sub(r"[^\d,-]", "", text).replace(",", "."))


@pytest.mark.parametrize(
    ("figure", "level"),
    [(CRIME, "buurt"), ("koopwoningen", "wijk"), ("inwoners", "buurt")],
)
def test_the_table_has_the_rows_of_the_csv(
    page: Page, demo_url: str, figure: str, level: str
) -> None:
    visit(page, demo_url, f"?cijfer={figure}&niveau={level}")
    expected, table = csv_rows(page), table_rows(page)
    assert set(table) == set(expected)
    for code, record in expected.items():
        shown = table[code][1]
        if record["waarde"]:
            assert number(shown) == pytest.approx(float(record["waarde"])), code
        else:
            assert shown == record["reden"], code
        assert record["status"] in ("final", "provisional") or not record["teller"]


def test_the_map_says_what_the_table_says_and_draws_no_gap_in_a_colour(
    page: Page, demo_url: str
) -> None:
    visit(page, demo_url, f"?cijfer={CRIME}&niveau=buurt")
    table, areas, records = table_rows(page), shapes(page), csv_rows(page)
    colours = page.evaluate(
        """() => [0, 1, 2, 3, 4].map(n => getComputedStyle(document.documentElement)
             .getPropertyValue('--class-' + n).trim())"""
    )
    assert set(areas) == set(table)
    for code, (label, fill) in areas.items():
        assert label.split(": ", 1)[1].startswith(table[code][1]), code
        if records[code]["waarde"]:
            assert fill in colours, code
        else:
            found = PATTERN.fullmatch(fill)
            assert found, code
            assert found[1] == records[code]["status"]
    assert not records[WITHHELD]["waarde"]


def test_a_tooltip_says_what_the_table_says(page: Page, demo_url: str) -> None:
    visit(page, demo_url, f"?cijfer={CRIME}&niveau=buurt")
    table = table_rows(page)
    for code in (WITHHELD, "BU99990301"):
        page.locator(f'path[data-area="{code}"]').focus()
        tip = page.locator(".area-tip")
        expect(tip.locator("span")).to_contain_text(table[code][1])


def test_the_legend_shows_the_reasons_that_are_on_the_map(page: Page, demo_url: str) -> None:
    visit(page, demo_url, f"?cijfer={CRIME}&niveau=buurt")

    def reasons() -> set[str]:
        kinds = page.locator("#kaart-legenda .gap .swatch").evaluate_all(
            "swatches => swatches.map(swatch => swatch.className.split('gap-')[1])"
        )
        return set(kinds)

    def on_the_map() -> set[str]:
        fills = [PATTERN.fullmatch(fill) for _label, fill in shapes(page).values()]
        return {found[1] for found in fills if found}

    assert reasons() == on_the_map() == {"withheld"}
    pick(page, "inwoners")
    expect(page.locator("#kaart-tabel caption")).to_contain_text("Inwoners")
    assert reasons() == on_the_map()
    page.get_by_role("radio", name="wijk").check()
    wait_for_query(page, niveau="wijk")
    page.wait_for_selector('path[data-area^="WK"]')
    assert reasons() == on_the_map() == set()


def test_a_count_is_not_compared(page: Page, demo_url: str) -> None:
    visit(page, demo_url, "?cijfer=inwoners&niveau=buurt&gebied=BU99990301")
    heads = page.locator("#kaart-tabel thead th").all_inner_texts()
    assert not [head for head in heads if head.startswith("Vergeleken")]
    assert page.locator(".chip").count() == 0
    visit(page, demo_url, f"?cijfer={CRIME}&niveau=buurt&gebied=BU99990301")
    expect(page.locator(".chip")).to_contain_text("hoger dan")

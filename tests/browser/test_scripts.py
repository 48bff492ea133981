"""Our own JavaScript, function by function, in the browser that runs it."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.probe import SCRIPTS, load_scripts

TRAP = '<img src=x onerror="window.trapped = true">'

# A layer of Leaflet, as far as the painter needs one: a path in the page and a place on the map.
LAYERS = """({places, name}) => {
  window.asked = [];
  window.dash_clientside = {set_props: (id, props) => asked.push([id, props]), no_update: 'same'};
  const svg = document.body.appendChild(
      document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
  Object.entries(places).forEach(([code, [east, north]]) => {
    const path = svg.appendChild(
        document.createElementNS('http://www.w3.org/2000/svg', 'path'));
    const heard = {};
    const layer = {
      path, heard, feature: {properties: {code, name: name || 'Buurt ' + code}},
      getElement: () => path,
      getBounds: () => ({getCenter: () => ({lng: 5 + east / 1000, lat: 52 + north / 1000})}),
      bindTooltip: make => { layer.tip = make },
      openTooltip: () => { layer.open = layer.tip() },
      closeTooltip: () => { layer.open = null },
      on: (event, does) => { heard[event] = does },
      setStyle: style => { layer.style = style },
      bringToFront: () => { svg.append(path) },
    };
    wijk.map.onEachFeature(layer.feature, layer);
    heard.add();
  });
}"""
COLUMNS = ["Buurt", "Plaats", "Per 1.000 inwoners", "Aantal", "Vergeleken met de stad"]
CROSS = {"MID": [0, 0], "EAST": [10, 1], "WEST": [-10, 0], "NORTH": [1, 10], "FAR": [30, 2]}


def row(code: str, klass: int | str, words: str, name: str = "") -> list[Any]:
    """A row of layouts/parts/area_rows.py."""
    known = isinstance(klass, int)
    return [code, name or code, klass, words, 1 if known else None, None, "hoger" if known else "–"]


@pytest.fixture
def scripts(page: Page) -> Page:
    load_scripts(page, *SCRIPTS)
    return page


@pytest.fixture
def cross(scripts: Page) -> Page:
    """Five areas: one in the middle, one each in the east, west and north, one far east."""
    scripts.evaluate(LAYERS, {"places": CROSS})
    return scripts


def paint(page: Page, rows: list[list[Any]], chosen: str | None, suffix: str = "") -> None:
    page.evaluate(
        "next => wijk.map.paint(next)", {"rows": rows, "chosen": chosen, "suffix": suffix}
    )


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("MID", "ArrowRight", "EAST"),
        ("MID", "ArrowLeft", "WEST"),
        ("MID", "ArrowUp", "NORTH"),
        ("MID", "ArrowDown", None),
        ("NORTH", "ArrowDown", "MID"),
        ("EAST", "ArrowRight", "FAR"),
    ],
)
def test_an_arrow_leads_to_the_nearest_area_on_that_side(
    cross: Page, start: str, key: str, end: str | None
) -> None:
    assert cross.evaluate("([code, key]) => wijk.map.neighbour(code, key)", [start, key]) == end


def test_the_chosen_area_is_the_one_tab_stop(cross: Page) -> None:
    stops = """() => [...document.querySelectorAll('path')]
        .filter(path => path.getAttribute('tabindex') === '0').map(path => path.dataset.area)"""
    paint(cross, [], None)
    assert cross.evaluate(stops) == ["MID"]
    paint(cross, [], "WEST")
    assert cross.evaluate(stops) == ["WEST"]
    pressed = "document.querySelector('[aria-pressed=true]').dataset.area"
    assert cross.evaluate(pressed) == "WEST"


def test_enter_space_and_a_click_choose_an_area(cross: Page) -> None:
    for key in ("Enter", " "):
        cross.evaluate(
            """key => wijk.map.layers.get('EAST').path.dispatchEvent(
                 new KeyboardEvent('keydown', {key, cancelable: true}))""",
            key,
        )
    cross.evaluate("wijk.map.layers.get('NORTH').heard.click()")
    assert [props["value"] for _id, props in cross.evaluate("asked")] == ["EAST", "EAST", "NORTH"]


def test_a_gap_gets_the_pattern_of_its_reason_and_never_a_colour(cross: Page) -> None:
    cross.evaluate("document.documentElement.style.setProperty('--class-3', '#123456')")
    gaps = ["withheld", "missing", "unreliable", "not_applicable", "something_new"]
    reasons = dict(zip(CROSS, gaps, strict=True))
    paint(cross, [row("MID", 3, "31,5")], None, " per 1.000")
    assert fill(cross, "MID") == "#123456"
    assert fill(cross, "WEST") == "url(#pattern-not_measured)", "an area that no row speaks of"
    paint(cross, [row(code, reason, "niet getoond") for code, reason in reasons.items()], None)
    for code, reason in reasons.items():
        pattern = "not_measured" if reason == "something_new" else reason
        assert fill(cross, code) == f"url(#pattern-{pattern})"
        assert cross.evaluate("id => Boolean(document.getElementById(id))", f"pattern-{pattern}")


def fill(page: Page, code: str) -> str:
    return str(page.evaluate("code => wijk.map.layers.get(code).style.fillColor", code))


def test_a_number_gets_its_unit_and_a_reason_does_not(cross: Page) -> None:
    rows = [row("MID", 3, "31,5"), row("EAST", "withheld", "niet getoond")]
    paint(cross, rows, None, " per 1.000")
    label = "code => wijk.map.layers.get(code).path.getAttribute('aria-label')"
    assert cross.evaluate(label, "MID") == "Buurt MID: 31,5 per 1.000"
    assert cross.evaluate(label, "EAST") == "Buurt EAST: niet getoond"
    assert cross.evaluate(label, "WEST") == "Buurt WEST: geen cijfer"


def test_markup_in_a_name_or_value_stays_text_on_the_map(scripts: Page) -> None:
    scripts.evaluate(LAYERS, {"places": CROSS, "name": TRAP})
    paint(scripts, [row("MID", 3, TRAP)], None)
    seen = scripts.evaluate(
        """() => { const layer = wijk.map.layers.get('MID'); layer.openTooltip();
          document.body.append(layer.open);
          return [layer.open.innerText, layer.open.querySelectorAll('img').length] }"""
    )
    assert (seen[0].count(TRAP), seen[1]) == (2, 0)
    assert scripts.evaluate("window.trapped") is None


def show_table(page: Page, rows: list[list[Any]], columns: list[str], chosen: str = "") -> None:
    """Draw the table into the page."""
    data = {"rows": rows, "columns": columns, "caption": "Proef, 2024"}
    page.evaluate(
        "([data, chosen]) => document.body.replaceChildren(wijk.draw.areaTable(data, chosen))",
        [data, chosen],
    )


def test_markup_in_a_name_or_value_stays_text_in_the_table(scripts: Page) -> None:
    show_table(scripts, [row("A", 1, TRAP, name=TRAP)], COLUMNS)
    assert scripts.locator("tbody a").inner_text() == TRAP
    assert scripts.locator("tbody td").nth(1).inner_text() == TRAP
    assert scripts.locator("img").count() == 0
    assert scripts.evaluate("window.trapped") is None


def test_a_table_has_the_columns_that_a_figure_uses(scripts: Page) -> None:
    show_table(scripts, [row("A", 1, "12")], COLUMNS)
    assert scripts.locator("thead th").all_inner_texts() == COLUMNS
    show_table(scripts, [row("A", 1, "12")], ["Buurt", "Plaats", "Aantal inwoners", "", ""])
    assert scripts.locator("thead th").all_inner_texts() == ["Buurt", "Plaats", "Aantal inwoners"]
    assert scripts.locator("tbody tr > *").all_inner_texts() == ["A", "1e", "12"]


def test_a_carried_figure_says_so_in_the_table_and_on_the_map_as_text(cross: Page) -> None:
    made = [*row("MID", 1, "12"), f"opgeteld uit {TRAP}"]
    paint(cross, [made, row("EAST", 2, "9")], None, " per 1.000")
    labels = cross.evaluate("wijk.map.current().labels")
    assert labels["MID"] == f"12 per 1.000 (opgeteld uit {TRAP})"
    assert labels["EAST"] == "9 per 1.000"
    show_table(cross, [made], COLUMNS)
    assert cross.locator("tbody th .carried").inner_text() == f"opgeteld uit {TRAP}"
    assert cross.locator("img").count() == 0


@pytest.mark.parametrize("columns", [COLUMNS, ["Buurt", "Plaats", "Procent", "", "Vergeleken"]])
def test_a_gap_tells_its_reason_over_the_columns_that_it_leaves_empty(
    scripts: Page, columns: list[str]
) -> None:
    reason = "niet getoond: te weinig inwoners"
    show_table(scripts, [row("A", 1, "12"), row("B", "withheld", reason)], columns, chosen="A")
    assert scripts.locator("tr.chosen").count() == 1
    gap = scripts.locator("tbody tr").nth(1).locator("th, td")
    assert gap.all_inner_texts() == ["B", "–", reason]
    spans = gap.evaluate_all("cells => cells.reduce((sum, cell) => sum + cell.colSpan, 0)")
    assert spans == len([title for title in columns if title])


def test_the_legend_shows_the_reasons_it_is_given_and_no_other(scripts: Page) -> None:
    words = ["onder 10", "10 – 20", "20 of meer"]
    draw = "data => document.body.replaceChildren(wijk.draw.legend(data))"
    scripts.evaluate(draw, {"classes": words, "gaps": [], "note": "procent"})
    assert scripts.locator("li").all_inner_texts() == words
    gaps = [["withheld", "te weinig inwoners"]]
    scripts.evaluate(draw, {"classes": words, "gaps": gaps, "note": "procent"})
    assert scripts.locator("li.gap").all_inner_texts() == ["te weinig inwoners"]
    assert scripts.locator("li .gap-withheld").count() == 1


def test_what_is_drawn_again_keeps_the_focus(scripts: Page) -> None:
    focused = scripts.evaluate(
        """rows => { document.body.innerHTML = '<div id="hier"></div>';
          const draw = () => wijk.draw.put('hier', wijk.draw.areaTable(rows, 'B'));
          draw(); document.querySelectorAll('a')[1].focus(); draw();
          return document.activeElement.dataset.areaPick }""",
        {"rows": [row("A", 1, "12"), row("B", 2, "9")], "columns": COLUMNS, "caption": "Proef"},
    )
    assert focused == "B"


def periods(at: int, *codes: str) -> dict[str, Any]:
    return {"codes": codes, "words": [f"jaar {code}" for code in codes], "at": at}


def test_the_range_stays_the_same_element_while_its_periods_do(scripts: Page) -> None:
    scripts.set_content('<div id="kaart-periodes"></div>')
    show = "data => wijk.draw.showPeriod(data)"
    scripts.evaluate(show, periods(1, "2022", "2023", "2024"))
    bar = scripts.locator("#kaart-periode-balk")
    kept = bar.element_handle()
    scripts.evaluate(show, periods(2, "2022", "2023", "2024"))
    assert kept.evaluate("bar => bar.isConnected && bar.value") == "2"
    assert bar.get_attribute("aria-valuetext") == "jaar 2024"
    assert scripts.locator("output").inner_text() == "jaar 2024"
    scripts.evaluate(show, periods(0, "2021", "2024"))
    assert bar.get_attribute("max") == "1"
    scripts.evaluate(show, periods(0, "2024"))
    assert bar.count() == 0
    assert "Er is één meting." in scripts.locator("#kaart-periodes").inner_text()

"""page.js: searching the picker, the period range, and what follows a change of the view."""

import pytest
from playwright.sync_api import Page

from tests.browser.probe import SCRIPTS, load_scripts

PICKER = """<title>Proef</title>
<nav id="paginas"><a href="/kaart">Kaart</a><a href="/wijk">Wijk</a></nav>
<div id="kaart-kiezer">
  <input id="kaart-zoek"><p id="kaart-zoek-uitslag"></p>
  <div data-group="zorg"><h2>Zorg</h2>
    <details data-group="jeugd"><summary>Jeugd</summary><ul>
      <li><a data-pick="jeugdzorg" data-search="Jongeren met jeugdzorg Opgroeien">x</a></li>
      <li><a data-pick="clienten" data-search="Wmo-cliënten Ondersteuning">x</a></li></ul></details>
  </div>
  <div data-group="geld"><h2>Geld</h2>
    <details data-group="inkomen" open><summary>Inkomen</summary><ul>
      <li><a data-pick="armoede" aria-current="true">Armoede</a></li></ul></details>
  </div>
</div>
<div data-periods="2022|2023|2024">
  <button id="kaart-afspelen">speel</button>
  <input id="kaart-periode-balk" type="range" min="0" max="2" value="2">
</div>"""
SET_UP = """html => { document.body.innerHTML = html; window.asked = [];
  Object.assign(window.dash_clientside, {no_update: 'same',
    set_props: (id, props) => asked.push([id, Object.values(props)[0]])}) }"""
SEARCH = "text => wijk.picker.search(text, document.getElementById('kaart-kiezer'))"
SHOWN = """() => [...document.querySelectorAll('a[data-pick]')]
    .filter(link => !link.closest('[hidden]')).map(link => link.dataset.pick)"""
OPEN = """() => [...document.querySelectorAll('details[open]')].map(group => group.dataset.group)"""


@pytest.fixture
def picker(page: Page) -> Page:
    load_scripts(page, *SCRIPTS)
    page.evaluate(SET_UP, PICKER)
    return page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("clienten", ["clienten"]),
        ("CLIËNTEN", ["clienten"]),
        ("jeugdzorg opgroeien", ["jeugdzorg"]),
        ("  opgroeien   jong ", ["jeugdzorg"]),
        ("jeugdzorg wmo", []),
        ("armoe", ["armoede"]),
        ("", ["jeugdzorg", "clienten", "armoede"]),
    ],
)
def test_a_search_shows_the_figures_that_hold_every_word(
    picker: Page, text: str, expected: list[str]
) -> None:
    assert picker.evaluate(SEARCH, text) == len(expected)
    assert picker.evaluate(SHOWN) == expected


def test_a_search_opens_what_it_finds_and_closes_it_again(picker: Page) -> None:
    picker.evaluate(SEARCH, "jeugdzorg")
    assert picker.evaluate(OPEN) == ["jeugd"]
    picker.evaluate(SEARCH, "")
    assert picker.evaluate(OPEN) == ["inkomen"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("armoede", "1 cijfer gevonden"), ("qqq", "0 cijfers gevonden"), ("", "")],
)
def test_the_number_of_hits_is_told(picker: Page, text: str, said: str) -> None:
    picker.fill("#kaart-zoek", "x")
    picker.fill("#kaart-zoek", text)
    assert picker.inner_text("#kaart-zoek-uitslag") == said


def test_a_plain_click_chooses_here_and_a_click_for_a_new_tab_does_not(picker: Page) -> None:
    picker.evaluate(
        """() => { const link = document.querySelector('a[data-pick=jeugdzorg]');
          link.dispatchEvent(new MouseEvent('click', {bubbles: true, ctrlKey: true}));
          link.dispatchEvent(new MouseEvent('click', {bubbles: true})) }"""
    )
    assert picker.evaluate("asked") == [["kaart-cijfer", "jeugdzorg"]]


def test_the_range_chooses_the_period_at_its_place(picker: Page) -> None:
    bar = "document.getElementById('kaart-periode-balk')"
    assert picker.evaluate(f"wijk.period.periodsOf({bar})") == ["2022", "2023", "2024"]
    picker.fill("#kaart-periode-balk", "1")
    assert picker.evaluate("asked") == [["kaart-periode", "2023"]]


def test_playing_starts_again_at_the_end_and_a_second_press_stops(picker: Page) -> None:
    picker.click("#kaart-afspelen")
    assert picker.evaluate("asked") == [["kaart-periode", "2022"]]
    play = picker.locator("#kaart-afspelen")
    assert play.get_attribute("aria-label") == "Stop het afspelen"
    picker.click("#kaart-afspelen")
    assert play.get_attribute("aria-label") == "Speel de periodes af"


def test_the_title_the_mark_and_the_spoken_words_follow_the_view(picker: Page) -> None:
    # An empty page has no address of its own: without a query nothing is put in the history.
    state = {
        "query": "",
        "title": "Waar is jeugdzorg?",
        "pick": "jeugdzorg",
        "said": "Jeugdzorg, 2023",
    }
    assert picker.evaluate("s => dash_clientside.kaart.follow(s)", state) == "Jeugdzorg, 2023"
    assert picker.title() == "Waar is jeugdzorg?"
    marked = "() => [...document.querySelectorAll('[aria-current]')].map(a => a.dataset.pick)"
    assert picker.evaluate(marked) == ["jeugdzorg"]
    assert picker.evaluate(OPEN) == ["jeugd", "inkomen"]
    assert picker.evaluate("dash_clientside.kaart.follow(null)") == "same"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", ["Kaart"]),
        ("/kaart", ["Kaart"]),
        ("/wijk", ["Wijk"]),
        ("/wijk/BU99990101", ["Wijk"]),
        ("/wijken", []),
        ("/toegankelijkheid", []),
    ],
)
def test_the_page_that_is_open_is_marked(picker: Page, path: str, expected: list[str]) -> None:
    picker.evaluate("path => dash_clientside.shell.markPage(path)", path)
    marked = "() => [...document.querySelectorAll('[aria-current=page]')].map(a => a.textContent)"
    assert picker.evaluate(marked) == expected

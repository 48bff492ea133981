"""`python -m tests.bench [page or disclosure ...] [areas ...]`: prints figures; asserts nothing."""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page, sync_playwright
from rich.console import Console, RenderableType
from rich.table import Table

from layouts.kaart_updates import OUTPUTS
from tests.bench import country_round, disclosure, sturen, wijk
from tests.bench.measure import CLIENTS, InBrowser, UnderLoad, in_browser, under_load
from tests.bench.towns import make_town
from tests.browser import chromium as browsers
from tests.browser.conftest import ARGUMENTS
from tests.browser.probe import App

INPUTS = {
    "kaart-cijfer.data": "__CIJFER__",
    "kaart-niveau.value": "buurt",
    "kaart-periode.data": None,
    "kaart-gebied.value": "BU99990100",
    "kaart-vergelijk.value": "gemeente",
}


def body() -> dict[str, object]:
    """A change of indicator, as the browser posts it."""
    targets = [(str(name), prop) for name, prop in OUTPUTS.values()]
    inputs = [(*key.split("."), value) for key, value in INPUTS.items()]
    before = {"query": "?cijfer=x&niveau=buurt&periode=2025&vergelijk=gemeente"}
    return {
        "output": ".." + "...".join(f"{name}.{prop}" for name, prop in targets) + "..",
        "outputs": [{"id": name, "property": prop} for name, prop in targets],
        "inputs": [{"id": i, "property": p, "value": v} for i, p, v in inputs],
        "changedPropIds": ["kaart-cijfer.data"],
        "state": [{"id": "kaart-query", "property": "data", "value": before}],
    }


def measure(areas: int, folder: Path) -> tuple[InBrowser, UnderLoad]:
    """Make a town, serve it, measure it."""
    url = f"sqlite:///{folder / 'town.sqlite3'}"
    make_town(areas, url, folder / "files")
    app = App(folder, {"DATABASE_URL": url})
    address = app.start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browsers.find(), args=ARGUMENTS)
            seen = in_browser(browser, address)
            picks = _picks(browser.new_page(), address)
            browser.close()
        return seen, under_load(address, picks, body())
    finally:
        app.stop()


def _picks(page: Page, address: str) -> list[str]:
    page.goto(f"{address}/kaart")
    page.wait_for_selector("path[data-area]")
    script = "links => links.map(link => link.dataset.pick)"
    return list(page.eval_on_selector_all("a[data-pick]", script))


def main(pages: list[str], sizes: list[int]) -> None:
    """The pages one after the other, each on towns of these sizes or of its own."""
    for name in pages:
        results: dict[int, Any] = {}
        for areas in sizes or SIZES.get(name, [44, 500]):
            with TemporaryDirectory() as folder:
                results[areas] = PAGES[name][0](areas, Path(folder))
        Console().print(PAGES[name][1](results))


def _table(results: dict[int, tuple[InBrowser, UnderLoad]]) -> Table:
    table = Table(title="Page Kaart, one machine, Chromium headless, SQLite, two processes")
    table.add_column("")
    for areas in results:
        table.add_column(f"{areas} areas", justify="right")
    rows = {
        "first map, empty cache (ms)": [f"{b.first_map_cold:.0f}" for b, _ in results.values()],
        "first map, full cache (ms)": [f"{b.first_map_warm:.0f}" for b, _ in results.values()],
        "indicator switch to repaint, median (ms)": [
            f"{b.switch:.0f}" for b, _ in results.values()
        ],
        "indicator switch, most bytes": [f"{b.switch_bytes:,}" for b, _ in results.values()],
        "geometry, bytes": [f"{b.geometry_bytes:,}" for b, _ in results.values()],
        "geometry requests in the whole visit": [
            f"{b.geometry_requests}" for b, _ in results.values()
        ],
        f"map callback, {CLIENTS} clients, p50 (ms)": [f"{u.p50:.0f}" for _, u in results.values()],
        f"map callback, {CLIENTS} clients, p95 (ms)": [f"{u.p95:.0f}" for _, u in results.values()],
        "answers a second": [f"{u.per_second:.0f}" for _, u in results.values()],
    }
    for name, cells in rows.items():
        table.add_row(name, *cells)
    return table


PAGES: dict[str, tuple[Callable[[int, Path], Any], Callable[[Any], RenderableType]]] = {
    "kaart": (measure, _table),
    "wijk": (wijk.measure, wijk.table),
    "sturen": (sturen.measure, sturen.table),
    "disclosure": (disclosure.measure, disclosure.table),
    "country": (country_round.measure, country_round.table),
}
SIZES = {"country": [14_000]}

if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    named = [argument for argument in sys.argv[1:] if not argument.isdigit()]
    main(named or list(PAGES), numbers)

"""Measurements of a running dashboard: in Chromium, and under twenty clients at once."""

import json
import statistics
import threading
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

CLIENTS = 20
REQUESTS = 15
SWITCHES = 12

FIRST_AREA = """
new MutationObserver((_, me) => {
  if (!document.querySelector("path[data-area]")) return;
  window.firstMap = performance.now();
  me.disconnect();
}).observe(document, { childList: true, subtree: true });
"""
SWITCH = """
(link) => new Promise((done) => {
  const start = performance.now();
  new MutationObserver((_, me) => {
    me.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0));
  }).observe(document.querySelector("#kaart-tabel"),
    { childList: true, subtree: true, characterData: true });
  link.click();
})
"""


@dataclass(frozen=True)
class InBrowser:
    """Milliseconds and bytes on the wire."""

    first_map_cold: float
    first_map_warm: float
    switch: float
    switch_bytes: int
    geometry_bytes: int
    geometry_requests: int


@dataclass(frozen=True)
class UnderLoad:
    """Milliseconds of one map callback, and answers a second, with CLIENTS at once."""

    p50: float
    p95: float
    per_second: float


def in_browser(browser: Browser, url: str) -> InBrowser:
    """First map with an empty and a full cache, then SWITCHES of indicator (medians)."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(FIRST_AREA)
    page = context.new_page()
    answers: list[tuple[str, int]] = []
    page.on("requestfinished", lambda r: answers.append((r.url, r.sizes()["responseBodySize"])))
    cold = _first_map(page, url)
    geometry = [size for address, size in answers if "/geometry/" in address]
    warm = _first_map(page, url)
    answers.clear()
    times = [_switch(page, position) for position in range(SWITCHES)]
    page.wait_for_timeout(500)
    sizes = [size for address, size in answers if "_dash-update-component" in address]
    again = [address for address, _size in answers if "/geometry/" in address]
    context.close()
    return InBrowser(
        cold,
        warm,
        statistics.median(times),
        max(sizes),
        sum(geometry),
        len(geometry) + len(again),
    )


def _first_map(page: Page, url: str) -> float:
    page.goto(f"{url}/kaart")
    page.wait_for_selector("path[data-area]", state="attached")
    page.wait_for_load_state("networkidle")
    return float(page.evaluate("window.firstMap"))


def _switch(page: Page, position: int) -> float:
    links = page.locator("a[data-pick]:not([aria-current])")
    return float(links.nth(position % links.count()).evaluate(SWITCH))


def under_load(url: str, indicators: list[str], body: dict[str, object]) -> UnderLoad:
    """CLIENTS threads that each ask for REQUESTS other views, one after the other."""
    times: list[float] = []
    threads = [
        threading.Thread(target=_client, args=(url, indicators, body, number, times))
        for number in range(CLIENTS)
    ]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    whole = time.perf_counter() - start
    cuts = statistics.quantiles(times, n=20)
    return UnderLoad(statistics.median(times), cuts[18], len(times) / whole)


def _client(
    url: str, indicators: list[str], body: dict[str, object], number: int, times: list[float]
) -> None:
    headers = {"Content-Type": "application/json", "Accept-Encoding": "br"}
    for turn in range(REQUESTS):
        chosen = indicators[(number * REQUESTS + turn) % len(indicators)]
        text = json.dumps(body).replace("__CIJFER__", chosen)
        connection = HTTPConnection(urlsplit(url).netloc, timeout=60)
        start = time.perf_counter()
        connection.request("POST", "/_dash-update-component", text, headers)
        answer = connection.getresponse()
        answer.read()
        times.append((time.perf_counter() - start) * 1000)
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"the map callback answered {answer.status}")

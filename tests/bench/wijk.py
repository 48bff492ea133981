"""What page Wijk costs on the server: every area once, again, and against another comparator."""

import statistics
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from rich.table import Table
from sqlalchemy import Engine

from app import create_app
from dashboard.settings import Settings
from data.catalogue import Catalogue, load_catalogue
from data.store import open_store
from routes.warm import warm
from tests.bench.full_figures import YEARS, codes_of, fill
from tests.bench.towns import make_town

MOST = 60
"""Areas that are visited at most."""
STARTS = 5
CALLBACK = "/_dash-update-component"
ASKED = {"Accept-Encoding": "br"}


@dataclass(frozen=True)
class Times:
    """wall, user: milliseconds of every request. sent: bytes of the last answer as it is sent."""

    wall: tuple[float, ...]
    user: tuple[float, ...]
    sent: int

    def told(self) -> list[str]:
        """Median and p95 of the clock, median of the processor, bytes."""
        clock = f"{statistics.median(self.wall):.0f} / {_p95(self.wall):.0f}"
        return [clock, f"{statistics.median(self.user):.0f}", f"{self.sent:,}"]


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[18] if len(times) > 1 else times[0]


def page_body(path: str, search: str = "") -> dict[str, object]:
    """The visit of a page, as the browser posts it."""
    targets = [("_pages_content", "children"), ("_pages_store", "data")]
    inputs = {"pathname": path, "search": search}
    return {
        "output": ".." + "...".join(f"{name}.{prop}" for name, prop in targets) + "..",
        "outputs": [{"id": name, "property": prop} for name, prop in targets],
        "inputs": [{"id": "_pages_location", "property": p, "value": v} for p, v in inputs.items()],
        "changedPropIds": ["_pages_location.pathname"],
        "state": [],
    }


def rows_body(code: str, compared: str) -> dict[str, object]:
    """Another comparator, as the browser posts it."""
    return {
        "output": "wijk-rijen.data",
        "outputs": {"id": "wijk-rijen", "property": "data"},
        "inputs": [{"id": "wijk-vergelijk", "property": "value", "value": compared}],
        "changedPropIds": ["wijk-vergelijk.value"],
        "state": [{"id": "wijk-gebied", "property": "data", "value": code}],
    }


def timed(client: FlaskClient, requests: Iterable[tuple[str, dict[str, object] | None]]) -> Times:
    """Asks path after path; without a body it is a GET."""
    wall, user, sent = [], [], 0
    for path, body in requests:
        started, used = time.perf_counter(), time.process_time()
        method = "GET" if body is None else "POST"
        answer = client.open(path, method=method, json=body, headers=ASKED)
        user.append((time.process_time() - used) * 1000)
        wall.append((time.perf_counter() - started) * 1000)
        sent = len(answer.data)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answered {answer.status_code}")
    return Times(tuple(wall), tuple(user), sent)


def measure(areas: int, folder: Path) -> dict[str, Times]:
    """Make a town with every figure over twelve years, and visit its areas."""
    url = f"sqlite:///{folder / 'town.sqlite3'}"
    make_town(areas, url, folder / "files")
    engine = open_store(url)
    catalogue = load_catalogue()
    fill(engine, catalogue)
    codes = [code for code in codes_of(engine) if code.startswith("BU")][:MOST]
    # Dash keeps its pages for the whole process: only the newest app answers with its own store.
    cold = [
        timed(started(engine), [(CALLBACK, page_body(f"/wijk/{codes[0]}"))]) for _n in range(STARTS)
    ]
    client = started(engine)
    timed(client, [(CALLBACK, page_body(f"/wijk/{codes[0]}"))])
    pages = [(CALLBACK, page_body(f"/wijk/{code}")) for code in codes[1:]]
    compared = [(CALLBACK, rows_body(code, "nederland")) for code in codes]
    reference = [(CALLBACK, rows_body(code, "referentie")) for code in codes]
    found = {
        "first area after a start": together(cold),
        "first visit of another area": timed(client, pages),
        "the same areas again": timed(client, pages),
        "comparator: Nederland": timed(client, compared),
        "comparator: reference areas": timed(client, reference),
        "one row opened (JSON)": timed(client, _each(codes, f"/{_charted(catalogue)}.json")),
        "first charts (JSON)": timed(client, _each(codes, "/grafieken")),
        "all other charts (JSON)": timed(client, _each(codes, "/grafieken?deel=rest")),
        "CSV of an area": timed(client, _each(codes, ".csv")),
    }
    engine.dispose()
    return found


def _each(codes: Iterable[str], rest: str) -> list[tuple[str, None]]:
    """A GET below every area."""
    return [(f"/wijk/{code}{rest}", None) for code in codes]


def _charted(catalogue: Catalogue) -> str:
    """A figure that is seldom opened first: the last of the catalogue that is no count."""
    return [i.id for i in catalogue.indicators.values() if i.kind != "count"][-1]


def started(engine: Engine) -> FlaskClient:
    """A server that has just started, as one that nobody visited yet."""
    server = create_app(Settings(), engine).server
    warm(server)
    client: FlaskClient = server.test_client()
    return client


def together(times: Sequence[Times]) -> Times:
    wall = tuple(ms for one in times for ms in one.wall)
    return Times(wall, tuple(ms for one in times for ms in one.user), times[-1].sent)


def table(results: Mapping[int, Mapping[str, Times]]) -> Table:
    figures = len(load_catalogue().indicators)
    title = f"Page Wijk, {figures} figures, {len(YEARS)} years, SQLite, one process"
    return table_of(title, results)


def table_of(title: str, results: Mapping[Any, Mapping[str, Times]]) -> Table:
    """A row a kind of visit, three columns a size of town."""
    made = Table(title=title)
    made.add_column("")
    for areas in results:
        for head in ("ms, median / p95", "processor ms", "bytes sent"):
            words = f"{areas} areas" if isinstance(areas, int) else areas
            made.add_column(f"{words}\n{head}", justify="right")
    for name in next(iter(results.values())):
        made.add_row(name, *(cell for found in results.values() for cell in found[name].told()))
    return made

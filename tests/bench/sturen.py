"""What page Sturen costs on the server: first after a start, and again."""

from collections.abc import Mapping
from pathlib import Path

from rich.table import Table

from data.catalogue import load_catalogue
from data.store import open_store
from tests.bench.full_figures import YEARS, codes_of, fill
from tests.bench.towns import make_town
from tests.bench.wijk import CALLBACK, STARTS, Times, page_body, started, table_of, timed, together

VISITS = 40
PAGES = {"wijken": "?niveau=wijk", "buurten": "?niveau=buurt"}
MOST = 300
"""Milliseconds that the median of a page may take."""


def measure(areas: int, folder: Path) -> dict[str, Times]:
    """Make a town with every figure over twelve years, and visit page Sturen."""
    url = f"sqlite:///{folder / 'town.sqlite3'}"
    make_town(areas, url, folder / "files")
    engine = open_store(url)
    fill(engine, load_catalogue())
    wijk = next(code for code in codes_of(engine) if code.startswith("WK"))
    bodies = {name: page_body("/sturen", query) for name, query in PAGES.items()}
    bodies["one wijk"] = page_body("/sturen", f"?gebied={wijk}")
    cold = [timed(started(engine), [(CALLBACK, bodies["buurten"])]) for _n in range(STARTS)]
    client = started(engine)
    found = {"first visit after a start": together(cold)}
    for name, body in bodies.items():
        timed(client, [(CALLBACK, body)])
        found[name] = timed(client, [(CALLBACK, body)] * VISITS)
    found["CSV"] = timed(client, [("/sturen.csv?niveau=buurt", None)] * VISITS)
    engine.dispose()
    return found


def table(results: Mapping[int, Mapping[str, Times]]) -> Table:
    figures = len(load_catalogue().indicators)
    title = f"Page Sturen, {figures} figures, {len(YEARS)} years, SQLite, one process"
    return table_of(f"{title}; the median has to stay under {MOST} ms", results)

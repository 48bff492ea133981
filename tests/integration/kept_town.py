"""A town whose figures were published, and the work of people that goes on during a copy."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, insert, select, text, update

from data.catalogue import Catalogue
from data.load import load_paths
from data.place_schema import note
from data.publishing.desk import open_desk
from data.publishing.publish import Deed, publish
from data.schema import observation
from data.steering.schema import decision
from data.store import open_store, writing
from tests.integration.small_town import BUURTEN, GEMEENTE, write_borders, write_kwb

NOW = datetime(2026, 1, 2, 3, 4, 5)  # noqa: DTZ001 -- UTC without a zone, as the store keeps it


def publish_town(url: str, catalogue: Catalogue, folder: Path) -> None:
    """A store of which the figures came through the staging store."""
    with open_desk(url) as desk:
        files = [write_borders(folder), write_kwb(folder)]
        load_paths(desk.staging, catalogue, files, originals=folder / "originals")
        publish(desk.serving, desk.staging, catalogue, Deed("Ans", NOW))


@contextmanager
def in_use(url: str) -> Iterator[list[int]]:
    """People write all the while, with another connection. In each round, which is one transaction,
    they add a note and a decision and all figures change: the three agree. Yields the rounds."""
    stop, rounds, faults = threading.Event(), list[int](), list[BaseException]()
    engine = open_store(url)

    def work() -> None:
        try:
            while not stop.is_set():
                _round(engine, len(rounds) + 1)
                rounds.append(len(rounds) + 1)
        except BaseException as error:  # noqa: BLE001 -- raised again below, in the thread of the test
            faults.append(error)

    worker = threading.Thread(target=work)
    worker.start()
    try:
        wait_for(rounds, 3)
        yield rounds
    finally:
        stop.set()
        worker.join()
        engine.dispose()
    assert faults == []


def wait_for(rounds: list[int], number: int) -> None:
    """Ends by itself: the worker stops when a round fails."""
    pause = threading.Event()
    for _attempt in range(2_000):
        if len(rounds) >= number:
            return
        pause.wait(0.01)
    raise AssertionError(f"only {len(rounds)} rounds")


def _round(engine: Engine, number: int) -> None:
    who = {"author": "Ans", "role": "wijkteam"}
    where = {"municipality": GEMEENTE, "area": BUURTEN[0]}
    agreed = {"text": "Lampen", "owner": "Bo", "decided": NOW.date(), "status": "open", "at": NOW}
    with writing(engine) as connection:
        # Long enough for a page of its own now and then: the file grows during the copy.
        said = {"area": BUURTEN[0], "text": "x" * 900, "written": NOW}
        connection.execute(insert(note).values(said | who))
        key = {"id": number, "revision": 1}
        connection.execute(insert(decision).values(key | where | agreed | who))
        connection.execute(update(observation).values(note=str(number)))


def moments(engine: Engine) -> set[int]:
    """The rounds of which something is in the store: one number when all is of one moment."""
    with engine.connect() as connection:
        notes = int(connection.scalar(text("SELECT count(*) FROM note")) or 0)
        decisions = int(connection.scalar(text("SELECT max(id) FROM decision")) or 0)
        figures = connection.scalars(select(observation.c.note).distinct())
        return {notes, decisions, *(int(found or 0) for found in figures)}

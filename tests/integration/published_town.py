"""The small town at a desk: files are loaded in staging and published from there."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, Table, select

from data.catalogue import Catalogue
from data.load import load_paths
from data.place_schema import place
from data.publishing.desk import Desk
from data.publishing.publish import Deed, Released, publish, undo
from data.publishing.schema import FACTS
from data.report import Report
from data.schema import source_file

DEED = Deed("Gegevensbeheer", datetime(2024, 6, 3, 9, 0))  # noqa: DTZ001 -- UTC, as stored

Rows = dict[str, list[tuple[object, ...]]]


def load(desk: Desk, catalogue: Catalogue, folder: Path, *files: Path) -> Report:
    report = load_paths(desk.staging, catalogue, files, originals=folder / "originals")
    assert not report.refused, [p.message for p in report.problems]
    return report


def release(desk: Desk, catalogue: Catalogue) -> Released | None:
    return publish(desk.serving, desk.staging, catalogue, DEED)


def take_back(desk: Desk, catalogue: Catalogue) -> Released | None:
    return undo(desk.serving, desk.staging, catalogue, DEED)


def facts(engine: Engine) -> Rows:
    """All rows of facts, source files and places, sorted."""
    return {table.name: rows_of(engine, table) for table in (source_file, *FACTS, place)}


def rows_of(engine: Engine, table: Table) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(select(table))]
    return sorted(found, key=repr)

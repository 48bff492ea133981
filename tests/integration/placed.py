"""The small town with places in and around it, put straight into the store."""

from collections.abc import Mapping
from pathlib import Path

import shapely
from sqlalchemy import Engine, insert, select

from dashboard.services import Services
from dashboard.settings import Settings
from data.catalogue import load_catalogue
from data.figures import FigureStore
from data.load import load_paths
from data.place_schema import place
from data.records import next_version
from data.schema import area
from data.store import writing
from tests.integration.small_town import GEMEENTE, write_borders, write_kwb

Row = Mapping[str, object]


def town(engine: Engine, folder: Path) -> Services:
    """Services on the small town, its borders and inhabitants loaded."""
    files = [write_borders(folder), write_kwb(folder)]
    load_paths(engine, load_catalogue(), files, originals=folder / "originals")
    return Services(Settings(), load_catalogue(), FigureStore(engine))


def box_of(engine: Engine, code: str) -> tuple[float, float, float, float]:
    """west, south, east, north of an area in metres."""
    with engine.connect() as connection:
        shape = connection.scalar(
            select(area.c.geometry).where(area.c.code == code, area.c.geometry.is_not(None))
        )
    west, south, east, north = shapely.from_wkb(shape).bounds
    return float(west), float(south), float(east), float(north)


def put(engine: Engine, *rows: Row) -> list[int]:
    """Places as rows of the table, with what every place has; their ids."""
    keys = []
    with writing(engine) as connection:
        for row in rows:
            values = {"kind": "provider", "municipality": GEMEENTE, "edited": 0, **row}
            made = connection.execute(insert(place).values(values)).inserted_primary_key
            assert made is not None
            keys.append(int(made[0]))
        next_version(connection, fictitious=False)
    return keys

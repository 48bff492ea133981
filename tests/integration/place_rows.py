"""Puts places straight into a store, as if a file or a person had brought them."""

from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from data.place import Place
from data.place_schema import place, place_change
from data.records import next_file_id
from data.schema import source_file


def add_file(connection: Connection, retrieved: date, source: str = "providers") -> int:
    row = {"name": "aanbieders.csv", "sha256": "x", "source": source, "publisher": "Gemeente"}
    dates = {"retrieved": retrieved, "loaded": datetime.fromisoformat("2024-06-02")}
    row |= {"licence": "Niet opgegeven", "original": ""}
    key = next_file_id(connection)
    connection.execute(insert(source_file).values(id=key, rows=1, **row, **dates))
    return key


def add_place(connection: Connection, found: Place, file: int | None) -> int:
    """The id that it got."""
    row = {name: value for name, value in asdict(found).items() if name != "id"}
    row |= {"laws": None, "topics": None, "themes": None, "source_file": file}
    goals = None if found.wijk_goals is None else int(found.wijk_goals)
    row |= {"edited": int(found.edited), "wijk_goals": goals}
    return int(connection.execute(insert(place).values(row).returning(place.c.id)).scalar_one())


def add_change(connection: Connection, its_place: int, at: datetime) -> None:
    row = {"place": its_place, "action": "add", "at": at, "author": "", "role": "beleid"}
    connection.execute(insert(place_change).values(after="{}", **row))


def source_of(connection: Connection, file: int) -> str:
    return str(connection.scalar(select(source_file.c.source).where(source_file.c.id == file)))

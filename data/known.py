"""What the store knows before a file comes in."""

from collections.abc import Iterable

import pandas as pd
from sqlalchemy import Connection, exists, func, or_, select, union

from data.importers.contract import Context
from data.importers.municipalities import NATIONAL
from data.place_schema import place
from data.publishing.schema import raw_count
from data.schema import COUNTRY, area, input_count, observation, source_file, store_state
from data.scope import read_frame
from data.settle import takes_counts_of_persons

AREA_COLUMNS = ["code", "name", "level", "municipality", "edition"]


def context_of(
    connection: Connection, edition: int | None, *, whole_country: bool = False
) -> Context:
    """What an importer is told: the gemeenten, the names, and what the user chose."""
    codes = connection.scalars(select(area.c.municipality).distinct()).all()
    query = select(area.c.name, area.c.code, area.c.level).distinct()
    names, places = dict[str, str](), dict[str, frozenset[str]]()
    for name, code, level in connection.execute(query):
        word = str(name).lower()
        places[word] = places.get(word, frozenset()) | {str(code)}
        if level == "gemeente":
            names[word] = str(code)
    return Context(frozenset(codes) - {COUNTRY}, names, edition, places, whole_country)


def known_areas(connection: Connection, municipalities: Iterable[str]) -> pd.DataFrame:
    """AREA_COLUMNS: all areas of these gemeenten in every edition, and all gemeenten."""
    query = select(*(area.c[name] for name in AREA_COLUMNS)).where(
        or_(area.c.municipality.in_(sorted(set(municipalities))), area.c.level == "gemeente")
    )
    frame = read_frame(connection, query.order_by(area.c.edition, area.c.code))
    return frame.astype({"edition": "int64"})


def is_current(connection: Connection, digest: str, edition: int | None) -> bool:
    """Something in the store still comes from a file with this content (and has this edition)."""
    files = select(source_file.c.id).where(source_file.c.sha256 == digest)
    its_areas = select(area.c.code).where(area.c.source_file.in_(files))
    if connection.scalar(select(exists(its_areas))):
        wanted = its_areas if edition is None else its_areas.where(area.c.edition == edition)
        return bool(connection.scalar(select(exists(wanted))))
    tables = [observation, input_count, place]
    if takes_counts_of_persons(connection):
        tables.append(raw_count)
    return any(
        connection.scalar(select(exists(select(t.c.area).where(t.c.source_file.in_(files)))))
        for t in tables
    )


def covers_country(connection: Connection, digest: str) -> bool:
    """Something of many gemeenten still comes from a file with this content: it was not cut down
    to a few when it was loaded."""
    files = select(source_file.c.id).where(source_file.c.sha256 == digest)
    of_areas = select(area.c.municipality).where(area.c.source_file.in_(files))
    of_figures = select("GM" + func.substr(observation.c.area, 3, 4)).where(
        observation.c.source_file.in_(files)
    )
    both = union(of_areas, of_figures).subquery()
    return int(connection.scalar(select(func.count()).select_from(both)) or 0) >= NATIONAL


def is_fictitious(connection: Connection) -> bool:
    return bool(connection.scalar(select(store_state.c.fictitious)))

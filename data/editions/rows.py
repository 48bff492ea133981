"""All SQL about editions: shapes and codes in, rows of `area_change` and `area_break` out."""

from collections.abc import Collection, Iterable, Sequence

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy import ColumnElement, Connection, and_, delete, func, select, tuple_

from data.bulk import insert_frame
from data.editions.breaks import Break
from data.schema import COUNTRY, area, area_break, area_change, observation
from data.scope import digits, read_frame

MANY = 5000
"""Codes in one statement: databases limit the number of parameters."""
CHANGE = [column.name for column in area_change.columns]
PAIR = ["municipality", "level", "edition_from", "edition_to"]
FIGURE = [column.name for column in observation.columns if column.name != "carried"]
_NUMBERS = ["value", "numerator", "denominator", "lower", "upper"]


def known_areas(connection: Connection, municipalities: Iterable[str]) -> pd.DataFrame:
    """municipality, level, edition, code, name, stated, shaped: every area of these gemeenten."""
    names = ("municipality", "level", "edition", "code", "name", "stated")
    query = select(
        *(area.c[name] for name in names), area.c.geometry.is_not(None).label("shaped")
    ).where(area.c.municipality.in_(_without_country(municipalities)))
    return read_frame(connection, query).astype({"edition": "int64", "shaped": bool})


def shapes_of(
    connection: Connection, municipality: str, level: str, edition: int
) -> dict[str, BaseGeometry]:
    """code -> shape (EPSG:28992), of the areas that have one."""
    query = select(area.c.code, area.c.geometry).where(
        area.c.municipality == municipality,
        area.c.level == level,
        area.c.edition == edition,
        area.c.geometry.is_not(None),
    )
    rows = connection.execute(query).all()
    shapes = shapely.from_wkb([row.geometry for row in rows])
    return dict(zip((str(row.code) for row in rows), shapes, strict=True))


def changes_of(connection: Connection, municipalities: Iterable[str]) -> pd.DataFrame:
    """All columns of `area_change`, by edition and codes."""
    scope = _without_country(municipalities)
    query = select(area_change).where(area_change.c.municipality.in_(scope))
    frame = read_frame(connection, query)
    shares = dict.fromkeys(["share_from", "share_to"], float)
    order = [*PAIR, "code_from", "code_to"]
    return frame.astype(shares).sort_values(order, ignore_index=True)


def replace_changes(
    connection: Connection, gone: Collection[tuple[str, str, int, int]], new: pd.DataFrame
) -> None:
    """Take out the rows of these pairs (PAIR) and add the new ones (CHANGE)."""
    key = tuple_(*(area_change.c[name] for name in PAIR))
    pairs = sorted(gone)
    for at in range(0, len(pairs), MANY):
        connection.execute(delete(area_change).where(key.in_(pairs[at : at + MANY])))
    insert_frame(connection, area_change, new[CHANGE])


def replace_breaks(
    connection: Connection, municipalities: Iterable[str], breaks: Sequence[Break]
) -> None:
    inside = func.substr(area_break.c.area, 3, 4).in_(digits(municipalities))
    connection.execute(delete(area_break).where(inside))
    insert_frame(connection, area_break, pd.DataFrame(breaks, columns=Break._fields))


def clear_carried(connection: Connection, municipalities: Iterable[str]) -> None:
    """Forget the carried figures of the gemeenten. Do this before figures come in: one of a source
    for the area itself takes their place."""
    inside = func.substr(observation.c.area, 3, 4).in_(digits(municipalities))
    connection.execute(delete(observation).where(observation.c.carried.is_not(None), inside))


def figures_of(connection: Connection, codes: Iterable[str]) -> pd.DataFrame:
    """FIGURE: what sources and rules give for these areas themselves."""
    seen = observation.c
    return _read_figures(connection, codes, seen.carried.is_(None))


def sizes_of(connection: Connection, codes: Iterable[str], population: str) -> pd.DataFrame:
    """FIGURE: the known numbers of inhabitants of these areas. population: its indicator."""
    seen = observation.c
    known = and_(seen.carried.is_(None), seen.indicator == population, seen.value.is_not(None))
    return _read_figures(connection, codes, known)


def _read_figures(
    connection: Connection, codes: Iterable[str], which: ColumnElement[bool]
) -> pd.DataFrame:
    wanted, seen = sorted(set(codes)), observation.c
    frames = [
        read_frame(
            connection,
            select(*(seen[name] for name in FIGURE)).where(
                seen.area.in_(wanted[at : at + MANY]), which
            ),
        )
        for at in range(0, max(len(wanted), 1), MANY)
    ]
    return pd.concat(frames, ignore_index=True).astype(dict.fromkeys(_NUMBERS, float))


def _without_country(municipalities: Iterable[str]) -> list[str]:
    return sorted(set(municipalities) - {COUNTRY})

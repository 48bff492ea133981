"""How the areas of a municipality lie in those of its next edition, as the pages ask for it."""

from typing import NamedTuple

import pandas as pd
from sqlalchemy import Engine, and_, select

from data.area_figures import frame_of
from data.schema import area, area_change

CHANGE_COLUMNS = (
    "edition_from",
    "edition_to",
    "level",
    "code_from",
    "name_from",
    "code_to",
    "name_to",
    "kind",
    "share_from",
    "share_to",
    "file_from",
    "file_to",
)
"""share_from, share_to: the shared ground as a part (0 to 1) of either. file_from, file_to: the ids
of the source files of the borders."""


class Edition(NamedTuple):
    """shapes: whether any of its areas of this level has one."""

    year: int
    level: str
    shapes: bool


class AreaChanges:
    """Reads the store; never writes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, *, municipality: str) -> pd.DataFrame:
        """CHANGE_COLUMNS: a row a pair of areas that share ground, the newest editions first, then
        by level and code. A name or file is None where there is no such area."""
        before, after = area.alias("before"), area.alias("after")
        old = and_(
            before.c.edition == area_change.c.edition_from,
            before.c.code == area_change.c.code_from,
        )
        new = and_(
            after.c.edition == area_change.c.edition_to, after.c.code == area_change.c.code_to
        )
        beside = {
            "name_from": before.c.name,
            "name_to": after.c.name,
            "file_from": before.c.source_file,
            "file_to": after.c.source_file,
        }
        columns = [
            beside[name].label(name) if name in beside else area_change.c[name]
            for name in CHANGE_COLUMNS
        ]
        query = (
            select(*columns)
            .select_from(area_change.outerjoin(before, old).outerjoin(after, new))
            .where(area_change.c.municipality == municipality)
        )
        with self._engine.connect() as connection:
            frame = frame_of(connection, query)
        order = ["edition_to", "edition_from", "level", "code_from", "code_to"]
        return frame.sort_values(
            order, ascending=[False, False, True, True, True], ignore_index=True
        )

    def editions(self, *, municipality: str) -> list[Edition]:
        """Every edition that is loaded, a row a level, the oldest first."""
        has_shape = area.c.geometry.is_not(None).label("shapes")
        query = (
            select(area.c.edition, area.c.level, has_shape)
            .where(area.c.municipality == municipality)
            .distinct()
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        found: dict[tuple[int, str], bool] = {}
        for year, level, shapes in rows:
            found[year, level] = found.get((year, level), False) or bool(shapes)
        return [Edition(year, level, shapes) for (year, level), shapes in sorted(found.items())]

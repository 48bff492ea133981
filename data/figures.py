"""The figures repository: everything the pages ask of areas, observations and source files.

Each method is one query. Frames are sorted, so that SQLite and PostgreSQL answer alike.
"""

from collections.abc import Sequence
from datetime import datetime

import pandas as pd
from sqlalchemy import and_, case, func, or_, select

from data.area_figures import NUMBERS, OBSERVATION_COLUMNS, AreaFigures, frame_of
from data.catalogue.model import Status
from data.schema import COUNTRY, area, area_break, observation, source_file, store_state

__all__ = ["NUMBERS", "OBSERVATION_COLUMNS", "FigureStore"]


class FigureStore(AreaFigures):
    """Reads the store; never writes."""

    def state(self) -> tuple[int, bool]:
        """(version, fictitious) of the store; (0, False) when nothing was loaded yet."""
        with self._engine.connect() as connection:
            row = connection.execute(
                select(store_state.c.version, store_state.c.fictitious)
            ).first()
        return (row.version, bool(row.fictitious)) if row else (0, False)

    def changed(self, *, version: int) -> datetime | None:
        """When the store got this version (UTC); None when it has another one."""
        query = select(store_state.c.changed).where(store_state.c.version == version)
        with self._engine.connect() as connection:
            return connection.scalar(query)

    def municipalities(self) -> pd.DataFrame:
        """code, name, areas: the gemeenten in the store, the one with most areas first."""
        query = (
            select(
                area.c.municipality.label("code"),
                func.max(case((area.c.level == "gemeente", area.c.name))).label("name"),
                func.count(area.c.code.distinct()).label("areas"),
            )
            .where(area.c.municipality != COUNTRY)
            .group_by(area.c.municipality)
        )
        with self._engine.connect() as connection:
            frame = frame_of(connection, query)
        return frame.sort_values(["areas", "code"], ascending=[False, True], ignore_index=True)

    def areas(self, *, municipality: str) -> pd.DataFrame:
        """code, name, level, parent, edition: per level its newest areas, by name."""
        newest = (
            select(area.c.level, func.max(area.c.edition).label("edition"))
            .where(area.c.municipality == municipality)
            .group_by(area.c.level)
            .subquery()
        )
        query = (
            select(area.c.code, area.c.name, area.c.level, area.c.parent, area.c.edition)
            .join(newest, and_(newest.c.level == area.c.level, newest.c.edition == area.c.edition))
            .where(area.c.municipality == municipality)
        )
        with self._engine.connect() as connection:
            frame = frame_of(connection, query)
        return frame.sort_values(["level", "name", "code"], ignore_index=True)

    def shapes(self, *, municipality: str, level: str) -> pd.DataFrame:
        """code, edition, geometry (WKB, EPSG:28992): every shape of the level, newest first."""
        query = select(area.c.code, area.c.edition, area.c.geometry).where(
            area.c.municipality == municipality,
            area.c.level == level,
            area.c.geometry.is_not(None),
        )
        with self._engine.connect() as connection:
            frame = frame_of(connection, query)
        return frame.sort_values(["edition", "code"], ascending=[False, True], ignore_index=True)

    def area_breaks(self, *, municipality: str | None = None) -> pd.DataFrame:
        """area, period, reason: from which period on a code is other ground than before, by area
        and period; of one municipality, or of all that are loaded."""
        query = select(area_break.c.area, area_break.c.period, area_break.c.reason)
        if municipality is not None:
            inside = select(area.c.code).where(area.c.municipality == municipality)
            query = query.where(area_break.c.area.in_(inside))
        with self._engine.connect() as connection:
            frame = frame_of(connection, query)
        return frame.sort_values(["area", "period"], ignore_index=True)

    def availability(self, *, municipality: str) -> pd.DataFrame:
        """indicator, level, period, known: how many areas have a value, where that is any."""
        levels = (
            select(area.c.code, func.max(area.c.level).label("level"))
            .where(area.c.municipality == municipality)
            .group_by(area.c.code)
            .subquery()
        )
        query = (
            select(
                observation.c.indicator,
                levels.c.level,
                observation.c.period,
                func.count().label("known"),
            )
            .join(levels, levels.c.code == observation.c.area)
            .where(observation.c.status.in_([Status.FINAL, Status.PROVISIONAL]))
            .group_by(observation.c.indicator, levels.c.level, observation.c.period)
        )
        with self._engine.connect() as connection:
            frame = frame_of(connection, query)
        return frame.sort_values(["indicator", "level", "period"], ignore_index=True)

    def observations(self, *, indicator: str, municipality: str) -> pd.DataFrame:
        """OBSERVATION_COLUMNS: all periods of an indicator, for all areas of the municipality
        (every level) and the country, by area and period."""
        inside = select(area.c.code).where(area.c.municipality == municipality)
        query = select(*(observation.c[name] for name in OBSERVATION_COLUMNS)).where(
            observation.c.indicator == indicator,
            or_(observation.c.area.in_(inside), observation.c.area == COUNTRY),
        )
        with self._engine.connect() as connection:
            frame = frame_of(connection, query)
        frame[NUMBERS] = frame[NUMBERS].astype(float)
        return frame.sort_values(["area", "period"], ignore_index=True)

    def sources(self, ids: Sequence[int]) -> pd.DataFrame:
        """All columns of the source files, indexed by id."""
        query = select(*source_file.c).where(source_file.c.id.in_(list(ids)))
        with self._engine.connect() as connection:
            return frame_of(connection, query).set_index("id").sort_index()

    def loaded(self, ids: Sequence[int]) -> dict[int, tuple[datetime, datetime]]:
        """id of a source file -> when it was loaded, and when its first version was (UTC): the
        first file of that name and source."""
        version = source_file.alias()
        same = and_(version.c.name == source_file.c.name, version.c.source == source_file.c.source)
        query = (
            select(source_file.c.id, source_file.c.loaded, func.min(version.c.loaded))
            .join(version, same)
            .where(source_file.c.id.in_(list(ids)))
            .group_by(source_file.c.id, source_file.c.loaded)
        )
        with self._engine.connect() as connection:
            return {its_id: (at, first) for its_id, at, first in connection.execute(query)}

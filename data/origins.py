"""What the store knows of a file: what stands in the dashboard because of it, and since when.

Each method is one query. Everything but the file itself is of one municipality and the country: a
store may hold the figures of all of them.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Engine, Row, and_, case, func, or_, select

from data.place_schema import place
from data.publishing.schema import PUBLISH
from data.schema import COUNTRY, area, input_count, observation, release, source_file

__all__ = ["FileRow", "OriginStore", "Published"]


@dataclass(frozen=True)
class FileRow:
    """A row of `source_file`. sha256 is empty for what was entered in the dashboard itself,
    and for a file with exact counts of persons."""

    id: int
    name: str
    sha256: str
    source: str
    publisher: str
    table_id: str | None
    licence: str
    url: str | None
    retrieved: date
    loaded: datetime
    rows: int


@dataclass(frozen=True)
class Published:
    """When a file came in the dashboard (UTC), and the version of the store that it made."""

    version: int
    at: datetime


_FILE = [source_file.c[name] for name in FileRow.__dataclass_fields__]


class OriginStore:
    """Reads the store; never writes."""

    def __init__(self, engine: Engine, municipality: str) -> None:
        self._engine = engine
        self._municipality = municipality

    def versions(self, its_id: int) -> tuple[FileRow, ...]:
        """All versions of the file with this id (the same name and source), oldest first; empty
        when there is no such file."""
        wanted = source_file.alias()
        same = and_(wanted.c.name == source_file.c.name, wanted.c.source == source_file.c.source)
        query = select(*_FILE).join(wanted, same).where(wanted.c.id == its_id)
        with self._engine.connect() as connection:
            found = connection.execute(query.order_by(source_file.c.id)).all()
        return tuple(_file(row) for row in found)

    def figures(self, its_id: int) -> list[tuple[str, str, str, int, int]]:
        """indicator, level, period, figures with a value, figures without; sorted."""
        levels = (
            select(area.c.code, func.max(area.c.level).label("level"))
            .where(area.c.municipality.in_([self._municipality, COUNTRY]))
            .group_by(area.c.code)
            .subquery()
        )
        level = case((observation.c.area == COUNTRY, "land"), else_=levels.c.level).label("level")
        key = (observation.c.indicator, level, observation.c.period)
        known = func.count(observation.c.value)
        query = (
            select(*key, known, func.count() - known)
            .outerjoin(levels, levels.c.code == observation.c.area)
            .where(observation.c.source_file == its_id, self._here(observation.c.area))
            .group_by(*key)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return sorted((str(i), str(lv), str(p), int(n), int(m)) for i, lv, p, n, m in rows)

    def areas(self, its_id: int) -> list[tuple[int, str, int]]:
        """edition, level, number of areas; sorted."""
        key = (area.c.edition, area.c.level)
        query = select(*key, func.count()).where(
            area.c.source_file == its_id, area.c.municipality == self._municipality
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query.group_by(*key)).all()
        return sorted((int(edition), str(level), int(n)) for edition, level, n in rows)

    def places(self, its_id: int) -> dict[str, int]:
        """kind of place -> number."""
        query = select(place.c.kind, func.count()).where(
            place.c.source_file == its_id, place.c.municipality == self._municipality
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query.group_by(place.c.kind)).all()
        return {str(kind): int(n) for kind, n in rows}

    def published(self) -> dict[int, Published]:
        """id of a file -> the release that brought it; without those that were taken back."""
        query = select(release.c.version, release.c.at, release.c.files).where(
            release.c.kind == PUBLISH, release.c.undone.is_(None)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(release.c.id.desc())).all()
        return {
            int(its_id): Published(version, at)
            for version, at, files in rows
            for its_id in json.loads(files)
        }

    def summed(self, its_id: int, indicator: str, period: str, code: str) -> bool:
        """Whether the count of an area was added up here: the file has counts for this figure and
        period, but not for this area."""
        counted = input_count.c
        own = func.max(case((counted.area == code, 1), else_=0))
        query = select(func.count(), own).where(
            counted.indicator == indicator,
            counted.period == period,
            counted.source_file == its_id,
        )
        with self._engine.connect() as connection:
            rows, has_own = connection.execute(query).one()
        return bool(rows) and not has_own

    def _here(self, code: ColumnElement[str]) -> ColumnElement[bool]:
        inside = select(area.c.code).where(area.c.municipality == self._municipality)
        return or_(code.in_(inside), code == COUNTRY)


def _file(row: Row[tuple[object, ...]]) -> FileRow:
    return FileRow(**row._mapping)

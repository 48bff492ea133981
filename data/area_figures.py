"""What page Wijk asks: every figure of a few areas, and where they stand among all areas."""

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Select,
    Subquery,
    Table,
    and_,
    false,
    func,
    or_,
    select,
)

from data.schema import area, observation

OBSERVATION_COLUMNS = [
    "area",
    "period",
    "value",
    "status",
    "numerator",
    "denominator",
    "denominator_period",
    "lower",
    "upper",
    "note",
    "source_file",
]
NUMBERS = ["value", "numerator", "denominator", "lower", "upper"]


def frame_of(connection: Connection, query: Select[*tuple[object, ...]]) -> pd.DataFrame:
    """The rows of a query under its column names."""
    result = connection.execute(query)
    names, rows = list(result.keys()), result.fetchall()
    # By column: from rows pandas asks every single one whether it has names.
    columns = zip(*rows, strict=True) if rows else ([] for _name in names)
    return pd.DataFrame(dict(zip(names, columns, strict=True)), columns=names)


def _same(newest: Subquery, areas: Table) -> ColumnElement[bool]:
    """The row of `areas` is of the newest edition of its municipality and level."""
    columns = ("municipality", "level", "edition")
    return and_(*(newest.c[name] == areas.c[name] for name in columns))


def _any_of(wanted: Sequence[tuple[str, str]]) -> ColumnElement[bool]:
    """One of these (indicator, period) pairs."""
    pairs = [
        and_(observation.c.indicator == indicator, observation.c.period == period)
        for indicator, period in wanted
    ]
    return or_(false(), *pairs)


class AreaFigures:
    """The questions about one area and its like; part of FigureStore."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def engine(self) -> Engine:
        """Of the store, for the repositories beside this one."""
        return self._engine

    def area_figures(self, *, areas: Sequence[str]) -> pd.DataFrame:
        """indicator and OBSERVATION_COLUMNS: every figure and period of these areas (or NL), by
        indicator, area and period."""
        columns = [observation.c[name] for name in ("indicator", *OBSERVATION_COLUMNS)]
        order = (observation.c.indicator, observation.c.area, observation.c.period)
        query = select(*columns).where(observation.c.area.in_(list(areas))).order_by(*order)
        with self._engine.connect() as connection:
            frame = frame_of(connection, query)
        return frame.astype(dict.fromkeys(NUMBERS, float))

    def values_of_level(
        self, *, municipality: str, level: str, wanted: Sequence[tuple[str, str]]
    ) -> pd.DataFrame:
        """indicator, period, area, value: the wanted (indicator, period) pairs of a level, the
        areas with a value only, by indicator, period and area."""
        inside = select(area.c.code).where(
            area.c.municipality == municipality, area.c.level == level
        )
        columns = (observation.c.indicator, observation.c.period, observation.c.area)
        query = (
            select(*columns, observation.c.value)
            .where(
                _any_of(wanted), observation.c.area.in_(inside), observation.c.value.is_not(None)
            )
            .order_by(*columns)
        )
        with self._engine.connect() as connection:
            frame = frame_of(connection, query)
        return frame.astype({"value": float})

    def values_everywhere(self, *, level: str, wanted: Sequence[tuple[str, str]]) -> pd.DataFrame:
        """area, name, municipality, municipality_name, indicator, value: the wanted (indicator,
        period) pairs of the newest areas of a level in every municipality, by indicator, area."""
        named, own = area.alias("named"), area.c.municipality
        newest = (
            select(area.c.municipality, area.c.level, func.max(area.c.edition).label("edition"))
            .where(area.c.level.in_([level, "gemeente"]))
            .group_by(area.c.municipality, area.c.level)
            .subquery()
        )
        home = newest.alias("home")
        query = (
            select(
                observation.c.area,
                area.c.name,
                area.c.municipality,
                named.c.name.label("municipality_name"),
                observation.c.indicator,
                observation.c.value,
            )
            .join(area, area.c.code == observation.c.area)
            .join(newest, _same(newest, area))
            .outerjoin(home, and_(home.c.municipality == own, home.c.level == "gemeente"))
            .outerjoin(named, and_(named.c.code == own, named.c.edition == home.c.edition))
            .where(area.c.level == level, _any_of(wanted), observation.c.value.is_not(None))
        )
        with self._engine.connect() as connection:
            frame = frame_of(connection, query)
        frame["value"] = frame["value"].astype(float)
        return frame.sort_values(["indicator", "area"], ignore_index=True)

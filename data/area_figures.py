"""What page Wijk asks: every figure of a few areas, and where they stand among all areas."""

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Engine,
    Select,
    Subquery,
    Table,
    and_,
    false,
    func,
    null,
    or_,
    select,
    union_all,
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
    "carried",
]
NUMBERS = ["value", "numerator", "denominator", "lower", "upper"]


def frame_of(
    connection: Connection, query: Select[*tuple[object, ...]] | CompoundSelect[*tuple[object, ...]]
) -> pd.DataFrame:
    """The rows of a query under its column names."""
    result = connection.execute(query)
    names, rows = list(result.keys()), result.fetchall()
    # By column: from rows pandas asks every single one whether it has names.
    columns = ([row[at] for row in rows] for at in range(len(names)))
    return pd.DataFrame(dict(zip(names, columns, strict=True)), columns=names)


def _same(newest: Subquery, areas: Table) -> ColumnElement[bool]:
    """The row of `areas` is of the newest edition of its municipality and level."""
    columns = ("municipality", "level", "edition")
    return and_(*(newest.c[name] == areas.c[name] for name in columns))


def _newest(level: str) -> Subquery:
    """municipality, level, edition: the newest areas of this level."""
    key = (area.c.municipality, area.c.level)
    query = select(*key, func.max(area.c.edition).label("edition"))
    return query.where(area.c.level == level).group_by(*key).subquery()


def _any_of(wanted: Sequence[tuple[str, str]]) -> ColumnElement[bool]:
    """One of these (indicator, period) pairs."""
    pairs = [
        and_(observation.c.indicator == indicator, observation.c.period == period)
        for indicator, period in wanted
    ]
    return or_(false(), *pairs)


def _slice(indicator: str, period: str) -> Select[*tuple[object, ...]]:
    """Every value of one figure and period. Read in one go along the primary key: with the whole
    country loaded, looking areas up one by one takes seconds."""
    seen = observation.c
    return select(seen.indicator, seen.period, seen.area, seen.value).where(
        seen.indicator == indicator, seen.period == period, seen.value.is_not(None)
    )


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

    def series_of(self, *, indicator: str, areas: Sequence[str]) -> pd.DataFrame:
        """OBSERVATION_COLUMNS: every period of one figure of these areas, by area and period."""
        query = select(*(observation.c[name] for name in OBSERVATION_COLUMNS)).where(
            observation.c.indicator == indicator, observation.c.area.in_(list(areas))
        )
        with self._engine.connect() as connection:
            frame = frame_of(connection, query).astype(dict.fromkeys(NUMBERS, float))
        return frame.sort_values(["area", "period"], ignore_index=True)

    def values_of_level(
        self, *, municipality: str, level: str, wanted: Sequence[tuple[str, str]]
    ) -> pd.DataFrame:
        """indicator, period, area, value: the wanted (indicator, period) pairs of a level, the
        areas with a value only, by indicator, period and area."""
        inside = select(area.c.code).where(
            area.c.municipality == municipality, area.c.level == level
        )
        return self._values(wanted, inside)

    def values_everywhere(self, *, level: str, wanted: Sequence[tuple[str, str]]) -> pd.DataFrame:
        """The same of the newest areas of the level in every municipality."""
        newest = _newest(level)
        inside = select(area.c.code).join(newest, _same(newest, area))
        names = ["indicator", "period", "area", "value"]
        slices = [_slice(indicator, period) for indicator, period in sorted(set(wanted))]
        # The codes come in the same answer, as rows without an indicator.
        no = null().label
        listed = inside.with_only_columns(
            no("indicator"), no("period"), area.c.code.label("area"), no("value")
        )
        with self._engine.connect() as connection:
            frame = frame_of(connection, union_all(*slices, listed))
        is_code = frame["indicator"].isna()
        known = frame[~is_code & frame["area"].isin(frame.loc[is_code, "area"])]
        return known.astype({"value": float}).sort_values(names[:3], ignore_index=True)

    def areas_everywhere(self, *, level: str) -> pd.DataFrame:
        """code, name, municipality, municipality_name: the newest areas of a level, by code."""
        newest, home = _newest(level), _newest("gemeente")
        named, own = area.alias("named"), area.c.municipality
        query = (
            select(area.c.code, area.c.name, own, named.c.name.label("municipality_name"))
            .join(newest, _same(newest, area))
            .outerjoin(home, home.c.municipality == own)
            .outerjoin(named, and_(named.c.code == own, named.c.edition == home.c.edition))
            .order_by(area.c.code)
        )
        with self._engine.connect() as connection:
            return frame_of(connection, query)

    def _values(
        self, wanted: Sequence[tuple[str, str]], inside: Select[tuple[str]]
    ) -> pd.DataFrame:
        """Sorted afterwards: asked in order, SQLite would walk through all figures instead."""
        names = ["indicator", "period", "area"]
        query = select(*(observation.c[name] for name in (*names, "value"))).where(
            _any_of(wanted), observation.c.area.in_(inside), observation.c.value.is_not(None)
        )
        with self._engine.connect() as connection:
            frame = frame_of(connection, query).astype({"value": float})
        return frame.sort_values(names, ignore_index=True)

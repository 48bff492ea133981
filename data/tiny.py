"""Tiny areas: why a source gives no figure there, and rates that rest on too few people."""

from collections.abc import Iterable

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, bindparam, or_, select, update

from data.catalogue import Catalogue
from data.catalogue.model import Status
from data.language import _
from data.nearest import nearest_size
from data.schema import observation
from data.scope import read_frame, within

TINY = 50
"""Inhabitants. CBS publishes hardly anything about fewer."""

ANY_YEAR = 9999
"""A rate needs a size of about its own year; to withhold, any known size is better than none."""

NOTE_TINY = _("minder dan 50 inwoners")
NOTE_FEW = _("minder dan {number} inwoners")


def explain_tiny_areas(
    connection: Connection, catalogue: Catalogue, municipalities: Iterable[str]
) -> None:
    """Of the gemeenten: a figure without a value is withheld where the area is tiny, missing where
    it no longer is; a ready-made rate on too few inhabitants loses its value for good."""
    least = {i.id: i.minimum_denominator for i in catalogue.indicators.values()}
    largest = max([TINY, *(number for number in least.values() if number)])
    sizes = _sizes(connection, catalogue.population.id, frozenset(municipalities))
    small = sorted(set(sizes.loc[sizes["value"] < largest, "area"]))
    sizes = sizes[sizes["area"].isin(small)]
    seen = observation.c
    said = or_(
        seen.status == Status.MISSING,
        and_(seen.status == Status.WITHHELD, seen.note == NOTE_TINY),
    )
    other = seen.indicator != catalogue.population.id
    _explain(connection, _sized(connection, and_(seen.value.is_(None), said, other), small, sizes))
    ready = and_(
        seen.indicator.in_([name for name, number in least.items() if number]),
        seen.value.is_not(None),
        seen.denominator.is_(None),
    )
    frame = _sized(connection, ready, small, sizes)
    frame["least"] = frame["indicator"].map(least)
    few = frame[frame["size"] < frame["least"].astype(float)]
    notes = few["least"].map(lambda number: NOTE_FEW.format(number=int(number)))
    _write(connection, few.assign(status=Status.WITHHELD.value, note=notes))


def _sizes(connection: Connection, population: str, scope: frozenset[str]) -> pd.DataFrame:
    seen = observation.c
    query = select(seen.indicator, seen.period, seen.area, seen.value).where(
        seen.indicator == population,
        seen.value.is_not(None),
        seen.carried.is_(None),
        within(seen.area, scope),
    )
    return read_frame(connection, query).astype({"value": float})


def _sized(
    connection: Connection, condition: ColumnElement[bool], areas: list[str], sizes: pd.DataFrame
) -> pd.DataFrame:
    """The observations of small areas that meet the condition, with the nearest population."""
    seen = observation.c
    key = (seen.indicator, seen.period, seen.area, seen.status)
    own = seen.carried.is_(None)  # what is carried tells what its parts tell
    frame = read_frame(connection, select(*key).where(seen.area.in_(areas), own, condition))
    population = sizes["indicator"].iloc[0] if len(sizes) else None
    return nearest_size(frame.assign(size_indicator=population), sizes, within=ANY_YEAR)


def _explain(connection: Connection, frame: pd.DataFrame) -> None:
    tiny = frame["size"] < TINY
    withheld = frame["status"] == Status.WITHHELD.value
    _write(connection, frame[tiny & ~withheld].assign(status=Status.WITHHELD.value, note=NOTE_TINY))
    _write(connection, frame[withheld & ~tiny].assign(status=Status.MISSING.value, note=None))


def _write(connection: Connection, rows: pd.DataFrame) -> None:
    if rows.empty:
        return
    seen = observation.c
    change = (
        update(observation)
        .where(
            seen.indicator == bindparam("its_indicator"),
            seen.period == bindparam("its_period"),
            seen.area == bindparam("its_area"),
        )
        .values(
            status=bindparam("its_status"),
            note=bindparam("its_note"),
            **dict.fromkeys(["value", "numerator", "denominator", "lower", "upper"]),
            denominator_period=None,
        )
    )
    columns = ["indicator", "period", "area", "status", "note"]
    named = rows[columns].add_prefix("its_").to_dict("records")
    connection.execute(change, [{str(k): v for k, v in row.items()} for row in named])

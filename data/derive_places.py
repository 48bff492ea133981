"""Puts the figures that follow from places in the store: per year in which somebody is active.

Always all of them, from what the store holds now: the answer does not depend on the order in which
files, borders and changes came in. Figures that a gemeente delivers itself win: in a period for
which it has any, nothing is counted for that indicator, so that no map mixes the two.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import pandas as pd
from sqlalchemy import (
    Connection,
    Row,
    delete,
    func,
    select,
)

from data.bulk import insert_frame
from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from data.entered import entered_file
from data.from_places import figures_from_places, is_of, is_own
from data.place_counts import KnownPlace
from data.place_figures import Activity, place_figures
from data.place_schema import place, place_change
from data.places import place_of
from data.schema import COUNTRY, area, observation, source_file
from data.scope import digits, read_frame

_DETAILED = ("buurt", "wijk")


def derive_places(
    connection: Connection, catalogue: Catalogue, municipalities: Iterable[str]
) -> None:
    """Replace the figures that follow from the places of these gemeenten."""
    scope = sorted(set(municipalities) - {COUNTRY})
    clear_from_places(connection, catalogue, scope)
    for code, told in _told(connection, scope).items():
        activity = _activity(connection, catalogue, code, told)
        if activity is None:
            continue
        for item, made_of in figures_from_places(catalogue):
            found = place_figures(item, made_of, activity)
            found = found[~found["period"].isin(_own_periods(connection, item, code))]
            if len(found):
                file = _origin(connection, catalogue, code, told, activity.places_of(made_of))
                insert_frame(connection, observation, found.assign(source_file=file))


def clear_from_places(
    connection: Connection, catalogue: Catalogue, municipalities: Iterable[str]
) -> None:
    """Forget these figures. Do this before rates are derived, which take what they find for
    figures of a source."""
    inside = func.substr(observation.c.area, 3, 4).in_(digits(municipalities))
    for item, _made_of in figures_from_places(catalogue):
        connection.execute(delete(observation).where(inside, ~is_own(item), is_of(item)))


def _own_periods(connection: Connection, item: Indicator, municipality: str) -> Sequence[str]:
    inside = func.substr(observation.c.area, 3, 4).in_(digits([municipality]))
    query = select(observation.c.period).where(inside, is_own(item), is_of(item)).distinct()
    return connection.scalars(query).all()


@dataclass(frozen=True)
class _Told:
    """The places of a gemeente and when the store was told of them; entered: the last change."""

    places: list[KnownPlace]
    fetched: dict[int, date]
    entered: datetime | None

    @property
    def reference(self) -> int | None:
        years = [day.year for day in self.fetched.values()]
        years += [self.entered.year] if self.entered else []
        return max(years, default=None)


def _told(connection: Connection, scope: Sequence[str]) -> dict[str, _Told]:
    """gemeente -> what is known of its places, for those that have any."""
    changes = (
        select(
            place_change.c.place.label("changed"),
            func.min(place_change.c.at).label("first_at"),
            func.max(place_change.c.at).label("last_at"),
        )
        .group_by(place_change.c.place)
        .subquery()
    )
    query = (
        select(place, source_file.c.retrieved, changes.c.first_at, changes.c.last_at)
        .outerjoin(source_file, source_file.c.id == place.c.source_file)
        .outerjoin(changes, changes.c.changed == place.c.id)
        .where(place.c.municipality.in_(scope))
        .order_by(place.c.id)
    )
    rows: dict[str, list[Row[Any]]] = {}
    for row in connection.execute(query):
        rows.setdefault(row.municipality, []).append(row)
    return {code: _told_by(found) for code, found in rows.items()}


def _told_by(rows: Sequence[Row[Any]]) -> _Told:
    return _Told(
        places=[_known(row) for row in rows],
        fetched={row.source_file: row.retrieved for row in rows if row.retrieved},
        entered=max((row.last_at for row in rows if row.last_at), default=None),
    )


def _known(row: Row[Any]) -> KnownPlace:
    """With the year of its file or of the first change, whichever came first."""
    moments = [moment for moment in (row.retrieved, row.first_at) if moment is not None]
    years = (moment.year for moment in moments)
    return KnownPlace(place_of(row), min(years, default=date.max.year))


def _activity(
    connection: Connection, catalogue: Catalogue, municipality: str, told: _Told
) -> Activity | None:
    """None where nothing can be counted: no inhabitants, or nobody knows since when."""
    sizes = _inhabitants(connection, catalogue.population, municipality)
    if sizes.empty or told.reference is None:
        return None
    codes = _areas(connection, municipality)
    return Activity(told.places, codes, sizes, told.reference)


def _inhabitants(connection: Connection, item: Indicator, municipality: str) -> pd.DataFrame:
    seen = observation.c
    inside = func.substr(seen.area, 3, 4).in_(digits([municipality]))
    query = select(seen.indicator, seen.period, seen.area, seen.value).where(
        is_of(item), seen.value.is_not(None), seen.carried.is_(None), inside
    )
    return read_frame(connection, query).astype({"value": float})


def _areas(connection: Connection, municipality: str) -> list[str]:
    """The gemeente, and the wijken and buurten of today in which a point can lie: with borders in
    the newest edition that has borders of buurten (of wijken where no buurt has any)."""
    columns = (area.c.code, area.c.level, area.c.edition)
    shaped = area.c.geometry.is_not(None).label("shaped")
    frame = read_frame(
        connection, select(*columns, shaped).where(area.c.municipality == municipality)
    )
    newest = frame.groupby("level")["edition"].transform("max")
    today = set(frame.loc[frame["edition"] == newest, "code"])
    for level in _DETAILED:
        drawn = frame[(frame["level"] == level) & frame["shaped"].astype(bool)]
        found = set(drawn.loc[drawn["edition"] == drawn["edition"].max(), "code"])
        if found:
            above = {"WK" + code[2:8] for code in found} if level == "buurt" else set()
            return [municipality, *sorted((found | above) & today)]
    return [municipality]


def _origin(
    connection: Connection,
    catalogue: Catalogue,
    municipality: str,
    told: _Told,
    places: Sequence[KnownPlace],
) -> int:
    """The newest file that brought these places; the entries in the dashboard if none did."""
    files = {item.place.source_file for item in places} & set(told.fetched)
    dated = [(told.fetched[file], file) for file in files if file is not None]
    if dated:
        return max(dated)[1]
    at = told.entered or datetime.combine(date.min, time.min)
    return entered_file(connection, catalogue, municipality, at)

"""Puts the places of a file in the place of those of an earlier file, and keeps their ids.

A file is the list of its kind: what an earlier file of the same source had in the same
municipalities and this one has not, is gone. What people wrote in the dashboard stays.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd
from sqlalchemy import Connection, bindparam, delete, exists, insert, select, update

from data.language import _
from data.place import PlaceKind
from data.place_matching import doubles, matched
from data.place_schema import place, place_change
from data.schema import source_file
from data.scope import read_frame
from data.words import listed

_PROVIDERS = frozenset({PlaceKind.TEAM.value, PlaceKind.PROVIDER.value})
_WRITTEN = [
    *("kind", "sort", "name", "municipality", "area", "x", "y", "address", "laws", "topics"),
    *("themes", "since", "until", "contact_page", "email", "phone", "checked", "contract_until"),
    *("wijk_goals", "organiser", "description", "status", "reach", "budget_requested"),
    *("budget_granted", "link", "key"),
]


@dataclass(frozen=True)
class Remarks:
    """in_file: places that are there twice, with their row. of_the_store: what stayed and went."""

    in_file: list[str] = field(default_factory=list)
    of_the_store: list[str] = field(default_factory=list)


def replace_places(connection: Connection, places: pd.DataFrame, file: int) -> Remarks:
    """Add, renew and remove.

    places: PLACE_COLUMNS with municipality and area, every x and y known.
    """
    if places.empty:
        return Remarks()
    places = places.reset_index(drop=True)
    source = str(connection.scalar(select(source_file.c.source).where(source_file.c.id == file)))
    present = _present(connection, places)
    own = present["source"].eq(source) | present["source"].isna()
    mine, others = (present[rows].reset_index(drop=True) for rows in (own, ~own))
    pairs = matched(places, mine)
    protected = mine["edited"].astype(bool) | mine["source"].isna() | mine["changed"].astype(bool)
    renewed = {new: old for new, old in pairs.items() if not protected[old]}
    stays = protected | mine.index.isin(list(pairs.values()))
    _update(connection, places, mine, renewed, file)
    _claim(connection, mine, [old for old in pairs.values() if protected[old]], file)
    # First in, then out: SQLite would give the id of a place that went to one that comes.
    _insert(connection, places.drop(index=list(pairs)), file)
    _remove(connection, mine["id"][~stays])
    return Remarks(_twice(places, others), [*_stayed(mine[protected]), *_went(mine[~stays])])


def _group(kinds: Iterable[str]) -> set[str]:
    """Kinds that come in one list."""
    found = set(kinds)
    return found | _PROVIDERS if found & _PROVIDERS else found


def _present(connection: Connection, places: pd.DataFrame) -> pd.DataFrame:
    """id, name, x, y, key, edited, source (None: added in the dashboard), changed, file: what the
    store has of these kinds in these municipalities."""
    columns = (place.c.id, place.c.name, place.c.x, place.c.y, place.c.key, place.c.edited)
    changed = exists(select(place_change.c.id).where(place_change.c.place == place.c.id))
    query = (
        select(
            *columns,
            source_file.c.source,
            source_file.c.name.label("file"),
            changed.label("changed"),
        )
        .outerjoin(source_file, source_file.c.id == place.c.source_file)
        .where(
            place.c.kind.in_(sorted(_group(places["kind"]))),
            place.c.municipality.in_(sorted(set(places["municipality"]))),
        )
        .order_by(place.c.id)
    )
    return read_frame(connection, query)


def _values(row: Mapping[Hashable, object], file: int) -> dict[str, object]:
    values = {name: row[name] for name in _WRITTEN}
    goals = row["wijk_goals"]
    return {
        **values,
        "wijk_goals": None if goals is None else int(bool(goals)),
        "source_file": file,
    }


def _records(places: pd.DataFrame, file: int) -> list[dict[str, object]]:
    plain = places.astype(object).where(places.notna(), None)
    return [_values(dict(row), file) for _at, row in plain.iterrows()]


def _update(
    connection: Connection,
    places: pd.DataFrame,
    mine: pd.DataFrame,
    renewed: Mapping[int, int],
    file: int,
) -> None:
    if not renewed:
        return
    records = _records(places.loc[list(renewed)], file)
    rows = [
        {**record, "its_id": int(mine["id"].iloc[old])}
        for record, old in zip(records, renewed.values(), strict=True)
    ]
    change = update(place).where(place.c.id == bindparam("its_id"))
    connection.execute(change, rows)


def _claim(connection: Connection, mine: pd.DataFrame, kept: list[int], file: int) -> None:
    """What was loaded and then edited keeps its content, and is in the list of this file now."""
    ids = [int(mine["id"].iloc[at]) for at in kept if mine["source"].iloc[at] is not None]
    rows = [{"its_id": its_id} for its_id in ids]
    if rows:
        change = update(place).where(place.c.id == bindparam("its_id")).values(source_file=file)
        connection.execute(change, rows)


def _remove(connection: Connection, ids: Iterable[int]) -> None:
    rows = [{"its_id": int(its_id)} for its_id in ids]
    if rows:
        connection.execute(delete(place).where(place.c.id == bindparam("its_id")), rows)


def _insert(connection: Connection, places: pd.DataFrame, file: int) -> None:
    if len(places):
        rows = [{**record, "edited": 0} for record in _records(places, file)]
        connection.execute(insert(place), rows)


def _twice(places: pd.DataFrame, others: pd.DataFrame) -> list[str]:
    """Remarks on places that may be one: in the file, and with another source."""
    message = _("Rij {one} en rij {other} zijn misschien dezelfde plek: {name}.")
    found = [
        message.format(
            one=places["row"][at], other=places["row"][other], name=_quoted(places["name"][at])
        )
        for at, other, _distance in doubles(places)
    ]
    elsewhere = _("Rij {one} is misschien dezelfde plek als {name} uit {file}.")
    return found + [
        elsewhere.format(
            one=places["row"][at], name=_quoted(others["name"][other]), file=others["file"][other]
        )
        for at, other in sorted(matched(places, others.assign(key=None)).items())
    ]


def _stayed(kept: pd.DataFrame) -> list[str]:
    message = _("In het dashboard toegevoegd of gewijzigd, en daarom niet overschreven: {names}.")
    return [message.format(names=_named(kept))] if len(kept) else []


def _went(gone: pd.DataFrame) -> list[str]:
    message = _("Stond in een eerder bestand en niet meer in dit, en is daarom weg: {names}.")
    return [message.format(names=_named(gone))] if len(gone) else []


def _named(places: pd.DataFrame) -> str:
    """`3 plekken (“A”, “B” en 1 andere)`."""
    number = len(places)
    words = _("1 plek") if number == 1 else _("{number} plekken").format(number=number)
    return f"{words} ({listed([_quoted(name) for name in places['name']])})"


def _quoted(name: object) -> str:
    return f"“{name}”"

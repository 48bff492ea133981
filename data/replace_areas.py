"""Puts the areas of a batch in the place of what they renew, a slice being edition x gemeente x
level. All slices at once: the whole country has a thousand of them."""

from collections.abc import Iterable

import pandas as pd
import shapely
from sqlalchemy import Connection, and_, bindparam, delete, select, update

from data.bulk import insert_frame
from data.schema import area, source_file
from data.scope import read_frame

SLICE = ["edition", "municipality", "level"]


def replace_areas(connection: Connection, areas: pd.DataFrame, file: int) -> None:
    """Renew edition x gemeente x level. Borders replace borders and keep the codes of a list
    without borders; a list without borders adds codes and names, and replaces only itself."""
    if areas.empty:
        return
    drawn = areas.groupby(SLICE)["geometry"].transform("count") > 0
    old = _present(connection, areas, drawn)
    known = pd.MultiIndex.from_frame(areas[[*SLICE, "code"]]).isin(old.index)
    _fill_names(connection, _nameless(areas[known & ~drawn], old))
    renewed = old.index.isin(pd.MultiIndex.from_frame(areas[[*SLICE, "code"]]))
    listed = ~old["shaped"] & (old["source"] == _source(connection, file))
    gone = old["drawn"] & (old["shaped"] | renewed) | ~old["drawn"] & listed & ~renewed
    _remove(connection, old[gone])
    new = _named(areas[drawn | ~known], old).assign(source_file=file)
    shapes = [None if pd.isna(g) else shapely.to_wkb(g) for g in new["geometry"]]
    insert_frame(connection, area, new.assign(geometry=pd.Series(shapes, new.index, object)))


def _present(connection: Connection, areas: pd.DataFrame, drawn: "pd.Series[bool]") -> pd.DataFrame:
    """Index SLICE and code; name, shaped, source, drawn: what the store has of the slices of
    `areas`. drawn: whether the slice comes with borders now."""
    columns = (*(area.c[name] for name in SLICE), area.c.code, area.c.name)
    query = (
        select(*columns, area.c.geometry.is_not(None).label("shaped"), source_file.c.source)
        .join(source_file, source_file.c.id == area.c.source_file)
        .where(
            area.c.edition.in_([int(edition) for edition in areas["edition"].unique()]),
            area.c.municipality.in_(sorted(areas["municipality"].unique())),
        )
    )
    found = read_frame(connection, query).astype({"shaped": bool, "edition": "int64"})
    slices = areas[SLICE].assign(drawn=drawn).drop_duplicates()
    return found.merge(slices, on=SLICE).set_index([*SLICE, "code"])


def _names_in(areas: pd.DataFrame, old: pd.DataFrame) -> pd.Series:
    """What the store calls these areas; NaN for one that it does not have."""
    keys = pd.MultiIndex.from_frame(areas[[*SLICE, "code"]])
    return pd.Series(old["name"].reindex(keys).to_numpy(dtype=object), areas.index, dtype=object)


def _nameless(areas: pd.DataFrame, old: pd.DataFrame) -> pd.DataFrame:
    """Those that the store calls after their code."""
    return areas[_names_in(areas, old) == areas["code"]]


def _named(areas: pd.DataFrame, old: pd.DataFrame) -> pd.DataFrame:
    """An area that is called after its code keeps the name that the store has."""
    unnamed = areas["code"] == areas["name"]
    return areas.assign(name=_names_in(areas, old).where(unnamed).fillna(areas["name"]))


def _source(connection: Connection, file: int) -> str:
    query = select(source_file.c.source).where(source_file.c.id == file)
    return str(connection.execute(query).scalar_one())


def _remove(connection: Connection, old: pd.DataFrame) -> None:
    """old: index SLICE and code."""
    rows = [{"its_edition": int(key[0]), "its_code": key[3]} for key in old.index]
    if rows:
        gone = and_(
            area.c.edition == bindparam("its_edition"), area.c.code == bindparam("its_code")
        )
        connection.execute(delete(area).where(gone), rows)


def _fill_names(connection: Connection, named: pd.DataFrame) -> None:
    """Give the areas that are called after their code in this edition the name that is known."""
    named = named[named["name"] != named["code"]]
    rows = [
        {"its_edition": int(edition), "its_code": code, "its_name": name}
        for edition, code, name in zip(named["edition"], named["code"], named["name"], strict=True)
    ]
    if rows:
        nameless = and_(
            area.c.edition == bindparam("its_edition"),
            area.c.code == bindparam("its_code"),
            area.c.name == area.c.code,
        )
        change = update(area).where(nameless).values(name=bindparam("its_name"))
        connection.execute(change, rows)


def name_the_nameless(connection: Connection, municipalities: Iterable[str]) -> None:
    """An area that is called after its code takes the newest name that another edition knows."""
    columns = (area.c.edition, area.c.code, area.c.name)
    query = select(*columns).where(area.c.municipality.in_(sorted(set(municipalities))))
    frame = read_frame(connection, query)
    nameless = frame["name"] == frame["code"]
    names = frame[~nameless].sort_values("edition").drop_duplicates("code", keep="last")
    found = frame[nameless]["code"].map(names.set_index("code")["name"])
    _fill_names(connection, frame[nameless].assign(name=found).dropna(subset=["name"]))

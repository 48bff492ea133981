"""Puts the rows of a batch in the place of what they renew, and touches nothing else."""

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd
import shapely
from sqlalchemy import Connection, Table, and_, bindparam, delete, func, or_, select, tuple_, update

from data.bulk import RowsDone, insert_frame
from data.schema import area, input_count, observation, source_file
from data.scope import read_frame
from data.settle import Settled

MANY = 5000
"""Codes in one statement: databases limit the number of parameters."""


def replace_figures(
    connection: Connection,
    settled: Settled,
    file: int,
    done: RowsDone | None = None,
    *,
    comes_whole: bool = True,
) -> None:
    """Renew indicators x periods x areas of the file. Of the same source also what it had for
    other areas of the same gemeente and level: an official table comes whole, and an area that it
    left out is gone. Own figures come piece by piece: those of other files stay."""
    keys = pd.concat([settled.observations, settled.counts], ignore_index=True)
    whole = _same_source(connection, file) if comes_whole else []
    earlier = _earlier_versions(connection, file)
    for areas, slices in _alike(keys):
        for table in (observation, input_count):
            _clear(connection, table, slices, areas, whole, earlier)
    insert_frame(connection, input_count, settled.counts.assign(source_file=file))
    insert_frame(connection, observation, settled.observations.assign(source_file=file), done)


def _alike(keys: pd.DataFrame) -> Iterator[tuple[frozenset[str], list[tuple[str, str]]]]:
    """Indicators and periods, together when they cover the same areas."""
    groups: dict[frozenset[str], list[tuple[str, str]]] = {}
    for key, rows in keys.groupby(["indicator", "period"], sort=True):
        groups.setdefault(frozenset(rows["area"]), []).append((str(key[0]), str(key[1])))
    yield from groups.items()


def _clear(
    connection: Connection,
    table: Table,
    slices: list[tuple[str, str]],
    areas: frozenset[str],
    whole: Sequence[int],
    earlier: Sequence[int],
) -> None:
    """whole: files of a source that comes whole. earlier: earlier versions of the same file."""
    in_slices = tuple_(table.c.indicator, table.c.period).in_(slices)
    codes = sorted(areas)
    for at in range(0, len(codes), MANY):
        its_area = table.c.area.in_(codes[at : at + MANY])
        connection.execute(delete(table).where(in_slices, its_area))
    starts = {code[:6] for code in areas}  # letters and digits of the gemeente: level and gemeente
    gemeenten = sorted({start[2:] for start in starts})
    its_level = func.substr(table.c.area, 1, 6).in_(sorted(starts))
    its_gemeente = func.substr(table.c.area, 3, 4).in_(gemeenten)
    old = or_(
        and_(its_level, table.c.source_file.in_(whole)),
        and_(its_gemeente, table.c.source_file.in_(earlier)),
    )
    connection.execute(delete(table).where(in_slices, old))


def _same_source(connection: Connection, file: int) -> Sequence[int]:
    source = connection.scalar(select(source_file.c.source).where(source_file.c.id == file))
    return connection.scalars(select(source_file.c.id).where(source_file.c.source == source)).all()


def _earlier_versions(connection: Connection, file: int) -> Sequence[int]:
    new = select(source_file.c.name, source_file.c.source).where(source_file.c.id == file)
    name, source = connection.execute(new).one()
    same = and_(source_file.c.name == name, source_file.c.source == source)
    return connection.scalars(select(source_file.c.id).where(same, source_file.c.id != file)).all()


def replace_areas(connection: Connection, areas: pd.DataFrame, file: int) -> None:
    """Renew edition x gemeente x level. Borders replace borders and keep the codes of a list
    without borders; a list without borders adds codes and names, and replaces only itself."""
    areas = areas.assign(source_file=file)
    for key, new in areas.groupby(["edition", "municipality", "level"]):
        edition = int(new["edition"].iloc[0])
        old = _present(connection, edition, str(key[1]), str(key[2]))
        if new["geometry"].notna().any():
            names = old["name"].to_dict()
            new = new.assign(name=[names.get(c, n) if c == n else n for c, n in _named(new)])
            gone = old.index[old["shaped"] | old.index.isin(new["code"])]
        else:
            known = new["code"].isin(old.index)
            _fill_names(connection, new[known])
            listed = ~old["shaped"] & (old["source"] == _source(connection, file))
            gone = old.index[listed & ~old.index.isin(new["code"])]
            new = new[~known]
        _remove(connection, edition, gone)
        shapes = [None if pd.isna(g) else shapely.to_wkb(g) for g in new["geometry"]]
        insert_frame(connection, area, new.assign(geometry=pd.Series(shapes, new.index, object)))


def _present(connection: Connection, edition: int, municipality: str, level: str) -> pd.DataFrame:
    """Index code; name, shaped, source: what the store has of one slice."""
    columns = (area.c.code, area.c.name, area.c.geometry.is_not(None).label("shaped"))
    query = (
        select(*columns, source_file.c.source)
        .join(source_file, source_file.c.id == area.c.source_file)
        .where(
            area.c.edition == edition,
            area.c.municipality == municipality,
            area.c.level == level,
        )
    )
    return read_frame(connection, query).set_index("code").astype({"shaped": bool})


def _named(areas: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(areas["code"], areas["name"], strict=True))


def _source(connection: Connection, file: int) -> str:
    query = select(source_file.c.source).where(source_file.c.id == file)
    return str(connection.execute(query).scalar_one())


def _remove(connection: Connection, edition: int, codes: Iterable[str]) -> None:
    rows = [{"its_code": code} for code in codes]
    if rows:
        gone = and_(area.c.edition == edition, area.c.code == bindparam("its_code"))
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

"""Files of a town of two wijken and four buurten, small enough to reason about by hand."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
from sqlalchemy import Engine, select

from data.schema import metadata, source_file

GEMEENTE = "GM9999"
WIJKEN = ("WK999901", "WK999902")
BUURTEN = ("BU99990101", "BU99990102", "BU99990201", "BU99990202")
POPULATION = {
    "NL00": 17_000_000,
    GEMEENTE: 1_720,
    WIJKEN[0]: 1_500,
    WIJKEN[1]: 220,
    BUURTEN[0]: 1_000,
    BUURTEN[1]: 500,
    BUURTEN[2]: 200,
    BUURTEN[3]: 20,
}
CRIMES = {"NL00": 800_000, GEMEENTE: 62, **dict(zip(BUURTEN, (40, 15, 6, 1), strict=True))}


def write_borders(folder: Path, year: int = 2024, buurten: tuple[str, ...] = BUURTEN) -> Path:
    """Squares of a few hundred metres side by side, as the PDOK OGC API gives them."""
    features = []
    for number, code in enumerate(buurten):
        west, south = 5.0 + number * 0.01, 52.0
        east, north = west + 0.01, south + 0.01
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        properties = {
            "buurtcode": code,
            "buurtnaam": f"Buurt {code[-4:]}",
            "wijkcode": "WK" + code[2:8],
            "gemeentecode": GEMEENTE,
            "gemeentenaam": "Rekenhoven",
            "jaar": year,
        }
        shape = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": properties, "geometry": shape})
    path = folder / f"buurten_{year}.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def write_kwb(
    folder: Path, year: int = 2024, population: Mapping[str, int | None] | None = None
) -> Path:
    """Population and owner-occupied dwellings, as OData v3 gives them; no dwellings known in the
    smallest buurt."""
    table = {2016: "83487NED", 2021: "85039NED", 2024: "85984NED"}[year]
    rows = [
        {
            "ID": number,
            "WijkenEnBuurten": code.ljust(10),
            "Gemeentenaam_1": "Rekenhoven".ljust(40),
            "AantalInwoners_5": people,
            "Koopwoningen_40": None if code == BUURTEN[3] else 50,
        }
        for number, (code, people) in enumerate((population or POPULATION).items())
    ]
    base = f"http://opendata.cbs.nl/ODataApi/odata/{table}/$metadata#Cbs.OData.WebAPI.TypedDataSet"
    path = folder / f"kwb_{year}_{table}.json"
    path.write_text(json.dumps({"odata.metadata": base, "value": rows}))
    return path


def write_crimes(
    folder: Path, counts: dict[str, int] | None = None, periods: tuple[str, ...] = ("2024",)
) -> Path:
    """Registered crime as StatLine gives it: buurten, the gemeente and the country, no wijken."""
    lines = ["WijkenEnBuurten;Perioden;TotaalMisdrijven"]
    for period in periods:
        lines += [f"{code:10};{period}JJ00;{n}" for code, n in (counts or CRIMES).items()]
    path = folder / "misdrijven_47022NED.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


def write_own(folder: Path, lines: list[str], name: str = "eigen_cijfers.csv") -> Path:
    """Own figures: gebied;periode;cijfer;waarde;teller;noemer."""
    path = folder / name
    path.write_text("\n".join(["gebied;periode;cijfer;waarde;teller;noemer", *lines]) + "\n")
    return path


def content_hash(engine: Engine) -> str:
    """One hash over every row of every table."""
    digest = hashlib.sha256()
    with engine.connect() as connection:
        for table in metadata.sorted_tables:
            key = list(table.primary_key.columns)
            for row in connection.execute(select(table).order_by(*key)):
                digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()


def facts(engine: Engine, table: str) -> pd.DataFrame:
    """All rows of a table, sorted by key, with the name of the file instead of its number."""
    found = metadata.tables[table]
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(select(found))]
        files = connection.execute(select(source_file.c.id, source_file.c.name)).all()
    frame = pd.DataFrame(rows, columns=[c.name for c in found.columns], dtype=object)
    frame["source_file"] = frame["source_file"].map({row.id: row.name for row in files})
    key = [column.name for column in found.primary_key.columns]
    return frame.sort_values(key, ignore_index=True)


def figure(engine: Engine, indicator: str, area: str, period: str = "2024") -> pd.Series:
    """The one observation."""
    frame = facts(engine, "observation")
    picked = frame[
        (frame["indicator"] == indicator) & (frame["area"] == area) & (frame["period"] == period)
    ]
    assert len(picked) == 1, (indicator, area, period, len(picked))
    return picked.iloc[0]

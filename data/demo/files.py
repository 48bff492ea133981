"""Writes the town's files in the official formats, byte for byte the same every time."""

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from data.catalogue.model import Source
from data.demo.figures import Figure, country, in_years, published
from data.demo.town import Town

COUNTRY_NAME = "Nederland"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def write_features(path: Path, name: str, features: list[dict[str, object]], edition: int) -> None:
    """A GeoJSON file as the PDOK OGC API gives it: CRS84, snake_case."""
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    lines = ",\n".join(json.dumps(f, ensure_ascii=False) for f in features)
    head = json.dumps({"type": "FeatureCollection", "name": name, "crs": crs, "jaar": edition})
    _write(path, f'{head[:-1]}, "features": [\n{lines}\n]}}\n')


def feature(properties: dict[str, object], shape: BaseGeometry) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": mapping(shape)}


def region(code: str) -> str:
    return {"NL": "Land", "GM": "Gemeente", "WK": "Wijk", "BU": "Buurt"}[code[:2]]


def write_area_files(
    folder: Path, town: Town, shapes: dict[str, BaseGeometry], edition: int, changed: set[str]
) -> None:
    """Buurten, wijken and gemeente of one edition. changed: codes whose border is new."""
    levels = (("GM", "gemeente", "gemeenten"), ("WK", "wijk", "wijken"), ("BU", "buurt", "buurten"))
    for prefix, word, plural in levels:
        features = []
        for code, shape in shapes.items():
            if not code.startswith(prefix):
                continue
            own = {f"{word}code": code, f"{word}naam": town.names[code]}
            up = {"wijkcode": "WK" + code[2:8]} if prefix == "BU" else {}
            where = {"gemeentecode": town.code, "gemeentenaam": town.name}
            change = {"indelingswijziging_wijken_en_buurten": 3 if code in changed else 1}
            rest = {"water": "NEE", "jaar": edition}
            features.append(feature({**own, **up, **where, **change, **rest}, shape))
        write_features(folder / f"pdok_{plural}_{edition}.geojson", plural, features, edition)


def _number(column: int, year: int) -> int:
    """The number behind a column name, which CBS changes every year."""
    return 5 + 3 * column + (year % 4 if column > 2 else 0)


def _json_value(value: float, decimals: int | None) -> float | int | None:
    if np.isnan(value):
        return None
    return round(value, decimals) if decimals else int(value)


def write_kwb(
    folder: Path, town: Town, source: Source, figures: Iterable[Figure], table: pd.DataFrame
) -> None:
    """One TypedDataSet and one WijkenEnBuurten a year. `table`: counts per (area, year)."""
    years = np.array(town.years, dtype=float)
    values, inhabitants = {}, np.zeros(len(years))
    for figure in figures:
        nation = country(figure, years, inhabitants)
        inhabitants = inhabitants if inhabitants.any() else nation
        nl = pd.Series(nation, pd.MultiIndex.from_product([["NL00"], town.years]))
        values[figure.column] = (figure, pd.concat([nl, published(figure, table)]))
    names = {"NL00": COUNTRY_NAME, **town.names}
    for item in source.tables:
        year = int(item.period)
        rows = []
        for n, code in enumerate(names):
            row: dict[str, object] = {"ID": n, "WijkenEnBuurten": f"{code:<10}"}
            place = COUNTRY_NAME if code == "NL00" else town.name
            row["Gemeentenaam_1"] = f"{place:<40}"
            row["SoortRegio_2"] = f"{region(code):<10}"
            row["Codering_3"] = f"{code:<10}"
            for c, (figure, series) in enumerate(values.values()):
                if in_years(figure, year):
                    value = _json_value(series[code, year], figure.decimals)
                    row[f"{figure.column}_{_number(c, year)}"] = value
            rows.append(row)
        _write_odata(folder, f"kwb_{year}_{item.id}_{town.code}", item.id, rows, names)


def _write_odata(
    folder: Path, stem: str, table: str, rows: list[dict[str, object]], names: dict[str, str]
) -> None:
    base = f"https://opendata.cbs.nl/ODataApi/OData/{table}/$metadata#Cbs.OData.WebAPI."
    keys = [{"Key": f"{code:<10}", "Title": name} for code, name in names.items()]
    for suffix, entity, value in (
        ("", "TypedDataSet", rows),
        ("_WijkenEnBuurten", "WijkenEnBuurten", keys),
    ):
        content = {"odata.metadata": base + entity, "value": value}
        _write(folder / f"{stem}{suffix}.json", json.dumps(content, ensure_ascii=False, indent=0))

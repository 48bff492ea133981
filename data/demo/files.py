"""Writes the figures of the town in the official formats, the same bytes every time."""

import csv
import json
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path

import numpy as np

from data.catalogue.source import Source
from data.demo.figures import Figure, Values
from data.demo.town import Town

ADULTS, ELDERLY = "20300", "80200"
"""Codes of the age groups 18 and older, 65 and older in the health survey."""
REGIONS = {"NL": "Land", "GM": "Gemeente", "WK": "Wijk", "BU": "Buurt"}


def _write_csv(path: Path, rows: Iterable[Sequence[object]], delimiter: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(rows)


def _text(value: float, decimals: int | None, missing: str) -> str:
    return missing if np.isnan(value) else f"{value:.{decimals or 0}f}"


def _place_name(town: Town, code: str) -> str:
    return "Nederland" if code.startswith("NL") else town.name


def _number(column: int, year: int) -> int:
    """The number behind a column name, which CBS changes every year."""
    return 5 + 3 * column + (year % 4 if column > 2 else 0)


def _kwb_row(town: Town, id_: int, code: str, year: int, values: Values) -> dict[str, object]:
    row: dict[str, object] = {
        "ID": id_,
        "WijkenEnBuurten": f"{code:<10}",
        "Gemeentenaam_1": f"{_place_name(town, code):<40}",
        "SoortRegio_2": f"{REGIONS[code[:2]]:<10}",
        "Codering_3": f"{code:<10}",
    }
    for n, (figure, series) in enumerate(values):
        if figure.covers(year):
            value = series[code, year]
            exact = round(value, figure.decimals) if figure.decimals else value
            whole = None if np.isnan(value) else int(value)
            known = exact if figure.decimals and whole is not None else whole
            row[f"{figure.column}_{_number(n, year)}"] = known
    return row


def write_kwb(folder: Path, town: Town, source: Source, values: Values) -> None:
    """Key figures: a TypedDataSet and a WijkenEnBuurten for every yearly table of the source."""
    names = {"NL00": "Nederland", **town.names}
    keys = [{"Key": f"{code:<10}", "Title": name} for code, name in names.items()]
    folder.mkdir(parents=True, exist_ok=True)
    for item in source.tables:
        year = int(item.period or 0)
        rows = [_kwb_row(town, n, code, year, values) for n, code in enumerate(names)]
        stem = f"kwb_{year}_{item.id}_{town.code}"
        base = f"https://opendata.cbs.nl/ODataApi/OData/{item.id}/$metadata#Cbs.OData.WebAPI."
        for suffix, entity, value in (
            ("", "TypedDataSet", rows),
            ("_WijkenEnBuurten", "WijkenEnBuurten", keys),
        ):
            content = {"odata.metadata": base + entity, "value": value}
            text = json.dumps(content, ensure_ascii=False, indent=0)
            (folder / f"{stem}{suffix}.json").write_text(text, encoding="utf-8", newline="\n")


def write_statline(path: Path, town: Town, values: Values) -> None:
    """A StatLine export: country, gemeente and buurten, no wijken; a missing figure is a dot."""
    codes = ["NL00", town.code, *town.buurten]
    rows = [
        [f"{code:<10}", f"{year}JJ00"] + [_text(s[code, year], f.decimals, ".") for f, s in values]
        for code in codes
        for year in town.years
        if values[0][0].covers(year)
    ]
    head = ["WijkenEnBuurten", "Perioden", *(figure.column for figure, _ in values)]
    _write_csv(path, [head, *rows], ";")


def _older(figure: Figure, value: float) -> float:
    share = np.clip(value / 100, 0.001, 0.999)
    return float(100 * figure.inverse(np.log(share / (1 - share)) + figure.older))


def write_survey(path: Path, town: Town, values: Values) -> None:
    """A raw export of the health survey: text, padded, two age groups, `.` when missing."""
    fixed = ["ID", "Leeftijd", "Marges", "WijkenEnBuurten", "Perioden", "Gemeentenaam_1"]
    head = [*fixed, "SoortRegio_2", "Codering_3"]
    head += [f"{figure.column}_{n}" for n, (figure, _) in enumerate(values, start=4)]
    rows: list[list[str]] = []
    for year, code, age in product(town.surveys, ["NL01", *town.names], (ADULTS, ELDERLY)):
        row = [str(len(rows) + 1), age, "MW00000", f"{code:<10}", f"{year}JJ00"]
        row += [f"{_place_name(town, code):<40}", f"{REGIONS[code[:2]]:<10}", f"{code:<20}"]
        for figure, series in values:
            value = series[code, year] if figure.covers(year) else np.nan
            value = _older(figure, value) if age == ELDERLY else value
            row.append(f"{_text(value, figure.decimals, '.'):>8}")
        rows.append(row)
    _write_csv(path, [head, *rows], ";")


def write_budget(path: Path, town: Town, values: Values) -> None:
    """Figures of the whole gemeente beside those of other towns, as budget texts give them."""
    head = ["indicator", "jaar", town.name.lower(), "benchmark", "jaartoewijzing", "bron"]
    rows = []
    for figure, series in values:
        for year in filter(figure.covers, town.years):
            own, other = (_text(series[c, year], figure.decimals, "") for c in (town.code, "NL00"))
            rows.append([figure.column, year, own, other, "fictief", "begroting (fictief)"])
    _write_csv(path, [head, *rows], ",")

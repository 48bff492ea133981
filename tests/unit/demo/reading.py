"""Reads the files of the fictitious town back in, as a stranger would."""

import csv
import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

Cells = dict[tuple[str, int], float | None]
Table = Mapping[str, Cells]


def features(built: Path, plural: str, edition: int) -> list[dict[str, dict[str, object]]]:
    path = built / "gebieden" / f"pdok_{plural}_{edition}.geojson"
    found: list[dict[str, dict[str, object]]] = json.loads(path.read_text("utf-8"))["features"]
    return found


def shapes(built: Path, plural: str, edition: int) -> dict[str, BaseGeometry]:
    word = {"buurten": "buurtcode", "wijken": "wijkcode"}[plural]
    return {
        str(f["properties"][word]): shape(f["geometry"]) for f in features(built, plural, edition)
    }


def key_figures(built: Path) -> Table:
    """Column without its number -> (code, year) -> value."""
    found: dict[str, Cells] = defaultdict(dict)
    for path in (built / "kerncijfers").glob("*_GM9999.json"):
        year = int(path.name.split("_")[1])
        for row in json.loads(path.read_text("utf-8"))["value"]:
            for name, value in row.items():
                found[name.rsplit("_", 1)[0]][row["WijkenEnBuurten"].strip(), year] = value
    return dict(found)


def rows_of(built: Path, folder: str, delimiter: str = ";") -> list[dict[str, str]]:
    path = next((built / folder).glob("*.csv"))
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def health(built: Path, column: str) -> dict[tuple[str, int], float]:
    """(code, year) -> value of the adults."""
    found = {}
    for row in rows_of(built, "gezondheid"):
        key = row["WijkenEnBuurten"].strip(), int(row["Perioden"][:4])
        value = next(v for n, v in row.items() if n.rsplit("_", 1)[0] == column).strip()
        if row["Leeftijd"] == "20300" and value != ".":
            found[key] = float(value)
    return found


def crimes(built: Path) -> dict[tuple[str, int], int]:
    return {
        (row["WijkenEnBuurten"].strip(), int(row["Perioden"][:4])): int(row["TotaalMisdrijven"])
        for row in rows_of(built, "misdrijven")
        if row["TotaalMisdrijven"] != "."
    }


def numbers(cells: Cells, codes: list[str], year: int) -> np.ndarray:
    values = [cells[code, year] for code in codes]
    return np.array([np.nan if value is None else value for value in values])

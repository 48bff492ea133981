"""Generated towns of any size, in the official formats, loaded through the importers."""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.catalogue import Catalogue, load_catalogue
from data.load import load_paths
from data.store import open_store

PER_WIJK = 10
BLOCK = 0.012
"""Degrees between two corners of the grid."""
DETAIL = 12
"""Points on one border: about what a real buurt has."""
YEARS = range(2018, 2026)
Point = tuple[float, float]


def make_town(buurten: int, url: str, folder: Path) -> None:
    """Fill an empty store with a town of this many buurten, ten a wijk."""
    folder.mkdir(parents=True)
    columns = -(-buurten // 20) if buurten > 100 else 8
    _borders(buurten, columns, folder / "pdok_buurten_2025.geojson")
    catalogue = load_catalogue()
    for year in YEARS:
        _key_figures(buurten, year, catalogue, folder)
    engine = open_store(url)
    report = load_paths(engine, catalogue, [folder], originals=folder / "originals")
    engine.dispose()
    if report.refused:
        raise RuntimeError(f"the generated town was refused: {report.refused[0].problems[0]}")


def _code(number: int) -> str:
    return f"BU9999{number // PER_WIJK + 1:02d}{number % PER_WIJK:02d}"


def _border(start: Point, end: Point) -> list[Point]:
    """A jagged line that is the same from both sides, without its last point."""
    first, last = sorted((start, end))
    seed = round(1e6 * (first[0] * 7 + first[1] * 13 + last[0] * 17))
    shake = np.random.default_rng(seed).normal(0, BLOCK / 60, (DETAIL - 1, 2))
    steps = np.linspace(0, 1, DETAIL + 1)[1:-1, None]
    between = np.array(first) + steps * (np.array(last) - np.array(first)) + shake
    points = [first, *((round(x, 7), round(y, 7)) for x, y in between.tolist()), last]
    return points[:-1] if (start, end) == (first, last) else points[:0:-1]


def _borders(buurten: int, columns: int, path: Path) -> None:
    features = []
    for number in range(buurten):
        column, line = number % columns, number // columns
        x, y = 5.5 + column * BLOCK * 1.6, 52.0 + line * BLOCK
        corners = [(x, y), (x + BLOCK * 1.6, y), (x + BLOCK * 1.6, y + BLOCK), (x, y + BLOCK)]
        corners = [(round(a, 7), round(b, 7)) for a, b in corners]
        sides = zip(corners, corners[1:] + corners[:1], strict=True)
        ring = [point for start, end in sides for point in _border(start, end)]
        names = {"buurtcode": _code(number), "buurtnaam": f"Buurt {number + 1}"}
        above = {"wijkcode": f"WK{_code(number)[2:8]}", "gemeentecode": "GM9999"}
        properties = {**names, **above, "gemeentenaam": "Meetstad", "jaar": 2025, "water": "NEE"}
        shape = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
        features.append({"type": "Feature", "properties": properties, "geometry": shape})
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")


def _key_figures(buurten: int, year: int, catalogue: Catalogue, folder: Path) -> None:
    table = next(t for t in catalogue.sources["cbs_kwb"].tables if t.period == str(year))
    chance = np.random.default_rng(year)
    names = {  # an indicator may know several names of its column; one a year is enough
        indicator.id: (column.column, indicator.valid_range)
        for indicator, column in catalogue.columns_of("cbs_kwb")
        if (column.first or "") <= str(year) <= (column.last or "9999")
        and column.role == "value"
        and not indicator.population
    }
    columns = {name: _values(span, chance, buurten) for name, span in names.values()}
    population = catalogue.population.columns[0].column
    columns[population] = chance.integers(200, 9000, buurten).astype(float)
    columns = {f"{name}_{at}": values for at, (name, values) in enumerate(columns.items(), 5)}
    rows = [_row(number, columns) for number in range(buurten)]
    whole = {name: float(np.mean(values).round(1)) for name, values in columns.items()}
    wijken = sorted({"WK" + _code(number)[2:8] for number in range(buurten)})
    rows += [{**_region(code, "Wijk"), **whole} for code in wijken]
    rows.append({**_region("GM9999", "Gemeente"), **whole})
    document = {"odata.metadata": f"https://example/{table.id}/$metadata", "value": rows}
    path = folder / f"kwb_{year}_{table.id}.json"
    path.write_text(json.dumps(document), "utf-8")


def _values(
    span: tuple[float, float], chance: np.random.Generator, size: int
) -> NDArray[np.float64]:
    low, high = span
    return np.round(low + (high - low) * chance.beta(2, 8, size), 1)


def _region(code: str, kind: str) -> dict[str, object]:
    return {"WijkenEnBuurten": code, "Gemeentenaam_1": "Meetstad", "SoortRegio_2": kind}


def _row(number: int, columns: dict[str, NDArray[np.float64]]) -> dict[str, object]:
    values = {name: float(column[number]) for name, column in columns.items()}
    return {**_region(_code(number), "Buurt"), **values}

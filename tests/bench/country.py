"""A generated country: the key figures of a year as CBS gives them, and borders of squares."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.catalogue import Catalogue
from data.catalogue.model import Indicator

TABLE, YEAR = "85984NED", 2024
LARGE, SMALL = 0.0125, 0.0009
"""Degrees from one buurt to the next, and the air between two gemeenten."""
MISSING = 0.05
"""Part of the cells of ordinary areas without a figure; in small buurten most of them have none."""
FEW = 100
"""Inhabitants below which CBS gives hardly any figure."""
OTHERS = Path(__file__).with_name("country_columns.txt").read_text("utf-8").split()
"""Names of columns of the key figures that no indicator uses."""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Country:
    """Fictitious gemeenten GM9000 and on, with wijken of the wanted number and buurten in them."""

    gemeenten: int = 342
    wijken: int = 3_400
    buurten: int = 14_000

    @cached_property
    def wijk_codes(self) -> list[str]:
        return _numbered("WK", [f"{9000 + n}" for n in range(self.gemeenten)], self.wijken)

    @cached_property
    def buurt_codes(self) -> list[str]:
        return _numbered("BU", [code[2:] for code in self.wijk_codes], self.buurten)

    @cached_property
    def codes(self) -> list[str]:
        """As CBS lists them: the country, then every gemeente with its wijken and their buurten."""
        gemeenten = [f"GM{9000 + n}" for n in range(self.gemeenten)]
        inside = [*gemeenten, *self.wijk_codes, *self.buurt_codes]
        return ["NL00", *sorted(inside, key=lambda code: (code[2:].ljust(8, " "), code))]


def _numbered(letters: str, homes: list[str], number: int) -> list[str]:
    """Two more digits; the first of every three homes has twice as many as the two after it."""
    weights = np.array([2.0 if at % 3 == 0 else 1.0 for at in range(len(homes))])
    ends = np.maximum(np.rint(np.cumsum(weights) / weights.sum() * number), 1).astype(int)
    starts = [0, *ends[:-1].tolist()]
    spans = zip(homes, starts, ends.tolist(), strict=True)
    return [f"{letters}{home}{n:02d}" for home, at, end in spans for n in range(end - at)]


def name_of(code: str) -> str:
    """A made-up name of a clean code."""
    level = {"NL": "Nederland", "GM": "Gemeente", "WK": "Wijk", "BU": "Buurt"}[code[:2]]
    return level if code[:2] == "NL" else f"{level} {code[2:]}"


def write_figures(folder: Path, country: Country, catalogue: Catalogue, seed: int = 1) -> Path:
    """The TypedDataSet of the year with the file of names beside it; the path of the first."""
    frame = _figures(country, catalogue, np.random.default_rng(seed))
    kinds = {"NL": "Land", "GM": "Gemeente", "WK": "Wijk", "BU": "Buurt"}
    path = folder / f"kwb_{YEAR}_{TABLE}.json"
    link = f"https://opendata.cbs.nl/ODataApi/OData/{TABLE}/$metadata#Cbs.OData.WebAPI.TypedDataSet"
    with path.open("w", encoding="utf-8") as file:
        file.write(f'{{"odata.metadata": {json.dumps(link)}, "value": [')
        for number, row in enumerate(frame.itertuples(index=False, name=None)):
            code = country.codes[number]
            head = {
                "ID": number,
                "WijkenEnBuurten": code.ljust(10),
                "Gemeentenaam_1": name_of("GM" + code[2:6] if number else "NL").ljust(40),
                "SoortRegio_2": kinds[code[:2]].ljust(10),
                "Codering_3": code.ljust(10),
                "IndelingswijzigingWijkenEnBuurten_4": "1         ",
            }
            file.write(",\n" if number else "\n")
            file.write(json.dumps({**head, **dict(zip(frame.columns, row, strict=True))}))
        file.write("]}")
    names = [{"Key": code.ljust(10), "Title": name_of(code)} for code in country.codes]
    beside = folder / f"{path.stem}_WijkenEnBuurten.json"
    beside.write_text(json.dumps({"value": names}), "utf-8")
    return path


def _figures(country: Country, catalogue: Catalogue, chance: np.random.Generator) -> pd.DataFrame:
    """A row a code, a column a figure; objects, None where the source gives none."""
    size = {"NL": 18_000_000, "GM": 45_000, "WK": 5_200, "BU": 1_200}
    middle = np.array([size[code[:2]] for code in country.codes], dtype=float)
    people = np.rint(middle * chance.lognormal(0, 0.8, len(middle)) / 5) * 5
    people = np.minimum(people, 18_000_000)
    people[chance.random(len(people)) < MISSING / 5] = 0
    columns: dict[str, NDArray[np.object_]] = {}
    for name, whole, values in _columns(catalogue, people, chance):
        absent = chance.random(len(people)) < np.where(people < FEW, 0.9, MISSING)
        column = (values.astype(int) if whole else np.round(values, 1)).astype(object)
        column[absent & (name != catalogue.population.columns[0].column)] = None
        columns[f"{name}_{len(columns) + 5}"] = column
    return pd.DataFrame(columns, dtype=object)


def _columns(
    catalogue: Catalogue, people: Floats, chance: np.random.Generator
) -> list[tuple[str, bool, Floats]]:
    """Name, whether it is a whole number, values: what the catalogue knows and what it does not."""
    made: dict[str, tuple[str, bool, Floats]] = {}
    for item, column in catalogue.columns_of("cbs_kwb"):
        if (column.first or "") <= str(YEAR) <= (column.last or "9999"):
            counted = item.kind == "count" or column.role == "numerator"
            own = people if item.population else _values(item, column.role, people, chance)
            made.setdefault(item.id, (column.column, counted, own))
    known = {column.column for _item, column in catalogue.columns_of("cbs_kwb")}
    names = [name for name in OTHERS if name not in known]
    others = [(name, True, np.rint(people * chance.random(len(people)))) for name in names]
    return [*made.values(), *others]


def _values(item: Indicator, role: str, people: Floats, chance: np.random.Generator) -> Floats:
    share = chance.beta(2, 8, len(people))
    if role == "numerator" or item.kind == "count":
        return np.rint(people * share / 5 * 0.6) * 5
    low, high = item.valid_range
    return low + (high - low) * share


def write_borders(folder: Path, country: Country, only: str = "GM") -> Path:
    """Every buurt a square of about a kilometre, the buurten of a gemeente in a block. only: of the
    gemeenten whose code begins so."""
    features = []
    homes: dict[str, list[str]] = {}
    for code in country.buurt_codes:
        homes.setdefault(code[2:6], []).append(code)
    across = int(np.ceil(np.sqrt(len(homes))))
    for at, codes in enumerate(homes.values()):
        west, south = 4.2 + (at % across) * 0.12, 51.2 + (at // across) * 0.1
        wide = int(np.ceil(np.sqrt(len(codes))))
        step = min(LARGE, 0.1 / wide) - SMALL / wide
        for number, code in enumerate(codes):
            x, y = west + (number % wide) * step, south + (number // wide) * step
            corners = ((x, y), (x + step, y), (x + step, y + step), (x, y + step), (x, y))
            ring = [[round(a, 6), round(b, 6)] for a, b in corners]
            if f"GM{code[2:6]}".startswith(only):
                features.append(_feature(code, ring))
    path = folder / f"pdok_buurten_{YEAR}.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


def _feature(code: str, ring: list[list[float]]) -> dict[str, object]:
    above = {"wijkcode": f"WK{code[2:8]}", "gemeentecode": f"GM{code[2:6]}"}
    names = {f"{k[:-4]}naam": name_of(v) for k, v in above.items()}
    own = {"buurtcode": code, "buurtnaam": name_of(code), "jaar": YEAR, "water": "NEE"}
    shape = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {**own, **above, **names}, "geometry": shape}

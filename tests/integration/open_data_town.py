"""What the publishers know of a town that does not exist, and of a neighbour: made on the fly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from data.catalogue import load_catalogue

Row = dict[str, Any]
Tables = dict[str, dict[str, list[Row]]]

TOWN, NEIGHBOUR = "GM9999", "GM9998"
NAMES = {TOWN: "Rekenhoven", NEIGHBOUR: "Buurdorp"}
WIJKEN, BUURTEN = 2, 3
"""Of one gemeente, and of one wijk."""


@dataclass
class OpenTown:
    """tables, third: table -> entity -> records. editions: year -> collection -> features."""

    tables: Tables = field(default_factory=dict)
    third: Tables = field(default_factory=dict)
    editions: dict[int, dict[str, list[Row]]] = field(default_factory=dict)


def open_town(years: Sequence[int] = (2023, 2024), gemeenten: Iterable[str] = NAMES) -> OpenTown:
    """Key figures, crime, health and borders of these years, for the country and the gemeenten.

    The number behind a column is another one every year, as CBS does.
    """
    codes = list(gemeenten)
    town = OpenTown()
    for table in load_catalogue().sources["cbs_kwb"].tables:
        if table.period and int(table.period) in years:
            town.tables[table.id] = _key_figures(int(table.period), codes)
    town.third["47022NED"] = _third(_crime(years, codes))
    for table_id in ("50090NED", "50150NED"):
        town.third[table_id] = _third(_health((2020, 2022), codes))
    town.editions = {year: _borders(year, codes) for year in years}
    return town


def areas_of(gemeente: str) -> list[str]:
    """The codes of a gemeente, its wijken and its buurten."""
    wijken = [f"WK{gemeente[2:]}{n:02d}" for n in range(1, WIJKEN + 1)]
    buurten = [f"BU{wijk[2:]}{n:02d}" for wijk in wijken for n in range(1, BUURTEN + 1)]
    return [gemeente, *wijken, *buurten]


def people(code: str, year: int) -> int:
    """Inhabitants: those of a wijk and a gemeente are the sum of their buurten."""
    if code.startswith("NL"):
        return 17_000_000
    if code.startswith("BU"):
        return 400 + 100 * int(code[-2:]) + 10 * (year - 2020)
    return sum(
        people(b, year)
        for b in areas_of("GM" + code[2:6])
        if b[2:].startswith(code[2:]) and b.startswith("BU")
    )


def _key_figures(year: int, gemeenten: list[str]) -> dict[str, list[Row]]:
    codes = ["NL00", *(code for gemeente in gemeenten for code in areas_of(gemeente))]
    low_income = "HuishoudensMetEenLaagInkomen" if year < 2024 else "PersonenInArmoede"
    shift = year % 7
    records = [
        {
            "ID": number,
            "WijkenEnBuurten": f"{code:<10}",
            "Gemeentenaam_1": f"{NAMES.get('GM' + code[2:6], 'Nederland'):<40}",
            "SoortRegio_2": "x",
            "AantalInwoners_5": people(code, year),
            "HuishoudensTotaal_29": people(code, year) // 2,
            f"Koopwoningen_{40 + shift}": 50 + int(code[-1]),
            f"GemiddeldInkomenPerInwoner_{70 + shift}": 30.5,
            f"PersonenPerSoortUitkeringBijstand_{80 + shift}": people(code, year) // 100 * 5,
            f"{low_income}_{60 + shift}": 7.5,
        }
        for number, code in enumerate(codes)
    ]
    keys = [{"Key": f"{code:<10}", "Title": _name(code), "Description": ""} for code in codes]
    return {"TypedDataSet": records, "WijkenEnBuurten": keys}


def _name(code: str) -> str:
    return NAMES.get(code, f"Plek {code[6:]}" if len(code) > 6 else "Nederland")


def _third(records: list[Row]) -> dict[str, list[Row]]:
    kinds = {"Perioden": "TimeDimension", "WijkenEnBuurten": "GeoDetail"}
    keys = [name for name in records[0] if name != "ID"]
    properties = [{"odata.type": "x", "Key": k, "Type": kinds.get(k, "Topic")} for k in keys]
    return {"TypedDataSet": records, "DataProperties": properties}


def _crime(years: Sequence[int], gemeenten: list[str]) -> list[Row]:
    """All crime and one kind of it, in buurten, gemeenten and the country: no wijken."""
    codes = [c for g in gemeenten for c in areas_of(g) if not c.startswith("WK")]
    return [
        {
            "ID": 0,
            "SoortMisdrijf": kind,
            "WijkenEnBuurten": f"{code:<10}",
            "Perioden": f"{year}JJ00",
            "GeregistreerdeMisdrijven_1": people(code, year) // divisor,
        }
        for code in ["NL01", *codes]
        for year in years
        for kind, divisor in (("0.0.0 ", 20), ("1.1.1 ", 200))
    ]


def _health(years: Sequence[int], gemeenten: list[str]) -> list[Row]:
    """Two ages, the estimate and its lower bound."""
    codes = ["NL01", *(c for g in gemeenten for c in areas_of(g))]
    return [
        {
            "ID": 0,
            "Leeftijd": age,
            "Marges": margin,
            "WijkenEnBuurten": f"{code:<10}",
            "Perioden": f"{year}JJ00",
            "Eenzaam_25": 40.5 + (age == "80200"),
            "Roker_30": 18.2,
        }
        for code in codes
        for year in years
        for age in ("20300", "80200")
        for margin in ("MW00000", "MOG0095")
    ]


def _borders(year: int, gemeenten: list[str]) -> dict[str, list[Row]]:
    """Squares side by side: a row of buurten a gemeente, the neighbour north of the town."""
    found: dict[str, list[Row]] = {"buurten": [], "wijken": [], "gemeenten": []}
    for north, gemeente in enumerate(gemeenten):
        low, width = 52.0 + north * 0.02, BUURTEN * WIJKEN
        found["gemeenten"].append(_feature("gemeente", gemeente, 0, width, low, year))
        wijken = [code for code in areas_of(gemeente) if code.startswith("WK")]
        for number, wijk in enumerate(wijken):
            start = number * BUURTEN
            found["wijken"].append(_feature("wijk", wijk, start, start + BUURTEN, low, year))
            buurten = [c for c in areas_of(gemeente) if c.startswith("BU" + wijk[2:])]
            for at, buurt in enumerate(buurten, start=start):
                found["buurten"].append(_feature("buurt", buurt, at, at + 1, low, year))
    return found


def _feature(level: str, code: str, left: int, right: int, low: float, year: int) -> Row:
    west, east, high = 5.0 + left * 0.01, 5.0 + right * 0.01, low + 0.02
    ring = [[west, low], [east, low], [east, high], [west, high], [west, low]]
    gemeente = "GM" + code[2:6]
    properties = {
        f"{level}code": code,
        f"{level}naam": _name(code),
        "gemeentecode": gemeente,
        "gemeentenaam": NAMES.get(gemeente, gemeente),
        "indelingswijziging_wijken_en_buurten": 1,
        "water": "NEE",
        "aantal_inwoners": people(code, year),
        "woningvoorraad": -99995,
    }
    shape = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "id": code, "properties": properties, "geometry": shape}

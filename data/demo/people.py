"""Who lives in the buurten, year by year, and the hidden factors that drive every figure."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.demo.town import Town

Numbers = NDArray[np.float64]
BASE_YEAR = 2019


def _drawn(town: Town, purpose: int) -> np.random.Generator:
    """Chance for one purpose: a new purpose leaves the other figures as they were."""
    return np.random.default_rng([town.seed, purpose])


def _wander(rng: np.random.Generator, areas: int, years: int, size: float) -> Numbers:
    """(areas, years): slow wandering around zero, most of last year's deviation remains."""
    steps = rng.normal(0, size, (areas, years))
    for n in range(1, years):
        steps[:, n] += 0.8 * steps[:, n - 1]
    return steps


def _inhabitants(town: Town) -> Numbers:
    """(buurten, years): whole numbers, with the corners that changed hands."""
    codes, years = list(town.buurten), np.array(town.years)
    along = (years - years[0]) / (years[-1] - years[0])
    wander = _wander(_drawn(town, 1), len(codes), len(years), 0.005)
    rows = []
    for buurt, noise in zip(town.buurten.values(), wander, strict=True):
        first, last = buurt.people
        if buurt.since is None:
            rows.append((first + (last - first) * along) * (1 + noise))
        else:
            grown = np.clip((years - buurt.since + 1) / (years[-1] - buurt.since + 1), 0, 1)
            rows.append(last * grown**0.75)
    people = np.array(rows)
    for move in town.moves:
        people[codes.index(move.before), years < move.year] += move.people
        people[codes.index(move.after), years >= move.year] += move.people
    return np.round(people)


def deprivation(town: Town) -> Numbers:
    """(buurten, years): the hidden factor, smooth in space, slow in time; mean 0, spread 1 in 2013.

    The planted drifts come on top of it.
    """
    at = np.array([b.at for b in town.buurten.values()])
    field = np.zeros(len(at))
    for bump in town.bumps:
        apart = np.hypot(*(at - np.array(bump.at)).T)
        field += bump.strength * np.exp(-0.5 * (apart / bump.radius) ** 2)
    field = (field - field.mean()) / field.std()
    years = len(town.years)
    own = _drawn(town, 2).normal(0, 0.18, len(at))[:, None]
    wander = _wander(_drawn(town, 3), len(at), years, 0.04)
    total: Numbers = field[:, None] + own + wander + drift(town, "deprivation")
    return total


def drift(town: Town, factor: str) -> Numbers:
    """(buurten, years): the planted changes of a factor."""
    years = np.array(town.years)
    total = np.zeros((len(town.buurten), len(years)))
    for item in town.drifts:
        if item.factor == factor:
            grown = item.yearly * np.clip(years - item.since, 0, None)
            hit = [item.area in (code, "WK" + code[2:8]) for code in town.buurten]
            total[hit] += grown
    return total


def _kind(town: Town, name: str) -> Numbers:
    shares: Numbers = np.array([[getattr(town.kinds[b.kind], name)] for b in town.buurten.values()])
    return shares


def _centrality(town: Town) -> Numbers:
    """1 in the first buurt (the old market), falling to 0 in about 2 km."""
    at = np.array([b.at for b in town.buurten.values()])
    apart = np.hypot(*(at - at[0]).T)
    near: Numbers = np.exp(-0.5 * (apart / 0.9) ** 2)[:, None]
    return near


def _composition(town: Town, people: Numbers) -> dict[str, Numbers]:
    """Counts of inhabitants by age, whole numbers, and how old a buurt is."""
    later = np.array(town.years) - BASE_YEAR
    wander = _wander(_drawn(town, 4), len(people), len(later), 0.004)
    old = _kind(town, "old") * (1 + 0.0175 * later) + wander
    young = _kind(town, "young") * (1 - 0.008 * later) + wander[::-1]
    shares = {
        "young": young,
        "students": (_kind(town, "youth") - young) * 1.25,
        "youth": np.maximum(_kind(town, "youth"), young + 0.05),
        "adults": 1 - young * 1.19,
        "old": old,
        "working": 1 - young - 0.45 * old,
    }
    counts = {name: np.round(people * share) for name, share in shares.items()}
    rest = people - counts["young"] - counts["students"] - counts["old"]
    counts["starters"] = np.round(rest * 0.54)
    counts["settled"] = rest - counts["starters"]
    return {**counts, "ageing": (old - 0.18) * 10}


def _homes(town: Town, people: Numbers) -> dict[str, Numbers]:
    """Counts of households and dwellings."""
    later = np.array(town.years) - BASE_YEAR
    households = np.round(people / _kind(town, "size"))
    dwellings = np.round(households * 0.985)
    single = _kind(town, "single") + 0.002 * later
    sold = np.cumsum(_drawn(town, 5).normal(0, 0.004, people.shape), axis=1)
    owned = np.clip(_kind(town, "owned") + sold, 0, 1)
    return {
        "households": households,
        "single": np.round(households * single),
        "families": np.round(households * (1 - single) * (0.35 + 1.4 * _kind(town, "young"))),
        "dwellings": dwellings,
        "owned": np.round(dwellings * owned),
        "social": np.round(dwellings * (1 - owned) * _kind(town, "social")),
        "house": np.round(dwellings * _kind(town, "house")),
        "flat": 0.5 - _kind(town, "house"),
        "woz": _kind(town, "woz") / 268,
        "car": _kind(town, "car"),
    }


def population(town: Town, km2: dict[int, dict[str, float]]) -> pd.DataFrame:
    """One row per (area, year) for the buurten: counts of people, households and dwellings, land
    and factors. `km2`: edition -> code -> land area."""
    people = _inhabitants(town)
    edition = {
        y: max(town.editions[0], *(e for e in town.editions if e <= y), 0) for y in town.years
    }
    land = np.array([[km2[edition[y]][code] for y in town.years] for code in town.buurten])
    table = {
        "people": people,
        "exposure": (people + _kind(town, "visitors")) * (people > 0),
        **_composition(town, people),
        **_homes(town, people),
        "km2": land,
        "hectares": land * 100,
        "deprivation": deprivation(town),
        "lonely": drift(town, "lonely"),
        "central": _centrality(town),
    }
    index = pd.MultiIndex.from_product([list(town.buurten), town.years], names=["area", "year"])
    return pd.DataFrame(
        {n: np.broadcast_to(v, people.shape).ravel() for n, v in table.items()}, index
    )

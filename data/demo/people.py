"""Who lives in the buurten, year by year, and the hidden factors that drive every figure."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.demo.town import Buurt, Kind, Town

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
    return field[:, None] + own + wander + drift(town, "deprivation")


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
    return np.array([[getattr(town.kinds[b.kind], name)] for b in town.buurten.values()])


def _centrality(town: Town) -> Numbers:
    """1 in the first buurt (the old market), falling to 0 in about 2 km."""
    at = np.array([b.at for b in town.buurten.values()])
    apart = np.hypot(*(at - at[0]).T)
    return np.exp(-0.5 * (apart / 0.9) ** 2)[:, None]


def population(town: Town, km2: dict[int, dict[str, float]]) -> pd.DataFrame:
    """One row per (year, area) for the buurten: counts of people, households and dwellings, area
    and factors. `km2`: edition -> code -> land area."""
    people = _inhabitants(town)
    years = np.array(town.years)
    wander = _wander(_drawn(town, 4), len(people), len(years), 0.004)
    ageing = 0.0035 * (years - BASE_YEAR) * _kind(town, "old") / 0.2
    old = _kind(town, "old") + ageing + wander
    young = _kind(town, "young") * (1 - 0.008 * (years - BASE_YEAR)) + wander[::-1]
    youth = np.maximum(_kind(town, "youth"), young + 0.05)
    households = np.round(people / _kind(town, "size"))
    dwellings = np.round(households * 0.985)
    size = [[km2[max(e for e in town.editions if e <= y)][c] for y in years] for c in town.buurten]
    built = dwellings > 0
    table = {
        "people": people,
        "young": np.round(people * young),
        "youth": np.round(people * youth),
        "adults": np.round(people * (1 - young * 1.19)),
        "old": np.round(people * old),
        "working": np.round(people * (1 - young - 0.45 * old)),
        "households": households,
        "single": np.round(households * (_kind(town, "single") + 0.002 * (years - BASE_YEAR))),
        "dwellings": dwellings,
        "owned": np.round(
            dwellings * _kind(town, "owned")
            + built * _wander(_drawn(town, 5), len(people), len(years), 0.8)
        ).clip(0, dwellings),
        "house": np.round(dwellings * _kind(town, "house")),
        "km2": np.array(size),
        "hectares": np.array(size) * 100,
        "woz": _kind(town, "woz") / 268,
        "car": _kind(town, "car"),
        "deprivation": deprivation(town),
        "ageing": (old - 0.18) * 10,
        "lonely": drift(town, "lonely"),
        "central": _centrality(town),
        "flat": 0.5 - _kind(town, "house"),
    }
    index = pd.MultiIndex.from_product([list(town.buurten), years], names=["area", "year"])
    shape = (len(people), len(years))
    return pd.DataFrame({n: np.broadcast_to(v, shape).ravel() for n, v in table.items()}, index)

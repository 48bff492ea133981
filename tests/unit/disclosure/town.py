"""Fictitious towns with counts of persons, for the tests and the bench."""

import random
from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from data.disclosure import Cell, Count, Rule, Rules

GEMEENTE = "GM9999"


def indicator(name: str, **fields: object) -> Indicator:
    """A sensitive count of persons."""
    texts = {
        "title": name,
        "question": "Hoeveel personen?",
        "definition": "Het aantal personen in een fictieve gemeente.",
        "why_it_matters": "Alleen om mee te toetsen.",
        "sentence": "zijn er {value} personen",
    }
    fixed = {
        "id": name,
        "domain": "zorggebruik",
        "topic": "opgroeien",
        "unit": "inwoners",
        "decimals": 0,
        "polarity": "neutral",
        "kind": "count",
        "levels": ("gemeente", "wijk", "buurt"),
        "valid_range": (0, 1_000_000),
        "sensitive": True,
    }
    return Indicator.model_validate({**texts, **fixed, **fields})


def catalogue(*indicators: Indicator) -> Catalogue:
    return Catalogue((), {}, {item.id: item for item in indicators})


def rules(*names: str, **numbers: object) -> Rules:
    rule = Rule(**numbers)  # type: ignore[arg-type]  # the test names fields of Rule
    return Rules(dict.fromkeys(names, rule))


def areas(wijken: Sequence[int], edition: int = 2025) -> pd.DataFrame:
    """A gemeente with so many buurten in each wijk."""
    rows: list[tuple[str, str, str | None, int]] = [(GEMEENTE, "gemeente", "NL", edition)]
    for number, count in enumerate(wijken):
        wijk = f"WK9999{number:02}"
        rows.append((wijk, "wijk", GEMEENTE, edition))
        rows += [(f"BU9999{number:02}{n:02}", "buurt", wijk, edition) for n in range(count)]
    return pd.DataFrame(rows, columns=["code", "level", "parent", "edition"])


def cells(names: Iterable[str], periods: Iterable[str], town: pd.DataFrame) -> list[Cell]:
    periods = list(periods)
    return [Cell(n, p, area) for n in names for p in periods for area in town["code"]]


def summed(leaves: dict[Cell, int], town: pd.DataFrame) -> dict[Cell, int]:
    """With the wijken and the gemeente."""
    parent = dict(zip(town["code"], town["parent"], strict=True))
    counts = dict(leaves)
    for cell, number in leaves.items():
        area = parent[cell.area]
        while area in parent:
            above = cell._replace(area=area)
            counts[above] = counts.get(above, 0) + number
            area = parent[area]
    return counts


def counted(numbers: dict[Cell, int]) -> Iterator[Count]:
    return (Count(cell, number) for cell, number in numbers.items())


def large_town(
    families: int, parts: int, years: range, wijken: Sequence[int], two_years: bool = False
) -> tuple[Catalogue, pd.DataFrame, dict[Cell, int]]:
    """Totals with parts (0: a figure on its own); with `two_years`, of every total also the sum of
    two years. Most counts are small, as with care in a buurt."""
    town, chance = areas(wijken), random.Random(1)  # noqa: S311 - numbers for a test
    items, numbers = [], {}
    for family in range(families):
        names = [f"deel_{family}_{part}" for part in range(parts)]
        items += [indicator(name) for name in names]
        total = indicator(f"totaal_{family}", total_of=names)
        items.append(total)
        leaves: dict[Cell, int] = {}
        for year in map(str, years):
            for area in town.loc[town["level"] == "buurt", "code"]:
                for name in names:
                    leaves[Cell(name, year, area)] = int(chance.expovariate(1 / 15))
                here = [leaves[Cell(name, year, area)] for name in names]
                alone = int(chance.expovariate(1 / 30))
                leaves[Cell(total.id, year, area)] = sum(here) if names else alone
        if two_years:
            both = indicator(f"samen_{family}", sum_over={"indicator": total.id, "years": 2})
            items.append(both)
            for last in list(years)[1:]:
                for area in town.loc[town["level"] == "buurt", "code"]:
                    pair = (Cell(total.id, str(y), area) for y in (last - 1, last))
                    leaves[Cell(both.id, str(last), area)] = sum(leaves[cell] for cell in pair)
        numbers.update(summed(leaves, town))
    return catalogue(*items), town, numbers

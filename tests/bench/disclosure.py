"""Disclosure control of a town: 20 sensitive figures and 10 years, protected and audited.

Always 44 buurten in 10 wijken: that is what the norm is about. Without browser or store.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import perf_counter

from rich.table import Table

from data.disclosure import Cause, audit, build_structure, protect
from tests.unit.disclosure import town as towns

WIJKEN = (5, 4, 4, 5, 4, 4, 5, 4, 5, 4)
YEARS = range(2015, 2025)


@dataclass(frozen=True)
class Measured:
    cells: int
    relations: int
    small: int
    complementary: int
    structure: float
    protect: float
    audit: float


KINDS = {
    "20 figures on their own": (20, 0, False),
    "4 totals of 4 parts": (4, 4, False),
    "4 totals of 3 parts, and sums of two years": (4, 3, True),
}


def measure(_areas: int, _folder: Path) -> dict[str, Measured]:
    """Seconds, by how the figures hang together."""
    return {name: _measured(*kind) for name, kind in KINDS.items()}


@cache
def _measured(families: int, parts: int, two_years: bool) -> Measured:
    catalogue, town, numbers = towns.large_town(families, parts, YEARS, WIJKEN, two_years)
    rules = towns.rules(*catalogue.indicators)
    start = perf_counter()
    structure = build_structure(numbers, catalogue, town)
    built = perf_counter()
    result = protect(towns.counted(numbers), structure, rules)
    ready = perf_counter()
    audit(result.shown, result.structure, rules)
    end = perf_counter()
    causes = [line.cause for line in result.log]
    return Measured(
        len(numbers),
        len(structure.relations),
        causes.count(Cause.SMALL),
        causes.count(Cause.COMPLEMENTARY),
        built - start,
        ready - built,
        end - ready,
    )


def table(results: dict[int, dict[str, Measured]]) -> Table:
    """A column for each way in which the figures hang together."""
    found = next(iter(results.values()))
    made = Table(title="Disclosure control, 44 buurten, 10 years, one thread")
    made.add_column("")
    for name in found:
        made.add_column(name, justify="right")
    rows = {
        "cells": [f"{m.cells:,}" for m in found.values()],
        "relations": [f"{m.relations:,}" for m in found.values()],
        "withheld as small": [f"{m.small:,}" for m in found.values()],
        "withheld as complementary": [f"{m.complementary:,}" for m in found.values()],
        "building the structure (s)": [f"{m.structure:.1f}" for m in found.values()],
        "protecting and its audit (s)": [f"{m.protect:.1f}" for m in found.values()],
        "the audit alone (s)": [f"{m.audit:.1f}" for m in found.values()],
    }
    for name, cells in rows.items():
        made.add_row(name, *cells)
    return made

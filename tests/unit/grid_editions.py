"""Editions of a town of square cells, so that what became of every area can be counted by hand."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd
import shapely
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from data.editions.breaks import Transition
from data.editions.kinds import Change, area_changes
from data.editions.overlay import shared_ground

Cell = tuple[int, int]
Town = dict[Cell, str]
"""cell -> code of the area that it is in."""

WIDTH, HEIGHT, SIDE = 6, 4, 500.0
CELLS = [(x, y) for x in range(WIDTH) for y in range(HEIGHT)]


def cells_of(town: Town) -> dict[str, frozenset[Cell]]:
    return {code: frozenset(c for c in CELLS if town[c] == code) for code in set(town.values())}


def shapes(town: Town, drawn: Callable[[BaseGeometry], BaseGeometry]) -> dict[str, BaseGeometry]:
    return {
        code: drawn(
            shapely.union_all(
                [shapely.box(x * SIDE, y * SIDE, (x + 1) * SIDE, (y + 1) * SIDE) for x, y in cells]
            )
        )
        for code, cells in cells_of(town).items()
    }


def detailed(metres: float, phase: float) -> Callable[[BaseGeometry], BaseGeometry]:
    """Drawn with a corner every 50 m, each up to `metres` beside where it should be; neighbours
    get the same corners."""

    def moved(points: np.ndarray) -> np.ndarray:
        waves = np.sin(points[:, ::-1] * 12.9898 + points * 78.233 + phase)
        return np.asarray(points + metres * waves)

    return lambda shape: shapely.transform(shapely.segmentize(shape, 50), moved)


def plain(shape: BaseGeometry) -> BaseGeometry:
    return shape


def changes(old: Town, new: Town) -> list[Change]:
    ground = shared_ground(shapes(old, plain), shapes(new, plain))
    return area_changes(ground, set(old.values()), set(new.values()))


def transitions(towns: Sequence[Town], years: Sequence[int]) -> list[Transition]:
    return [
        Transition(
            years[n],
            years[n + 1],
            tuple(changes(old, new)),
            {
                (year, code): code
                for year, t in zip(years[n:], (old, new), strict=False)
                for code in set(t.values())
            },
        )
        for n, (old, new) in enumerate(pairwise(towns))
    ]


def naive_kinds(old: Town, new: Town) -> set[tuple[str, str, str]]:
    """(code_from, code_to, kind), from sets of cells."""
    before, after = cells_of(old), cells_of(new)
    found = set()
    for a, its in before.items():
        for b, others in after.items():
            if not its & others:
                continue
            parts_of_b = [p for p in before.values() if p & others]
            parts_of_a = [p for p in after.values() if p & its]
            if its == others:
                kind = "same" if a == b else "recoded"
            elif all(p <= others for p in parts_of_b):
                kind = "merged"
            elif all(p <= its for p in parts_of_a):
                kind = "split"
            else:
                kind = "moved"
            found.add((a, b, kind))
    return found


@st.composite
def towns(draw: st.DrawFn, editions: int = 2) -> list[Town]:
    """Editions that follow on each other: merged, split, moved and recoded at random."""
    town = {cell: f"A{draw(st.integers(0, 5))}" for cell in CELLS}
    found, fresh = [town], 0
    for _edition in range(editions - 1):
        town = dict(town)
        for _step in range(draw(st.integers(0, 3))):
            kind = draw(st.sampled_from(["merge", "split", "move", "recode"]))
            codes = sorted(set(town.values()))
            one, other = draw(st.sampled_from(codes)), draw(st.sampled_from(codes))
            inside = sorted(cells_of(town)[one])
            fresh += 1
            name = draw(st.sampled_from([one, f"N{fresh}"]))
            some = set(inside)
            if kind == "move":
                name, some = other, {draw(st.sampled_from(inside))}
            elif kind == "split":
                some = set(draw(st.lists(st.sampled_from(inside), min_size=1)))
            elif kind == "merge":
                some |= cells_of(town)[other]
            town |= dict.fromkeys(some, name)
        found.append(town)
    return found


def observations(rows: list[dict[str, object]]) -> pd.DataFrame:
    """What `carried_figures` reads."""
    numbers = ["value", "numerator", "denominator", "lower", "upper"]
    names = ["indicator", "period", "area", "status", *numbers, "denominator_period", "note"]
    frame = pd.DataFrame(rows, columns=[*names, "source_file"], dtype=object)
    return frame.assign(source_file=1).astype(dict.fromkeys(numbers, float))

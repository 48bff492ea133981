"""Which shown cells have to be withheld, so that more counts become possible for another one.

A linear programme in which every shown cell may leave the interval that its figure tells, at a
price: 1 and its count for each person. The cells that leave it are withheld.
"""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from data.disclosure.cells import CEILING, Interval
from data.disclosure.program import ends, fill, quiet, solved
from data.disclosure.system import Component, Row

_LEAVES = 1e-6


class Relief:
    """The programme of one component. `ranks`: by column; only cells of a low rank are withheld as
    long as that is enough (buurten before wijken before the gemeente)."""

    def __init__(self, component: Component, ranks: Sequence[int]) -> None:
        self._component, self._ranks = component, ranks
        self._elastic = {column: n for n, column in enumerate(sorted(component.told))}
        self._first = len(component.cells)
        told = [component.told[column] for column in self._elastic]
        self._price = {c: 1 + told[n].low for c, n in self._elastic.items()}
        self._solver = quiet()
        fill(self._solver, [*component.rows, *self._escapes()], self._columns())
        prices = np.array([float(price) for price in self._price.values()])
        if len(prices):
            self._solver.changeColsCost(len(prices), self._places(self._elastic), prices)

    def _columns(self) -> list[Interval]:
        return [*self._component.prior, *(Interval(0, CEILING) for _ in self._elastic)]

    def _escapes(self) -> list[Row]:
        """Count plus escape is at least what is told, count minus escape at most."""
        rows = []
        for column, number in self._elastic.items():
            low, high = self._component.told[column]
            both = (column, self._first + number)
            rows.append(Row(both, (1, 1), Interval(low, 2 * CEILING), "escape"))
            rows.append(Row(both, (1, -1), Interval(-CEILING, high), "escape"))
        return rows

    def cheapest(self, column: int, goals: Sequence[Interval]) -> list[int]:
        """The cells to withhold so that the count of `column` can lie in one of `goals`; empty if
        nothing helps, or if no cell needs to be withheld for it."""
        for rank in sorted({self._ranks[c] for c in self._component.told}):
            allowed = {c for c in self._component.told if self._ranks[c] <= rank}
            found = [self._fewest(allowed, {column: goal}) for goal in goals]
            ways = [way for way in found if way is not None]
            if ways:
                return min(ways, key=lambda way: (sum(self._price[c] for c in way), way))
        return []

    def to_agree(self) -> list[int]:
        """The cells to withhold so that the figures no longer contradict each other."""
        return self._fewest(set(self._component.told), {}) or []

    def _fewest(self, allowed: Collection[int], goal: Mapping[int, Interval]) -> list[int] | None:
        """Leaves out, dearest first, what is not needed."""
        chosen = self._leaving(allowed, goal)
        for column in sorted(chosen or (), key=lambda c: (-self._price[c], c)):
            if chosen is None or len(chosen) == 1:
                break
            if column not in chosen:
                continue
            fewer = self._leaving([c for c in chosen if c != column], goal)
            chosen = chosen if fewer is None else fewer
        return chosen

    def _leaving(self, allowed: Collection[int], goal: Mapping[int, Interval]) -> list[int] | None:
        """Who leaves its interval when only `allowed`, and what is withheld already, may."""
        free = {c for c in self._elastic if c in allowed or c not in self._component.told}
        room = [Interval(0, CEILING if c in free else 0) for c in self._elastic]
        places = self._places(self._elastic)
        self._solver.changeColsBounds(len(room), places, *ends(room))
        for column, span in goal.items():
            self._solver.changeColBounds(column, float(span.low), float(span.high))
        values = solved(self._solver)
        for column in goal:
            self._solver.changeColBounds(column, *map(float, self._component.prior[column]))
        if values is None:
            return None
        shown = self._component.told
        return [
            c for c, n in self._elastic.items() if c in shown and values[self._first + n] > _LEAVES
        ]

    def let_go(self, column: int) -> None:
        """The cell is withheld: leaving its interval is free from now on."""
        self._solver.changeColCost(self._first + self._elastic[column], 0.0)

    def _places(self, columns: Collection[int]) -> np.ndarray:
        return np.array([self._first + self._elastic[c] for c in columns], dtype=np.int32)

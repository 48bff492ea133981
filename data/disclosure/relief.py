"""Which shown cells have to be withheld, so that more counts become possible for another one.

A linear programme in which every shown cell may leave the interval that its figure tells, at a
price: 1 and its count for each person. The cells that leave it are withheld.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from data.disclosure.cells import Interval
from data.disclosure.program import ends, fill, quiet, solved
from data.disclosure.system import Component, Row

_LEAVES = 1e-6
_NOTHING = Interval(0, 0)


class Relief:
    """The programme of one component. `ranks`: by column; only cells of a low rank are withheld as
    long as that is enough (buurten before wijken before the gemeente)."""

    def __init__(self, component: Component, ranks: Sequence[int]) -> None:
        self._component, self._ranks = component, ranks
        first, count = len(component.cells), len(component.told)
        self._shown = sorted(component.told)
        self._above = {column: first + n for n, column in enumerate(self._shown)}
        """Columns for how much a count lies above what is told."""
        self._below = {column: first + count + n for n, column in enumerate(self._shown)}
        self._price = {column: 1 + component.told[column].low for column in self._shown}
        self._places = np.arange(first, first + 2 * count, dtype=np.int32)
        self._solver = quiet()
        columns = [*component.bounds(), *[_NOTHING] * (2 * count)]
        fill(self._solver, [self._with_escapes(row) for row in component.rows], columns)
        prices = np.array([float(self._price[column]) for column in self._shown] * 2)
        if count:
            self._solver.changeColsCost(2 * count, self._places, prices)

    def _with_escapes(self, row: Row) -> Row:
        """The same sum over counts that may lie outside of what is told."""
        pairs = [(c, sign) for c, sign in zip(row.columns, row.signs, strict=True)]
        told = [(c, sign) for c, sign in pairs if c in self._above]
        pairs += [(self._above[c], sign) for c, sign in told]
        pairs += [(self._below[c], -sign) for c, sign in told]
        columns, signs = zip(*pairs, strict=True)
        return replace(row, columns=columns, signs=signs)

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
        """Who leaves its interval when only `allowed` may; None when that is not enough."""
        may = set(allowed)
        room = [*self._room(self._above, may), *self._room(self._below, may)]
        self._solver.changeColsBounds(len(room), self._places, *ends(room))
        for column, span in goal.items():
            self._solver.changeColBounds(column, float(span.low), float(span.high))
        values = solved(self._solver)
        for column in goal:
            self._solver.changeColBounds(column, *map(float, self._component.prior[column]))
        if values is None:
            return None
        away = [values[self._above[c]] + values[self._below[c]] for c in self._shown]
        return [c for c, far in zip(self._shown, away, strict=True) if far > _LEAVES]

    def _room(self, side: Mapping[int, int], allowed: Collection[int]) -> Iterator[Interval]:
        """How far a count may lie above, or below, what is told: to the end of what is known."""
        for column in side:
            if column not in allowed or column not in self._component.told:
                yield _NOTHING
                continue
            told, prior = self._component.told[column], self._component.prior[column]
            room = prior.high - told.high if side is self._above else told.low - prior.low
            yield Interval(0, max(room, 0))

    def let_go(self, column: int) -> None:
        """The cell is withheld: from now on it lies anywhere in what is known without us."""
        self._solver.changeColBounds(column, *map(float, self._component.prior[column]))

"""What an attacker can work out of the cells of one component."""

from collections.abc import Iterator

import numpy as np

from data.disclosure.cells import CEILING, Interval
from data.disclosure.program import Counts, Program
from data.disclosure.propagation import narrowed
from data.disclosure.system import Component


class NothingFits(Exception):
    """The published figures contradict each other."""


class Search:
    """Looks in one component, and keeps every solution that it met: one that fits still fits after
    more cells are withheld, so that a cell once seen to be wide enough stays so."""

    def __init__(self, component: Component) -> None:
        self.component = component
        self._lowest = np.full(len(component.cells), CEILING, dtype=np.int64)
        self._highest = np.full(len(component.cells), -1, dtype=np.int64)
        self._program: Program | None = None
        self._is_exact = component.is_tree
        self._outer = self._propagated()

    def _propagated(self) -> list[Interval]:
        outer = narrowed(self.component, self.component.bounds())
        if outer is None:
            raise NothingFits
        return outer

    def withhold(self, column: int) -> None:
        """From now on the component does not show this cell."""
        self.component.withhold(column)
        if self._is_exact:
            self._outer = self._propagated()
        elif self._program is not None:
            self._program.change_bounds(column, self.component.prior[column])

    def narrow(self, least: int) -> Iterator[tuple[int, Interval]]:
        """The targets for which smallest and largest count differ less than `least`, with both; a
        cell that is withheld meanwhile counts from then on. Raises NothingFits."""
        self.look_around(least)
        for column in list(self.component.targets):
            span = self.exact(column, least)
            if span.width < least:
                yield column, span

    def exact(self, column: int, enough: int | None = None) -> Interval:
        """The smallest and largest count of the cell; with `enough`, any two that differ as much
        will do. Raises NothingFits."""
        if self._is_exact:
            return self._outer[column]
        for sign in (1.0, -1.0):
            if enough is not None and self._seen(column).width >= enough:
                break
            self._meet({column: sign})
        return self._seen(column)

    def look_around(self, least: int) -> None:
        """Meets solutions far apart, each for many targets at once, as long as that helps.
        Raises NothingFits."""
        if self._is_exact:
            return
        left = self._unsettled(least)
        if self._highest.max() < 0:
            self._meet({})
        for turn in range(max(len(left), 1).bit_length()):
            before = len(left)
            signs = {column: 1.0 - 2 * (n >> turn & 1) for n, column in enumerate(left)}
            self._meet(signs)
            self._meet({column: -sign for column, sign in signs.items()})
            left = self._unsettled(least)
            if len(left) > before * 0.9:
                return

    def _unsettled(self, least: int) -> list[int]:
        return [n for n in self.component.targets if self._seen(n).width < least]

    def _seen(self, column: int) -> Interval:
        return Interval(int(self._lowest[column]), int(self._highest[column]))

    def _meet(self, objective: dict[int, float]) -> None:
        if self._program is None:
            self._program = Program(self.component.rows, self.component.bounds())
        counts = self._program.extreme(objective)
        if counts is None:
            raise NothingFits
        self.remember(counts)

    def remember(self, counts: Counts) -> None:
        """Counts of all cells that fit what is shown."""
        np.minimum(self._lowest, counts, out=self._lowest)
        np.maximum(self._highest, counts, out=self._highest)

"""What an attacker can work out of the cells of one component."""

from data.disclosure.cells import Interval
from data.disclosure.program import Program
from data.disclosure.propagation import narrowed
from data.disclosure.system import Component


class NothingFits(Exception):
    """The published figures contradict each other."""


class Search:
    """Looks in one component, and keeps every solution that it met: one that fits still fits after
    more cells are withheld, so that a cell once seen to be wide enough stays so."""

    def __init__(self, component: Component) -> None:
        self.component = component
        self._low: dict[int, int] = {}
        self._high: dict[int, int] = {}
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

    def narrow(self, least: int) -> list[tuple[int, Interval]]:
        """The targets for which smallest and largest count differ less than `least`, with both.
        Raises NothingFits."""
        targets = self.component.targets
        if self._is_exact:
            found = [(column, self._outer[column]) for column in targets]
            return [(column, span) for column, span in found if span.width < least]
        self._look_around(targets, least)
        found = [(column, self.exact(column, least)) for column in self._unsettled(targets, least)]
        return [(column, span) for column, span in found if span.width < least]

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

    def _look_around(self, targets: list[int], least: int) -> None:
        """Meets solutions far apart, each for many targets at once, as long as that helps."""
        left = self._unsettled(targets, least)
        if not self._low:
            self._meet({})
        for turn in range(max(len(left), 1).bit_length()):
            before = len(left)
            signs = {column: 1.0 - 2 * (n >> turn & 1) for n, column in enumerate(left)}
            self._meet(signs)
            self._meet({column: -sign for column, sign in signs.items()})
            left = self._unsettled(targets, least)
            if len(left) > before * 0.9:
                return

    def _unsettled(self, targets: list[int], least: int) -> list[int]:
        return [column for column in targets if self._seen(column).width < least]

    def _seen(self, column: int) -> Interval:
        if column not in self._low:
            return Interval(0, -1)
        return Interval(self._low[column], self._high[column])

    def _meet(self, objective: dict[int, float]) -> None:
        if self._program is None:
            self._program = Program(self.component.rows, self.component.bounds())
        counts = self._program.extreme(objective)
        if counts is None:
            raise NothingFits
        for column, count in enumerate(counts):
            self._low[column] = min(count, self._low.get(column, count))
            self._high[column] = max(count, self._high.get(column, count))

"""Chooses which cells of one component are withheld to protect others."""

from collections.abc import Iterator, Mapping

from data.disclosure.audit import Before, is_harmless
from data.disclosure.cells import Interval
from data.disclosure.findings import Cause, Withheld
from data.disclosure.relief import Relief
from data.disclosure.search import NothingFits, Search
from data.disclosure.system import Component

_RANKS = {"buurt": 0, "wijk": 1, "gemeente": 2}


class Complement:
    """Withholds cells of `component`, cheapest first, until its audit has nothing more to say.

    Ends always: every turn withholds a cell or stops, at the latest when none is shown.
    """

    def __init__(self, component: Component, levels: Mapping[str, str], narrowest: int) -> None:
        self._component, self._narrowest = component, narrowest
        self._ranks = [_RANKS.get(levels.get(cell.area, ""), 0) for cell in component.cells]
        self._before = Before(component, narrowest)
        self._relief: Relief | None = None
        self._search: Search | None = None

    def withheld(self) -> Iterator[Withheld]:
        """What it withholds, in order; the component then no longer shows it."""
        while self._component.told:
            before = len(self._component.told)
            try:
                yield from self._turn()
            except NothingFits:
                yield from self._agree()
            if len(self._component.told) == before:
                return

    def _turn(self) -> Iterator[Withheld]:
        """Looks at every cell that is too narrow once."""
        if self._search is None:
            self._search = Search(self._component)
        for column, span in self._search.narrow(self._narrowest):
            if is_harmless(self._component, column, span):
                continue
            needed = min(self._narrowest, self._before.width(column))
            while span.width < needed and self._component.told:
                for other in self._choice(column, span, needed):
                    yield self._let_go(other, column)
                span = self._search.exact(column, self._narrowest)

    def _choice(self, column: int, span: Interval, needed: int) -> list[int]:
        """What to withhold so that more counts than those of `span` become possible."""
        prior = self._component.prior[column]
        goals = [
            goal
            for goal in (
                Interval(max(span.low + needed, prior.low), prior.high),
                Interval(prior.low, min(span.high - needed, prior.high)),
            )
            if goal.low <= goal.high
        ]
        return self._made_relief().cheapest(column, goals) or [self._nearest(column)]

    def _nearest(self, column: int) -> int:
        """The cheapest shown cell in a relation with this one, or else the cheapest of all."""
        component, rows = self._component, self._component.rows_of[column]
        near = {c for row in rows for c in component.rows[row].columns}
        shown = sorted(component.told, key=lambda c: (self._ranks[c], component.told[c].low, c))
        return next((c for c in shown if c in near), shown[0])

    def _agree(self) -> Iterator[Withheld]:
        """Withholds what makes the figures contradict each other, or else all of them."""
        chosen = self._made_relief().to_agree() or sorted(self._component.told)
        for column in chosen:
            yield self._let_go(column, None)
        self._search = None

    def _made_relief(self) -> Relief:
        if self._relief is None:
            self._relief = Relief(self._component, self._ranks)
        return self._relief

    def _let_go(self, column: int, because: int | None) -> Withheld:
        component = self._component
        if self._search is None or because is None:
            component.withhold(column)
        else:
            self._search.withhold(column)
        if self._relief is not None:
            self._relief.let_go(column)
        rows = component.rows_of[column if because is None else because]
        kinds = tuple(sorted({component.rows[row].kind for row in rows}))
        protects = None if because is None else component.cells[because]
        return Withheld(component.cells[column], Cause.COMPLEMENTARY, protects, kinds)

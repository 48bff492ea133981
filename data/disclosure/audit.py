"""The auditor: what can an attacker work out from everything that is published? (norm B5)

It sees what is published and how it hangs together, never a count. He knows the rules, the
relations, the size of every group and all former releases; of a withheld cell he does not know
whether it is withheld for its own count or for that of another.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from data.disclosure.cells import Cell, Interval, Shown, Structure
from data.disclosure.findings import Finding, Problem
from data.disclosure.rules import Rules
from data.disclosure.search import NothingFits, Search
from data.disclosure.system import Component, components
from data.language import _

_TEXTS = {
    Problem.NARROW: _("Dit afgeschermde aantal is af te leiden uit wat u publiceert."),
    Problem.KNOWN_ELSEWHERE: _(
        "Dit afgeschermde aantal is al af te leiden uit wat anderen publiceren of uit eerdere "
        "publicaties. Afschermen helpt hier niet meer."
    ),
    Problem.CONTRADICTION: _(
        "Wat u publiceert spreekt zichzelf of andere bronnen tegen: geen enkel aantal past bij "
        "alle cijfers samen. Dit is het eerste cijfer van de groep die niet klopt."
    ),
    Problem.NO_SUM: _("De aangeleverde aantallen tellen niet op zoals de catalogus zegt."),
    Problem.DIFFERS: _(
        "Een andere bron of eerdere publicatie geeft een ander aantal voor deze personen."
    ),
}


def audit(shown: Mapping[Cell, Shown], structure: Structure, rules: Rules) -> tuple[Finding, ...]:
    """Everything that is wrong with this publication. Raises SolverStopped when the solver cannot
    say: then nothing may be published either."""
    return tuple(
        finding
        for component in components(shown, structure, rules)
        for finding in audit_component(component, rules.narrowest)
    )


def intervals(
    shown: Mapping[Cell, Shown], structure: Structure, rules: Rules
) -> dict[Cell, Interval]:
    """Of every withheld and protected cell the smallest and largest count that fits everything.

    CEILING stands for no limit. Cells of figures that contradict each other are not in it. Slower
    than `audit`, which stops as soon as it knows enough; for tests and research.
    """
    found: dict[Cell, Interval] = {}
    for component in components(shown, structure, rules):
        try:
            search = Search(component)
            spans = {component.cells[n]: search.exact(n) for n in component.targets}
        except NothingFits:
            continue
        found.update(spans)
    return found


def finding(problem: Problem, cell: Cell) -> Finding:
    return Finding(problem, cell, _TEXTS[problem])


def audit_component(component: Component, narrowest: int) -> Iterator[Finding]:
    """The findings of one component."""
    before = Before(component, narrowest)
    try:
        for column, span in Search(component).narrow(narrowest):
            if not is_harmless(component, column, span):
                known = before.width(column) <= span.width
                problem = Problem.KNOWN_ELSEWHERE if known else Problem.NARROW
                yield finding(problem, component.cells[column])
    except NothingFits:
        yield finding(Problem.CONTRADICTION, component.cells[0])


def is_harmless(component: Component, column: int, span: Interval) -> bool:
    """What is not published itself may be found out when it is surely not small."""
    return column in component.protected and span.low >= component.least[column]


class Before:
    """What an attacker knows when the municipality shows nothing of the component."""

    def __init__(self, component: Component, narrowest: int) -> None:
        self._component, self._narrowest = replace(component, told={}), narrowest
        self._search: Search | None = None

    def width(self, column: int) -> int:
        """How far apart the counts are that fit the cell then; exact below the narrowest that is
        wide enough. Raises NothingFits."""
        if self._search is None:
            self._search = Search(self._component)
            self._search.look_around(self._narrowest)
        return self._search.exact(column, self._narrowest).width

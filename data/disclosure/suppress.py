"""Withholds more until nothing withheld follows from what is published (norm B5)."""

from collections.abc import Iterable, Iterator, Mapping

from data.disclosure.audit import audit_component, finding
from data.disclosure.cells import Cell, Count, Former, Shown, Structure
from data.disclosure.complement import Complement
from data.disclosure.findings import Cause, Finding, Problem, Protected, Withheld
from data.disclosure.preparation import prepared
from data.disclosure.primary import first_look, withheld
from data.disclosure.rules import Rules
from data.disclosure.system import components


def protect(
    counts: Iterable[Count], structure: Structure, rules: Rules, former: Iterable[Former] = ()
) -> Protected:
    """What may be published of the counts, audited.

    Every count of an indicator without a rule raises KeyError, two counts of one cell ValueError.
    The same counts give the same result, in whatever order they come. Of `former`, several releases
    of a cell may be given. Look at `.blocks` and `.findings` before publishing.
    """
    by_cell = _by_cell(counts)
    whole, differ, no_sums = prepared(by_cell, structure, rules, former)
    shown: dict[Cell, Shown] = {}
    log = []
    for cell, count in by_cell.items():
        shown[cell], cause = first_look(count, rules.of(cell.indicator))
        if cause is not None:
            log.append(Withheld(cell, cause))
    log += _complements(shown, whole, rules)
    shown.update((line.cell, withheld()) for line in log if line.cause is Cause.COMPLEMENTARY)
    found = [finding(Problem.DIFFERS, cell) for cell in differ]
    found += [finding(Problem.NO_SUM, cell) for cell in no_sums]
    found += _final(shown, whole, rules)
    return Protected(shown, tuple(log), tuple(found), whole)


def _by_cell(counts: Iterable[Count]) -> dict[Cell, Count]:
    given = sorted(counts, key=lambda count: count.cell)
    found = {count.cell: count for count in given}
    if len(found) < len(given):
        raise ValueError("two counts of one cell")
    return found


def _complements(
    shown: Mapping[Cell, Shown], structure: Structure, rules: Rules
) -> Iterator[Withheld]:
    for component in components(shown, structure, rules):
        yield from Complement(component, structure.levels, rules.narrowest).withheld()


def _final(shown: Mapping[Cell, Shown], structure: Structure, rules: Rules) -> Iterator[Finding]:
    """The audit of the result, from nothing but what is published."""
    for component in components(shown, structure, rules):
        yield from audit_component(component, rules.narrowest)

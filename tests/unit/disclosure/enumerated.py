"""A second, naive auditor: writes out all tables of counts that fit a small publication."""

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np

from data.disclosure import Cell, Interval, Rules, Shown, Structure
from data.disclosure.bounds import bounds_of
from data.disclosure.cells import ANY


def tables(
    leaves: Sequence[Cell],
    shown: Mapping[Cell, Shown],
    structure: Structure,
    rules: Rules,
    *,
    before: bool = False,
) -> dict[Cell, np.ndarray]:
    """Per cell its count in every table that fits. All cells are sums of leaves. before: the tables
    that fit when the municipality shows nothing."""
    spans = {cell: _span(cell, {} if before else shown, structure, rules) for cell in leaves}
    ranges = [np.arange(spans[cell].low, spans[cell].high + 1) for cell in leaves]
    grid = np.meshgrid(*ranges, indexing="ij")
    counts = {cell: axis.ravel() for cell, axis in zip(leaves, grid, strict=True)}
    _fill(counts, structure)
    fits = np.ones(len(next(iter(counts.values()))), dtype=bool)
    for cell, numbers in counts.items():
        low, high = _span(cell, {} if before else shown, structure, rules)
        fits &= (numbers >= low) & (numbers <= high)
    for relation in structure.relations:
        rest = counts[relation.total] - sum(counts[part] for part in relation.parts)
        fits &= rest >= relation.rest if relation.at_most else rest == relation.rest
    return {cell: numbers[fits] for cell, numbers in counts.items()}


def _span(cell: Cell, shown: Mapping[Cell, Shown], structure: Structure, rules: Rules) -> Interval:
    group = structure.denominators.get(cell)
    prior = structure.known.get(cell, ANY).meet(Interval(0, group.high) if group else ANY)
    if cell not in shown:
        return prior
    return prior.meet(bounds_of(shown[cell], rules.of(cell.indicator), group))


def _fill(counts: dict[Cell, np.ndarray], structure: Structure) -> None:
    """Totals from their parts, as often as it takes."""
    for _, relation in product(range(4), structure.relations):
        ready = all(part in counts for part in relation.parts) and not relation.at_most
        if ready and relation.total not in counts:
            parts = np.sum([counts[p] for p in relation.parts], axis=0)
            counts[relation.total] = parts + relation.rest


def narrow(
    targets: Sequence[Cell], fitting: Mapping[Cell, np.ndarray], least: int
) -> dict[Cell, int]:
    """The targets for which the largest and smallest count differ less than `least`."""
    widths = {cell: int(np.ptp(fitting[cell])) for cell in targets}
    return {cell: width for cell, width in widths.items() if width < least}

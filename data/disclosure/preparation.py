"""Before the audit: what the delivered counts, and former releases, add to the structure.

The only place where counts meet the structure. What it hands on holds intervals that were
published, sizes of groups, and the rests of sums, which an attacker is taken to know.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from data.disclosure.cells import ANY, Cell, Count, Former, Interval, Relation, Structure
from data.disclosure.former import with_former
from data.disclosure.rules import Rules


def prepared(
    counts: Mapping[Cell, Count], structure: Structure, rules: Rules, former: Iterable[Former]
) -> tuple[Structure, list[Cell], list[Cell]]:
    """The structure to audit, the cells of which another source or release tells another count, and
    the first cell of each kind of sum that does not add up."""
    groups = {**structure.denominators, **_groups(counts)}
    known = {
        cell: span
        for cell, span in structure.known.items()
        if cell not in counts or counts[cell].count in span
    }
    base = replace(structure, denominators=groups, known=known)
    with_layers, numbers = with_former(base, counts, rules, former)
    rests = [_rest(relation, numbers, with_layers) for relation in with_layers.relations]
    pairs = list(zip(with_layers.relations, rests, strict=True))
    whole = tuple(replace(relation, rest=rest) for relation, rest in pairs)
    no_sums: dict[tuple[str, str], Cell] = {}
    for relation, rest in pairs:
        if rest:
            no_sums.setdefault((relation.kind, relation.total.indicator), relation.total)
    differs = sorted(set(structure.known) - set(known))
    return replace(with_layers, relations=whole), differs, list(no_sums.values())


def _groups(counts: Mapping[Cell, Count]) -> dict[Cell, Interval]:
    """The denominators that came with the counts. A rate may be above its group: then the group
    is no limit to it."""
    return {
        cell: Interval(count.denominator, count.denominator)
        for cell, count in counts.items()
        if count.denominator is not None and count.count <= count.denominator
    }


def _rest(relation: Relation, numbers: Mapping[Cell, int], structure: Structure) -> int:
    """What is left of the total after the parts; nothing where parts that were not delivered can
    make up the difference."""
    if relation.total not in numbers:
        return 0
    left = numbers[relation.total] - sum(numbers.get(part, 0) for part in relation.parts)
    if relation.at_most:
        return min(left, 0)
    unknown = [structure.known.get(p, ANY) for p in relation.parts if p not in numbers]
    low, high = sum(span.low for span in unknown), sum(span.high for span in unknown)
    return min(left - low, 0) + max(left - high, 0)

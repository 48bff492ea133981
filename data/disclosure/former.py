"""Former releases: what was shown once stays known.

Where the count did not change, the former figure is one more interval for it. Where it did, the old
count is a cell of its own, tied by the old sums to the cells that did not change.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from data.disclosure.bounds import bounds_of, spread
from data.disclosure.cells import ANY, Cell, Count, Former, Interval, Relation, Structure
from data.disclosure.rules import Rule, Rules


def with_former(
    structure: Structure, counts: Mapping[Cell, Count], rules: Rules, former: Iterable[Former]
) -> tuple[Structure, dict[Cell, int]]:
    """The structure with the former releases in it, and all counts: those of now and the old ones
    that are known."""
    known, numbers = dict(structure.known), {cell: count.count for cell, count in counts.items()}
    told_in: dict[str, dict[Cell, Cell]] = {}
    withheld = set()
    for item in sorted(former, key=lambda item: (*_age(item.release), item.cell)):
        rule = item.rule or rules.of(item.cell.indicator)
        cell = _cell_of(item, structure, counts, rule, numbers)
        told_in.setdefault(item.release, {})[item.cell] = cell
        told = _told(item, cell, structure, rule)
        if cell not in numbers or numbers[cell] in told:
            known[cell] = known.get(cell, ANY).meet(told)
        if cell.release and item.shown.is_withheld:
            withheld.add(cell)
    old = dict.fromkeys(_old_sums(structure.relations, told_in.values()))
    relations = (*structure.relations, *(r for r in old if r not in set(structure.relations)))
    protected = structure.protected | withheld
    return replace(structure, relations=relations, known=known, protected=protected), numbers


def _cell_of(
    item: Former,
    structure: Structure,
    counts: Mapping[Cell, Count],
    rule: Rule,
    numbers: dict[Cell, int],
) -> Cell:
    """The cell of now when the count is the same, else one for the old count; two releases with the
    same old count share it."""
    now = counts.get(item.cell)
    if item.count is None:
        told = _told(item, item.cell, structure, rule)
        same = now is None or now.count in told
        return item.cell if same else item.cell._replace(release=item.release)
    if now is not None and now.count == item.count:
        return item.cell
    for cell, number in numbers.items():
        if cell.release and cell._replace(release="") == item.cell and number == item.count:
            return cell
    old = item.cell._replace(release=item.release)
    numbers[old] = item.count
    return old


def _told(item: Former, cell: Cell, structure: Structure, rule: Rule) -> Interval:
    """What the former figure tells; of an old count with the denominator that it had then."""
    group = structure.denominators.get(item.cell)
    if cell.release:
        then = item.shown.denominator
        group = None if then is None else spread(then, rule.round_to)
    return bounds_of(item.shown, rule, group)


def _age(release: str) -> tuple[int, str]:
    """Numbers in words sort by size."""
    return len(release), release


def _old_sums(
    relations: Iterable[Relation], told_in: Iterable[Mapping[Cell, Cell]]
) -> Iterator[Relation]:
    """The sums of each release, the oldest first. A release says only what it changed: the rest of
    its sums is what the releases before it said."""
    by_cell: dict[Cell, list[Relation]] = defaultdict(list)
    for relation in relations:
        for cell in relation.cells:
            by_cell[cell].append(relation)
    as_of: dict[Cell, Cell] = {}
    for told in told_in:
        as_of.update(told)
        touched = dict.fromkeys(r for cell in told for r in by_cell.get(cell, ()))
        for relation in touched:
            if any(as_of.get(cell, cell).release for cell in relation.cells):
                yield _as_it_was(relation, as_of)


def _as_it_was(relation: Relation, changed: Mapping[Cell, Cell]) -> Relation:
    return replace(
        relation,
        total=changed.get(relation.total, relation.total),
        parts=tuple(changed.get(part, part) for part in relation.parts),
    )

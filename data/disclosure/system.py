"""The publication as a system of inequalities, cut into components that do not touch."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from data.disclosure.bounds import bounds_of
from data.disclosure.cells import ANY, CEILING, Cell, Interval, Relation, Shown, Structure
from data.disclosure.rules import Rule, Rules


@dataclass(frozen=True)
class Row:
    """The sum of the cells in `columns`, each times its sign, lies in `span`. kind: of relation."""

    columns: tuple[int, ...]
    signs: tuple[int, ...]
    span: Interval
    kind: str


@dataclass
class Component:
    """Cells that hang together; columns of rows are positions in `cells`.

    prior: what is known of a cell when the municipality shows none of them. told: what showing it
    adds; absent for cells that are not shown. targets: withheld and protected cells. least: counts
    below it are small, by position.
    """

    cells: tuple[Cell, ...]
    rows: tuple[Row, ...]
    prior: list[Interval]
    told: dict[int, Interval]
    targets: list[int]
    protected: frozenset[int]
    least: list[int]
    rows_of: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.rows_of = [[] for _ in self.cells]
        for number, row in enumerate(self.rows):
            for column in row.columns:
                self.rows_of[column].append(number)

    @property
    def is_tree(self) -> bool:
        """No two ways lead from one cell to another: then propagation is exact."""
        links = sum(len(row.columns) for row in self.rows)
        return links == len(self.cells) + len(self.rows) - 1

    def bounds(self) -> list[Interval]:
        """Per cell what an attacker starts from."""
        return [
            prior.meet(self.told[n]) if n in self.told else prior
            for n, prior in enumerate(self.prior)
        ]

    def withhold(self, column: int) -> None:
        """From now on this cell is not shown."""
        del self.told[column]
        self.targets.append(column)


def components(
    shown: Mapping[Cell, Shown], structure: Structure, rules: Rules
) -> Iterator[Component]:
    """The publication in parts, in the order of their first cell."""
    cells = {cell for relation in structure.relations for cell in relation.cells}
    group_of = _grouped(sorted(cells | set(shown) | structure.protected), structure.relations)
    members: dict[Cell, list[Cell]] = defaultdict(list)
    for cell, group in group_of.items():
        members[group].append(cell)
    relations: dict[Cell, list[Relation]] = defaultdict(list)
    for relation in structure.relations:
        relations[group_of[relation.total]].append(relation)
    for group in sorted(members):
        yield _component(members[group], relations[group], shown, structure, rules)


def _grouped(cells: Iterable[Cell], relations: Iterable[Relation]) -> dict[Cell, Cell]:
    """Per cell the cell that stands for its component."""
    leader = {cell: cell for cell in cells}

    def find(cell: Cell) -> Cell:
        while leader[cell] != cell:
            leader[cell] = leader[leader[cell]]
            cell = leader[cell]
        return cell

    for relation in relations:
        for part in relation.parts:
            one, other = sorted((find(relation.total), find(part)))
            leader[other] = one
    return {cell: find(cell) for cell in leader}


def _component(
    cells: Sequence[Cell],
    relations: Sequence[Relation],
    shown: Mapping[Cell, Shown],
    structure: Structure,
    rules: Rules,
) -> Component:
    place = {cell: number for number, cell in enumerate(cells)}
    rule_of = [rules.by_indicator.get(cell.indicator, Rule()) for cell in cells]
    prior = [_prior(cell, structure) for cell in cells]
    told = {
        n: bounds_of(shown[cell], rule_of[n], structure.denominators.get(cell))
        for n, cell in enumerate(cells)
        if cell in shown and not shown[cell].is_withheld
    }
    protected = {n for n, cell in enumerate(cells) if cell in structure.protected}
    withheld = {n for n, cell in enumerate(cells) if cell in shown} - set(told)
    return Component(
        cells=tuple(cells),
        rows=tuple(_row(relation, place) for relation in relations),
        prior=prior,
        told=told,
        targets=sorted(withheld | protected),
        protected=frozenset(protected - withheld),
        least=[rule.smallest_shown for rule in rule_of],
    )


def _prior(cell: Cell, structure: Structure) -> Interval:
    group = structure.denominators.get(cell)
    ceiling = Interval(0, group.high) if group else ANY
    return structure.known.get(cell, ANY).meet(ceiling)


def _row(relation: Relation, place: Mapping[Cell, int]) -> Row:
    """total - parts is the rest, or at least the rest."""
    columns = tuple(place[cell] for cell in relation.cells)
    high = CEILING if relation.at_most else relation.rest
    signs = (1, *(-1 for _ in relation.parts))
    return Row(columns, signs, Interval(relation.rest, high), relation.kind)

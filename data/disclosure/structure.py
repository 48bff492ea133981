"""Builds the relations between cells from the catalogue, the areas and the periods."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from data.disclosure.area_sums import AreaTree
from data.disclosure.cells import Cell, Interval, Piece, Relation, Structure
from data.disclosure.other_sources import told_elsewhere
from data.disclosure.period_sums import families, years_up_to
from data.disclosure.zonings import zoning_relations


def build_structure(
    cells: Iterable[Cell],
    catalogue: Catalogue,
    areas: pd.DataFrame,
    *,
    pieces: Iterable[Piece] = (),
    denominators: Mapping[Cell, Interval] | None = None,
    others: pd.DataFrame | None = None,
) -> Structure:
    """How these cells hang together.

    areas: code, level, parent, edition of all editions in the store. pieces: see pieces_of.
    denominators: what an attacker can know of the size of the group of a cell; `protect` adds
    the denominators that come with the counts, as if he knew those too. others: what other sources
    publish of the indicators named in `same_as`: indicator, period, area, value (as published); a
    share or rate there tells something only of cells with a denominator.

    A part of a sum that is not among the cells is taken to be unknown, and is protected too.
    """
    present, tree, ground = set(cells), AreaTree(areas), tuple(pieces)
    relations: dict[Relation, None] = {}
    known_cells = set(present)
    while True:
        found = _relations(known_cells, catalogue, tree, ground)
        more = {relation for relation in found if relation not in relations}
        relations.update(dict.fromkeys(sorted(more, key=_order)))
        named = {cell for relation in more for cell in relation.cells} - known_cells
        if not named:
            break
        known_cells |= named
        ground = ()
    return Structure(
        relations=tuple(sorted(relations, key=_order)),
        known=told_elsewhere(known_cells, catalogue, others, denominators or {}),
        denominators=dict(denominators or {}),
        levels=tree.levels,
        protected=frozenset(
            cell for cell in known_cells - present if catalogue.indicators[cell.indicator].sensitive
        ),
    )


def _order(relation: Relation) -> tuple[Cell, str, tuple[Cell, ...]]:
    return relation.total, relation.kind, relation.parts


def _relations(
    cells: set[Cell], catalogue: Catalogue, tree: AreaTree, pieces: tuple[Piece, ...]
) -> Iterator[Relation]:
    slices: dict[tuple[str, str], set[str]] = defaultdict(set)
    series: dict[tuple[str, str], set[str]] = defaultdict(set)
    for cell in cells:
        slices[cell.indicator, cell.period].add(cell.area)
        series[cell.indicator, cell.area].add(cell.period)
    for where, present in slices.items():
        for area, parts in tree.families(present):
            names = tuple(Cell(*where, part) for part in parts)
            yield Relation("areas", Cell(*where, area), names)
        if pieces:
            yield from zoning_relations(where, present, pieces)
    for item in catalogue.indicators.values():
        yield from _of_indicator(item, slices, series, cells)


def _of_indicator(
    item: Indicator,
    slices: Mapping[tuple[str, str], set[str]],
    series: Mapping[tuple[str, str], set[str]],
    cells: set[Cell],
) -> Iterator[Relation]:
    for (name, period), present in slices.items():
        if name == item.id:
            yield from _splits(item, [Cell(name, period, area) for area in present], cells)
    for (name, area), periods in series.items():
        if name == item.id and item.adds_over_time:
            for period in periods:
                for parts in families(period, periods):
                    names = tuple(Cell(name, part, area) for part in parts)
                    yield Relation("periods", Cell(name, period, area), names)


def _splits(item: Indicator, own: list[Cell], cells: set[Cell]) -> Iterator[Relation]:
    """What the persons of these cells are made of, and part of."""
    for cell in own:
        parts = tuple(cell._replace(indicator=name) for name in item.total_of)
        if cells.intersection(parts):
            yield Relation("categories", cell, parts)
        if item.within and (whole := cell._replace(indicator=item.within)) in cells:
            yield Relation("within", whole, (cell,), at_most=True)
        if item.sum_over is None:
            continue
        years = years_up_to(cell.period, item.sum_over.years)
        parts = tuple(Cell(item.sum_over.indicator, year, cell.area) for year in years)
        if cells.intersection(parts):
            yield Relation("periods", cell, parts)

"""Two zonings of the same ground: areas as unions of pieces, and what lies between two borders."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

import pandas as pd

from data.disclosure.cells import Cell, Piece, Relation


def pieces_of(changes: pd.DataFrame) -> tuple[Piece, ...]:
    """The pieces of two zonings from rows of `area_change` (code_from, code_to).

    A code that stands for other ground in the other edition is left out: it has one figure only,
    and nobody can tell the two apart. So are areas that appeared or are gone.
    """
    rows = list(zip(changes["code_from"], changes["code_to"], strict=True))
    with_ground = [(old, new) for old, new in rows if old and new]
    old_codes, new_codes = {old for old, _ in with_ground}, {new for _, new in with_ground}
    both = old_codes & new_codes
    return tuple(
        Piece(f"{old}+{new}", frozenset({old, new} - both))
        for old, new in sorted(set(with_ground))
        if old != new and {old, new} - both
    )


def _by_area(pieces: Iterable[Piece]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for piece in sorted(pieces, key=lambda piece: piece.id):
        for area in sorted(piece.areas):
            found[area].append(piece.id)
    return {area: tuple(ids) for area, ids in sorted(found.items())}


def zoning_relations(
    where: tuple[str, str], present: Collection[str], pieces: Iterable[Piece]
) -> Iterator[Relation]:
    """Of one indicator and period (`where`): every present area as the sum of its pieces, where
    another present area shares one of them, and what one area has more than another inside it."""
    shared = [piece for piece in pieces if len(piece.areas.intersection(present)) > 1]
    touched = {area for piece in shared for area in piece.areas.intersection(present)}
    grounds = {area: ids for area, ids in _by_area(pieces).items() if area in touched}
    for area, ids in grounds.items():
        yield Relation("zonings", Cell(*where, area), tuple(Cell(*where, name) for name in ids))
    for one, other in combinations(grounds, 2):
        small, large = sorted((one, other), key=lambda area: len(grounds[area]))
        extra = sorted(set(grounds[large]) - set(grounds[small]))
        if set(grounds[small]) < set(grounds[large]) and len(extra) > 1:
            between = Cell(*where, f"{large}-{small}")
            yield Relation("zonings", between, tuple(Cell(*where, name) for name in extra))

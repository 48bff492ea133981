"""Keeps `area_change` and `area_break` equal to what follows from the areas in the store."""

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

import pandas as pd
from sqlalchemy import Connection

from data.editions.breaks import area_breaks
from data.editions.chains import chains
from data.editions.kinds import Change, area_changes
from data.editions.overlay import GROUND, shared_ground
from data.editions.remarks import remarks
from data.editions.rows import (
    CHANGE,
    PAIR,
    changes_of,
    clear_carried,
    known_areas,
    replace_breaks,
    replace_changes,
    shapes_of,
)

Slice = tuple[str, str, int]
"""gemeente, level, edition."""
Pair = tuple[str, str, int, int]
"""gemeente, level, edition, the next edition."""


def take_in_editions(
    connection: Connection, brought: pd.DataFrame, municipalities: Iterable[str]
) -> list[str]:
    """After areas came in and before figures do; remarks on areas that changed. brought:
    AREA_COLUMNS of the load. municipalities: those that it touches; what was carried to their areas
    is carried again at its end."""
    clear_carried(connection, municipalities)
    return renew_changes(connection, brought) if len(brought) else []


def renew_changes(connection: Connection, brought: pd.DataFrame) -> list[str]:
    """How editions differ, and from when codes are other areas, after areas came in. Overlays of
    shapes that did not change are kept.

    brought: AREA_COLUMNS of the areas that the load put in the store; they may bring names only,
    which breaks tell too.
    """
    scope = frozenset(brought["municipality"])
    areas, before = known_areas(connection, scope), changes_of(connection, scope)
    codes, told = _codes_of_editions(areas), _codes_of_pairs(before)
    drawn = _codes_of_editions(brought[brought["geometry"].notna()]).keys()
    wanted = set(_pairs(areas))
    renewed = {pair for pair in wanted if _is_new(pair, drawn, codes, told)}
    rows = [
        (pair[0], *pair[2:], *change[:2], pair[1], *change[2:])
        for pair in sorted(renewed)
        for change in _compared(connection, pair, codes)
    ]
    replace_changes(
        connection,
        renewed | (told.keys() - wanted),
        pd.DataFrame(rows, columns=CHANGE, dtype=object),
    )
    after = changes_of(connection, scope)
    found = [row for chain in chains(after, areas) for row in area_breaks(chain)]
    replace_breaks(connection, scope, found)
    of_drawn = [not drawn.isdisjoint(_sides(pair)) for pair in after[PAIR].itertuples(index=False)]
    return remarks(after[pd.Series(of_drawn, after.index, dtype=bool)], areas)


def _pairs(areas: pd.DataFrame) -> Iterator[Pair]:
    """The editions with shapes, each with the next; and the newest edition after the last shapes
    when it has other codes."""
    for key, rows in areas.groupby(["municipality", "level"]):
        place = (str(key[0]), str(key[1]))
        years = sorted({int(edition) for edition in rows.loc[rows["shaped"], "edition"]})
        newest = int(rows["edition"].max())
        if years and newest > years[-1]:
            codes = [set(rows.loc[rows["edition"] == e, "code"]) for e in (years[-1], newest)]
            years += [newest] if codes[0] != codes[1] else []
        yield from ((*place, old, new) for old, new in pairwise(years))


def _sides(pair: Pair) -> tuple[Slice, Slice]:
    return (pair[0], pair[1], pair[2]), (pair[0], pair[1], pair[3])


def _is_new(
    pair: Pair,
    drawn: Collection[Slice],
    codes: dict[Slice, frozenset[str]],
    told: dict[Pair, tuple[frozenset[str], frozenset[str]]],
) -> bool:
    """Shapes came in for one of the editions, or the codes are no longer those of the rows."""
    old, new = _sides(pair)
    return old in drawn or new in drawn or told.get(pair) != (codes[old], codes[new])


def _codes_of_editions(areas: pd.DataFrame) -> dict[Slice, frozenset[str]]:
    return {
        (str(key[0]), str(key[1]), int(rows["edition"].iloc[0])): frozenset(rows["code"])
        for key, rows in areas.groupby(["municipality", "level", "edition"])
    }


def _codes_of_pairs(changes: pd.DataFrame) -> dict[Pair, tuple[frozenset[str], frozenset[str]]]:
    found = {}
    for key, rows in changes.groupby(PAIR):
        years = int(rows["edition_from"].iloc[0]), int(rows["edition_to"].iloc[0])
        sides = (frozenset(rows[name]) - {""} for name in ("code_from", "code_to"))
        found[(str(key[0]), str(key[1]), *years)] = (next(sides), next(sides))
    return found


def _compared(
    connection: Connection, pair: Pair, codes: dict[Slice, frozenset[str]]
) -> list[Change]:
    sides = _sides(pair)
    old, new = (shapes_of(connection, *side) for side in sides)
    ground = shared_ground(old, new) if old and new else pd.DataFrame(columns=GROUND)
    return area_changes(ground, codes[sides[0]], codes[sides[1]])

"""What changed in the areas from one edition to the next: which stayed, and what happened to those
that did not. Areas that share ground are told together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from dashboard.snapshot import MAP_LEVELS, Snapshot
from data.area_changes import AreaChanges, Edition

SAME, RECODED, MERGED, SPLIT, MOVED = "same", "recoded", "merged", "split", "moved"
APPEARED, GONE = "appeared", "gone"
KINDS = (MERGED, SPLIT, MOVED, RECODED, APPEARED, GONE)
"""What can happen, in the order of the page."""


class Part(NamedTuple):
    """One area in one edition."""

    code: str
    name: str


class Shift(NamedTuple):
    """Ground that went from one area to another. share: as a part (0 to 1) of the former area, None
    where that is not known."""

    before: Part
    after: Part
    share: float | None


@dataclass(frozen=True)
class Change:
    """One thing that happened. number: on the maps and in the table. before, after: the areas."""

    number: int
    kind: str
    before: tuple[Part, ...]
    after: tuple[Part, ...]
    shifts: tuple[Shift, ...]


@dataclass(frozen=True)
class Comparison:
    """Two editions of one level. same: how many areas stayed as they were."""

    first: int
    second: int
    level: str
    same: int
    changes: tuple[Change, ...]

    @property
    def key(self) -> tuple[int, int, str]:
        return self.first, self.second, self.level

    @property
    def counts(self) -> dict[str, int]:
        """kind -> how many times it happened, in the order of the page."""
        kinds = [change.kind for change in self.changes]
        return {kind: kinds.count(kind) for kind in KINDS if kind in kinds}


@dataclass(frozen=True)
class EditionReport:
    """editions: what is loaded. comparisons: the newest editions first, the largest areas first.
    rows: CHANGE_COLUMNS of data/area_changes.py."""

    editions: tuple[Edition, ...]
    comparisons: tuple[Comparison, ...]
    rows: pd.DataFrame

    @property
    def years(self) -> list[int]:
        """Of the editions with borders; a table alone only names areas."""
        return sorted({edition.year for edition in self.editions if edition.shapes})

    def find(self, first: int, second: int, level: str) -> Comparison | None:
        key = (first, second, level)
        return next((found for found in self.comparisons if found.key == key), None)


def edition_report(snapshot: Snapshot) -> EditionReport:
    """Once a version of the store; two queries."""

    def read() -> EditionReport:
        store = AreaChanges(snapshot.store.engine)
        rows = store.of(municipality=snapshot.code)
        editions = store.editions(municipality=snapshot.code)
        return EditionReport(tuple(editions), tuple(comparisons(rows)), rows)

    return snapshot.kept(("edition report",), read)


def comparisons(rows: pd.DataFrame) -> list[Comparison]:
    """rows: CHANGE_COLUMNS. A gemeente that stayed as it was is not told of."""
    keys = ["edition_from", "edition_to", "level"]
    found = [_comparison(part) for _key, part in rows.groupby(keys)]
    found.sort(key=lambda one: (-one.second, -one.first, MAP_LEVELS.index(one.level)))
    return [one for one in found if one.level != "gemeente" or one.changes]


def _comparison(rows: pd.DataFrame) -> Comparison:
    first, second = int(rows["edition_from"].iloc[0]), int(rows["edition_to"].iloc[0])
    is_same = rows["kind"] == SAME
    kept = _Kept(set(rows["code_from"][is_same]), set(rows["code_to"][is_same]))
    told = sorted(_told(rows[~is_same], kept), key=_place)
    changes = [
        Change(number, change.kind, change.before, change.after, change.shifts)
        for number, change in enumerate(told, start=1)
    ]
    level = str(rows["level"].iloc[0])
    return Comparison(first, second, level, int(is_same.sum()), tuple(changes))


def _place(change: Change) -> tuple[int, tuple[Part, ...], tuple[Part, ...]]:
    return KINDS.index(change.kind), change.before, change.after


class _Kept(NamedTuple):
    """The codes of areas that stayed as they were: a little ground that they gave or got is told
    of, but they are none of what changed."""

    before: set[str]
    after: set[str]


def _told(rows: pd.DataFrame, kept: _Kept) -> Iterator[Change]:
    """Without a number yet."""
    for group in _together(rows):
        before = {s.before for s in group.values() if s.before.code not in {"", *kept.before}}
        after = {s.after for s in group.values() if s.after.code not in {"", *kept.after}}
        kinds = {kind for kind, _at in group}
        kind = kinds.pop() if len(kinds) == 1 else MOVED
        shifts = tuple(sorted(s for s in group.values() if s.before.code != s.after.code))
        yield Change(0, kind, tuple(sorted(before)), tuple(sorted(after)), shifts)


def _together(rows: pd.DataFrame) -> list[dict[tuple[str, int], Shift]]:
    """The rows in groups that share an area: (kind, place of the row) -> shift."""
    names = ("kind", "code_from", "name_from", "code_to", "name_to", "share_from")
    columns = [rows[name].tolist() for name in names]
    groups: list[tuple[set[tuple[str, str]], dict[tuple[str, int], Shift]]] = []
    for at, (kind, old, old_name, new, new_name, share) in enumerate(zip(*columns, strict=True)):
        shift = Shift(_part(old, old_name), _part(new, new_name), _share(share))
        mine = {(side, code) for side, code in (("from", old), ("to", new)) if code}
        shared = [group for group in groups if group[0] & mine]
        groups = [group for group in groups if not group[0] & mine]
        held = {(kind, at): shift}
        for codes, shifts in shared:
            mine |= codes
            held |= shifts
        groups.append((mine, held))
    return [held for _codes, held in groups]


def _part(code: str, name: object) -> Part:
    return Part(code, name if isinstance(name, str) else code)


def _share(share: float | None) -> float | None:
    return None if share is None or pd.isna(share) else float(share)


def areas_of(changes: Sequence[Change], *, after: bool) -> dict[str, tuple[Part, int]]:
    """code -> the area and the number of its change, on the map of one side."""
    return {
        part.code: (part, change.number)
        for change in changes
        for part in (change.after if after else change.before)
    }

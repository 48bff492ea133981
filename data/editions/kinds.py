"""Says of two editions what became of each area. Pure."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

from data.editions.overlay import OUTSIDE

SAME_GROUND = 0.02
"""Ground that was lost and won, as a part of the smaller of the two, below which it is one area."""
WHOLE = 1 - SAME_GROUND
CRUMB = 0.005
"""A pair that shares less than this part of the smaller area is not told."""


class Change(NamedTuple):
    """A row of `area_change` without its municipality, level and editions."""

    code_from: str
    code_to: str
    kind: str
    share_from: float | None
    share_to: float | None


@dataclass
class _Ground:
    """m² shared by pairs, and in all by the old and by the new areas."""

    shared: dict[tuple[str, str], float] = field(default_factory=dict)
    of_old: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    of_new: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def smaller(self, old: str, new: str) -> float:
        return min(self.of_old[old], self.of_new[new])

    def is_one_area(self, old: str, new: str) -> bool:
        both = self.shared[old, new]
        changed = self.of_old[old] + self.of_new[new] - 2 * both
        return changed < SAME_GROUND * self.smaller(old, new)


def area_changes(ground: pd.DataFrame, old: Collection[str], new: Collection[str]) -> list[Change]:
    """Sorted by codes. ground: GROUND of the areas with a shape in both editions. old, new: all
    codes of the editions, with or without shape; a code without a shape in one of them is taken
    for the same area, unless the overlay says where that area went."""
    told = _ground(ground)
    rows = [_change(told, *pair) for pair in _listed(told)]
    rows = _with_kinds(rows)
    from_codes, to_codes = {r.code_from for r in rows}, {r.code_to for r in rows}
    lost, fresh = set(old) - from_codes, set(new) - to_codes
    kept = lost & fresh - (told.of_old.keys() & told.of_new.keys())
    rows += [Change(code, code, "same", None, None) for code in kept]
    rows += [Change(code, "", "gone", None, None) for code in lost - kept]
    rows += [Change("", code, "appeared", None, None) for code in fresh - kept]
    return sorted(rows)


def _ground(frame: pd.DataFrame) -> _Ground:
    told = _Ground()
    for old, new, size in frame.itertuples(index=False):
        if old != OUTSIDE:
            told.of_old[old] += size
        if new != OUTSIDE:
            told.of_new[new] += size
        if OUTSIDE not in (old, new):
            told.shared[old, new] = size
    return told


def _listed(told: _Ground) -> list[tuple[str, str]]:
    """The pairs worth telling: one area, or a part of an area that is not what it was."""
    one = {pair for pair in told.shared if told.is_one_area(*pair)}
    settled_old, settled_new = {old for old, _n in one}, {new for _o, new in one}
    return sorted(
        (old, new)
        for (old, new), size in told.shared.items()
        if (old, new) in one
        or (
            not (old in settled_old and new in settled_new)
            and size >= CRUMB * told.smaller(old, new)
        )
    )


def _change(told: _Ground, old: str, new: str) -> Change:
    size = told.shared[old, new]
    kind = "" if not told.is_one_area(old, new) else "same" if old == new else "recoded"
    return Change(old, new, kind, size / told.of_old[old], size / told.of_new[new])


def _with_kinds(rows: list[Change]) -> list[Change]:
    """Fills in the kind of the pairs that are not one area."""
    by_old, by_new = defaultdict[str, list[Change]](list), defaultdict[str, list[Change]](list)
    for row in rows:
        by_old[row.code_from].append(row)
        by_new[row.code_to].append(row)
    merged = {
        new
        for new, found in by_new.items()
        if _makes_whole([(c.share_from, c.share_to) for c in found])
    }
    split = {
        old
        for old, found in by_old.items()
        if _makes_whole([(c.share_to, c.share_from) for c in found])
    }
    return [
        row
        if row.kind
        else row._replace(
            kind="merged"
            if row.code_to in merged
            else "split"
            if row.code_from in split
            else "moved"
        )
        for row in rows
    ]


def _makes_whole(shares: Sequence[tuple[float | None, float | None]]) -> bool:
    """Several areas, each wholly in the one, which they fill. shares: of the areas, of the one."""
    wholly = all((its or 0.0) >= WHOLE for its, _of_one in shares)
    return len(shares) > 1 and wholly and sum(of_one or 0.0 for _its, of_one in shares) >= WHOLE

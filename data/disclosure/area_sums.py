"""Which areas add up to which, in every edition of the areas."""

from collections.abc import Collection, Iterator

import pandas as pd

Family = tuple[str, tuple[str, ...]]


class AreaTree:
    """The areas of all editions: code, level, parent, edition (a code may be in many)."""

    def __init__(self, areas: pd.DataFrame) -> None:
        self.levels: dict[str, str] = dict(zip(areas["code"], areas["level"], strict=True))
        self._editions: list[dict[str, list[str]]] = []
        for edition in sorted(areas["edition"].unique(), reverse=True):
            here = areas[(areas["edition"] == edition) & areas["parent"].notna()]
            groups = here.sort_values("code").groupby("parent", sort=True)["code"]
            self._editions.append({str(parent): list(codes) for parent, codes in groups})
        self._families: dict[frozenset[str], tuple[Family, ...]] = {}

    def families(self, present: Collection[str]) -> tuple[Family, ...]:
        """Every area that is present, with the areas that add up to it.

        A part that is not present is replaced by its own parts if any of those is. Editions in
        which all parts are present count all; without one, the newest that has some of them does:
        then the families name areas that are not present.
        """
        key = frozenset(present)
        if key not in self._families:
            found = (family for area in sorted(key) for family in self._of(area, key))
            self._families[key] = tuple(found)
        return self._families[key]

    def _of(self, area: str, present: frozenset[str]) -> Iterator[Family]:
        seen = list(dict.fromkeys(self._parts(area, present, tree) for tree in self._editions))
        some = [parts for parts in seen if present.intersection(parts)]
        whole = [parts for parts in some if present.issuperset(parts)]
        yield from ((area, parts) for parts in whole or some[:1])

    def _parts(
        self, area: str, present: frozenset[str], tree: dict[str, list[str]]
    ) -> tuple[str, ...]:
        parts: list[str] = []
        for child in tree.get(area, []):
            below = () if child in present else self._parts(child, present, tree)
            parts.extend(below if present.intersection(below) else [child])
        return tuple(parts)

"""Which rows are about the same place: by key, else by name within some metres. Pure."""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

SAME_PLACE = 50.0
"""Metres within which two places with one name are one place."""


def plain_name(name: str) -> str:
    """`Buurthuis 't Hoekje!` -> `buurthuis t hoekje`."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", kept)) or kept.strip()


def matched(new: pd.DataFrame, old: pd.DataFrame) -> dict[int, int]:
    """Position in new -> position in old; each at most once.

    Both: key, name, x, y. The key wins; then the nearest with the same name within SAME_PLACE.
    """
    by_key = {key: at for at, key in enumerate(old["key"]) if key}
    first = {key: at for at, key in reversed(list(enumerate(new["key"]))) if key in by_key}
    found = {at: by_key[key] for key, at in first.items()}
    taken = set(found.values())
    for _distance, at, other in sorted(_near(new, old)):
        if at not in found and other not in taken:
            found[at] = other
            taken.add(other)
    return found


def doubles(places: pd.DataFrame) -> list[tuple[int, int, float]]:
    """Positions of two with one name within SAME_PLACE, and the metres between them: each place
    with the first that it may be. All pairs of a name that fills a file are too many to read."""
    found: dict[int, tuple[int, int, float]] = {}
    for distance, at, other in _near(places, places):
        if at < other:
            found.setdefault(other, (at, other, distance))
    return sorted(found.values())


def _near(new: pd.DataFrame, old: pd.DataFrame) -> Iterator[tuple[float, int, int]]:
    """Metres, position in new, position in old: of all pairs with one name that are near."""
    named = defaultdict(list)
    for at, (name, x, y) in enumerate(_points(old)):
        named[name].append((at, x, y))
    for at, (name, x, y) in enumerate(_points(new)):
        for other, its_x, its_y in named.get(name, ()):
            distance = math.dist((x, y), (its_x, its_y))
            if distance <= SAME_PLACE:
                yield distance, at, other


def _points(places: pd.DataFrame) -> Iterator[tuple[str, float, float]]:
    for name, x, y in zip(places["name"], places["x"], places["y"], strict=True):
        yield plain_name(name), float(x), float(y)

"""Finds the area that somebody probably meant."""

import pandas as pd

from data.importers.codes import level_of, municipality_of
from data.language import _

MOST = 3
MOST_WRONG = 2
"""Characters; a code that differs in more is another area and no typing mistake."""


class Closest:
    """areas: code and name."""

    def __init__(self, areas: pd.DataFrame) -> None:
        named = areas.drop_duplicates("code", keep="last")
        self._names = dict(zip(named["code"], named["name"], strict=True))

    def suggestion(self, code: str) -> str:
        """ "Bedoelt u BU99990101 (Oudwater-Noord)?" or nothing. Only areas of the same gemeente
        and level that differ from it in two characters at most, the nearest first."""
        alike = [
            known
            for known in self._names
            if level_of(known) == level_of(code) and municipality_of(known) == municipality_of(code)
        ]
        wrong = {known: _differences(known, code) for known in alike}
        found = sorted((k for k in alike if wrong[k] <= MOST_WRONG), key=lambda k: (wrong[k], k))
        if not found:
            return ""
        return _("Bedoelt u {areas}?").format(areas=_(" of ").join(map(self._named, found[:MOST])))

    def _named(self, code: str) -> str:
        name = self._names[code]
        return code if name == code else f"{code} ({name})"


def _differences(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))

"""Finds the area that somebody probably meant."""

from difflib import get_close_matches

import pandas as pd

from data.language import _

MOST = 3


class Closest:
    """areas: code and name. Codes are compared in full, so an unknown gemeente finds gemeenten."""

    def __init__(self, areas: pd.DataFrame) -> None:
        named = areas.drop_duplicates("code", keep="last")
        self._names = dict(zip(named["code"], named["name"], strict=True))

    def suggestion(self, code: str) -> str:
        """ "Bedoelt u BU99990101 (Oudwater-Noord)?" or nothing."""
        alike = [known for known in self._names if known[:2] == code[:2]]
        found = get_close_matches(code, alike, n=MOST, cutoff=0.7)
        if not found:
            return ""
        return _("Bedoelt u {areas}?").format(areas=_(" of ").join(map(self._named, found)))

    def _named(self, code: str) -> str:
        name = self._names[code]
        return code if name == code else f"{code} ({name})"

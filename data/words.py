"""How the remarks of a load write numbers, lists and how many rows there are, in Dutch."""

import math
from collections.abc import Sequence

from data.language import _

EXAMPLES = 5


def dutch_number(number: float, decimals: int) -> str:
    """`31708.86` with one decimal -> `31.708,9`."""
    if not math.isfinite(number):
        return _("oneindig groot") if number > 0 else _("oneindig klein")
    return f"{number:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def shortest_number(number: float) -> str:
    """With the decimals that it has, six at most: `20000.0` -> `20.000`, `-0.5` -> `-0,5`."""
    text = dutch_number(number, 6)
    return text.rstrip("0").rstrip(",") if "," in text else text


def row_count(number: int) -> str:
    """`1 rij`, `3 rijen`."""
    return (_("{number} rij") if number == 1 else _("{number} rijen")).format(number=number)


def listed(words: Sequence[str], most: int = EXAMPLES) -> str:
    """`a, b, c, d, e en 38 andere`; whoever reads it knows how much is left out."""
    if len(words) <= most:
        return ", ".join(words)
    rest = _("{words} en {number} andere")
    return rest.format(words=", ".join(words[:most]), number=len(words) - most)


def joined(words: Sequence[str]) -> str:
    """`2`, `2 en 3`, `2, 3 en 9`; of very many the rest is counted."""
    if len(words) > EXAMPLES or len(words) < 2:
        return listed(words)
    return _("{words} en {last}").format(words=", ".join(words[:-1]), last=words[-1])

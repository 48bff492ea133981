"""Numbers as people type them: comma or point, decided for a file as a whole."""

import math
import re
from collections.abc import Iterable
from typing import Literal

from data.importers.missing import NotANumberError, parse_number, without_marks

Style = Literal["comma", "point"]

_SIGN = r"[+-]?"
_AMBIGUOUS = re.compile(_SIGN + r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_COMMA = re.compile(_SIGN + r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")
_POINT = re.compile(_SIGN + r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")


def is_ambiguous(text: str) -> bool:
    """`1.000` is a thousand or one with three decimals."""
    return _AMBIGUOUS.fullmatch(text) is not None


def readings(text: str) -> tuple[str, str]:
    """Both readings of an ambiguous number, as Dutch text: `1.000` -> (`1000`, `1,000`)."""
    return re.sub("[.,]", "", text), text.replace(".", ",")


def styles(texts: Iterable[str]) -> set[Style]:
    """The decimal signs that the numbers prove; empty when none proves anything, two when mixed."""
    found: set[Style] = set()
    for text in texts:
        if is_ambiguous(text) or text.lstrip("+-").isdigit():
            continue
        comma, point = _COMMA.fullmatch(text), _POINT.fullmatch(text)
        if bool(comma) != bool(point):
            found.add("comma" if comma else "point")
    return found


def parse_typed(value: object, style: Style | None) -> float | None:
    """The number in a cell, None for an empty one. Raises NotANumberError.

    Text is read in the style of its file; without a style only numbers without signs are read.
    """
    if not isinstance(value, str):
        return parse_number(value)
    text = value.strip()
    if text.lower() in ("", ".", "x"):
        return None
    shape = {"comma": _COMMA, "point": _POINT}.get(style or "point", _POINT)
    if not shape.fullmatch(text):
        raise NotANumberError(value)
    group, decimal = (".", ",") if style == "comma" else (",", ".")
    number = without_marks(text.replace(group, "").replace(decimal, "."))
    return None if number is None or math.isnan(number) else number

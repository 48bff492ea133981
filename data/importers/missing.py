"""What sources write where they have no number."""

import math
import re

LOWEST_REAL = -99990.0
"""CBS and PDOK write -99995, -99997 and the like for "no figure"; no real figure is that low."""

_MARKS = frozenset({"", ".", "x"})
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?(?:[eE][+-]?[0-9]{1,3})?")


class NotANumberError(ValueError):
    """A cell holds text, a boolean, a list or an infinite number."""


def parse_number(value: object) -> float | None:
    """The number in a cell of a statistical source; None where the source has none.

    These sources never group thousands, so one comma or point is a decimal sign. Raises
    NotANumberError for anything else.
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise NotANumberError(value)
    if isinstance(value, str):
        value = value.strip()
        if value.lower() in _MARKS:
            return None
        if not _NUMBER.fullmatch(value):
            raise NotANumberError(value)
        value = value.replace(",", ".")
    return without_marks(value)


def without_marks(value: int | float | str) -> float | None:
    """The number, or None for the numbers that mean "no figure"; NotANumberError when infinite."""
    try:
        number = float(value)
    except OverflowError as error:
        raise NotANumberError(value) from error
    if not math.isfinite(number):
        raise NotANumberError(value)
    return None if number <= LOWEST_REAL else number

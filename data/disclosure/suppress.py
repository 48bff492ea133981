"""Withholds more until nothing withheld follows from what is published (norm B5)."""

from collections.abc import Iterable

from data.disclosure.cells import Count, Former, Protected, Structure
from data.disclosure.rules import Rules


def protect(
    counts: Iterable[Count], structure: Structure, rules: Rules, former: Iterable[Former] = ()
) -> Protected:
    """What may be published of the counts, audited.

    Every count of an indicator without a rule raises KeyError, two counts of one cell ValueError.
    The same counts give the same result, in whatever order they come. Of `former`, several releases
    of a cell may be given. Look at `.blocks` and `.findings` before publishing.
    """
    raise NotImplementedError

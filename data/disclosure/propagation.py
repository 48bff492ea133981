"""Narrows intervals by passing them along the relations.

What is left is never too narrow: every count that fits is in it. In a tree of relations it is not
too wide either: all signs are 1 or -1, so that each end of it is reached.
"""

from collections import deque
from collections.abc import Sequence

from data.disclosure.cells import Interval
from data.disclosure.system import Component, Row

_TIMES = 200
"""A row is looked at no more often, times the number of rows: around a cycle it may creep."""


def narrowed(component: Component, start: Sequence[Interval]) -> list[Interval] | None:
    """The intervals that follow from `start`; None when nothing fits."""
    bounds = list(start)
    if any(interval.low > interval.high for interval in bounds):
        return None
    waiting, queue = set(range(len(component.rows))), deque(range(len(component.rows)))
    left = _TIMES * max(len(component.rows), 1)
    while queue and left:
        left -= 1
        number = queue.popleft()
        waiting.discard(number)
        changed = _narrow_row(component.rows[number], bounds)
        if changed is None:
            return None
        for column in changed:
            for other in component.rows_of[column]:
                if other != number and other not in waiting:
                    waiting.add(other)
                    queue.append(other)
    return bounds


def _narrow_row(row: Row, bounds: list[Interval]) -> list[int] | None:
    """Narrows the cells of one row; which of them changed, None when they cannot fit."""
    low = high = 0
    for column, sign in zip(row.columns, row.signs, strict=True):
        low += bounds[column].low if sign > 0 else -bounds[column].high
        high += bounds[column].high if sign > 0 else -bounds[column].low
    if low > row.span.high or high < row.span.low:
        return None
    changed = []
    for column, sign in zip(row.columns, row.signs, strict=True):
        now = bounds[column]
        if sign > 0:
            room = Interval(row.span.low - high + now.high, row.span.high - low + now.low)
        else:
            room = Interval(low + now.high - row.span.high, high + now.low - row.span.low)
        new = now.meet(room)
        if new != now:
            bounds[column] = new
            changed.append(column)
    return changed

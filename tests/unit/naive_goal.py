"""Whether a goal is reached, written a second time: one period after the other, fractions only."""

from collections.abc import Sequence
from fractions import Fraction

from dashboard.steering.goal_status import Figure
from data.catalogue.model import Indicator
from data.steering.rows import Goal

PARTS = {"": 1, "H": 2, "Q": 4, "-": 12}


def cut(period: str) -> tuple[int, int, int]:
    """year, which part of it (from 1), of how many."""
    mark = period[4:5]
    return int(period[:4]), int(period[5:] or 1), PARTS[mark]


def months(period: str) -> tuple[int, int]:
    """The first and the last month, counted from year 0."""
    year, part, parts = cut(period)
    length = 12 // parts
    return year * 12 + (part - 1) * length, year * 12 + part * length - 1


def last_of_year(year: int, like: str) -> tuple[int, int]:
    parts = cut(like)[2]
    return year * 12 + 12 - 12 // parts, year * 12 + 11


UNCLEAR = "nog_niet_te_zeggen"


def naive_status(goal: Goal, points: Sequence[Figure], indicator: Indicator) -> str:
    if goal.status == "vervallen":
        return "vervallen"
    start, end = months(goal.start_period), last_of_year(goal.due_year, goal.start_period)
    judged, final = None, False
    for point in points:
        if cut(point.period)[2] != cut(goal.start_period)[2]:
            continue
        first = months(point.period)[0]
        if first <= start[0] or final:
            continue
        judged, final = point, first >= end[0]
    if judged is None or str(judged.status) not in ("final", "provisional"):
        return UNCLEAR
    for broken in indicator.breaks:
        if start[0] < months(broken.period)[0] <= months(judged.period)[0]:
            return UNCLEAR
    return verdict(goal, judged, start, end, final=final)


def verdict(
    goal: Goal, judged: Figure, start: tuple[int, int], end: tuple[int, int], *, final: bool
) -> str:
    begin, target = Fraction(goal.start_value), Fraction(goal.target)
    worst, best = Fraction(judged.low), Fraction(judged.high)
    if target < begin:  # mirrored, so that more is always better
        begin, target, worst, best = -begin, -target, -best, -worst
    if worst >= target:
        return "behaald"
    if final:
        return "niet_behaald" if best < target else UNCLEAR
    gone = Fraction(sum(months(judged.period)) - sum(start), sum(end) - sum(start))
    path = begin + (target - begin) * gone
    if worst >= path:
        return "op_koers"
    return "niet_op_koers" if best < path else UNCLEAR

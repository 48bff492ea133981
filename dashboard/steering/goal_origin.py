"""Where the newest figure of a goal comes from."""

from collections.abc import Mapping

from dashboard.figure_rows import FigureRows
from dashboard.origin_address import origin_href
from dashboard.snapshot import Snapshot
from dashboard.steering.goals import JudgedGoal, rows_of_areas
from dashboard.wijk_lines import file_of


def newest_file(rows: Mapping[str, FigureRows], judged: JudgedGoal) -> int | None:
    """The file that brought it; None without a figure. rows: of the area of the goal."""
    goal, newest = judged.goal, judged.newest
    return file_of(rows[goal.area].row(goal.indicator, newest.period)) if newest else None


def newest_href(snapshot: Snapshot, judged: JudgedGoal) -> str | None:
    """The page of that number."""
    goal, newest = judged.goal, judged.newest
    file = newest_file(rows_of_areas(snapshot, {goal.area}), judged)
    return origin_href(file, goal.indicator, goal.area, newest.period if newest else None)

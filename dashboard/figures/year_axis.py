"""The years below a trend chart: few enough to stay apart in the narrowest card."""

from collections.abc import Sequence
from typing import Any

from dashboard.figures.lines import Line

CLOSEST_TICKS = 0.24
"""Share of the width that a year needs in the narrowest card."""


def year_ticks(lines: list[Line], also: Sequence[tuple[float, str]] = ()) -> dict[str, Any]:
    """Years below the last period of a year, never closer than CLOSEST_TICKS, the newest always.

    also: places (decimal years) beside those of the lines, with their year.
    """
    drawn = sorted([*((p.x, p.period[:4]) for line in lines for p in line.points), *also])
    if not drawn:
        return {"showticklabels": False}
    years = {year: x for x, year in drawn}
    first, last = drawn[0][0], drawn[-1][0]
    kept = _apart(years, CLOSEST_TICKS * (last - first))
    edge = max(0.3, 0.03 * (last - first))
    right = edge / 3 if last > first else edge
    return {
        "tickvals": [years[year] for year in kept],
        "ticktext": kept,
        "tickangle": 0,
        "range": [round(first - edge, 3), round(last + right, 3)],
    }


def _apart(years: dict[str, float], closest: float) -> list[str]:
    """The years that keep their distance, chosen from the newest back."""
    kept: list[str] = []
    for year, x in reversed(years.items()):
        if not kept or years[kept[-1]] - x >= closest:
            kept.append(year)
    return kept[::-1]

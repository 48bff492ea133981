"""A second look at page Wijk: plain loops over rows that are read with a query of its own.

Nothing here calls what the page is made with: intervals, tests and slopes are those of statsmodels
and scipy, or are counted out.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import Engine

from dashboard.compare import Verdict
from dashboard.wijk import REFERENCE, WijkView
from dashboard.wijk_lines import Line
from data.catalogue.model import Indicator
from tests.integration.naive_trend import naive_trend
from tests.unit.naive_margins import interval
from tests.unit.test_peers import naive as naive_peers

KNOWN = ("final", "provisional")
Row = Mapping[str, Any]
Peer = tuple[str, float, int]


@dataclass(frozen=True)
class Stored:
    """The rows of observation, area and area_break, of a municipality where that matters."""

    municipality: str
    observations: dict[tuple[str, str, str], Row]
    by_indicator: dict[str, list[Row]]
    areas: list[Row]
    breaks: list[Row]

    def newest(self, level: str, municipality: str | None = None) -> set[str]:
        """The codes of the newest edition."""
        own = municipality or self.municipality
        rows = [a for a in self.areas if a["level"] == level and a["municipality"] == own]
        edition = max((row["edition"] for row in rows), default=None)
        return {row["code"] for row in rows if row["edition"] == edition}

    def everywhere(self, level: str) -> set[str]:
        """The newest areas of every municipality."""
        towns = {row["municipality"] for row in self.areas}
        return set().union(*(self.newest(level, town) for town in towns))

    def period(self, indicator: str, level: str) -> str | None:
        """The newest period in which any area of the level, of whatever edition, has a value."""
        codes = {
            a["code"]
            for a in self.areas
            if a["level"] == level and a["municipality"] == self.municipality
        }
        rows = self.by_indicator.get(indicator, [])
        found = [r["period"] for r in rows if r["area"] in codes and r["status"] in KNOWN]
        return max(found, default=None)

    def value(self, indicator: str, period: str, area: str) -> float:
        row = self.observations.get((indicator, period, area))
        return row["value"] if row and row["status"] in KNOWN else math.nan

    def borders(self, area: str) -> list[str]:
        return sorted(row["period"] for row in self.breaks if row["area"] == area)

    def series(self, indicator: str, area: str) -> list[Row]:
        """All periods of one area, oldest first."""
        rows = [row for row in self.by_indicator.get(indicator, []) if row["area"] == area]
        return sorted(rows, key=lambda row: str(row["period"]))


def stored(engine: Engine, municipality: str) -> Stored:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM observation").mappings().all()
        columns = "code, level, edition, municipality, name, parent"
        areas = connection.exec_driver_sql(f"SELECT {columns} FROM area").mappings().all()  # noqa: S608 -- our own words
        breaks = connection.exec_driver_sql("SELECT * FROM area_break").mappings().all()
    keyed: dict[tuple[str, str, str], Row] = {
        (row["indicator"], row["period"], row["area"]): dict(row) for row in rows
    }
    grouped: dict[str, list[Row]] = {}
    for row in keyed.values():
        grouped.setdefault(row["indicator"], []).append(row)
    return Stored(municipality, keyed, grouped, [*map(dict, areas)], [*map(dict, breaks)])


def naive_rank(value: float, mates: Sequence[float]) -> int:
    return len([mate for mate in mates if mate > value]) + 1


def printed(value: float, indicator: Indicator) -> Decimal:
    step = Decimal(1).scaleb(-indicator.decimals)
    return Decimal(str(value)).quantize(step, ROUND_HALF_UP)


def naive_verdict(own: Row | None, other: Row | None, indicator: Indicator) -> Verdict:
    """Own interval against the comparator's, else the band; by the polarity."""
    sides = [side["value"] if side and side["status"] in KNOWN else None for side in (own, other)]
    if indicator.kind == "count" or own is None or other is None or None in sides:
        return Verdict.UNKNOWN
    here, there = (float(side) for side in sides if side is not None)
    margin, theirs = interval(own, indicator), interval(other, indicator) or (there, there)
    if margin is not None:
        similar = margin[0] <= theirs[1] and theirs[0] <= margin[1]
    elif indicator.similar_band is not None:
        similar = abs(here - there) <= indicator.similar_band + 1e-9
    else:
        return Verdict.UNKNOWN
    if similar or printed(here, indicator) == printed(there, indicator):
        return Verdict.SIMILAR
    if indicator.polarity == "neutral":
        return Verdict.HIGHER if here > there else Verdict.LOWER
    good = (here > there) == (indicator.polarity == "higher_is_better")
    return Verdict.BETTER if good else Verdict.WORSE


def naive_references(view: WijkView, store: Stored) -> list[Peer]:
    """(area, distance, figures) of the five nearest, over all municipalities."""
    chosen = [
        (indicator.id, period)
        for indicator in view.catalogue.indicators.values()
        if indicator.structural and (period := store.period(indicator.id, view.level))
    ]
    table = {
        code: [store.value(*pair, code) for pair in chosen]
        for code in store.everywhere(view.level) | {view.code}
    }
    known = sum(not math.isnan(value) for value in table[view.code])
    return naive_peers(table, view.code) if known >= 3 else []


def _median(values: list[float]) -> float:
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _beside(name: str, period: str, view: WijkView, store: Stored) -> Row | None:
    """The row that a figure is compared with."""
    if view.compared != REFERENCE:
        return store.observations.get((name, period, view.target or ""))
    codes = [area for area, _far, _on in naive_references(view, store)]
    known = [v for v in (store.value(name, period, code) for code in codes) if not math.isnan(v)]
    return {"value": _median(known), "status": "final"} if len(known) >= 3 else None


def _same(found: float, expected: float | None) -> bool:
    if expected is None or math.isnan(expected):
        return math.isnan(found)
    return math.isclose(found, expected, rel_tol=1e-9, abs_tol=1e-9)


def check(view: WijkView, store: Stored) -> int:
    """Compare every line of the page with the store; returns how many there were."""
    expected = {
        indicator: period
        for indicator in view.catalogue.indicators
        if (period := store.period(indicator, view.level)) is not None
    }
    assert {line.indicator.id: line.period for line in view.lines} == expected
    for line in view.lines:
        _check_line(line, view, store)
    return len(view.lines)


def _check_line(line: Line, view: WijkView, store: Stored) -> None:
    name, indicator = line.indicator.id, line.indicator
    own = store.observations.get((name, line.period, view.code))
    other = _beside(name, line.period, view, store)
    assert line.status == (own["status"] if own else "not_measured"), name
    assert line.verdict == naive_verdict(own, other, indicator), name
    assert _same(line.other, other["value"] if other else None), name
    assert line.has_value == (own is not None and own["status"] in KNOWN), name
    assert _same(line.value, own["value"] if own else None), name
    lower, upper = (own and line.has_value and interval(own, indicator)) or (None, None)
    assert _same(line.row["lower"], lower), name
    assert _same(line.row["upper"], upper), name
    values = (store.value(name, line.period, code) for code in store.newest(view.mates_level))
    mates = sorted(value for value in values if not math.isnan(value))
    assert list(line.mates) == mates, name
    ranked = line.has_value and view.mates_level == view.level and len(mates) > 1
    assert line.rank == (naive_rank(line.value, mates) if ranked else None), name
    naive = naive_trend(store.series(name, view.code), indicator, store.borders(view.code))
    found = line.trend
    assert (found.word, found.first, found.last, found.n) == naive.words, name
    assert (found.broken.period if found.broken else None) == naive.broken, name
    for mine, theirs in zip((found.slope, found.lower, found.upper), naive.slopes, strict=True):
        assert _close(mine, theirs), (name, found, naive)


def _close(found: float, expected: float) -> bool:
    """A fit ends where its steps are small enough, which differs between programs."""
    both = math.isnan(found) and math.isnan(expected)
    return both or math.isclose(found, expected, rel_tol=1e-5, abs_tol=1e-6)

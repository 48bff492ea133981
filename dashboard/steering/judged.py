"""Every figure of every area of a level, judged: the basis of signals and of the heat table."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from dashboard.borders import NO_BORDERS, Borders, all_borders
from dashboard.compare import Columns, Verdict
from dashboard.figure_rows import FigureRows, Figures, Row
from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.steering.counted import Counted, counted
from dashboard.steering.differences import differences
from dashboard.trend import Trend
from dashboard.wijk_lines import Line, Mates, make_lines
from data.catalogue.model import Indicator
from data.schema import COUNTRY


@dataclass(frozen=True)
class Judged:
    """One figure of one area beside its comparator.

    line: the same as on page Wijk: row, verdict, trend, place among its like. p_difference: see
    dashboard/steering/differences.py.
    """

    area: str
    name: str
    line: Line
    p_difference: float

    @property
    def indicator(self) -> Indicator:
        return self.line.indicator

    @property
    def period(self) -> str:
        """The newest period in which any area of the level has a value."""
        return self.line.period

    @property
    def row(self) -> Row:
        """OBSERVATION_COLUMNS, lower and upper filled where they can be computed."""
        return self.line.row

    @property
    def value(self) -> float:
        return self.line.value

    @property
    def other(self) -> float:
        """The value of the comparator in the same period, NaN without one."""
        return self.line.other

    @property
    def verdict(self) -> Verdict:
        return self.line.verdict

    @property
    def trend(self) -> Trend:
        return self.line.trend

    @property
    def p_trend(self) -> float:
        """Two-sided, of no change; NaN where nothing was tested."""
        return self.trend.p

    @property
    def counted(self) -> Counted | None:
        """What was counted and how many; None where the store has no counts."""
        return counted(self.indicator, self.row)

    @property
    def people(self) -> int | None:
        """How many residents the figure is about; None where that is not known, or where something
        else than residents is counted."""
        found = self.counted
        return found.number if found is not None and found.is_people else None


@dataclass(frozen=True)
class JudgedLevel:
    """level: gemeente, wijk or buurt. lines: by area (by name), then as in the catalogue.
    comparator: code of the area that all are compared with, "" without one."""

    level: str
    lines: tuple[Judged, ...]
    comparator: str
    comparator_name: str

    @property
    def compared(self) -> str:
        """The word of the comparator in a URL, "" without one."""
        return {COUNTRY: "nederland", "": ""}.get(self.comparator, "gemeente")

    @cached_property
    def _by_area(self) -> dict[str, dict[str, Judged]]:
        found: dict[str, dict[str, Judged]] = {}
        for line in self.lines:
            found.setdefault(line.area, {})[line.indicator.id] = line
        return found

    def of(self, area: str) -> tuple[Judged, ...]:
        """The figures of one area; none for an area that the level does not have."""
        return tuple(self._by_area.get(area, {}).values())

    def find(self, area: str, indicator_id: str) -> Judged | None:
        return self._by_area.get(area, {}).get(indicator_id)


def judge_level(services: Services, level: str) -> JudgedLevel:
    """All areas of a level x all figures that the level has, once a version of the store.

    Two queries: what there is (shared with the other pages), and every figure of these areas and
    of the comparator. Raises EmptyStoreError.
    """
    snapshot = services.snapshot()
    return snapshot.kept(("judged", level), lambda: _judge(services, snapshot, level))


def _judge(services: Services, snapshot: Snapshot, level: str) -> JudgedLevel:
    indicators = services.catalogue.indicators.values()
    periods = {i: snapshot.periods(i.id, level) for i in indicators}
    wanted = [(indicator, known[-1]) for indicator, known in periods.items() if known]
    areas = snapshot.areas_of(level)
    names = dict(zip(areas["code"].tolist(), areas["name"].tolist(), strict=True))
    beside = _yardstick(services, snapshot, level)
    stored = snapshot.store.area_figures(areas=[*names, *([beside] if beside else [])])
    if beside == COUNTRY and not stored["area"].eq(COUNTRY).any():
        beside = ""
    lines = judged(stored, names, beside, wanted, all_borders(snapshot))
    return JudgedLevel(level, lines, beside, snapshot.area_name(beside) if beside else "")


def _yardstick(services: Services, snapshot: Snapshot, level: str) -> str:
    """The first comparator of the municipality file that is one and the same for the whole level:
    the wijk around a buurt is none."""
    around = snapshot.code if level == "wijk" else ""
    codes = {"gemeente": snapshot.code, "parent": around, "nederland": COUNTRY}
    own = snapshot.code if level == "gemeente" else ""
    possible = (codes[name] for name in services.settings.municipality.comparators)
    return next((code for code in possible if code not in ("", own)), "")


def judged(
    stored: pd.DataFrame,
    names: dict[str, str],
    comparator: str,
    wanted: Figures,
    borders: Borders = NO_BORDERS,
) -> tuple[Judged, ...]:
    """Every wanted figure of every area, judged against the comparator.

    stored: indicator and OBSERVATION_COLUMNS of these areas and the comparator, by indicator, area
    and period. names: code -> name. comparator: the code of an area that holds them all, or "".
    borders: where those of the areas changed.
    """
    if not wanted or not names:
        return ()
    parts = {str(code): part for code, part in stored.groupby("area", sort=False)}
    by_area = {code: FigureRows(part, borders.get(code, ())) for code, part in parts.items()}
    nothing = FigureRows(stored.iloc[:0])
    others = by_area.get(comparator, nothing)
    own = [by_area.get(code, nothing) for code in names]
    mates = _mates(own, wanted)
    lines = [make_lines(wanted, rows, others, mates, ranked=True) for rows in own]
    chances = _chances(own, others, wanted)
    return tuple(
        Judged(code, name, line, chance)
        for (code, name), made, tested in zip(names.items(), lines, chances, strict=True)
        for line, chance in zip(made, tested, strict=True)
    )


def _chances(own: Sequence[FigureRows], others: FigureRows, wanted: Figures) -> list[list[float]]:
    """p_difference an area and figure: all at once, which is much faster than area by area."""
    here = [rows.numbers(wanted) for rows in own]
    there = others.numbers(wanted)
    rows: Columns = {name: np.concatenate([one[name] for one in here]) for name in there}
    repeated: Columns = {name: np.tile(column, len(own)) for name, column in there.items()}
    indicators = [indicator for indicator, _period in wanted] * len(own)
    found: list[list[float]] = (
        differences(rows, repeated, indicators).reshape(len(own), -1).tolist()
    )
    return found


def _mates(own: Sequence[FigureRows], wanted: Figures) -> Mates:
    """(indicator, period) -> the values of all areas, low to high."""
    values = np.array([rows.numbers(wanted)["value"] for rows in own])
    return {
        (indicator.id, period): tuple(sorted(column[np.isfinite(column)].tolist()))
        for (indicator, period), column in zip(wanted, values.T, strict=True)
    }

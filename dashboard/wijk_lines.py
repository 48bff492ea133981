"""The figures of one area, each with its verdict, its place and its trend."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite

import pandas as pd

from dashboard import compare
from dashboard.figure_rows import FigureRows, Figures, Row
from dashboard.snapshot import Snapshot
from dashboard.trend import HAVE_VALUE, Measured, Trend, same_kind
from data.catalogue.model import Indicator, Status

DEVIATING = frozenset(
    (
        compare.Verdict.BETTER,
        compare.Verdict.WORSE,
        compare.Verdict.HIGHER,
        compare.Verdict.LOWER,
    )
)
Mates = Mapping[tuple[str, str], tuple[float, ...]]
"""(indicator, period) -> the values of the areas on the spine, low to high."""


@dataclass(frozen=True)
class Line:
    """One figure of the area.

    indicator: with the breaks of the border of this area. row: OBSERVATION_COLUMNS, lower and upper
    filled where they can be computed. other: the value of the comparator in the same period, NaN
    without one; other_file: the source file of that value. mates: the values of the areas on the
    spine, low to high. rows: all figures of the area.
    """

    indicator: Indicator
    period: str
    row: Row
    other: float
    other_file: int | None
    verdict: compare.Verdict
    mates: tuple[float, ...]
    ranked: bool
    rows: FigureRows = field(repr=False)

    @property
    def trend(self) -> Trend:
        return self.rows.trend(self.indicator)

    @property
    def points(self) -> list[Measured]:
        """All periods of the area, oldest first."""
        return self.rows.points(self.indicator.id)

    @property
    def measurements(self) -> int:
        """Periods with a value that one line through time can have: years or quarters, not both."""
        known = [p.period for p in self.points if p.status in HAVE_VALUE and isfinite(p.value)]
        return sum(same_kind(known, known[-1])) if known else 0

    @property
    def series(self) -> pd.DataFrame:
        """The same as a frame (OBSERVATION_COLUMNS)."""
        return self.rows.series(self.indicator.id)

    @property
    def status(self) -> Status:
        return Status(str(self.row["status"]))

    @property
    def has_value(self) -> bool:
        return self.status.has_value

    @property
    def value(self) -> float:
        return float(self.row["value"])

    @property
    def rank(self) -> int | None:
        """1 = the highest value; equal values share the best rank."""
        if not self.ranked or not self.has_value or len(self.mates) < 2:
            return None
        return 1 + len(self.mates) - bisect_right(self.mates, self.value)

    @property
    def source_file(self) -> int | None:
        return file_of(self.row)

    @property
    def deviates(self) -> bool:
        return self.verdict in DEVIATING


def file_of(row: Row) -> int | None:
    number = row["source_file"]
    return None if pd.isna(number) else int(number)


def make_lines(
    wanted: Figures, own: FigureRows, others: FigureRows, mates: Mates, *, ranked: bool
) -> tuple[Line, ...]:
    """A line for every wanted figure, in that order.

    own, others: the figures of the area and of its comparator. ranked: the area is itself one of
    the mates.
    """
    if not wanted:  # a level without any figure
        return ()
    indicators = [own.with_breaks(indicator) for indicator, _period in wanted]
    rows, beside = own.numbers(wanted), others.numbers(wanted)
    margins = zip(*compare.intervals_across(rows, indicators), strict=True)
    judged = compare.verdicts_across(rows, beside, indicators)
    periods = [period for _indicator, period in wanted]
    facts = zip(indicators, periods, margins, beside["value"].tolist(), judged, strict=True)
    return tuple(
        Line(
            indicator=indicator,
            period=period,
            row={**own.row(indicator.id, period), "lower": float(lower), "upper": float(upper)},
            other=other,
            other_file=file_of(others.row(indicator.id, period)),
            verdict=verdict,
            mates=mates.get((indicator.id, period), ()),
            ranked=ranked,
            rows=own,
        )
        for indicator, period, (lower, upper), other, verdict in facts
    )


def level_mates(snapshot: Snapshot, level: str, wanted: Figures) -> Mates:
    """(indicator, period) -> the values of all areas of the level, low to high."""
    pairs = tuple((indicator.id, period) for indicator, period in wanted)

    def read() -> Mates:
        frame = snapshot.store.values_of_level(
            municipality=snapshot.code, level=level, wanted=pairs
        )
        frame = frame[frame["area"].isin(snapshot.areas_of(level)["code"])]
        found: dict[tuple[str, str], list[float]] = {}
        columns = (frame[name].tolist() for name in ("indicator", "period", "value"))
        for indicator, period, value in zip(*columns, strict=True):
            found.setdefault((indicator, period), []).append(value)
        return {pair: tuple(sorted(values)) for pair, values in found.items()}

    return snapshot.kept(("level mates", level, pairs), read)

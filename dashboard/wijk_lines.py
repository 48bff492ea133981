"""The figures of one area, each with its verdict, its place and its trend."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard import compare
from dashboard.snapshot import Snapshot
from dashboard.trend import Trend, trend
from data.catalogue.model import Indicator, Status
from data.figures import NUMBERS

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
Figures = Sequence[tuple[Indicator, str]]
"""Indicators with the period that is shown."""


@dataclass(frozen=True)
class Line:
    """One figure of the area.

    row: OBSERVATION_COLUMNS, lower and upper filled where they can be computed. other: the value of
    the comparator in the same period, NaN without one. series: all periods of the area. mates:
    the values of the areas on the spine, low to high.
    """

    indicator: Indicator
    period: str
    row: Mapping[Hashable, Any]
    other: float
    verdict: compare.Verdict
    trend: Trend
    series: pd.DataFrame
    mates: tuple[float, ...]
    ranked: bool

    @property
    def status(self) -> Status:
        return Status(str(self.row["status"]))

    @property
    def has_value(self) -> bool:
        return self.status.has_value

    @property
    def value(self) -> float:
        return _float(self.row["value"])

    @property
    def rank(self) -> int | None:
        """1 = the highest value; equal values share the best rank."""
        if not self.ranked or not self.has_value or len(self.mates) < 2:
            return None
        return 1 + sum(mate > self.value for mate in self.mates)

    @property
    def source_file(self) -> int | None:
        number = self.row["source_file"]
        return None if pd.isna(number) else int(number)

    @property
    def deviates(self) -> bool:
        return self.verdict in DEVIATING


def make_lines(
    wanted: Figures,
    own: pd.DataFrame,
    others: pd.DataFrame,
    mates: Mates,
    *,
    ranked: bool,
) -> tuple[Line, ...]:
    """A line for every wanted figure, in that order.

    own: indicator and OBSERVATION_COLUMNS of the area, all periods. others: the same of the
    comparator, empty without one. ranked: the area is itself one of the mates.
    """
    indicators = [indicator for indicator, _period in wanted]
    rows = compare.intervals(rows_of(own, wanted), *indicators)
    beside = rows_of(others, wanted)
    judged = compare.verdicts_across(rows, beside, indicators)
    series = _by_indicator(own)
    facts = zip(wanted, rows.to_dict("records"), beside["value"], judged, strict=True)
    return tuple(
        Line(
            indicator=indicator,
            period=period,
            row=row,
            other=float(other),
            verdict=compare.Verdict(verdict),
            trend=trend(series.get(indicator.id, own.iloc[:0]), indicator),
            series=series.get(indicator.id, own.iloc[:0]),
            mates=mates.get((indicator.id, period), ()),
            ranked=ranked,
        )
        for (indicator, period), row, other, verdict in facts
    )


def rows_of(figures: pd.DataFrame, wanted: Figures) -> pd.DataFrame:
    """One row a figure, in that order: what has no row is `not_measured`."""
    frame = pd.DataFrame(
        {"indicator": [i.id for i, _period in wanted], "period": [p for _i, p in wanted]}
    )
    rows = frame.merge(figures, on=["indicator", "period"], how="left")
    rows[NUMBERS] = rows[NUMBERS].astype(float)
    return rows.assign(status=rows["status"].fillna(Status.NOT_MEASURED))


def _by_indicator(own: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {str(key): part for key, part in own.groupby("indicator", sort=False)}


def _float(value: object) -> float:
    return float(value) if isinstance(value, (int, float, np.floating)) else float("nan")


def level_mates(snapshot: Snapshot, level: str) -> Mates:
    """(indicator, newest period) -> the values of all areas of the level, low to high."""

    def read() -> dict[tuple[str, str], tuple[float, ...]]:
        frame = snapshot.store.latest_values(municipality=snapshot.code, level=level)
        frame = frame[frame["area"].isin(snapshot.areas_of(level)["code"])]
        groups = frame.groupby(["indicator", "period"], sort=False)["value"]
        return {(str(k[0]), str(k[1])): tuple(sorted(v)) for k, v in groups}

    return snapshot.kept(("level mates", level), read)

"""The figures of one area as plain values: many are looked up for one page, and cutting a frame up
for each of them would cost more than all the rest."""

from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from dashboard.borders import grounds_of, with_borders
from dashboard.compare import Columns
from dashboard.trend import Measured, Trend, trend_of
from data.catalogue.model import Break, Indicator, Status
from data.figures import NUMBERS

Row = Mapping[Hashable, Any]
Figures = Sequence[tuple[Indicator, str]]
"""Indicators with the period that is shown."""


class FigureRows:
    """Finds rows, series and trends by indicator.

    frame: indicator and OBSERVATION_COLUMNS of one area, by indicator and period. borders: where
    the border of that area changed.
    """

    def __init__(self, frame: pd.DataFrame, borders: Sequence[Break] = ()) -> None:
        self.frame = frame
        self._borders = borders
        self._columns = {
            str(name): frame[name].to_numpy(dtype=object).tolist() for name in frame.columns
        }
        self._spans = _spans(self._columns["indicator"])
        keys = zip(self._columns["indicator"], self._columns["period"], strict=True)
        self._places = {key: at for at, key in enumerate(keys)}
        self._trends: dict[str, Trend] = {}
        self._broken: dict[tuple[str, bool], Indicator] = {}

    def row(self, indicator: str, period: str) -> Row:
        """The observation; without one it is `not_measured`."""
        at = self._places.get((indicator, period))
        if at is not None:
            return {name: column[at] for name, column in self._columns.items()}
        row: dict[Hashable, Any] = {
            **dict.fromkeys(self._columns),
            **dict.fromkeys(NUMBERS, np.nan),
        }
        return row | {"indicator": indicator, "period": period, "status": Status.NOT_MEASURED}

    def numbers(self, wanted: Figures) -> Columns:
        """NUMBERS of these figures, in that order; NaN where there is none."""
        places = [self._places.get((indicator.id, period)) for indicator, period in wanted]
        return {
            name: np.array(
                [np.nan if at is None else self._columns[name][at] for at in places], dtype=float
            )
            for name in NUMBERS
        }

    def points(self, indicator: str) -> list[Measured]:
        """All periods, oldest first."""
        start, end = self._spans.get(indicator, (0, 0))
        columns = (self._columns[name][start:end] for name in Measured._fields)
        return [Measured(*fields) for fields in zip(*columns, strict=True)]

    def series(self, indicator: str) -> pd.DataFrame:
        """The same as a frame."""
        start, end = self._spans.get(indicator, (0, 0))
        return self.frame.iloc[start:end]

    def latest(self, indicator: str) -> Row | None:
        """The newest observation with a value; None without any."""
        start, end = self._spans.get(indicator, (0, 0))
        for at in reversed(range(start, end)):
            if np.isfinite(self._columns["value"][at]):
                return {name: column[at] for name, column in self._columns.items()}
        return None

    def trend(self, indicator: Indicator) -> Trend:
        """Computed once, whatever the area is compared with."""
        if indicator.id not in self._trends:
            broken = self.with_breaks(indicator)
            self._trends[indicator.id] = trend_of(self.points(indicator.id), broken)
        return self._trends[indicator.id]

    def with_breaks(self, indicator: Indicator, *, carried: bool = True) -> Indicator:
        """The indicator with the breaks of the border of this area.

        carried: a figure that was carried over counts as one of the present ground.
        """
        key = (indicator.id, carried)
        if self._borders and key not in self._broken:
            found = self._grounds(indicator.id) if carried else None
            self._broken[key] = with_borders(indicator, self._borders, found)
        return self._broken.get(key, indicator)

    def with_breaks_since(self, indicator: Indicator, period: str, value: object) -> Indicator:
        """The same for something that was measured by `value` in `period`. Where another figure
        stands there by now, that one was carried over later: `value` is of the former ground."""
        same = self.row(indicator.id, period)["value"] == value
        return self.with_breaks(indicator, carried=same)

    def _grounds(self, indicator: str) -> list[tuple[str, bool]]:
        start, end = self._spans.get(indicator, (0, 0))
        nothing = [None] * (end - start)
        names = ("period", "value", "carried")
        columns = (self._columns[n][start:end] if n in self._columns else nothing for n in names)
        return grounds_of(*columns)


def _spans(indicators: list[str]) -> dict[str, tuple[int, int]]:
    """indicator -> its first row and the one after its last."""
    starts = [
        at for at in range(len(indicators)) if at == 0 or indicators[at] != indicators[at - 1]
    ]
    return {indicators[a]: (a, b) for a, b in pairwise([*starts, len(indicators)])}

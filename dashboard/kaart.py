"""What the page Kaart says for one selection: one frame that map, ranking, table and CSV share."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from dashboard import classes, compare
from dashboard.selection import Reading, Selection, SelectionReader
from dashboard.services import Services
from dashboard.settings import LevelWords, Municipality
from dashboard.snapshot import Snapshot
from dashboard.trend import Trend, trend
from data.catalogue.model import Indicator
from data.schema import COUNTRY


@dataclass(frozen=True)
class KaartView:
    """Everything is derived from the snapshot and the selection, once, when asked for."""

    snapshot: Snapshot
    municipality: Municipality
    indicator: Indicator
    reading: Reading

    @property
    def selection(self) -> Selection:
        return self.reading.selection

    @property
    def words(self) -> LevelWords:
        return self.municipality.words(self.selection.level)

    @cached_property
    def periods(self) -> tuple[str, ...]:
        return self.snapshot.periods(self.indicator.id, self.selection.level)

    @cached_property
    def values(self) -> pd.DataFrame:
        """One row an area, by name: code, name, value, status, ..., verdict, rank, klass."""
        frame = self.snapshot.values(self.indicator.id, self.selection.level, self.selection.period)
        frame = compare.intervals(frame, self.indicator)
        return frame.assign(
            verdict=self._verdicts(frame),
            rank=compare.ranks(frame),
            klass=classes.class_index(frame["value"], self.breaks, self.indicator),
        )

    @cached_property
    def breaks(self) -> tuple[float, ...]:
        """Class limits, the same in all periods so that colours can be compared over the years."""
        known = self.snapshot.level_values(self.indicator.id, self.selection.level)
        return classes.breaks(known, self.indicator)

    @cached_property
    def class_labels(self) -> list[str]:
        return classes.class_labels(self.breaks, self.indicator)

    @cached_property
    def shown_area(self) -> str:
        """The area in the card: the chosen one, else the whole gemeente."""
        return self.selection.area or self.snapshot.code

    @cached_property
    def row(self) -> pd.Series:
        """The row of the shown area, as in `values`."""
        if self.selection.area:
            return self.values[self.values["code"] == self.selection.area].iloc[0]
        frame = self.snapshot.values(self.indicator.id, "gemeente", self.selection.period)
        frame = compare.intervals(frame, self.indicator)
        return frame.assign(verdict=self._verdicts(frame), rank=float("nan")).iloc[0]

    @cached_property
    def series(self) -> pd.DataFrame:
        return self._series(self.shown_area)

    @cached_property
    def trend(self) -> Trend:
        return trend(self.series, self.indicator)

    def comparator_of(self, code: str, parent: str | None) -> str | None:
        """The code that an area is compared with; None when that would be itself."""
        name = self.selection.comparator
        target = {"gemeente": self.snapshot.code, "nederland": COUNTRY}.get(name, parent)
        return None if target == code or not isinstance(target, str) else target

    @cached_property
    def comparator(self) -> str | None:
        """What the shown area is compared with."""
        return self.comparator_of(self.shown_area, self.snapshot.parents.get(self.shown_area))

    @cached_property
    def comparator_name(self) -> str | None:
        return self.snapshot.area_name(self.comparator) if self.comparator else None

    @cached_property
    def comparator_row(self) -> pd.Series | None:
        return self._row_of(self.comparator)

    @cached_property
    def comparator_series(self) -> pd.DataFrame:
        return self._series(self.comparator or "")

    @cached_property
    def line(self) -> tuple[str, float] | None:
        """Name and value of the one comparator that holds for all areas of the level, or None."""
        targets = {
            self.comparator_of(code, parent)
            for code, parent in zip(self.values["code"], self.values["parent"], strict=True)
        }
        target = targets.pop() if len(targets) == 1 else None
        row = self._row_of(target)
        if target is None or row is None or pd.isna(row["value"]):
            return None
        return self.snapshot.area_name(target), float(row["value"])

    def _series(self, code: str) -> pd.DataFrame:
        return compare.intervals(self.snapshot.series(self.indicator.id, code), self.indicator)

    def _row_of(self, code: str | None) -> pd.Series | None:
        """The observation of an area or the country in the period of the selection."""
        if code is None:
            return None
        series = self._series(code)
        found = series[series["period"] == self.selection.period]
        return None if found.empty else found.iloc[0]

    def _verdicts(self, frame: pd.DataFrame) -> pd.Series:
        """Every area against its own comparator (the parent differs from area to area)."""
        targets = pd.Series(
            [self.comparator_of(c, p) for c, p in zip(frame["code"], frame["parent"], strict=True)],
            index=frame.index,
            dtype=object,
        )
        result = pd.Series(compare.Verdict.UNKNOWN, index=frame.index, dtype=object)
        for target in targets.dropna().unique():
            rows = targets == target
            result[rows] = compare.verdicts(frame[rows], self._row_of(target), self.indicator)
        return result


def kaart_view(services: Services, query: Mapping[str, object]) -> KaartView:
    """The view of a query, whatever it says. Raises EmptyStoreError and NoFiguresError."""
    snapshot = services.snapshot()
    municipality = services.settings.municipality
    reading = SelectionReader(services.catalogue, snapshot, municipality).read(query)
    indicator = services.catalogue.indicators[reading.selection.indicator]
    return KaartView(snapshot, municipality, indicator, reading)


def source_rows(view: KaartView) -> pd.DataFrame:
    """The source files behind the values of the view (all columns of source_file)."""
    ids = sorted({int(i) for i in view.values["source_file"].dropna()})
    return view.snapshot.store.sources(ids)

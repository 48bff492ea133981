"""What the page Kaart says for one selection: one frame that map, ranking, table and CSV share.

A LevelView holds all that does not depend on the chosen area; it is kept per version of the store.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from dashboard import classes, compare
from dashboard.selection import Reading, Selection, SelectionReader
from dashboard.services import Services
from dashboard.settings import ComparatorName, LevelWords, Municipality
from dashboard.snapshot import Snapshot
from data.catalogue.model import Indicator
from data.schema import COUNTRY


@dataclass(frozen=True)
class LevelView:
    """One figure of all areas of a level in a period, each against its comparator."""

    snapshot: Snapshot
    indicator: Indicator
    level: str
    period: str
    comparator: ComparatorName

    @property
    def key(self) -> tuple[str, str, str, str]:
        return self.indicator.id, self.level, self.period, self.comparator

    @cached_property
    def values(self) -> pd.DataFrame:
        """One row an area, by name: code, name, value, status, ..., verdict, rank, klass."""
        frame = self.snapshot.values(self.indicator.id, self.level, self.period)
        frame = compare.intervals(frame, self.indicator)
        return frame.assign(
            verdict=self._verdicts(frame),
            rank=compare.ranks(frame),
            klass=classes.class_index(frame["value"], self.breaks, self.indicator),
        )

    @cached_property
    def breaks(self) -> tuple[float, ...]:
        """Class limits, the same in all periods so that colours can be compared over the years."""
        known = self.snapshot.level_values(self.indicator.id, self.level)
        return classes.breaks(known, self.indicator)

    @cached_property
    def class_labels(self) -> list[str]:
        return classes.class_labels(self.breaks, self.indicator)

    @cached_property
    def targets(self) -> dict[str, str | None]:
        """area -> the code that it is compared with; None when that would be itself."""
        pairs = zip(self.values["code"], self.values["parent"], strict=True)
        return {code: self.comparator_of(code, parent) for code, parent in pairs}

    @cached_property
    def line(self) -> tuple[str, float] | None:
        """Name and value of the one comparator that holds for all areas of the level, or None."""
        targets = set(self.targets.values())
        target = targets.pop() if len(targets) == 1 else None
        row = self.row_of(target)
        if target is None or row is None or pd.isna(row["value"]):
            return None
        return self.snapshot.area_name(target), float(row["value"])

    def comparator_of(self, code: str, parent: object) -> str | None:
        target: object = parent
        if self.comparator != "parent":
            target = self.snapshot.code if self.comparator == "gemeente" else COUNTRY
        return target if isinstance(target, str) and target != code else None

    def series(self, code: str) -> pd.DataFrame:
        """All periods of an area or the country, with their intervals."""
        return compare.intervals(self.snapshot.series(self.indicator.id, code), self.indicator)

    def row_of(self, code: str | None) -> pd.Series | None:
        """The observation of an area or the country in this period."""
        if code is None:
            return None
        series = self.snapshot.series(self.indicator.id, code)
        found = compare.intervals(series[series["period"] == self.period], self.indicator)
        return None if found.empty else found.iloc[0]

    def whole(self) -> pd.Series:
        """The row of the gemeente, as in `values`."""
        frame = self.snapshot.values(self.indicator.id, "gemeente", self.period)
        frame = compare.intervals(frame, self.indicator)
        return frame.assign(verdict=self._verdicts(frame), rank=float("nan")).iloc[0]

    def _verdicts(self, frame: pd.DataFrame) -> "pd.Series[str]":
        """Every area against its own comparator (the parent differs from area to area)."""
        pairs = zip(frame["code"], frame["parent"], strict=True)
        targets = [self.comparator_of(code, parent) for code, parent in pairs]
        result = pd.Series(compare.Verdict.UNKNOWN, index=frame.index, dtype=object)
        for target in {t for t in targets if t is not None}:
            rows = pd.Series([t == target for t in targets], index=frame.index)
            result[rows] = compare.verdicts(frame[rows], self.row_of(target), self.indicator)
        return result


@dataclass(frozen=True)
class KaartView:
    """The level and the area that is shown beside it."""

    level_view: LevelView
    municipality: Municipality
    reading: Reading

    @property
    def selection(self) -> Selection:
        return self.reading.selection

    @property
    def snapshot(self) -> Snapshot:
        return self.level_view.snapshot

    @property
    def indicator(self) -> Indicator:
        return self.level_view.indicator

    @property
    def values(self) -> pd.DataFrame:
        return self.level_view.values

    @property
    def line(self) -> tuple[str, float] | None:
        return self.level_view.line

    @property
    def words(self) -> LevelWords:
        return self.municipality.words(self.selection.level)

    @property
    def periods(self) -> tuple[str, ...]:
        return self.snapshot.periods(self.indicator.id, self.selection.level)

    @cached_property
    def shown_area(self) -> str:
        """The area in the card: the chosen one, else the whole gemeente."""
        return self.selection.area or self.snapshot.code

    @cached_property
    def row(self) -> pd.Series:
        """The row of the shown area, as in `values`."""
        if self.selection.area:
            return self.values[self.values["code"] == self.selection.area].iloc[0]
        return self.level_view.whole()

    @cached_property
    def series(self) -> pd.DataFrame:
        return self.level_view.series(self.shown_area)

    @cached_property
    def comparator(self) -> str | None:
        """What the shown area is compared with."""
        parent = self.snapshot.parents.get(self.shown_area)
        return self.level_view.comparator_of(self.shown_area, parent)

    @cached_property
    def comparator_name(self) -> str | None:
        return self.snapshot.area_name(self.comparator) if self.comparator else None

    @cached_property
    def comparator_row(self) -> pd.Series | None:
        return self.level_view.row_of(self.comparator)

    @cached_property
    def comparator_series(self) -> pd.DataFrame:
        return self.level_view.series(self.comparator or "")


def kaart_view(services: Services, query: Mapping[str, object]) -> KaartView:
    """The view of a query, whatever it says. Raises EmptyStoreError and NoFiguresError."""
    snapshot = services.snapshot()
    municipality = services.settings.municipality
    reading = SelectionReader(services.catalogue, snapshot, municipality).read(query)
    selection = reading.selection
    key = (selection.indicator, selection.level, selection.period, selection.comparator)
    indicator = services.catalogue.indicators[selection.indicator]
    level_view = snapshot.kept(
        ("level view", *key), lambda: LevelView(snapshot, indicator, *key[1:])
    )
    return KaartView(level_view, municipality, reading)


def source_rows(view: KaartView) -> pd.DataFrame:
    """The source files behind the values of the view and its comparator (all columns of
    source_file)."""
    files = set(view.values["source_file"].dropna())
    if view.comparator_row is not None and pd.notna(view.comparator_row["source_file"]):
        files.add(view.comparator_row["source_file"])
    ids = sorted(int(file) for file in files)
    return view.snapshot.kept(("sources", *ids), lambda: view.snapshot.store.sources(ids))

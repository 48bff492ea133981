"""One number of the store, with what is needed to say where it comes from."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import formatting
from dashboard.borders import indicator_here
from dashboard.snapshot import Snapshot
from dashboard.sources import sources_by_id
from data.catalogue import Catalogue
from data.catalogue.model import Column, Indicator, Status
from data.origins import OriginStore
from data.schema import COUNTRY

Row = Mapping[Hashable, Any]


@dataclass(frozen=True)
class Number:
    """One number as the store has it. level: `land` for the country. source: id of the source of
    its file. summed: the source has no count for this area. carried: as in `observation`."""

    indicator: Indicator
    period: str
    level: str
    source: str
    status: Status
    value: float | None = None
    note: object = None
    numerator: float | None = None
    denominator: float | None = None
    denominator_period: str | None = None
    lower: float | None = None
    upper: float | None = None
    carried: str | None = None
    summed: bool = False

    @property
    def is_shown(self) -> bool:
        return self.status.has_value and formatting.is_known(self.value)

    @property
    def is_from_places(self) -> bool:
        sources = {column.source for column in self.indicator.columns}
        return self.indicator.places is not None and self.source not in sources

    @property
    def column(self) -> Column | None:
        """The column of the source that fed it."""
        for column in self.indicator.columns:
            first, last = column.first or "", column.last or "9999"
            if column.source == self.source and first <= self.period[:4] <= last:
                return column
        return None


@dataclass(frozen=True)
class Found:
    """A number in its place. file: what it comes from; None when no area has been measured.
    size_file: what the denominator comes from, size_title: what that counts."""

    number: Number
    area: str
    area_name: str
    file: int | None
    size_file: int | None = None
    size_title: str = ""


def find(
    snapshot: Snapshot, catalogue: Catalogue, origins: OriginStore, asked: Mapping[str, object]
) -> Found | None:
    """The number that a query names (cijfer, gebied, periode), whatever it says; None when it
    names none that can be. A few questions, once a version of the store."""
    words = [asked.get(name) for name in ("cijfer", "gebied", "periode")]
    indicator, area, period = (word if isinstance(word, str) else "" for word in words)
    item = catalogue.indicators.get(indicator)
    level = "land" if area == COUNTRY else snapshot.levels.get(area)
    if item is None or level is None:
        return None
    if period not in set(snapshot.figures(item.id)["period"]):
        return None
    return snapshot.kept(
        ("origin of", item.id, area, period),
        lambda: _found(snapshot, catalogue, origins, item, (area, level, period)),
    )


def _found(
    snapshot: Snapshot,
    catalogue: Catalogue,
    origins: OriginStore,
    item: Indicator,
    place: tuple[str, str, str],
) -> Found:
    """place: area, level and period."""
    area, level, period = place
    series = snapshot.series(item.id, area)
    item = indicator_here(snapshot, item, area)
    row = _row_of(series, period)
    file = _file(row)
    number = Number(
        indicator=item,
        period=period,
        level=level,
        source=str(sources_by_id(snapshot, [file])[file]["source"]) if file is not None else "",
        status=Status(str(row.get("status", Status.NOT_MEASURED))),
        summed=file is not None
        and _may_be_sum(item, level)
        and origins.summed(file, item.id, period, area),
        value=_amount(row.get("value")),
        numerator=_amount(row.get("numerator")),
        denominator=_amount(row.get("denominator")),
        lower=_amount(row.get("lower")),
        upper=_amount(row.get("upper")),
        note=_word(row.get("note")),
        denominator_period=_word(row.get("denominator_period")),
        carried=_word(row.get("carried")),
    )
    size_file, size_title = _size_of(snapshot, catalogue, number, area)
    return Found(number, area, snapshot.area_name(area), file, size_file, size_title)


def _may_be_sum(item: Indicator, level: str) -> bool:
    return item.is_derived and item.sums_up and level in ("wijk", "gemeente")


def _size_of(
    snapshot: Snapshot, catalogue: Catalogue, number: Number, area: str
) -> tuple[int | None, str]:
    """The file and the title of what the figure was divided by."""
    by = catalogue.indicators.get(number.indicator.denominator or "")
    if by is None or number.denominator is None or not number.is_shown:
        return None, ""
    used = number.denominator_period or number.period
    row = _row_of(snapshot.series(by.id, area), used)
    return _file(row), f"{by.title}, {formatting.period(used)}"


def _row_of(series: pd.DataFrame, period: str) -> Row:
    """The observation of a period; empty when nothing was measured."""
    rows = series[series["period"] == period].to_dict("records")
    return rows[0] if rows else {}


def _file(row: Row) -> int | None:
    number = row.get("source_file")
    return None if number is None or pd.isna(number) else int(number)


def _amount(value: object) -> float | None:
    return float(value) if isinstance(value, float | int) and formatting.is_known(value) else None


def _word(value: object) -> str | None:
    return value if isinstance(value, str) else None

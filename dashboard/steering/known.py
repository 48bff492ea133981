"""Figures as they were known at some moment: the newest one of then, with its margin."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

import numpy as np

from dashboard import formatting
from dashboard.borders import all_borders
from dashboard.calendar import day_of
from dashboard.compare import intervals_across
from dashboard.figure_rows import FigureRows, Row
from dashboard.services import Services
from dashboard.steering.frozen_page import FrozenMeeting
from dashboard.steering.scope import Scope
from data.catalogue.model import Indicator
from data.language import _


class Known(NamedTuple):
    """A figure as it was: the newest one of then. lower, upper: its 95% interval, None without."""

    period: str
    value: float | None
    lower: float | None = None
    upper: float | None = None


Pair = tuple[str, str]
"""(area, indicator)."""
Before = Mapping[Pair, Known]


def rows_of(scope: Scope, area: str) -> FigureRows:
    """All that is stored of an area; read once a version of the store."""
    snapshot = scope.snapshot
    borders = all_borders(snapshot).get(area, ())
    return snapshot.kept(
        ("wijk rows", area),
        lambda: FigureRows(snapshot.store.area_figures(areas=(area,)), borders),
    )


def known_of(rows: FigureRows, indicator: Indicator, row: Row) -> Known:
    """A row as it can be kept: its value with the interval, where it has one."""
    lower, upper = intervals_across(rows.numbers([(indicator, str(row["period"]))]), [indicator])
    ends = [float(end[0]) if np.isfinite(end[0]) else None for end in (lower, upper)]
    value = float(row["value"]) if formatting.is_known(row["value"]) else None
    return Known(str(row["period"]), value, *ends)


def printed(known: Known, indicator: Indicator) -> str:
    return formatting.short_value(known.value, indicator)


def with_period(known: Known, indicator: Indicator) -> str:
    """ "53,8% in 2024"."""
    if known.value is None:
        return _("nog geen cijfer")
    text = _("{value} in {period}")
    value, when = printed(known, indicator), formatting.period_phrase(known.period)
    return text.format(value=value, period=when)


def known_on(
    services: Services, scope: Scope, pairs: Iterable[Pair], day: date
) -> dict[Pair, Known]:
    """What the store had at the end of a day and still has: the newest figure out of a file that
    was loaded by then. Nothing for a figure of which the files came later, or of which a file was
    renewed later: what stood there then was not kept."""
    catalogue, levels = services.catalogue.indicators, scope.snapshot.levels
    files = {
        (area, name): _files(rows_of(scope, area), name)
        for area, name in pairs
        if name in catalogue and area in levels
    }
    numbers = {number for found in files.values() for _period, number in found}
    times = services.store.loaded(sorted(numbers))
    loads = {number: tuple(map(day_of, moments)) for number, moments in times.items()}
    found: dict[Pair, Known] = {}
    for (area, name), periods in files.items():
        rows, newest = rows_of(scope, area), _newest(periods, loads, day)
        if newest:
            found[area, name] = known_of(rows, catalogue[name], rows.row(name, newest))
    return found


def _files(rows: FigureRows, indicator: str) -> list[tuple[str, int]]:
    """(period, its file) of every value, the newest first."""
    series = rows.series(indicator)
    series = series[series["value"].notna() & series["source_file"].notna()]
    pairs = zip(series["period"], series["source_file"], strict=True)
    return [(str(period), int(number)) for period, number in pairs][::-1]


def _newest(
    periods: Iterable[tuple[str, int]], loads: Mapping[int, tuple[date, ...]], day: date
) -> str | None:
    """loads: file -> when it was loaded, and when its first version was."""
    for period, number in periods:
        at, first = loads[number]
        if at <= day:
            return period
        # An earlier version of this file was there already, and may have held this period.
        if first <= day:
            return None
    return None


def known_in(frozen: FrozenMeeting) -> dict[Pair, Known]:
    """The figures of a frozen page, those of the agenda too."""
    figures = [*frozen.figures, *(topic.figure for topic in frozen.topics if topic.figure)]
    return {
        (figure.area, figure.indicator): Known(
            figure.period, figure.value, figure.lower, figure.upper
        )
        for figure in figures
    }


def measured(services: Services, scope: Scope, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Those of which the store has a figure."""
    known = services.catalogue.indicators
    return tuple(
        (area, name)
        for area, name in pairs
        if name in known
        and area in scope.snapshot.levels
        and rows_of(scope, area).latest(name) is not None
    )

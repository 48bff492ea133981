"""Figures as they were known at some moment: the newest one of then, with its margin."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

import numpy as np

from dashboard import formatting
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
    return snapshot.kept(
        ("wijk rows", area), lambda: FigureRows(snapshot.store.area_figures(areas=(area,)))
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
    was loaded by then. Nothing for a figure whose files all came later: what stood there then was
    not kept."""
    found: dict[Pair, Known] = {}
    loaded: dict[int, date] = {}
    for area, name in pairs:
        indicator = services.catalogue.indicators.get(name)
        if indicator is None or area not in scope.snapshot.levels:
            continue
        rows = rows_of(scope, area)
        series = rows.series(name)
        series = series[series["value"].notna()]
        missing = set(series["source_file"].dropna().astype(int)) - set(loaded)
        if missing:
            sources = services.store.sources(sorted(missing))
            loaded |= {int(n): day_of(at) for n, at in sources["loaded"].items()}  # type: ignore[call-overload]
        periods = [
            str(period)
            for period, number in zip(series["period"], series["source_file"], strict=True)
            if loaded.get(int(number), date.max) <= day
        ]
        if periods:
            found[area, name] = known_of(rows, indicator, rows.row(name, periods[-1]))
    return found


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

"""Where the border of an area changed: a break for all its figures, and for no other area.

A figure that was carried over to the present borders is about the ground of today, so that the
break lies where the last figure of the former ground ends (norm B6).
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise

import pandas as pd

from dashboard.formatting import is_known
from dashboard.snapshot import Snapshot
from dashboard.trend import period_start
from data.catalogue.model import Break, Indicator

Borders = Mapping[str, Sequence[Break]]
"""area -> where its border changed, oldest first."""
NO_BORDERS: Borders = {}
Ground = tuple[str, bool]
"""(period with a value, whether that was carried over), oldest first."""


def all_borders(snapshot: Snapshot) -> Borders:
    """Of all municipalities, as others are compared with; read once a version of the store."""
    return snapshot.kept(("borders",), lambda: borders_of(snapshot.store.area_breaks()))


def indicator_here(snapshot: Snapshot, indicator: Indicator, area: str) -> Indicator:
    """The figure with the breaks of the border of an area (or NL)."""
    borders = all_borders(snapshot).get(area, ())
    return with_borders(indicator, borders, grounds(snapshot.series(indicator.id, area)))


def borders_of(frame: pd.DataFrame) -> dict[str, tuple[Break, ...]]:
    """frame: area, period, reason, by area and period."""
    found: dict[str, tuple[Break, ...]] = {}
    columns = (frame[name].tolist() for name in ("area", "period", "reason"))
    for area, period, reason in zip(*columns, strict=True):
        # What the store holds is shown as it is, also when it is shorter than a catalogue allows.
        broken = Break.model_construct(period=period, kind="border", reason=reason)
        found[area] = (*found.get(area, ()), broken)
    return found


def any_border(borders: Borders, areas: Iterable[str]) -> tuple[Break, ...]:
    """The breaks of what is made out of several areas, such as their median."""
    found = dict.fromkeys(broken for area in areas for broken in borders.get(area, ()))
    return tuple(sorted(found, key=lambda broken: (period_start(broken.period), broken.reason)))


def grounds(series: pd.DataFrame) -> list[Ground]:
    """series: period, value and, where anything was carried over, carried; by period."""
    carried = series["carried"] if "carried" in series else [None] * len(series)
    return grounds_of(series["period"], series["value"], carried)


def grounds_of(
    periods: Iterable[Hashable], values: Iterable[object], carried: Iterable[object]
) -> list[Ground]:
    return [
        (str(period), isinstance(how, str))
        for period, value, how in zip(periods, values, carried, strict=True)
        if is_known(value)
    ]


def with_borders(
    indicator: Indicator, borders: Sequence[Break], figures: Sequence[Ground] | None
) -> Indicator:
    """The indicator as it holds for one area: with the breaks of its border too.

    figures: None when none of them may count as carried over.
    """
    if not borders:
        return indicator
    own = borders if figures is None else cuts_of(borders, figures)
    cuts = [*indicator.breaks, *own]
    cuts.sort(key=lambda broken: period_start(broken.period))
    return indicator.model_copy(update={"breaks": tuple(cuts)})


def cuts_of(borders: Sequence[Break], figures: Sequence[Ground]) -> list[Break]:
    """Each border change between the last figure of the ground before it and the next figure."""
    starts = [float("-inf"), *(period_start(broken.period) for broken in borders)]
    found = []
    for broken, (since, until) in zip(borders, pairwise(starts), strict=True):
        former = [
            at
            for at, (period, carried) in enumerate(figures)
            if not carried and since <= period_start(period) < until
        ]
        if not former:
            continue
        later = [period for period, _carried in figures[former[-1] + 1 :]]
        early = bool(later) and period_start(later[0]) < until
        found.append(broken.model_copy(update={"period": later[0]}) if early else broken)
    return found

"""Reads what `effect_of` needs: the area, and the areas like it over all municipalities loaded."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.borders import Borders, all_borders, cuts_of, grounds
from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.steering.effect import REFERENCES, effect_of
from dashboard.steering.effect_found import AreaSeries, Effect
from dashboard.trend import measured
from dashboard.wijk_peers import reference_areas
from data.catalogue.model import Indicator

CANDIDATES = 4 * REFERENCES
"""Nearest areas whose figures are read, to find those that are complete."""


@dataclass(frozen=True)
class LookedBack:
    """A start in an area, a figure of it, and what can be said of its effect.

    indicator: with the breaks of the border of the area.
    series: all periods of the area (OBSERVATION_COLUMNS).
    """

    indicator: Indicator
    area: str
    name: str
    start: date
    effect: Effect
    series: pd.DataFrame


def look_back(
    services: Services,
    *,
    area: str,
    indicator: str,
    start: date,
    also: Collection[str] = (),
) -> LookedBack:
    """Did what started in `area` help? Kept per version of the store; one query,
    and two more the first time for a level.

    also: areas where the same started: neither they, nor what lies in them or holds them, are
    reference areas. Raises KeyError for an indicator or area that there is not.
    """
    snapshot, figure = services.snapshot(), services.catalogue.indicators[indicator]
    if area not in snapshot.levels:
        raise KeyError(area)
    started = frozenset(also)
    return snapshot.kept(
        ("effect", area, indicator, start, started),
        lambda: _looked_back(services, snapshot, figure, (area, start, started)),
    )


def _looked_back(
    services: Services,
    snapshot: Snapshot,
    indicator: Indicator,
    asked: tuple[str, date, frozenset[str]],
) -> LookedBack:
    area, start, also = asked
    found = reference_areas(snapshot, services.catalogue, area, n=CANDIDATES, outcome=indicator.id)
    alike = [code for code in found.peers.codes if not touches(code, (area, *also))]
    frame = services.store.series_of(indicator=indicator.id, areas=[area, *alike])
    by_area = dict(tuple(frame.groupby("area", sort=False)))
    empty = frame.iloc[:0]
    name = snapshot.area_name(area)
    borders = all_borders(snapshot)
    own, *others = (
        _area(code, found.names.get(code, name), by_area.get(code, empty), borders)
        for code in (area, *alike)
    )
    here = indicator.model_copy(update={"breaks": (*indicator.breaks, *own.borders)})
    effect = effect_of(own, others, here, start)
    series = by_area.get(area, empty).reset_index(drop=True)
    return LookedBack(here, area, name, start, effect, series)


def _area(code: str, name: str, part: pd.DataFrame, borders: Borders) -> AreaSeries:
    cuts = cuts_of(borders.get(code, ()), grounds(part))
    return AreaSeries(code, name, tuple(measured(part)), tuple(cuts))


def touches(code: str, started: Collection[str]) -> bool:
    """Whether an area is one of these, lies in one of them or holds one."""
    return any(code in _held(other) or other in _held(code) for other in started)


def _held(code: str) -> tuple[str, ...]:
    """An area and the areas that hold it, by its code."""
    wijk = (f"WK{code[2:8]}",) if code.startswith("BU") else ()
    return (code, *wijk, f"GM{code[2:6]}")

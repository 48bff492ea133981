"""The reference areas of an area on page Wijk, over all municipalities that are loaded."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.figure_rows import Figures
from dashboard.peers import PEERS, Peers, nearest, standardised
from dashboard.snapshot import Snapshot
from data.catalogue import Catalogue
from data.figures import NUMBERS

FEWEST_VALUES = 3
"""A median of fewer reference areas than this is not given."""


@dataclass(frozen=True)
class ReferenceAreas:
    """names: code -> name, with the municipality when it is another. compared_on: the structural
    figures that have values at this level, with the period that is used. candidates: how many other
    areas of this level are loaded."""

    peers: Peers
    names: dict[str, str]
    compared_on: Figures
    candidates: int


def reference_areas(
    snapshot: Snapshot, catalogue: Catalogue, code: str, *, n: int = PEERS, outcome: str = ""
) -> ReferenceAreas:
    """The nearest areas of the same level. Every area counts with the same period of a figure.

    outcome: the figure that is looked at, which then decides nothing about who is alike.
    """
    level = snapshot.levels[code]
    everyone = snapshot.kept(("structural", level), lambda: _everyone(snapshot, catalogue, level))
    peers = nearest(everyone.scores.drop(columns=outcome, errors="ignore"), code, n)
    names = {peer: everyone.names[peer] for peer in peers.codes}
    candidates = len(everyone.scores.index.drop(code, errors="ignore"))
    return ReferenceAreas(peers, names, everyone.compared_on, candidates)


@dataclass(frozen=True)
class _Everyone:
    """All areas of a level that are loaded: what does not depend on the area that is looked at.

    scores: index area code, a column a figure, in standard deviations from the mean.
    """

    scores: pd.DataFrame
    names: dict[str, str]
    compared_on: Figures


def _everyone(snapshot: Snapshot, catalogue: Catalogue, level: str) -> _Everyone:
    compared_on = [
        (indicator, known[-1])
        for indicator in catalogue.indicators.values()
        if indicator.structural and (known := snapshot.periods(indicator.id, level))
    ]
    wanted = [(indicator.id, period) for indicator, period in compared_on]
    everywhere = snapshot.store.values_everywhere(level=level, wanted=wanted)
    wide = everywhere.pivot_table(index="area", columns="indicator", values="value")
    areas = snapshot.store.areas_everywhere(level=level)
    return _Everyone(standardised(wide), _names(areas, snapshot.code), compared_on)


def _names(areas: pd.DataFrame, home: str) -> dict[str, str]:
    """code -> name, with the municipality when it is another."""
    columns = ("code", "name", "municipality", "municipality_name")
    return {
        code: name if municipality == home else f"{name} ({elsewhere})"
        for code, name, municipality, elsewhere in zip(*(areas[c] for c in columns), strict=True)
    }


def medians(inside: pd.DataFrame) -> pd.DataFrame:
    """indicator, period and OBSERVATION_COLUMNS, as if the reference areas inside were one.

    The value is the median of those with a value; NaN with fewer than FEWEST_VALUES.
    """
    groups = inside.groupby(["indicator", "period"], sort=False)["value"]
    summary = groups.agg(["median", "count"]).reset_index()
    value = summary["median"].where(summary["count"] >= FEWEST_VALUES)
    empty = dict.fromkeys((name for name in NUMBERS if name != "value"), np.nan)
    rest = {name: None for name in inside.columns if name not in (*NUMBERS, *summary.columns)}
    return summary[["indicator", "period"]].assign(value=value, **empty, **rest)

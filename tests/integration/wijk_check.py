"""A second, naive look at page Wijk: plain loops over the rows of the store."""

import math
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Engine

from dashboard.compare import Verdict, verdicts
from dashboard.trend import trend
from dashboard.wijk import WijkView
from data.catalogue.model import Indicator

KNOWN = ("final", "provisional")


@dataclass(frozen=True)
class Stored:
    """The tables observation and area, and the codes of the newest areas by level."""

    observations: dict[tuple[str, str, str], dict[Hashable, Any]]
    by_indicator: dict[str, list[dict[Hashable, Any]]]
    levels: dict[str, set[str]]
    newest: dict[str, set[str]]

    def period(self, indicator: str, level: str) -> str | None:
        """The newest period in which any area of the level has a value."""
        known = [
            row["period"]
            for row in self.by_indicator.get(indicator, [])
            if row["area"] in self.levels[level] and row["status"] in KNOWN
        ]
        return max(known, default=None)

    def mates(self, indicator: str, period: str, level: str) -> list[float]:
        rows = (self.observations.get((indicator, period, code)) for code in self.newest[level])
        return sorted(row["value"] for row in rows if row and row["status"] in KNOWN)


def stored(engine: Engine) -> Stored:
    with engine.connect() as connection:
        rows = pd.read_sql_table("observation", connection).to_dict("records")
        areas = pd.read_sql_table("area", connection, columns=["code", "level", "edition"])
    newest = areas[areas["edition"] == areas.groupby("level")["edition"].transform("max")]
    by_level = [frame.groupby("level")["code"].apply(set).to_dict() for frame in (areas, newest)]
    keyed = {(str(r["indicator"]), str(r["period"]), str(r["area"])): dict(r) for r in rows}
    grouped: dict[str, list[dict[Hashable, Any]]] = {}
    for row in keyed.values():
        grouped.setdefault(row["indicator"], []).append(row)
    return Stored(keyed, grouped, *by_level)  # type: ignore[arg-type]


def naive_rank(value: float, mates: list[float]) -> int:
    return len([mate for mate in mates if mate > value]) + 1


def naive_verdict(
    own: dict[Hashable, Any] | None, other: dict[Hashable, Any] | None, indicator: Indicator
) -> Verdict:
    """By the verdict of one figure of page Kaart, which has its own naive check."""
    if own is None or other is None or own["status"] not in KNOWN:
        return Verdict.UNKNOWN
    return Verdict(verdicts(pd.DataFrame([own]), pd.Series(other), indicator).iloc[0])


def check(view: WijkView, store: Stored) -> int:
    """Compare every line of the page with the store; returns how many there were."""
    lines = {line.indicator.id: line for line in view.lines}
    expected = {
        indicator: period
        for indicator in view.catalogue.indicators
        if (period := store.period(indicator, view.level)) is not None
    }
    assert {name: line.period for name, line in lines.items()} == expected
    for name, line in lines.items():
        own = store.observations.get((name, line.period, view.code))
        other = store.observations.get((name, line.period, view.target or ""))
        assert line.status == (own["status"] if own else "not_measured"), name
        assert line.verdict == naive_verdict(own, other, line.indicator), name
        series = [row for row in store.by_indicator[name] if row["area"] == view.code]
        series = sorted(series, key=lambda row: str(row["period"]))
        frame = pd.DataFrame(series) if series else line.series
        assert line.trend.word == trend(frame, line.indicator).word, name
        if own is None or own["status"] not in KNOWN:
            assert line.rank is None
            assert math.isnan(line.value)
            continue
        assert line.value == own["value"], name
        if view.mates_level == view.level:
            mates = store.mates(name, line.period, view.level)
            assert list(line.mates) == mates, name
            assert line.rank == (naive_rank(own["value"], mates) if len(mates) > 1 else None), name
    return len(lines)

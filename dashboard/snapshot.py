"""What the store holds for one municipality, at one version of the store.

Everything here is read once a version and then shared by all requests; nothing is changed.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import TypeVar, cast

import pandas as pd

from dashboard.geometry import Geometry, build_geometry
from dashboard.settings import Municipality
from data.catalogue.model import Status
from data.figures import FigureStore
from data.language import _
from data.schema import COUNTRY

MAP_LEVELS = ("gemeente", "wijk", "buurt")
KEPT = 1000
"""Frames and views that one version keeps at most: a few MB at 44 areas."""

Made = TypeVar("Made")


class EmptyStoreError(LookupError):
    """The municipality is not in the store; the message says which ones are, "" when none is."""


@dataclass(frozen=True)
class Snapshot:
    """code, name: the municipality. areas: code, name, level, parent, edition (newest edition)."""

    store: FigureStore
    version: int
    fictitious: bool
    code: str
    name: str
    areas: pd.DataFrame
    _kept: OrderedDict[Hashable, object] = field(default_factory=OrderedDict, repr=False)
    _gates: dict[Hashable, Lock] = field(default_factory=dict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    @cached_property
    def availability(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """(indicator, level) -> the periods with at least one value, oldest first."""
        frame = self.store.availability(municipality=self.code)
        groups = frame.groupby(["indicator", "level"], sort=False)["period"]
        return {key: tuple(periods) for key, periods in groups}  # type: ignore[misc]

    @cached_property
    def names(self) -> dict[str, str]:
        return dict(zip(self.areas["code"], self.areas["name"], strict=True))

    @cached_property
    def levels(self) -> dict[str, str]:
        return dict(zip(self.areas["code"], self.areas["level"], strict=True))

    @cached_property
    def parents(self) -> dict[str, str]:
        return dict(zip(self.areas["code"], self.areas["parent"], strict=True))

    @cached_property
    def children(self) -> dict[str, tuple[str, ...]]:
        """area -> the areas of which it is the parent, by name."""
        groups = self.areas.groupby("parent", sort=False)["code"]
        return {str(parent): tuple(codes) for parent, codes in groups}

    def figures(self, indicator: str) -> pd.DataFrame:
        """The observations of an indicator (OBSERVATION_COLUMNS)."""

        def read() -> pd.DataFrame:
            return self.store.observations(indicator=indicator, municipality=self.code)

        return self.kept(("figures", indicator), read)

    def geometry(self, level: str) -> Geometry | None:
        """The geometry of a level, None when no area of the level has a shape."""

        def build() -> Geometry | None:
            areas = self.areas_of(level)
            shapes = self.store.shapes(municipality=self.code, level=level)
            return None if areas.empty else build_geometry(level, areas, shapes)

        return self.kept(("geometry", level), build)

    def kept(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, made once for this version; the least used is forgotten first.

        Who asks for what is being made waits for it: making it twice would only make all slower.
        What is kept is shared by all requests: nobody may change it.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast(Made, self._kept[key])
            gate = self._gates.setdefault(key, Lock())
        with gate:
            with self._lock:
                if key in self._kept:
                    return cast(Made, self._kept[key])
            try:
                made = make()
            finally:
                with self._lock:
                    self._gates.pop(key, None)
            with self._lock:
                self._kept[key] = made
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        return made

    def areas_of(self, level: str) -> pd.DataFrame:
        """The areas of a level, by name."""

        def select() -> pd.DataFrame:
            return self.areas[self.areas["level"] == level].reset_index(drop=True)

        return self.kept(("areas", level), select)

    def periods(self, indicator: str, level: str) -> tuple[str, ...]:
        return self.availability.get((indicator, level), ())

    def levels_of(self, indicator: str) -> tuple[str, ...]:
        """Levels with a value of the indicator, the finest last."""
        return tuple(level for level in MAP_LEVELS if self.periods(indicator, level))

    def _spans(self, indicator: str) -> dict[str, tuple[int, int]]:
        """area -> the first row and the one after the last of its observations, which are sorted
        by area. Cutting the frame up instead would cost more than all the rest of a view."""

        def find() -> dict[str, tuple[int, int]]:
            areas = self.figures(indicator)["area"].to_numpy(dtype=object)
            starts = [at for at in range(len(areas)) if at == 0 or areas[at] != areas[at - 1]]
            ends = [*starts[1:], len(areas)] if starts else []
            return {str(areas[a]): (a, b) for a, b in zip(starts, ends, strict=True)}

        return self.kept(("spans", indicator), find)

    def values(self, indicator: str, level: str, period: str) -> pd.DataFrame:
        """One row an area of the level (code, name, parent and the observation's columns).

        Left join from the areas: an area without a row is `not_measured`.
        """
        observed = self.figures(indicator)
        observed = observed[observed["period"] == period].drop(columns="period")
        areas = self.areas_of(level)[["code", "name", "parent"]]
        frame = areas.merge(observed, left_on="code", right_on="area", how="left")
        frame["status"] = frame["status"].fillna(Status.NOT_MEASURED)
        return frame.drop(columns="area")

    def series(self, indicator: str, area: str) -> pd.DataFrame:
        """All periods of one area (or NL), oldest first."""
        start, end = self._spans(indicator).get(area, (0, 0))
        return self.figures(indicator).iloc[start:end].reset_index(drop=True)

    def level_values(self, indicator: str, level: str) -> "pd.Series[float]":
        """All known values of a level over all periods: what class breaks are made from."""
        observed = self.figures(indicator)
        codes = self.areas_of(level)["code"]
        return observed.loc[observed["area"].isin(codes), "value"].dropna()

    def area_name(self, code: str) -> str:
        return "Nederland" if code == COUNTRY else self.names.get(code, code)


def _others(present: pd.DataFrame, code: str | None) -> str:
    if present.empty:
        return ""
    named = [
        f"{name} ({found})" for found, name in zip(present["code"], present["name"], strict=True)
    ]
    message = _(
        "In deze database staan cijfers van {present}, niet van {code}. Controleer de code in het "
        "gemeentebestand, of DATABASE_URL."
    )
    return message.format(present=", ".join(named), code=code)


def take_snapshot(store: FigureStore, municipality: Municipality) -> Snapshot:
    """The present content of the store. Raises EmptyStoreError."""
    version, fictitious = store.state()
    present = store.municipalities()
    wanted = present[present["code"] == municipality.code] if municipality.code else present
    if wanted.empty:
        raise EmptyStoreError(_others(present, municipality.code))
    code = str(wanted["code"].iloc[0])
    name = municipality.name or wanted["name"].iloc[0]
    return Snapshot(
        store=store,
        version=version,
        fictitious=fictitious,
        code=code,
        name=str(name) if pd.notna(name) else code,
        areas=store.areas(municipality=code),
    )

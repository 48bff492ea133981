"""What the store holds for one municipality, at one version of the store.

Everything here is read once a version and then shared by all requests; nothing is changed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pandas as pd

from dashboard.geometry import Geometry, build_geometry
from dashboard.settings import Municipality
from data.catalogue.model import Status
from data.figures import FigureStore
from data.schema import COUNTRY

MAP_LEVELS = ("gemeente", "wijk", "buurt")
CACHED_INDICATORS = 128


class EmptyStoreError(LookupError):
    """There is no municipality in the store yet."""


@dataclass(frozen=True)
class Snapshot:
    """code, name: the municipality. areas: code, name, level, parent, edition (newest edition)."""

    store: FigureStore
    version: int
    fictitious: bool
    code: str
    name: str
    areas: pd.DataFrame

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
    def figures(self) -> Callable[[str], pd.DataFrame]:
        """indicator id -> its observations (OBSERVATION_COLUMNS), cached for this version."""

        @lru_cache(maxsize=CACHED_INDICATORS)
        def read(indicator: str) -> pd.DataFrame:
            return self.store.observations(indicator=indicator, municipality=self.code)

        return read

    @cached_property
    def geometry(self) -> Callable[[str], Geometry | None]:
        """level -> its geometry, None when no area of the level has a shape."""

        @lru_cache(maxsize=len(MAP_LEVELS))
        def build(level: str) -> Geometry | None:
            areas = self.areas_of(level)
            shapes = self.store.shapes(municipality=self.code, level=level)
            return None if areas.empty else build_geometry(level, areas, shapes)

        return build

    def areas_of(self, level: str) -> pd.DataFrame:
        """The areas of a level, by name."""
        return self.areas[self.areas["level"] == level].reset_index(drop=True)

    def periods(self, indicator: str, level: str) -> tuple[str, ...]:
        return self.availability.get((indicator, level), ())

    def levels_of(self, indicator: str) -> tuple[str, ...]:
        """Levels with a value of the indicator, the finest last."""
        return tuple(level for level in MAP_LEVELS if self.periods(indicator, level))

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
        observed = self.figures(indicator)
        return observed[observed["area"] == area].reset_index(drop=True)

    def level_values(self, indicator: str, level: str) -> "pd.Series[float]":
        """All known values of a level over all periods: what class breaks are made from."""
        observed = self.figures(indicator)
        codes = self.areas_of(level)["code"]
        return observed.loc[observed["area"].isin(codes), "value"].dropna()

    def area_name(self, code: str) -> str:
        return "Nederland" if code == COUNTRY else self.names.get(code, code)


def take_snapshot(store: FigureStore, municipality: Municipality) -> Snapshot:
    """The present content of the store. Raises EmptyStoreError."""
    version, fictitious = store.state()
    present = store.municipalities()
    wanted = present[present["code"] == municipality.code] if municipality.code else present
    if wanted.empty:
        raise EmptyStoreError
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

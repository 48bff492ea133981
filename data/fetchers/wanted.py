"""The files that are fetched for what a user asks, and what a web service must know of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from data.catalogue import Catalogue
from data.catalogue.source import Source, SourceTable
from data.fetchers.asked import Asked
from data.web_answers import Answer

KWB, AREAS = "cbs_kwb", "areas"
THIRD_PARTY = ("statline_csv", "rivm_50090")
MIXED = "statline_csv"
"""A source whose tables are about different things: none of them has all its columns."""
LEVELS = ("buurten", "wijken", "gemeenten")
"""In the order in which the borders must be loaded: those of a gemeente itself win over what is
made of its wijken."""
NAMES, FIGURES = "WijkenEnBuurten", "TypedDataSet"


@dataclass(frozen=True)
class Wanted:
    """One file. part: the entity of a table or the collection of an edition."""

    name: str
    source: Source
    table: SourceTable
    part: str

    @property
    def period(self) -> str:
        return self.table.period or ""


@dataclass(frozen=True)
class Found:
    """One answer, understood. rows: records or features; next_url: of the next page; around: what
    stands around the rows, list: the name under which they stand."""

    rows: list[dict[str, object]]
    next_url: str | None
    around: Mapping[str, object]
    list: str


class Publisher(Protocol):
    """One web service. All of it raises ServiceFailed; understand raises TryAgain for what may be
    a broken answer."""

    host: str

    def urls(self, wanted: Wanted, asked: Asked) -> list[str]:
        """Where the first page of each part of the file is."""

    def instead(self, wanted: Wanted, asked: Asked, status: int) -> list[str] | None:
        """Where else to ask when the service refuses with this status; None when nowhere."""

    def understand(self, body: bytes, url: str) -> Found:
        """What a page says; url: where it came from."""

    def get(
        self, url: str, check: Callable[[Answer], Answer], headers: Mapping[str, str] | None = None
    ) -> Answer:
        """The answer that passed the check; or one with status 304."""

    def area_of(self, row: Mapping[str, object]) -> str:
        """The code of the area that a row is about; empty when it has none."""


def known_years(catalogue: Catalogue) -> set[int]:
    """The years of which there is a table of key figures."""
    return {int(table.period) for table in catalogue.sources[KWB].tables if table.period}


def plan(catalogue: Catalogue, asked: Asked) -> list[Wanted]:
    """Every file, borders first."""
    wanted: list[Wanted] = []
    years = {str(year) for year in asked.years}
    areas, kwb = catalogue.sources[AREAS], catalogue.sources[KWB]
    for table in _of_years(areas, years):
        for number, level in enumerate(LEVELS, start=1):
            name = f"grenzen_{table.period}_{number}_{level}.geojson"
            wanted.append(Wanted(name, areas, table, level))
    for table in _of_years(kwb, years):
        stem = f"kwb_{table.period}_{table.id}"
        wanted.append(Wanted(f"{stem}_{NAMES}.json", kwb, table, NAMES))
        wanted.append(Wanted(f"{stem}.json", kwb, table, FIGURES))
    for source in (catalogue.sources[name] for name in THIRD_PARTY):
        for table in source.tables:
            name = f"{table.name or source.id}_{table.id}.json"
            wanted.append(Wanted(name, source, table, FIGURES))
    return wanted


def _of_years(source: Source, years: set[str]) -> list[SourceTable]:
    return [table for table in source.tables if table.period in years]

"""Runs a fetch against the local copy of the services, without waiting for its patience."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.catalogue import load_catalogue
from data.fetchers.asked import Asked
from data.fetchers.report import FetchReport
from data.fetchers.run import Hears, fetch
from data.fetchers.service import Patience
from tests.integration.open_data_server import Fault, OpenDataServer, open_data_server
from tests.integration.open_data_town import TOWN

DAY = date(2026, 3, 2)
KWB, KWB_URL = "kwb_2024_85984NED.json", "85984NED/TypedDataSet"
BORDERS, BORDERS_URL = "grenzen_2024_1_buurten.geojson", "2024/ogc/v1/collections/buurten"
"""Two files, and what stands in the addresses that they come from."""
ALWAYS = 99
"""Times that a fault lasts."""


@dataclass
class Fetching:
    """waits: seconds that it would have waited between tries."""

    server: OpenDataServer
    downloads: Path
    waits: list[float] = field(default_factory=list)
    seconds: float = 5.0
    most_bytes: int = 10_000_000

    def run(
        self,
        day: date = DAY,
        *,
        municipalities: tuple[str, ...] = (TOWN,),
        years: tuple[int, ...] = (2024,),
        country: bool = False,
        everything: bool = False,
        hears: Hears = lambda *_: None,
    ) -> FetchReport:
        question = Asked(municipalities, years, country, everything)
        patience = Patience(
            seconds=self.seconds,
            silence=self.seconds,
            between=0.0,
            most_bytes=self.most_bytes,
            pause=self.waits.append,
        )
        return fetch(
            question, load_catalogue(), self.downloads, patience=patience, today=day, hears=hears
        )

    def fail(self, *faults: Fault) -> None:
        self.server.faults.extend(faults)


@contextmanager
def fetching(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fetching]:
    with open_data_server() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        yield Fetching(server, folder / "downloads")


def content(report: FetchReport, name: str) -> Any:  # noqa: ANN401 - any JSON
    return json.loads((report.folder / name).read_text("utf-8"))


def reasons(report: FetchReport) -> dict[str, str]:
    return {one.name: one.reason for one in report.failed}

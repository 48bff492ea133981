"""The small town with counts of persons per buurt, and a catalogue that has figures for them."""

import io
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
from rich.console import Console

from data.catalogue import Catalogue
from data.publishing.desk import Desk
from data.publishing.protection import Protection, protect_staged
from data.publishing.protection_report import ProtectionReport
from tests.integration.published_town import load
from tests.integration.small_town import GEMEENTE, figure, write_borders, write_kwb, write_own

SHARE = "jongeren_met_jeugdhulp"
COUNT = "personen_in_opvang"
EVERYWHERE = ("land", "gemeente", "wijk", "buurt")

Counts = Mapping[str, tuple[int, int]]


def counting(catalogue: Catalogue) -> Catalogue:
    """The shipped catalogue, with a sensitive share and a sensitive count for every area."""
    share = catalogue.indicators[SHARE]
    wide = share.model_copy(update={"levels": EVERYWHERE, "valid_range": (0, 100)})
    number = {"id": COUNT, "title": "Personen in opvang", "kind": "count", "breaks": ()}
    count = wide.model_copy(update=number | {"valid_range": (0, 1_000_000)})
    extra = {SHARE: wide, COUNT: count}
    return Catalogue(catalogue.domains, catalogue.sources, {**catalogue.indicators, **extra})


def stage(
    desk: Desk, catalogue: Catalogue, folder: Path, counts: Counts, period: str = "2024"
) -> None:
    """counts: area -> numerator and denominator of the share."""
    lines = [f"{area};{period};{SHARE};;{n};{of}" for area, (n, of) in counts.items()]
    stage_lines(desk, catalogue, folder, lines)


def stage_lines(desk: Desk, catalogue: Catalogue, folder: Path, lines: list[str]) -> None:
    files = write_borders(folder), write_kwb(folder), write_own(folder, lines)
    load(desk, catalogue, folder, *files)


def shown(desk: Desk, catalogue: Catalogue, folder: Path, cells: list[str]) -> list[pd.Series]:
    """What is shown of counts of the gemeente, each in a year of its own. cells:
    waarde;teller;noemer."""
    named = [(str(2010 + n), SHARE if c.startswith(";") else COUNT, c) for n, c in enumerate(cells)]
    stage_lines(desk, catalogue, folder, [f"{GEMEENTE};{y};{i};{c}" for y, i, c in named])
    protect_staged(desk.staging, catalogue)
    return [figure(desk.staging, indicator, GEMEENTE, year) for year, indicator, _c in named]


def printed(protection: Protection, catalogue: Catalogue) -> str:
    out = io.StringIO()
    console = Console(file=out, width=200)
    console.print(ProtectionReport(protection, catalogue))
    console.print(protection)
    return out.getvalue() + repr(protection) + repr([f.message for f in protection.findings])

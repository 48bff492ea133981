"""The headline figures of page Sturen as CSV: every area in the scope, the reason for every gap."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.csv_text import csv_text
from dashboard.services import Services
from dashboard.sources import sources_by_id
from dashboard.steering.glance import glance_of
from dashboard.steering.judged import judge_level
from dashboard.steering.put_aside import KEPT_KINDS
from dashboard.steering.scope import Scope
from dashboard.steering.signal_cards import signals_in
from dashboard.wijk_csv import HEADER as FIGURE_HEADER
from dashboard.wijk_csv import Shared, figure_record
from dashboard.wijk_lines import Line
from data.language import _

HEADER = (*FIGURE_HEADER, "signaal")


@dataclass(frozen=True)
class _Figure:
    area: str
    line: Line
    beside: str


def sturen_csv(services: Services, scope: Scope, today: date, *, excel: bool = False) -> str:
    """One row an area and headline figure, under the header of the CSV of an area and a column
    more; for `excel` in its own spelling. Raises EmptyStoreError."""
    services = services.holding(scope.snapshot)
    found = tuple(_figures(services, scope))
    names, signals = scope.snapshot.names, _signals(services, scope, today)
    files = (number for f in found for number in (f.line.source_file, f.line.other_file))
    sources = sources_by_id(scope.snapshot, files)
    shared = Shared(services.catalogue, sources, scope.snapshot.version)
    records = (
        [
            *figure_record(f.line, (f.area, names[f.area]), f.beside, shared),
            signals.get((f.area, f.line.indicator.id), ""),
        ]
        for f in found
    )
    return csv_text(HEADER, records, excel=excel)


def _figures(services: Services, scope: Scope) -> Iterator[_Figure]:
    """Those of the area itself, then those of the areas in it."""
    glance = glance_of(services, scope.snapshot, scope.code)
    yield from (_Figure(scope.code, line, glance.beside) for line in glance.lines)
    if scope.level == scope.inside:
        return
    judged = judge_level(services, scope.inside)
    for code in scope.areas:
        for line in judged.of(code):
            if line.indicator.headline:
                yield _Figure(code, line.line, judged.comparator_name)


def _signals(services: Services, scope: Scope, today: date) -> Mapping[tuple[str, str], str]:
    """(area, indicator) -> "zorg", "kracht", "zorg (opzij gelegd)"."""
    steering = services.steering.of(municipality=scope.snapshot.code)
    shown, aside = signals_in(services, scope, steering, today)
    found = {(s.area, s.indicator_id): KEPT_KINDS[s.kind] for s in shown}
    text = _("{kind} (opzij gelegd)")
    found |= {(s.area, s.indicator_id): text.format(kind=KEPT_KINDS[s.kind]) for s, _row in aside}
    return found

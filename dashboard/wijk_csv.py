"""All figures of one area as CSV: the reason for every gap, the source of every value."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dashboard import wording
from dashboard.csv_text import csv_text
from dashboard.export_columns import MEASURED, ORIGIN, RULE, measured, origin, table_of
from dashboard.rule_line import rule_line
from dashboard.sources import Sources, sources_by_id
from dashboard.trend_wording import broken_words, trend_words
from dashboard.wijk import REFERENCE, WijkView
from dashboard.wijk_lines import Line
from data.catalogue import Catalogue
from data.language import _

HEADER = (
    *("code", "naam", "cijfer", "titel", "domein", *MEASURED, "waarde_vergelijking", "oordeel"),
    *("trend", "breuk", "metingen", "plaats", "aantal_gebieden"),
    *(*ORIGIN, "tabel_vergelijking", *RULE),
)
DOUBTS = "niet_of_deels_herkend"
"""The column of page Wijk with what talks say of a figure."""


def wijk_csv(view: WijkView, doubts: Mapping[str, str], *, excel: bool = False) -> str:
    """One row a figure; for `excel` in its own spelling. doubts: figure -> who does not recognise
    it, in words."""
    shared = Shared(view.catalogue, sources_of(view), view.snapshot.version)
    place, beside = (view.code, view.name), _compared_with(view)
    records = (
        [*figure_record(line, place, beside, shared), doubts.get(line.indicator.id, "")]
        for line in view.lines
    )
    return csv_text((*HEADER, DOUBTS), records, excel=excel)


def sources_of(view: WijkView) -> Sources:
    """The source files behind the newest figures of the area and its comparator, by id."""
    files = (file for line in view.lines for file in (line.source_file, line.other_file))
    return sources_by_id(view.snapshot, files)


@dataclass(frozen=True)
class Shared:
    """What all figures of a table share. domains: id -> title; version: of the store."""

    catalogue: Catalogue
    sources: Sources
    version: int

    @cached_property
    def domains(self) -> Mapping[str, str]:
        return {domain.id: domain.title for domain in self.catalogue.domains}


def figure_record(line: Line, place: tuple[str, str], beside: str, shared: Shared) -> list[object]:
    """One figure under HEADER. place: code and name of the area. beside: the name of the
    comparator, "" without one."""
    indicator, known = line.indicator, line.has_value
    other = shared.sources.get(line.other_file)
    return [
        *place,
        indicator.id,
        indicator.title,
        shared.domains[indicator.domain],
        *measured(line.row, indicator, line.period, beside),
        round(line.other, indicator.decimals) if line.other == line.other else None,
        wording.verdict_words(line.verdict, indicator.polarity).word if known else "",
        trend_words(line.trend),
        broken_words(line.trend),
        line.trend.n,
        line.rank,
        len(line.mates) if line.rank is not None else None,
        *origin(shared.sources.get(line.source_file)),
        table_of(other) if other else "",
        rule_line(indicator, shared.catalogue),
        shared.version,
    ]


def _compared_with(view: WijkView) -> str:
    if view.compared == REFERENCE:
        codes = ", ".join(view.references.peers.codes)
        return _("mediaan van referentiegebieden {codes}").format(codes=codes)
    return view.target_name or ""

"""All figures of one area as CSV: the reason for every gap, the source of every value."""

from collections.abc import Mapping

from dashboard import wording
from dashboard.csv_text import csv_text
from dashboard.sources import Source, Sources, sources_by_id
from dashboard.trend_wording import trend_words
from dashboard.wijk import REFERENCE, WijkView
from dashboard.wijk_lines import Line
from data.language import _

HEADER = (
    "code",
    "naam",
    "cijfer",
    "titel",
    "domein",
    "periode",
    "waarde",
    "eenheid",
    "status",
    "reden",
    "teller",
    "noemer",
    "noemer_periode",
    "ondergrens",
    "bovengrens",
    "vergeleken_met",
    "waarde_vergelijking",
    "oordeel",
    "trend",
    "metingen",
    "plaats",
    "aantal_gebieden",
    "bron",
    "tabel",
    "bestand",
    "opgehaald",
    "tabel_vergelijking",
)
DOUBTS = "niet_of_deels_herkend"
"""The column of page Wijk with what talks say of a figure."""


def wijk_csv(view: WijkView, doubts: Mapping[str, str], *, excel: bool = False) -> str:
    """One row a figure; for `excel` in its own spelling. doubts: figure -> who does not recognise
    it, in words."""
    domains = {domain.id: domain.title for domain in view.catalogue.domains}
    sources = sources_of(view)
    place, beside = (view.code, view.name), _compared_with(view)
    records = (
        [*figure_record(line, place, domains, beside, sources), doubts.get(line.indicator.id, "")]
        for line in view.lines
    )
    return csv_text((*HEADER, DOUBTS), records, excel=excel)


def sources_of(view: WijkView) -> Sources:
    """The source files behind the newest figures of the area and its comparator, by id."""
    files = (file for line in view.lines for file in (line.source_file, line.other_file))
    return sources_by_id(view.snapshot, files)


def figure_record(
    line: Line,
    place: tuple[str, str],
    domains: Mapping[str, str],
    beside: str,
    sources: Sources,
) -> list[object]:
    """One figure under HEADER. place: code and name of the area. domains: id -> title. beside: the
    name of the comparator, "" without one."""
    row, indicator, known = line.row, line.indicator, line.has_value
    ranked = line.rank is not None
    return [
        *place,
        indicator.id,
        indicator.title,
        domains[indicator.domain],
        line.period,
        round(line.value, indicator.decimals) if known else None,
        indicator.unit,
        str(line.status),
        "" if known else wording.status_reason(line.status, row["note"]),
        row["numerator"],
        row["denominator"],
        row["denominator_period"] if isinstance(row["denominator_period"], str) else "",
        row["lower"],
        row["upper"],
        beside,
        round(line.other, indicator.decimals) if line.other == line.other else None,
        wording.verdict_words(line.verdict, indicator.polarity).word if known else "",
        trend_words(line.trend),
        line.trend.n,
        line.rank,
        len(line.mates) if ranked else None,
        *_origin(sources.get(line.source_file)),
        _origin(sources.get(line.other_file))[1],
    ]


def _compared_with(view: WijkView) -> str:
    if view.compared == REFERENCE:
        codes = ", ".join(view.references.peers.codes)
        return _("mediaan van referentiegebieden {codes}").format(codes=codes)
    return view.target_name or ""


def _origin(source: Source | None) -> list[object]:
    if source is None:
        return ["", "", "", ""]
    table = source["table_id"] or _("eigen bestand")
    return [source["publisher"], table, source["name"], source["retrieved"]]

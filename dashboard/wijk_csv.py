"""All figures of one area as CSV: the reason for every gap, the source of every value."""

import csv
import io
from collections.abc import Hashable, Mapping

import pandas as pd

from dashboard import wording
from dashboard.kaart_csv import cell
from dashboard.trend_wording import trend_words
from dashboard.wijk import WijkView
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
)


def wijk_csv(view: WijkView, *, excel: bool = False) -> str:
    """One row a figure. `excel`: semicolons and decimal commas, as Dutch Excel expects."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if excel else ",", lineterminator="\r\n")
    writer.writerow(HEADER)
    domains = {domain.id: domain.title for domain in view.catalogue.domains}
    origins = {int(str(key)): row for key, row in source_rows(view).to_dict("index").items()}
    for line in view.lines:
        origin = origins.get(line.source_file or -1)
        record = [*_record(line, view, domains), *_origin(origin)]
        writer.writerow([cell(value, excel=excel) for value in record])
    return buffer.getvalue()


def source_rows(view: WijkView) -> pd.DataFrame:
    """The source files behind the newest figures of the area (all columns of source_file)."""
    ids = sorted({line.source_file for line in view.lines if line.source_file is not None})
    return view.snapshot.kept(("sources", *ids), lambda: view.snapshot.store.sources(ids))


def _record(line: Line, view: WijkView, domains: Mapping[str, str]) -> list[object]:
    row, indicator, known = line.row, line.indicator, line.has_value
    ranked = line.rank is not None
    return [
        view.code,
        view.name,
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
        view.target_name or "",
        round(line.other, indicator.decimals) if line.other == line.other else None,
        wording.verdict_words(line.verdict, indicator.polarity).word if known else "",
        trend_words(line.trend),
        line.trend.n,
        line.rank,
        len(line.mates) if ranked else None,
    ]


def _origin(source: Mapping[Hashable, object] | None) -> list[object]:
    if source is None:
        return ["", "", "", ""]
    table = source["table_id"] or _("eigen bestand")
    return [source["publisher"], table, source["name"], source["retrieved"]]

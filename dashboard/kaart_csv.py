"""The table behind page Kaart as CSV: the reason for every gap, the source of every value."""

import pandas as pd

from dashboard import wording
from dashboard.compare import Verdict
from dashboard.csv_text import csv_text
from dashboard.kaart import KaartView, source_rows
from data.catalogue.model import Indicator, Status
from data.language import _

HEADER = (
    "code",
    "naam",
    "cijfer",
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
    "oordeel",
    "bron",
    "tabel",
    "bestand",
    "opgehaald",
)


def kaart_csv(view: KaartView, *, excel: bool = False) -> str:
    """All areas of the view; for `excel` in its own spelling."""
    sources = source_rows(view)
    records = (_record(row, view, sources) for _position, row in view.values.iterrows())
    return csv_text(HEADER, records, excel=excel)


def _record(row: pd.Series, view: KaartView, sources: pd.DataFrame) -> list[object]:
    indicator = view.indicator
    known = Status(row["status"]).has_value
    target = view.level_view.targets[row["code"]]
    origin = sources[sources.index == row["source_file"]]
    value = round(float(row["value"]), indicator.decimals) if known else None
    return [
        row["code"],
        row["name"],
        indicator.id,
        view.selection.period,
        value,
        indicator.unit,
        row["status"],
        "" if known else wording.status_reason(row["status"], row["note"]),
        row["numerator"],
        row["denominator"],
        row["denominator_period"] if pd.notna(row["denominator_period"]) else "",
        row["lower"],
        row["upper"],
        view.snapshot.area_name(target) if target else "",
        _verdict(row, indicator) if target and known else "",
        *(["", "", "", ""] if origin.empty else _origin(origin.iloc[0])),
    ]


def _verdict(row: pd.Series, indicator: Indicator) -> str:
    return wording.verdict_words(Verdict(row["verdict"]), indicator.polarity).word


def _origin(source: pd.Series) -> list[object]:
    table = source["table_id"] or _("eigen bestand")
    return [source["publisher"], table, source["name"], source["retrieved"]]

"""The table behind page Kaart as CSV: the reason for every gap, the source of every value."""

import csv
import io
from datetime import date, datetime

import pandas as pd

from dashboard import wording
from dashboard.compare import Verdict
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
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def kaart_csv(view: KaartView, *, excel: bool = False) -> str:
    """All areas of the view. `excel`: semicolons and decimal commas, as Dutch Excel expects."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if excel else ",", lineterminator="\r\n")
    writer.writerow(HEADER)
    sources = source_rows(view)
    for _position, row in view.values.iterrows():
        writer.writerow([cell(value, excel=excel) for value in _record(row, view, sources)])
    return buffer.getvalue()


def cell(value: object, *, excel: bool = False) -> str:
    """A cell as text. Text that a spreadsheet would run as a formula gets a quote (norm C7)."""
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return ""
    if isinstance(value, float):
        text = f"{round(value, 6):.10g}"
        return text.replace(".", ",") if excel else text
    if isinstance(value, (date, datetime)):
        return value.isoformat()[:10]
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


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

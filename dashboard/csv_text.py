"""Tables as CSV, for programs and for Dutch Excel."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import pandas as pd

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_text(
    header: Sequence[str], records: Iterable[Sequence[object]], *, excel: bool = False
) -> str:
    """`excel`: semicolons and decimal commas, as Dutch Excel expects."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if excel else ",", lineterminator="\r\n")
    writer.writerow(header)
    for record in records:
        writer.writerow([cell(value, excel=excel) for value in record])
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

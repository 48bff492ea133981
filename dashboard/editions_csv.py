"""How all areas lie in those of the next edition, as CSV."""

import pandas as pd

from dashboard.csv_text import csv_text
from dashboard.editions import EditionReport
from dashboard.editions_words import KIND_WORDS

HEADER = (
    *("indeling_van", "indeling_naar", "niveau", "code_van", "naam_van", "code_naar", "naam_naar"),
    *("wat", "deel_van_oud", "deel_van_nieuw"),
)
DIGITS = 4


def editions_csv(report: EditionReport, *, excel: bool = False) -> str:
    """A row a pair of areas that share ground, with the shared part (0 to 1) of both."""
    rows = report.rows.to_dict("records")
    records = (
        [
            *(row["edition_from"], row["edition_to"], row["level"]),
            *(row["code_from"], row["name_from"] or "", row["code_to"], row["name_to"] or ""),
            KIND_WORDS.get(str(row["kind"]), str(row["kind"])),
            *(_part(row[name]) for name in ("share_from", "share_to")),
        ]
        for row in rows
    )
    return csv_text(HEADER, records, excel=excel)


def _part(share: float | None) -> float | None:
    return None if share is None or pd.isna(share) else round(float(share), DIGITS)

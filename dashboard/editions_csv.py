"""How all areas lie in those of the next edition, as CSV."""

import pandas as pd

from dashboard.csv_text import csv_text
from dashboard.editions import EditionReport
from dashboard.editions_words import KIND_WORDS
from dashboard.export_columns import ORIGIN, origin
from dashboard.snapshot import Snapshot
from dashboard.sources import Sources, sources_by_id

HEADER = (
    *("indeling_van", "indeling_naar", "niveau", "code_van", "naam_van", "code_naar", "naam_naar"),
    *("wat", "deel_van_oud", "deel_van_nieuw"),
    *(f"{name}_{end}" for end in ("van", "naar") for name in ORIGIN),
    "versie",
)
"""Of both areas where their borders come from: ORIGIN with _van and _naar behind the names."""
DIGITS = 4


def editions_csv(report: EditionReport, snapshot: Snapshot, *, excel: bool = False) -> str:
    """A row a pair of areas that share ground, with the shared part (0 to 1) of both."""
    rows = report.rows.to_dict("records")
    files = {_file(row[name]) for row in rows for name in ("file_from", "file_to")}
    sources = sources_by_id(snapshot, files)
    records = (
        [
            *(row["edition_from"], row["edition_to"], row["level"]),
            *(row["code_from"], row["name_from"] or "", row["code_to"], row["name_to"] or ""),
            KIND_WORDS.get(str(row["kind"]), str(row["kind"])),
            *(_part(row[name]) for name in ("share_from", "share_to")),
            *_origin(row["file_from"], sources),
            *_origin(row["file_to"], sources),
            snapshot.version,
        ]
        for row in rows
    )
    return csv_text(HEADER, records, excel=excel)


def _file(number: float | None) -> int | None:
    return None if number is None or pd.isna(number) else int(number)


def _origin(number: float | None, sources: Sources) -> list[object]:
    return origin(sources.get(_file(number) or 0))


def _part(share: float | None) -> float | None:
    return None if share is None or pd.isna(share) else round(float(share), DIGITS)

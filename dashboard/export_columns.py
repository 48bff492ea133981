"""The columns that exports share: what was measured, and where it comes from."""

from collections.abc import Hashable, Mapping
from typing import Any

from dashboard import wording
from data.catalogue.model import Indicator, Status
from data.language import _

MEASURED = (
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
    "overgenomen",
    "vergeleken_met",
)
ORIGIN = ("bron", "tabel", "bestand", "opgehaald", "sha256", "licentie")
RULE = ("regel", "versie")
"""The rule of the figure in one line, and the version of the store."""


def measured(
    row: Mapping[Hashable, Any], indicator: Indicator, period: str, beside: str
) -> list[object]:
    """Under MEASURED. row: OBSERVATION_COLUMNS. beside: what it is compared with, "" without.

    What a figure was made of stands here only when the figure itself does.
    """
    known = Status(row["status"]).has_value
    shown: Mapping[Hashable, Any] = row if known else {}
    used = row.get("denominator_period")
    return [
        period,
        round(float(row["value"]), indicator.decimals) if known else None,
        indicator.unit,
        str(row["status"]),
        "" if known else wording.status_reason(row["status"], row["note"]),
        shown.get("numerator"),
        shown.get("denominator"),
        used if known and isinstance(used, str) else "",
        shown.get("lower"),
        shown.get("upper"),
        wording.carried_words(row),
        beside,
    ]


def origin(source: Mapping[Any, Any] | None) -> list[object]:
    """Under ORIGIN. source: all columns of the source file; empty cells without one."""
    if source is None:
        return [""] * len(ORIGIN)
    names = ("name", "retrieved", "sha256", "licence")
    return [source["publisher"], table_of(source), *(source[name] for name in names)]


def table_of(source: Mapping[Any, Any]) -> str:
    """The id of its table; a file of the municipality itself has none."""
    table = source["table_id"]
    return table if isinstance(table, str) and table else _("eigen bestand")

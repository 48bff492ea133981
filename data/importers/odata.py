"""Opens an answer of the open data of CBS: OData v3 JSON, one table, a record an area (and period).

Source: https://opendata.cbs.nl and https://dataderden.cbs.nl, ODataApi/odata/<table>/TypedDataSet.
"""

import re
from pathlib import Path

import pandas as pd

from data.batch import Raw
from data.importers.columns import table_id_in
from data.importers.complaints import Complaints
from data.importers.text_files import head_of, read_json
from data.language import _

_TABLE_IN_LINK = re.compile(r"/([0-9]{5}[A-Z]{3})/", re.IGNORECASE)


def looks_like_odata(path: Path) -> bool:
    """Never raises. Also an empty file, and one that only its name says something of: what is wrong
    with those is told when they are read."""
    if path.suffix.lower() != ".json":
        return False
    head = head_of(path)
    named = table_id_in(path.name) is not None or "kwb" in path.name.lower()
    return not head.strip() or named or "odata.metadata" in head[:500]


def has_column(path: Path, name: str) -> bool:
    """The first records have a column of this name, with or without a number. Never raises."""
    return re.search(rf'"{name}(?:_[0-9]+)?"\s*:', head_of(path)) is not None


def read_odata(path: Path) -> Raw:
    """frame: the records as they stand, index = record counted from 1; extra: `partial`, whether
    the service had more. Raises ImportRefused."""
    complaints = Complaints(path)
    content = read_json(path)
    records = content.get("value") if isinstance(content, dict) else None
    if not isinstance(content, dict) or not isinstance(records, list):
        raise complaints.refusal(
            _("Dit is geen antwoord van de open data van het CBS: de lijst `value` ontbreekt."),
            _("Download de TypedDataSet van de tabel opnieuw."),
        )
    if not records:
        raise complaints.refusal(
            _("Er staan geen rijen in het bestand."), _("Download de TypedDataSet opnieuw.")
        )
    for number, record in enumerate(records, start=1):
        if not isinstance(record, dict):
            complaints.add(
                _("Dit is geen rij met kolommen."), _("Download het bestand opnieuw."), row=number
            )
    complaints.refuse_if_any()
    index = pd.RangeIndex(1, len(records) + 1, name="row")
    frame = pd.DataFrame.from_records(records, index=index).astype(object)
    return Raw(path, frame, table_of(path, content), {"partial": "odata.nextLink" in content})


def table_of(path: Path, content: dict[str, object]) -> str | None:
    """The id of the table: what the answer says, else the name of the file."""
    found = _TABLE_IN_LINK.search(str(content.get("odata.metadata", "")))
    return found.group(1).upper() if found else table_id_in(path.name)


def remark_of_part(raw: Raw) -> list[str]:
    if not raw.extra.get("partial"):
        return []
    return [_("Dit is een deel van de tabel: het CBS geeft de rest in een volgend bestand.")]

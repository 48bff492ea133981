"""The files that figures come from: read once a version of the store, told in a line."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from dashboard import formatting
from dashboard.snapshot import Snapshot
from data.language import _

Source = Mapping[Hashable, Any]
Sources = Mapping[int | None, Source]
"""id -> all columns of the source file."""


def sources_by_id(snapshot: Snapshot, files: Iterable[int | None]) -> Sources:
    """These files; None is passed over."""
    ids = sorted({file for file in files if file is not None})

    def read() -> Sources:
        rows = snapshot.store.sources(ids)
        return {int(key): row for key, row in zip(rows.index, rows.to_dict("records"), strict=True)}

    return snapshot.kept(("sources by id", *ids), read)


def source_line(source: Source) -> str:
    """ "CBS, 85984NED, bestand kwb_2024.json (CC BY 4.0), opgehaald op 3 mei 2026"."""
    text = _("{publisher}, {table}, bestand {file} ({licence}), opgehaald op {date}")
    table = source["table_id"]
    return text.format(
        publisher=source["publisher"],
        table=table if isinstance(table, str) and table else _("eigen bestand"),
        file=source["name"],
        licence=source["licence"],
        date=formatting.date(source["retrieved"]),
    )

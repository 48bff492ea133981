"""Where the figures of page Sturen come from, and of when they are."""

from collections.abc import Iterable, Mapping
from datetime import UTC
from typing import Any

from dashboard import formatting
from dashboard.calendar import HERE
from dashboard.snapshot import Snapshot
from dashboard.steering.page import SourceLine
from dashboard.steering.page_figures import Headline, HeatTable, Signals
from data.language import _

Source = Mapping[str, Any]


def source_ids(
    headlines: Iterable[Headline], signals: Signals, heat: HeatTable | None
) -> list[int]:
    """The files behind what is shown."""
    files = {line.source for line in headlines}
    files |= {line.source for line in (*signals.shown, *signals.aside)}
    files |= {cell.source for row in (heat.rows if heat else ()) for cell in row.cells}
    return sorted(number for number in files if number is not None)


def sources_by_id(snapshot: Snapshot, ids: Iterable[int]) -> dict[int, Source]:
    """id -> all columns of these files; read once a version of the store."""
    wanted = tuple(sorted(set(ids)))

    def read() -> dict[int, Source]:
        rows = snapshot.store.sources(wanted)
        records: list[Source] = rows.to_dict("records")  # type: ignore[assignment]  # names are text
        return {int(key): row for key, row in zip(rows.index, records, strict=True)}

    return snapshot.kept(("steering sources", wanted), read)


def source_lines(snapshot: Snapshot, ids: Iterable[int]) -> tuple[SourceLine, ...]:
    found = sources_by_id(snapshot, ids)
    return tuple(SourceLine(key, _words(row), str(row["sha256"])) for key, row in found.items())


def _words(source: Source) -> str:
    text = _("{publisher}, {table}, bestand {file} ({licence}), opgehaald op {date}")
    return text.format(
        publisher=source["publisher"],
        table=source["table_id"] if isinstance(source["table_id"], str) else _("eigen bestand"),
        file=source["name"],
        licence=source["licence"],
        date=formatting.date(source["retrieved"]),
    )


def computed_words(snapshot: Snapshot) -> str:
    """ "Berekend uit de cijfers van 3 november 2026, 14.05 uur (versie 3)": the same in every
    process, as it is the store that says when it got this version."""
    read = snapshot.store.changed
    at = snapshot.kept(("changed",), lambda: read(version=snapshot.version))
    if at is None:  # the store moved on meanwhile
        return _("Berekend uit de cijfers van versie {n}").format(n=snapshot.version)
    here = at.replace(tzinfo=UTC).astimezone(HERE)
    text = _("Berekend uit de cijfers van {day}, {hour} uur (versie {n})")
    return text.format(day=formatting.date(here.date()), hour=f"{here:%H.%M}", n=snapshot.version)

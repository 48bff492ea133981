"""Where the figures of page Sturen come from, and of when they are."""

from collections.abc import Iterable, Sequence
from datetime import UTC

from dashboard import formatting
from dashboard.calendar import HERE
from dashboard.export_columns import table_of
from dashboard.snapshot import Snapshot
from dashboard.sources import Source, source_line, sources_by_id
from dashboard.steering.page import SourceLine
from dashboard.steering.page_figures import Headline, HeatTable, Signals
from data.language import _


def source_ids(
    headlines: Iterable[Headline], signals: Signals, heat: HeatTable | None
) -> list[int]:
    """The files behind what is shown."""
    files = {line.source for line in headlines}
    files |= {line.source for line in (*signals.shown, *signals.aside)}
    files |= {cell.source for row in (heat.rows if heat else ()) for cell in row.cells}
    return sorted(number for number in files if number is not None)


def source_lines(snapshot: Snapshot, ids: Sequence[int]) -> tuple[SourceLine, ...]:
    found = sources_by_id(snapshot, ids)
    return tuple(_line(i, found[i]) for i in ids)


def _line(its_id: int, source: Source) -> SourceLine:
    return SourceLine(
        id=its_id,
        words=source_line(source),
        sha256=str(source["sha256"]),
        publisher=source["publisher"],
        table=table_of(source),
        file=source["name"],
        retrieved=source["retrieved"].isoformat(),
        licence=source["licence"],
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

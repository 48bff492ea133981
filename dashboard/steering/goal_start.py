"""What a new goal starts from: the newest figure of an area, as the store has it."""

from dashboard.formatting import is_known, unit_of
from dashboard.snapshot import Snapshot
from dashboard.steering.goals import rows_of_areas
from dashboard.wijk_lines import file_of
from data.catalogue.model import Indicator
from data.steering.goals import Start


def start_of(snapshot: Snapshot, area: str, indicator: str) -> Start | None:
    """The newest figure with a value; None without any. One query an area and version."""
    row = rows_of_areas(snapshot, [area])[area].latest(indicator)
    if row is None:
        return None
    names = ("numerator", "denominator", "lower", "upper")
    known = {name: float(row[name]) if is_known(row[name]) else None for name in names}
    return Start(str(row["period"]), float(row["value"]), **known, source_file=file_of(row))


def seal(start: Start | None) -> str:
    """What a form carries, to know whether the writer saw this start."""
    return f"{start.period} {start.value!r}" if start else ""


def stored(shown: float | None, indicator: Indicator | None) -> float | None:
    """A number as people see it, in the unit of the catalogue: € 28.400 -> 28.4."""
    if shown is None or indicator is None:
        return shown
    return round(shown / unit_of(indicator).factor, 9)

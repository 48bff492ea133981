"""Do the parts add up to the whole: buurten to their wijk, wijken to the gemeente?"""

from collections.abc import Iterator

import pandas as pd

from data.language import _
from data.publishing.checks.changed import Changed
from data.publishing.findings import Finding
from data.words import listed, shortest_number

ROUNDING = 2.5
"""What one number may be off: figures are rounded to five."""
SHARE = 0.01
"""What a total may be off besides: persons of whom the buurt is not known."""


def totals(changed: Changed) -> Iterator[Finding]:
    """Only where every part has a number, and of what can be added: counts."""
    column = _countable(changed)
    if column is None:
        return
    for period in changed.periods:
        wrong = _wrong(changed.of(period), column)
        if wrong.empty:
            continue
        words = [
            _("{name}: de delen tellen op tot {parts} en het geheel is {total}").format(
                name=changed.names.get(str(row.area), row.area),
                parts=shortest_number(float(str(row.parts))),
                total=shortest_number(float(str(row.total))),
            )
            for row in wrong.itertuples()
        ]
        yield Finding(
            _("{title}, {period}: {words}.").format(
                title=changed.indicator.title, period=period, words=listed(words, most=3)
            ),
            _("Controleer of alle gebieden in het bestand staan en of het geheel klopt."),
            about=f"{changed.indicator.id} {period}",
        )


def _countable(changed: Changed) -> str | None:
    item = changed.indicator
    if item.kind == "count":
        return "value"
    return "numerator" if item.is_derived and item.sums_up else None


def _wrong(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """area, parts, total: the wholes from which their parts differ too much."""
    numbers = frame.assign(number=frame[column])[["area", "parent", "number"]]
    parts = numbers.groupby("parent")["number"].agg(["sum", "count", "size"])
    whole = parts[parts["count"] == parts["size"]]
    totals_of = numbers.set_index("area")["number"].reindex(whole.index)
    slack = ROUNDING * (whole["size"] + 1) + SHARE * totals_of.abs()
    off = (whole["sum"] - totals_of).abs() > slack
    found = pd.DataFrame({"parts": whole["sum"], "total": totals_of})[off]
    return found.rename_axis("area").reset_index()

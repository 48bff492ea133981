"""What another source publishes of the same persons: an interval for the count."""

from collections.abc import Collection, Mapping

import pandas as pd

from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from data.disclosure.bounds import rate_bounds, spread
from data.disclosure.cells import ANY, Cell, Interval

SOURCE_STEP = 5
"""CBS rounds counts of persons to five, also before it makes a share of them."""


def told_elsewhere(
    cells: Collection[Cell],
    catalogue: Catalogue,
    others: pd.DataFrame | None,
    denominators: Mapping[Cell, Interval],
) -> dict[Cell, Interval]:
    """Per cell what the source of `same_as` tells; of a figure that is not sensitive, what is
    published of it. others: indicator, period, area, value."""
    if others is None or others.empty:
        return {}
    rows = others[others["value"].notna()]
    keys = zip(rows["indicator"], rows["period"], rows["area"], strict=True)
    values = dict(zip(keys, rows["value"].astype(float), strict=True))
    found: dict[Cell, Interval] = {}
    for cell in sorted(cells):
        item = catalogue.indicators[cell.indicator]
        same = item.same_as if item.sensitive else item.id
        value = values.get((same, cell.period, cell.area)) if same else None
        if same and value is not None:
            told = _told(value, catalogue.indicators[same], denominators.get(cell))
            if told != ANY:
                found[cell] = told
    return found


def _told(value: float, source: Indicator, group: Interval | None) -> Interval:
    if source.kind == "count":
        return spread(value, SOURCE_STEP)
    per = source.per or (100 if source.kind == "share" else 1)
    return rate_bounds(value, source.decimals, per, group, SOURCE_STEP)

"""Finds, for figures of one period, the size of the area in that period or the nearest one."""

import pandas as pd

WITHIN_YEARS = 3

_WANTED = ["size_indicator", "period", "area"]


def nearest_size(
    keys: pd.DataFrame, sizes: pd.DataFrame, *, within: int = WITHIN_YEARS
) -> pd.DataFrame:
    """`keys` (size_indicator, period, area; any index) with the columns size and size_period.

    sizes: indicator, period, area, value; only known values. The same period wins, then the nearest
    year at most `within` years away, then the earlier period. NaN where there is none.
    """
    known = sizes.rename(
        columns={"indicator": "size_indicator", "period": "size_period", "value": "size"}
    )
    pairs = keys[_WANTED].drop_duplicates().merge(known, on=["size_indicator", "area"])
    pairs["differs"] = pairs["period"] != pairs["size_period"]
    years = {period: int(period[:4]) for period in {*pairs["period"], *pairs["size_period"]}}
    apart = pairs["period"].map(years).astype(int) - pairs["size_period"].map(years).astype(int)
    pairs["years"] = apart.abs()
    near = pairs[pairs["years"] <= within].sort_values(["differs", "years", "size_period"])
    best = near.drop_duplicates(_WANTED).set_index(_WANTED)[["size", "size_period"]]
    return keys.join(best, on=_WANTED)

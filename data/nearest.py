"""Finds, for figures of one period, the size of the area in that period or the nearest one."""

import pandas as pd

WITHIN_YEARS = 3


def nearest_size(keys: pd.DataFrame, sizes: pd.DataFrame) -> pd.DataFrame:
    """`keys` (size_indicator, period, area; any index) with the columns size and size_period.

    sizes: indicator, period, area, value; only known values. The same period wins, then the nearest
    year within three years, then the earlier period. NaN and None where there is none.
    """
    right = sizes.rename(
        columns={"indicator": "size_indicator", "period": "size_period", "value": "size"}
    )
    left = keys.reset_index(names="key")
    pairs = left.merge(right, on=["size_indicator", "area"])
    pairs["differs"] = pairs["period"] != pairs["size_period"]
    pairs["years"] = (_year(pairs["period"]) - _year(pairs["size_period"])).abs()
    pairs = pairs[pairs["years"] <= WITHIN_YEARS]
    best = pairs.sort_values(["key", "differs", "years", "size_period"]).drop_duplicates("key")
    return keys.join(best.set_index("key")[["size", "size_period"]])


def _year(periods: pd.Series) -> "pd.Series[int]":
    return periods.str[:4].astype(int)

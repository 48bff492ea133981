"""A frame of the whole country names few things many times: what is said of each is asked once."""

from collections.abc import Callable

import pandas as pd


def for_each(values: pd.Series, say: Callable[[str], object]) -> pd.Series:
    """say(value) for every value, asked once for each that is different; objects."""
    told = {value: say(value) for value in pd.unique(values)}
    return pd.Series([told[value] for value in values], index=values.index, dtype=object)

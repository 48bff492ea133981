"""Is an area different from its comparator? 95% intervals, verdicts and ranks."""

from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import norm

from dashboard.formatting import is_known, rounded
from data.catalogue.model import Indicator

Floats = NDArray[np.float64]
Z95 = float(norm.ppf(0.975))
COLUMNS = ["value", "numerator", "denominator", "lower", "upper"]
ROUNDING = 1e-9


class Verdict(StrEnum):
    """Better and worse follow the polarity; a neutral indicator is only higher or lower."""

    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    UNKNOWN = "unknown"


def wilson(numerator: Floats, denominator: Floats) -> tuple[Floats, Floats]:
    """95% score interval of a proportion (0-1). Wilson, JASA 22 (1927) 209-212."""
    share = numerator / denominator
    weight = Z95**2 / denominator
    centre = (share + weight / 2) / (1 + weight)
    half = Z95 * np.sqrt(share * (1 - share) / denominator + weight / (4 * denominator))
    half = half / (1 + weight)
    return np.maximum(centre - half, 0.0), np.minimum(centre + half, 1.0)


def byar(numerator: Floats, denominator: Floats) -> tuple[Floats, Floats]:
    """95% interval of a rate (events per unit). Breslow & Day, vol. II (1987) p. 69."""
    events = np.where(numerator > 0, numerator, 1.0)
    low = events * (1 - 1 / (9 * events) - Z95 / (3 * np.sqrt(events))) ** 3
    low = np.where(numerator > 0, np.maximum(low, 0.0), 0.0)
    more = numerator + 1
    high = more * (1 - 1 / (9 * more) + Z95 / (3 * np.sqrt(more))) ** 3
    return low / denominator, high / denominator


def per_of(indicator: Indicator) -> float:
    """What a numerator over a denominator is multiplied by; NaN when that is not known."""
    if indicator.per is not None:
        return float(indicator.per)
    return 100.0 if indicator.unit == "%" else np.nan


def _computed(frame: pd.DataFrame, indicator: Indicator) -> tuple[Floats, Floats]:
    numerator, denominator = _floats(frame, "numerator"), _floats(frame, "denominator")
    per, share = per_of(indicator), indicator.kind == "share"
    usable = (denominator > 0) & (numerator >= 0) & np.isfinite(_floats(frame, "value"))
    usable &= ~np.isnan(per) & (indicator.kind in ("share", "rate"))
    if share:
        usable &= numerator <= denominator
    method = wilson if share else byar
    low, high = method(np.where(usable, numerator, 0.0), np.where(usable, denominator, 1.0))
    return np.where(usable, low * per, np.nan), np.where(usable, high * per, np.nan)


def _floats(frame: pd.DataFrame, column: str) -> Floats:
    if column not in frame:
        return np.full(len(frame), np.nan)
    return pd.to_numeric(frame[column]).to_numpy(dtype=float, na_value=np.nan)


def intervals(frame: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """A copy of `frame` with `lower` and `upper` filled, in the unit of the value.

    An interval that the source publishes is kept; Wilson for shares and Byar for rates where
    numerator and denominator are known; NaN elsewhere. Reads COLUMNS; a column may be absent.
    """
    low, high = _computed(frame, indicator)
    lower, upper = _floats(frame, "lower"), _floats(frame, "upper")
    published = np.isfinite(lower) & np.isfinite(upper)
    return frame.assign(
        lower=np.where(published, lower, low), upper=np.where(published, upper, high)
    )


def verdicts(
    frame: pd.DataFrame, comparator: pd.Series | None, indicator: Indicator
) -> "pd.Series[str]":
    """A Verdict for every row of `frame`, on its index.

    comparator: one row with the columns of `frame`, or None. Intervals that overlap are similar;
    an area without interval is similar when it differs at most `similar_band`; what is printed
    alike is similar. Unknown: no value on either side, nothing to judge the difference by, or a
    count (a whole is not a yardstick for a part).
    """
    unknown = pd.Series(Verdict.UNKNOWN, index=frame.index, dtype=object)
    if comparator is None or indicator.kind == "count" or frame.empty:
        return unknown
    other = pd.DataFrame([comparator.reindex(COLUMNS).to_dict()], dtype=float)
    yardstick = float(other["value"].iloc[0])
    if not np.isfinite(yardstick):
        return unknown
    areas, other = intervals(frame, indicator), intervals(other, indicator)
    value = _floats(areas, "value")
    similar, known = _similar(areas, other, indicator)
    above, below = _words(indicator)
    outcome = np.where(value > yardstick, above, below)
    alike = [rounded(v, indicator.decimals) if is_known(v) else np.nan for v in value]
    similar |= np.array(alike) == rounded(yardstick, indicator.decimals)
    outcome = np.where(similar, Verdict.SIMILAR, outcome)
    outcome = np.where(known & np.isfinite(value), outcome, Verdict.UNKNOWN)
    return pd.Series([Verdict(word) for word in outcome], index=frame.index, dtype=object)


def _similar(
    areas: pd.DataFrame, other: pd.DataFrame, indicator: Indicator
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """(comparable, can be judged). A comparator without interval counts as exactly known."""
    lower, upper = _floats(areas, "lower"), _floats(areas, "upper")
    point = float(other["value"].iloc[0])
    low, high = (float(other[side].iloc[0]) for side in ("lower", "upper"))
    low, high = (low, high) if np.isfinite(low) else (point, point)
    measured = np.isfinite(lower)
    overlap = (lower <= high) & (low <= upper)
    band = indicator.similar_band
    within = np.abs(_floats(areas, "value") - point) <= (band or 0.0) + ROUNDING
    judged = measured | (band is not None)
    return np.where(measured, overlap, within), np.asarray(judged, dtype=bool)


def _words(indicator: Indicator) -> tuple[Verdict, Verdict]:
    """(the verdict of a higher value, the verdict of a lower value)."""
    if indicator.polarity == "higher_is_better":
        return Verdict.BETTER, Verdict.WORSE
    if indicator.polarity == "lower_is_better":
        return Verdict.WORSE, Verdict.BETTER
    return Verdict.HIGHER, Verdict.LOWER


def ranks(frame: pd.DataFrame) -> "pd.Series[int]":
    """1 = the highest value; equal values share the best rank; <NA> where there is no value."""
    return frame["value"].rank(method="min", ascending=False).astype("Int64")


def is_tied(ranking: "pd.Series[int]", position: int) -> bool:
    """Whether more than one area has this rank."""
    return int((ranking == position).sum()) > 1

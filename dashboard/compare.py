"""Is an area different from its comparator? 95% intervals, verdicts and ranks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.formatting import is_known, rounded
from dashboard.margins import Floats, byar, turned_byar, wilson
from data.catalogue.model import Indicator

Flags = NDArray[np.bool_]
COLUMNS = ["value", "numerator", "denominator", "lower", "upper"]
Columns = Mapping[str, Floats]
"""COLUMNS of a few rows, NaN where there is nothing: what is left of a frame to compare by."""
ROUNDING = 1e-9


class Verdict(StrEnum):
    """Better and worse follow the polarity; a neutral indicator is only higher or lower."""

    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    UNKNOWN = "unknown"


def per_of(indicator: Indicator) -> float:
    """What a numerator over a denominator is multiplied by; NaN when that is not known."""
    if indicator.per is not None:
        return float(indicator.per)
    return 100.0 if indicator.unit == "%" else np.nan


@dataclass(frozen=True)
class _Rules:
    """What decides a comparison, an entry an indicator: of every row, or one for all rows."""

    per: Floats
    share: Flags
    counted: Flags
    turned: Flags
    whole: Flags
    band: Floats
    decimals: NDArray[np.int64]
    above: NDArray[np.object_]
    below: NDArray[np.object_]


def _rules(indicators: Sequence[Indicator]) -> _Rules:
    bands = [np.nan if i.similar_band is None else i.similar_band for i in indicators]
    return _Rules(
        per=np.array([per_of(i) for i in indicators]),
        share=np.array([i.kind == "share" for i in indicators]),
        counted=np.array([i.kind in ("share", "rate") or i.counts_below for i in indicators]),
        turned=np.array([i.counts_below for i in indicators]),
        whole=np.array([i.kind == "count" for i in indicators]),
        band=np.array(bands, dtype=float),
        decimals=np.array([i.decimals for i in indicators]),
        above=np.array([_words(i)[0] for i in indicators], dtype=object),
        below=np.array([_words(i)[1] for i in indicators], dtype=object),
    )


def columns_of(frame: pd.DataFrame) -> Columns:
    """COLUMNS of `frame`; a column may be absent."""
    return {name: _floats(frame, name) for name in COLUMNS}


def _computed(rows: Columns, rules: _Rules) -> tuple[Floats, Floats]:
    numerator, denominator = rows["numerator"], rows["denominator"]
    usable = (denominator > 0) & (numerator >= 0) & np.isfinite(rows["value"])
    usable &= ~np.isnan(rules.per) & rules.counted & (~rules.share | (numerator <= denominator))
    usable &= ~rules.turned | (numerator > 0)
    below = np.where(usable, denominator, 1.0)
    shares = wilson(np.where(usable & rules.share, numerator, 0.0), below)
    rates = byar(np.where(usable, numerator, 0.0), below)
    low, high = (np.where(rules.share, s, r) for s, r in zip(shares, rates, strict=True))
    if rules.turned.any():
        turned = turned_byar(np.where(usable & rules.turned, numerator, 1.0), below)
        low, high = (np.where(rules.turned, t, o) for t, o in zip(turned, (low, high), strict=True))
    return np.where(usable, low * rules.per, np.nan), np.where(usable, high * rules.per, np.nan)


def _floats(frame: pd.DataFrame, column: str) -> Floats:
    if column not in frame:
        return np.full(len(frame), np.nan)
    return pd.to_numeric(frame[column]).to_numpy(dtype=float, na_value=np.nan)


def _bounded(rows: Columns, rules: _Rules) -> tuple[Floats, Floats]:
    """The published interval of every row, else the computed one, else NaN."""
    low, high = _computed(rows, rules)
    lower, upper = rows["lower"], rows["upper"]
    published = np.isfinite(lower) & np.isfinite(upper)
    return np.where(published, lower, low), np.where(published, upper, high)


def intervals(frame: pd.DataFrame, *indicators: Indicator) -> pd.DataFrame:
    """A copy of `frame` with `lower` and `upper` filled, in the unit of the value.

    An interval that the source publishes is kept; Wilson for shares and Byar for rates (turned over
    for people per counted thing) where numerator and denominator are known; NaN elsewhere. Reads
    COLUMNS; a column may be absent.
    indicators: one for all rows, or one for every row.
    """
    lower, upper = intervals_across(columns_of(frame), indicators)
    return frame.assign(lower=lower, upper=upper)


def intervals_across(rows: Columns, indicators: Sequence[Indicator]) -> tuple[Floats, Floats]:
    """(lower, upper) of every row, as `intervals` gives them."""
    return _bounded(rows, _rules(indicators))


def verdicts(
    frame: pd.DataFrame, comparator: pd.Series | None, indicator: Indicator
) -> "pd.Series[str]":
    """A Verdict for every row of `frame`, on its index.

    comparator: one row with the columns of `frame`, or None. Intervals that overlap are similar;
    an area without interval is similar when it differs at most `similar_band`; what is printed
    alike is similar. Unknown: no value on either side, nothing to judge the difference by, or a
    count (a whole is not a yardstick for a part).
    """
    if comparator is None or indicator.kind == "count" or frame.empty:
        return pd.Series(Verdict.UNKNOWN, index=frame.index, dtype=object)
    other = pd.DataFrame([comparator.reindex(COLUMNS).to_dict()], dtype=float)
    judged = _judged(columns_of(frame), columns_of(other), _rules([indicator]))
    return pd.Series(judged, index=frame.index, dtype=object)


def verdicts_across(
    rows: Columns, others: Columns, indicators: Sequence[Indicator]
) -> list[Verdict]:
    """The same for one area and many figures: every row has its own comparator and indicator.

    others: the comparators in the order of `rows`, NaN where there is none.
    """
    return _judged(rows, others, _rules(indicators))


def _judged(rows: Columns, others: Columns, rules: _Rules) -> list[Verdict]:
    value, yardstick = rows["value"], others["value"]
    similar, judged = _similar(rows, others, rules)
    similar |= _printed(value, rules) == _printed(yardstick, rules)
    outcome = np.where(value > yardstick, rules.above, rules.below)
    outcome = np.where(similar, Verdict.SIMILAR, outcome)
    known = judged & ~rules.whole & np.isfinite(value) & np.isfinite(yardstick)
    outcome = np.where(known, outcome, Verdict.UNKNOWN)
    return [Verdict(word) for word in outcome]


def _printed(values: Floats, rules: _Rules) -> Floats:
    """As a reader sees them; NaN, which equals nothing, where there is no value."""
    decimals = np.broadcast_to(rules.decimals, np.broadcast(values, rules.decimals).shape)
    pairs = zip(np.broadcast_to(values, decimals.shape), decimals, strict=True)
    return np.array([rounded(v, int(d)) if is_known(float(v)) else np.nan for v, d in pairs])


def _similar(rows: Columns, others: Columns, rules: _Rules) -> tuple[Flags, Flags]:
    """(comparable, can be judged). A comparator without interval counts as exactly known."""
    lower, upper = _bounded(rows, rules)
    point = others["value"]
    low, high = _bounded(others, rules)
    high = np.where(np.isfinite(low), high, point)
    low = np.where(np.isfinite(low), low, point)
    measured = np.isfinite(lower)
    overlap = (lower <= high) & (low <= upper)
    within = np.abs(rows["value"] - point) <= np.nan_to_num(rules.band) + ROUNDING
    return np.where(measured, overlap, within), measured | np.isfinite(rules.band)


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

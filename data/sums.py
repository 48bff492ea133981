"""Adds counts of buurten up to wijken, and of wijken or buurten up to the gemeente.

Frames of counts have the columns COUNTS; frames of members have code and parent. Pure.
"""

import pandas as pd

from data.catalogue.model import Status
from data.language import _

COUNTS = ["indicator", "period", "area", "numerator", "status", "note", "source_file"]
KEY = ["indicator", "period", "area"]


def with_sums(counts: pd.DataFrame, areas: pd.DataFrame, present: pd.DataFrame) -> pd.DataFrame:
    """`counts` and the sums that no source gives.

    areas: code, level, parent, municipality, edition. present: KEY of figures that a source gives
    ready-made; these are never replaced by a sum. A sum needs the count of every member in the
    newest edition; without one of them it is missing, with a note.
    """
    newest = areas.groupby(["municipality", "level"])["edition"].transform("max")
    areas = areas[areas["edition"] == newest]
    buurten, wijken = areas[areas["level"] == "buurt"], areas[areas["level"] == "wijk"]
    to_wijk = _sums(counts, buurten[["code", "parent"]], _("niet van alle buurten bekend"))
    counts = _added(counts, to_wijk, present)
    whole = buurten.assign(parent=buurten["municipality"])[["code", "parent"]]
    from_wijken = _sums(counts, wijken[["code", "parent"]], _("niet van alle wijken bekend"))
    from_buurten = _sums(counts, whole, _("niet van alle buurten bekend"))
    both = pd.concat([from_wijken, from_buurten], ignore_index=True)
    both = both.sort_values("numerator", na_position="last", key=pd.isna, kind="stable")
    return _added(counts, both.drop_duplicates(KEY), present)


def _sums(counts: pd.DataFrame, members: pd.DataFrame, incomplete: str) -> pd.DataFrame:
    """One row for every parent of which at least one member has a row."""
    parts = counts.merge(members, left_on="area", right_on="code").sort_values(KEY)
    groups = parts.groupby(["indicator", "period", "parent"], sort=True)
    sums = groups.agg(
        numerator=("numerator", "sum"),
        known=("numerator", "count"),
        source_file=("source_file", "first"),
        provisional=("status", lambda found: (found == Status.PROVISIONAL).any()),
    ).reset_index()
    sums = sums.rename(columns={"parent": "area"})
    complete = sums["known"] == sums["area"].map(members["parent"].value_counts())
    sums["numerator"] = sums["numerator"].where(complete)
    sums["status"] = Status.FINAL.value
    sums.loc[sums["provisional"].astype(bool), "status"] = Status.PROVISIONAL.value
    sums.loc[~complete, "status"] = Status.MISSING.value
    sums["note"] = pd.Series(None, index=sums.index, dtype=object).mask(~complete, incomplete)
    return sums[COUNTS]


def _added(counts: pd.DataFrame, sums: pd.DataFrame, present: pd.DataFrame) -> pd.DataFrame:
    taken = pd.MultiIndex.from_frame(pd.concat([counts[KEY], present[KEY]]))
    free = sums[~pd.MultiIndex.from_frame(sums[KEY]).isin(taken)]
    return pd.concat([counts, free], ignore_index=True) if len(free) else counts

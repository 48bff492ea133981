"""Carries figures of older editions to the areas of today. Pure.

Nothing is carried of:
- sensitive figures: they are published rounded, and sums of rounded numbers are no longer what the
  disclosure control looked at (norm B5);
- figures from places: those are counted in the areas of today already, for every year.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from data.catalogue import Catalogue
from data.catalogue.model import Indicator, Status
from data.editions.lineage import ESTIMATED, RECODED, SUMMED, Part
from data.language import _
from data.words import joined

KEY = ["indicator", "period"]
GROUP = [*KEY, "target", "edition"]
NUMBERS = ["value", "numerator", "denominator", "lower", "upper"]
LONGEST_NOTE = 300
_WORST_FIRST = [
    Status.WITHHELD,
    Status.UNRELIABLE,
    Status.MISSING,
    Status.NOT_APPLICABLE,
    Status.NOT_MEASURED,
    Status.PROVISIONAL,
    Status.FINAL,
]
_RANK = {status.value: rank for rank, status in enumerate(_WORST_FIRST)}
_WITH_VALUE = [Status.FINAL.value, Status.PROVISIONAL.value]

Names = Mapping[tuple[int, str], str]
"""(edition, code) -> name."""


def carried_figures(
    parts: Sequence[Part], observations: pd.DataFrame, names: Names, catalogue: Catalogue
) -> pd.DataFrame:
    """Rows of `observation`, sorted by key.

    observations: all columns of `observation` but `carried`, and edition: the edition in which its
    area has that code, as of the period. Only figures that were not carried themselves, of the
    parts and of the targets; an area that has a figure of its own keeps it. A part without a value
    gives its reason to the whole.
    """
    frame = pd.DataFrame(parts, columns=Part._fields)
    frame["size"] = frame.groupby(["target", "edition"])["part"].transform("size")
    rows = frame.merge(observations, left_on=["part", "edition"], right_on=["area", "edition"])
    rows = rows[rows["indicator"].isin(_carried_at_all(catalogue))]
    own = pd.MultiIndex.from_frame(observations[[*KEY, "area"]])
    rows = rows[~pd.MultiIndex.from_frame(rows[[*KEY, "target"]]).isin(own)]
    newest = rows.groupby([*KEY, "target"])["edition"].transform("max")
    rows = rows[rows["edition"] == newest].sort_values([*GROUP, "part"], ignore_index=True)
    found = [_copied(rows[rows["how"] == RECODED])]
    found.append(_summed(rows[rows["how"] != RECODED], names, catalogue))
    result = pd.concat(found, ignore_index=True) if len(rows) else found[0]
    return result.sort_values([*KEY, "area"], ignore_index=True)


def _carried_at_all(catalogue: Catalogue) -> list[str]:
    items = catalogue.indicators.values()
    return [item.id for item in items if not item.sensitive and item.places is None]


def _copied(rows: pd.DataFrame) -> pd.DataFrame:
    """The same ground under another code: the figure as it is."""
    words = _("eerder onder code {code}")
    told = rows["part"].map(lambda code: words.format(code=code))
    both = rows["note"].fillna("").where(rows["note"].isna(), rows["note"] + "; ") + told
    note = rows["note"].where(~rows["status"].isin(_WITH_VALUE) & rows["note"].notna(), both)
    return _as_rows(rows.assign(note=note.str.slice(stop=LONGEST_NOTE)))


def _as_rows(rows: pd.DataFrame) -> pd.DataFrame:
    named = rows.assign(area=rows["target"], carried=rows["how"])
    columns = [*KEY, "area", "status", *NUMBERS, "denominator_period", "note", "source_file"]
    return named[[*columns, "carried"]]


def _summed(rows: pd.DataFrame, names: Names, catalogue: Catalogue) -> pd.DataFrame:
    """Counts added up, of each part as much as lives in the target; rates from their counts."""
    items = {name: catalogue.indicators[name] for name in rows["indicator"].unique()}
    known = rows["status"].isin(_WITH_VALUE)
    counts = rows["indicator"].map(lambda name: items[name].kind == "count").astype(bool)
    both = rows["numerator"].notna() & rows["denominator"].gt(0)
    made = rows["indicator"].map(lambda name: items[name].has_counts).astype(bool)
    switched = rows["indicator"].map(lambda name: items[name].carry == "estimate").astype(bool)
    fits = (counts | both | (~known & made)) & ((rows["how"] == SUMMED) | (counts & switched))
    rows = rows[fits.groupby([rows[name] for name in GROUP]).transform("all").astype(bool)]
    if rows.empty:
        return _as_rows(rows)
    weighed = {name: rows[name] * rows["weight"] for name in ("value", "numerator", "denominator")}
    rows = rows.assign(**weighed, rank=rows["status"].map(_RANK))
    groups = rows.groupby(GROUP, sort=True)
    sums = groups[["value", "numerator", "denominator"]].sum(min_count=1)
    whole = groups[["value", "numerator", "denominator"]].count().eq(groups.size(), axis=0)
    sums = sums.where(whole)
    worst = rows.loc[groups["rank"].idxmin()].set_index(GROUP)
    complete = worst["status"].isin(_WITH_VALUE) & groups.size().eq(groups["size"].first())
    sums = sums.assign(
        status=worst["status"],
        note=worst["note"],
        lower=float("nan"),
        upper=float("nan"),
        source_file=groups["source_file"].first(),
        denominator_period=groups["denominator_period"].first(),
        how=groups["how"].first(),
    )
    return _as_rows(_judged(sums, complete, _told(rows, names), items).reset_index())


def _told(rows: pd.DataFrame, names: Names) -> "pd.Series[str]":
    """GROUP -> the words for how the figure was made."""

    def words(group: pd.DataFrame) -> str:
        edition = int(group["edition"].iloc[0])
        if group["how"].iloc[0] == ESTIMATED:
            return _("grens verlegd of gebied gesplitst: omgerekend naar inwoners")
        named = [names.get((edition, code), code) for code in sorted(set(group["part"]))]
        return _("opgeteld uit {names}").format(names=joined(named))[:LONGEST_NOTE]

    made = {key: words(group) for key, group in rows.groupby(["target", "edition"])}
    keys = rows[GROUP].drop_duplicates()
    told = [made[key] for key in zip(keys["target"], keys["edition"], strict=True)]
    return pd.Series(told, index=pd.MultiIndex.from_frame(keys), dtype=object)


def _judged(
    sums: pd.DataFrame,
    complete: "pd.Series[bool]",
    told: "pd.Series[str]",
    items: Mapping[str, Indicator],
) -> pd.DataFrame:
    """A value where every part has one; else the reason of the worst part."""
    names = sums.index.get_level_values("indicator")
    counts = pd.Series([items[n].kind == "count" for n in names], index=sums.index)
    per = pd.Series([float(items[n].per or 1) for n in names], index=sums.index)
    value = sums["value"].where(counts, sums["numerator"] / sums["denominator"] * per)
    unsaid = ~complete & sums["status"].isin(_WITH_VALUE)
    incomplete = _("niet van alle delen bekend")
    note = sums["note"].mask(unsaid | sums["note"].isna(), incomplete).mask(complete, told)
    sums = sums.assign(value=value, note=note)
    sums["status"] = sums["status"].mask(unsaid, Status.MISSING.value)
    sums.loc[~complete, NUMBERS] = float("nan")
    sums["denominator_period"] = sums["denominator_period"].where(complete, None)
    return sums

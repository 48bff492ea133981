"""Computes every rate that the store derives itself: count / denominator * per.

Always all of them for the gemeenten that a load touched, from what the store holds then: so the
answer does not depend on the order in which files came in.

A rate is derived when its source file has counts of the same indicator and period in input_count;
the checks see to it that one file never mixes counts and ready-made figures there.
"""

from collections.abc import Iterable

import pandas as pd
from sqlalchemy import Connection, delete, select, tuple_

from data.batch import Batch
from data.bulk import insert_frame
from data.catalogue import Catalogue
from data.catalogue.model import Status
from data.language import _
from data.nearest import nearest_size
from data.schema import area, input_count, observation
from data.scope import read_frame, within
from data.sums import COUNTS, KEY, with_sums


def derive(connection: Connection, catalogue: Catalogue, municipalities: Iterable[str]) -> None:
    """Replace the derived rates of the gemeenten and the country by what the counts say now."""
    scope = frozenset(municipalities)
    clear_derived(connection, scope)
    counts = read_frame(
        connection,
        select(*(input_count.c[name] for name in COUNTS)).where(within(input_count.c.area, scope)),
    )
    counts = counts[counts["indicator"].isin(_derivable(catalogue))]
    if counts.empty:
        return
    counts["numerator"] = counts["numerator"].astype(float)
    result = rates(counts, *_surroundings(connection, catalogue, scope), catalogue)
    insert_frame(connection, observation, result)


def may_change_rates(batch: Batch, catalogue: Catalogue) -> bool:
    """Areas say what adds up, places are counted; the rest are counts, their denominators, or what
    replaces them."""
    derived = [item for item in catalogue.indicators.values() if item.is_derived]
    used = {item.id for item in derived} | {item.denominator for item in derived}
    brought = len(batch.areas) + len(batch.places)
    return brought > 0 or bool(used.intersection(batch.figures["indicator"]))


def clear_derived(connection: Connection, municipalities: Iterable[str]) -> None:
    """Forget the derived rates of the gemeenten and the country. Do this before counts change:
    what is derived is known by its counts."""
    scope = frozenset(municipalities)
    parts = (input_count.c.indicator, input_count.c.period, input_count.c.source_file)
    counted = select(*parts).where(within(input_count.c.area, scope)).distinct()
    derived = tuple_(observation.c.indicator, observation.c.period, observation.c.source_file)
    its_area = within(observation.c.area, scope)
    connection.execute(delete(observation).where(derived.in_(counted), its_area))


def rates(
    counts: pd.DataFrame,
    sizes: pd.DataFrame,
    areas: pd.DataFrame,
    present: pd.DataFrame,
    catalogue: Catalogue,
) -> pd.DataFrame:
    """Rows of `observation`, sorted by key. Pure.

    counts: COUNTS. sizes: indicator, period, area, value of the denominators. areas, present: see
    `with_sums`.
    """
    summing = counts["indicator"].map(lambda i: catalogue.indicators[i].sums_up).astype(bool)
    frame = pd.concat(
        [with_sums(counts[summing], areas, present), counts[~summing]], ignore_index=True
    ).sort_values(KEY, ignore_index=True)
    items = [catalogue.indicators[i] for i in frame["indicator"]]
    frame["size_indicator"] = [i.denominator for i in items]
    frame = nearest_size(frame, sizes)
    frame["least"] = [float(i.minimum_denominator or 1) for i in items]
    frame["per"] = [float(i.per or 1) for i in items]
    return _judged(frame, catalogue)


def _judged(frame: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Decide for each row whether it may have a value, and say why not."""
    units = frame["size_indicator"].map(lambda i: catalogue.indicators[i].unit)
    titles = frame["size_indicator"].map(lambda i: catalogue.indicators[i].title.lower())
    no_count, no_size = frame["numerator"].isna(), frame["size"].isna()
    few = frame["size"] < frame["least"]
    unsaid = no_count & frame["status"].isin([Status.FINAL, Status.PROVISIONAL])
    missing = unsaid | (no_size & ~no_count)
    note = frame["note"].mask(no_size & ~no_count, titles + " " + _("onbekend"))
    less = _("minder dan") + " " + frame["least"].astype(int).astype(str) + " " + units
    kept = ~(no_count | no_size | few)
    other = frame["size_period"] != frame["period"]
    return frame[[*KEY, "source_file"]].assign(
        value=(frame["numerator"] / frame["size"] * frame["per"]).where(kept),
        status=frame["status"].mask(missing, Status.MISSING.value).mask(few, Status.WITHHELD.value),
        numerator=frame["numerator"].mask(few),
        denominator=frame["size"].mask(few),
        denominator_period=frame["size_period"].where(other & ~few & ~no_size, None),
        note=note.mask(few, less),
    )


def _derivable(catalogue: Catalogue) -> list[str]:
    return [i.id for i in catalogue.indicators.values() if i.is_derived]


def _surroundings(
    connection: Connection, catalogue: Catalogue, scope: frozenset[str]
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """sizes, areas and present, as `rates` wants them."""
    seen = observation.c
    key = (seen.indicator, seen.period, seen.area)
    denominators = {i.denominator for i in catalogue.indicators.values() if i.is_derived}
    sizes = select(*key, seen.value).where(
        seen.indicator.in_(sorted(filter(None, denominators))),
        seen.value.is_not(None),
        within(seen.area, scope),
    )
    present = select(*key).where(
        seen.indicator.in_(_derivable(catalogue)), within(seen.area, scope)
    )
    columns = (area.c.code, area.c.level, area.c.parent, area.c.municipality, area.c.edition)
    areas = select(*columns).where(area.c.municipality.in_(sorted(scope)))
    known = read_frame(connection, sizes).astype({"value": float})
    return known, read_frame(connection, areas), read_frame(connection, present)

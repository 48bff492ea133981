"""Jumps beyond what is usual, and whole figures that look as if they are in another unit."""

from collections.abc import Iterator
from math import log, log1p, sqrt

import numpy as np
import pandas as pd

from data.catalogue.model import Indicator
from data.language import _
from data.publishing.checks.changed import Changed
from data.publishing.findings import Finding
from data.words import listed, shortest_number

UNITS = (10.0, 100.0, 1000.0)
"""Factors of mistakes with units: percent for fraction, 1,000 for 1.000, per thousand for per
hundred."""
NEAR = 1.25
"""How near a factor must be to one of these."""
USUAL = 6.0
"""How many times the usual spread of the changes a change may be off their middle."""
FEWEST = 5
"""Areas that are needed to say what is usual."""
BANDS = 4.0
"""A jump is also more than this many times what still counts as comparable..."""
SHARE_POINTS = 15.0
"""...or, without such a band, this many points of a percentage,"""
FACTOR = 2.0
"""or this factor of any other figure."""
SCALE = 1.4826
"""Makes a median absolute deviation a standard deviation."""


def jumps(changed: Changed) -> Iterator[Finding]:
    for period in changed.periods:
        if fraction := _fraction(changed, period):
            yield fraction
            continue
        earlier = changed.before(period)
        rows = changed.of(period)
        if earlier is not None:
            former = changed.of(earlier).set_index("area")["value"]
            yield from _against(changed, period, rows["area"].map(former), earlier)
        yield from _against(changed, period, rows["published"], None)


def _against(
    changed: Changed, period: str, former: "pd.Series[float]", earlier: str | None
) -> Iterator[Finding]:
    """former: the value of each row before; of `earlier`, or of the same period as published."""
    rows = changed.of(period).assign(former=former)
    for _level, group in rows.groupby("level"):
        known = group[group["value"].notna() & group["former"].notna()]
        if len(known) < 2:
            continue
        if factor := _unit(known):
            yield _other_unit(changed, period, factor, earlier)
            return
        wild = known[_is_wild(known, changed.indicator)]
        if len(wild):
            yield _wild(changed, period, wild, earlier)


def _unit(known: pd.DataFrame) -> float | None:
    """The factor by which all values together went up (or, below one, down), if it is a unit."""
    both = known[(known["value"] > 0) & (known["former"] > 0)]
    if len(both) < FEWEST and len(both) < len(known):
        return None
    if both.empty:
        return None
    middle = float((both["value"] / both["former"]).median())
    for unit in UNITS:
        for factor in (unit, 1 / unit):
            if factor / NEAR < middle < factor * NEAR:
                return factor
    return None


def _is_wild(known: pd.DataFrame, item: Indicator) -> "pd.Series[bool]":
    change, least = _changes(known, item)
    if len(known) < FEWEST:
        return change.abs() > 2 * least
    off = (change - change.median()).abs()
    return (off > USUAL * SCALE * float(off.median())) & (change.abs() > least)


def _changes(known: pd.DataFrame, item: Indicator) -> "tuple[pd.Series[float], pd.Series[float]]":
    """The change of each area, and the change that is never remarked upon. Counts vary with the
    root of their size: that of few people jumps without anything being wrong."""
    value, former = known["value"], known["former"]
    if item.kind in ("share", "estimate") and item.unit == "%":
        band = item.similar_band * BANDS if item.similar_band else SHARE_POINTS
        return value - former, pd.Series(max(band, SHARE_POINTS), index=known.index)
    positive = (value > 0) & (former > 0)
    ratio = (value.where(positive) / former.where(positive)).fillna(1.0)
    change = pd.Series(np.log(ratio), index=known.index)
    if not item.has_counts and item.kind != "count":
        return change, pd.Series(log(FACTOR), index=known.index)
    people = known["numerator"].where(known["numerator"].notna(), value).clip(lower=1)
    chance = people.map(lambda number: max(log(FACTOR), log1p(USUAL / sqrt(number))))
    return change, chance.astype(float)


def _fraction(changed: Changed, period: str) -> Finding | None:
    """Percentages of which none is above one."""
    item = changed.indicator
    values = changed.of(period)["value"].dropna()
    before = changed.frame.loc[changed.frame["period"] != period, "value"].dropna()
    small = len(values) >= FEWEST and values.max() <= 1 and values.max() > 0
    usual = before.empty or before.median() > 1
    if item.unit != "%" or not small or not usual:
        return None
    message = _(
        "{title}, {period}: alle waarden zijn 1 of minder. Is het een deel van 1 in plaats "
        "van een percentage?"
    )
    return Finding(
        message.format(title=item.title, period=period),
        _("Keer de waarden met 100 en laad het bestand opnieuw."),
        blocks=True,
        about=f"{item.id} {period}",
    )


def _other_unit(changed: Changed, period: str, factor: float, earlier: str | None) -> Finding:
    times = (
        _("{factor} keer zo hoog").format(factor=shortest_number(factor))
        if factor > 1
        else _("{factor} keer zo laag").format(factor=shortest_number(round(1 / factor)))
    )
    message = _("{title}, {period}: de waarden zijn ongeveer {times} als {earlier}.")
    return Finding(
        message.format(
            title=changed.indicator.title, period=period, times=times, earlier=_since(earlier)
        ),
        _(
            "Waarschijnlijk klopt de eenheid niet, of een punt of komma. De eenheid is: {unit}."
        ).format(unit=changed.indicator.unit),
        about=f"{changed.indicator.id} {period}",
    )


def _wild(changed: Changed, period: str, wild: pd.DataFrame, earlier: str | None) -> Finding:
    decimals = changed.indicator.decimals
    words = [
        _("{name} van {former} naar {value}").format(
            name=changed.names.get(str(row.area), row.area),
            former=shortest_number(round(float(str(row.former)), decimals)),
            value=shortest_number(round(float(str(row.value)), decimals)),
        )
        for row in wild.itertuples()
    ]
    message = _("{title}, {period}: ongewoon grote sprong vergeleken met {earlier}: {words}.")
    return Finding(
        message.format(
            title=changed.indicator.title,
            period=period,
            earlier=_since(earlier),
            words=listed(words, most=3),
        ),
        _("Zoek uit of dit klopt. Klopt het, schrijf er dan een duiding bij."),
        about=f"{changed.indicator.id} {period}",
    )


def _since(earlier: str | None) -> str:
    return earlier if earlier is not None else _("wat nu te zien is")

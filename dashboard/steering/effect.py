"""Did it help? An area before and after a start, beside areas like it where nothing started.

The rules are fixed, so that nobody can choose afterwards (docs/adr/0009-did-it-help.md):

Periods. All of one kind (years or quarters), none across a break. Before: entirely before the
start, the newest that fill six years, three periods at least. After: the first that fill four
years, one period at least. A survey fills a year, however many years lie between two of them. The
period in which the start lies is left out, unless the start lies in its first twelfth (of a year:
its first month); then it is a period after the start.

Reference areas. The nearest areas of the same level on structural figures, over all municipalities
that are loaded, never on outcomes; without areas that have the same action, lie in such an area or
contain one. Of those the nearest twelve with a value in every period that counts and the same
borders in all of them; five at least.

Effect. The mean after minus the mean before of the area, less the same of the reference areas (all
alike): difference in differences, on the scale of effect_scale.py, told in the unit of the
indicator.

Uncertainty. How far the reference areas differ among themselves in the same sum, which holds chance
in counts and everything else that moves an area from year to year, in time too; never less than
chance in the area's own counts. Student's t with one degree of freedom less than there are
reference areas.

Verdict. An effect is called when the 95% interval leaves out zero, at most one in ten reference
areas shows as large a difference when it is pretended that the start was there (placebo), and the
synthetic control, where there is one, points the same way. The last two can only take a claim back.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np

from dashboard.formatting import is_known
from dashboard.margins import Floats
from dashboard.steering import synthetic
from dashboard.steering.before_after import Difference, difference
from dashboard.steering.effect_found import (
    AreaSeries,
    Effect,
    Estimate,
    Expected,
    Means,
    Outcome,
    Reference,
)
from dashboard.steering.effect_periods import Reason, Window, lies_within, window
from dashboard.steering.effect_scale import Scale, scale_of, scaled
from dashboard.trend import HAVE_VALUE, Measured
from data.catalogue.model import Indicator

REFERENCES, FEWEST_REFERENCES = 12, 5
AS_LARGE = 0.1
"""The part of the reference areas that may show as large a difference by chance."""


def effect_of(
    own: AreaSeries, candidates: Sequence[AreaSeries], indicator: Indicator, start: date
) -> Effect:
    """candidates: areas like this one where the same did not start, nearest first."""
    known = _known(own)
    without = [p.period for p in own.points if p.period not in known]
    found = window(list(known), without, indicator, start)
    if found.reason is not None:
        return Effect(Outcome.CANNOT_TELL, found, found.reason)
    complete = [area for area in candidates if _is_complete(area, found)]
    others = complete[:REFERENCES]
    if len(others) < FEWEST_REFERENCES:
        return Effect(Outcome.CANNOT_TELL, found, Reason.TOO_FEW_REFERENCES)
    return _told(found, own, others, indicator)


def _is_complete(area: AreaSeries, found: Window) -> bool:
    """A value in every period that counts, all of the same ground."""
    first, last = found.periods[0], found.periods[-1]
    moved = any(lies_within(broken, first, last) for broken in area.borders)
    return not moved and set(found.periods) <= _known(area).keys()


def _known(area: AreaSeries) -> dict[str, Measured]:
    return {p.period: p for p in area.points if p.status in HAVE_VALUE and is_known(p.value)}


def _told(
    found: Window, own: AreaSeries, others: Sequence[AreaSeries], indicator: Indicator
) -> Effect:
    table = [
        scaled([_known(area)[period] for period in found.periods], indicator)
        for area in (own, *others)
    ]
    values, chance = (np.array(part) for part in zip(*table, strict=True))
    n = len(found.before)
    told = difference(values, chance, n)
    mixed, parts = synthetic.gap(values[0], values[1:], n) if _mixes(n, others) else (None, None)
    large = np.abs(told.placebos) >= abs(told.shift)
    estimate = _estimate(values, found, indicator, told, mixed)
    references = tuple(
        Reference(area.code, area.name, shift, is_large, part)
        for area, shift, is_large, part in zip(
            others,
            in_unit(scale_of(indicator), float(values[0, n:].mean()) - told.shift, told.placebos),
            large.tolist(),
            [None] * len(others) if parts is None else parts.tolist(),
            strict=True,
        )
    )
    outcome = _outcome(told, float(large.mean()), mixed, indicator)
    return Effect(outcome, found, None, references, estimate)


def _mixes(before: int, others: Sequence[AreaSeries]) -> bool:
    return before >= synthetic.FEWEST_BEFORE and len(others) >= synthetic.FEWEST_DONORS


def in_unit(scale: Scale, level: float, shifts: Floats) -> list[float]:
    """What differences on the scale come down to for a figure that was `level` on it."""
    found: list[float] = (scale.back(level + shifts) - scale.back(np.array(level))).tolist()
    return found


def _estimate(
    values: Floats, found: Window, indicator: Indicator, told: Difference, mixed: float | None
) -> Estimate:
    scale, n = scale_of(indicator), len(found.before)
    own, others = values[0], values[1:].mean(axis=0)
    way = others - others[:n].mean() + own[:n].mean()
    after = float(own[n:].mean())
    means = [own[:n].mean(), after, after - told.shift, others[:n].mean(), others[n:].mean()]
    shifts = [told.shift, told.shift - told.margin, told.shift + told.margin, mixed or 0.0]
    # Against what the area became: the same for the effect, its interval and the mix.
    effects = scale.back(np.array(after)) - scale.back(after - np.array(shifts))
    effect, lower, upper, by_mix = map(float, effects)
    return Estimate(
        effect=effect,
        lower=lower,
        upper=upper,
        mixed=None if mixed is None else by_mix,
        shift=told.shift,
        error=told.error,
        means=Means(*map(float, scale.back(np.array(means)))),
        path=_path(found, scale, way, told.margin),
    )


def _path(found: Window, scale: Scale, way: Floats, margin: float) -> tuple[Expected, ...]:
    known = len(found.before) - 1
    far = np.array([np.nan] * known + [0.0] + [margin] * len(found.after))
    columns = (scale.back(at).tolist() for at in (way, way - far, way + far))
    return tuple(Expected(*point) for point in zip(found.periods, *columns, strict=True))


def _outcome(
    told: Difference, as_large: float, mixed: float | None, indicator: Indicator
) -> Outcome:
    claimed = abs(told.shift) > told.margin and as_large <= AS_LARGE
    if not claimed or (mixed is not None and mixed * told.shift <= 0):
        return Outcome.NO_EFFECT_SHOWN
    rises = told.shift > 0
    if indicator.polarity == "neutral":
        return Outcome.HIGHER if rises else Outcome.LOWER
    improves = rises == (indicator.polarity == "higher_is_better")
    return Outcome.IMPROVED if improves else Outcome.WORSENED

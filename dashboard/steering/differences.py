"""How likely chance alone makes an area differ this much from its comparator.

It follows what dashboard/compare.py judges by, so that verdict and p rest on the same numbers:

- Counts on both sides. The area is part of its comparator (a buurt of its gemeente, the gemeente of
  the country), so the two are not independent. The question is therefore: had the area been drawn
  at random out of the whole, how often would it count this many or more (or this few or fewer)?
  Shares: hypergeometric (Fisher's exact test of the area against the rest of the whole). Rates:
  binomial, each event of the whole falls in the area with chance people / all people (the exact
  test of the area's rate against that of the rest). Where the counts of the comparator cannot hold
  those of the area, because they come from another source, it is taken as a group beside it.
- Counts here, and of the comparator only a value: exact binomial or Poisson against that value,
  which then counts as exactly known, as in the verdict.
- An interval that the source publishes: normal approximation, with standard errors from the
  intervals. That the area is part of the comparator is left out there; the test is then careful.
- Only a value and the catalogue's similar band (estimates of a model, surveys without margins):
  NaN. The band is a convention and not a margin, so a chance cannot be had from it.
"""

from collections.abc import Sequence

import numpy as np
from scipy.special import betainc, betaincc, gammainc, gammaincc, ndtr
from scipy.stats import hypergeom

from dashboard.compare import Columns, Flags, intervals_across, per_of
from dashboard.margins import Z95, Floats
from data.catalogue.model import Indicator


def differences(rows: Columns, others: Columns, indicators: Sequence[Indicator]) -> Floats:
    """Two-sided p of every row against its comparator; NaN where there is nothing to test by.

    rows, others: as for compare.verdicts_across; others hold the area of their row. An exact test
    doubles the tail on the side where the area lies (at most 1).
    """
    here, there = _Side(rows, indicators), _Side(others, indicators)
    known = np.isfinite(rows["value"]) & np.isfinite(others["value"])
    known &= np.array([indicator.kind != "count" for indicator in indicators], dtype=bool)
    share = np.array([indicator.kind == "share" for indicator in indicators], dtype=bool)
    found = np.full(len(rows["value"]), np.nan)
    both = known & here.counted & there.counted
    exact = known & here.counted & ~there.measured
    normal = known & here.measured & ~both & ~exact
    whole = _whole(here, there, share)
    for chosen, together in ((both & share, _drawn), (both & ~share, _fallen)):
        sides = (here.events, here.people, *whole)
        found[chosen] = together(*(side[chosen] for side in sides))
    for chosen, test in ((exact & share, _binomial), (exact & ~share, _poisson)):
        found[chosen] = test(here.events[chosen], here.people[chosen], there.level[chosen])
    found[normal] = _normal(here, there)[normal]
    return found


class _Side:
    """One side of the comparisons, an entry a row.

    events, people: what is counted and among how many (turned over for inhabitants per provider).
    level: the value as events per person. measured: has an interval; counted: by its counts.
    """

    def __init__(self, rows: Columns, indicators: Sequence[Indicator]) -> None:
        turned = np.array([indicator.counts_below for indicator in indicators], dtype=bool)
        top, below = rows["numerator"], rows["denominator"]
        self.events, self.people = np.where(turned, below, top), np.where(turned, top, below)
        per = np.array([per_of(indicator) for indicator in indicators])
        self.value = rows["value"]
        self.level = self.value / per
        with np.errstate(divide="ignore"):
            self.level = np.where(turned, 1 / self.level, self.level)
        lower, upper = intervals_across(rows, indicators)
        self.error = (upper - lower) / (2 * Z95)
        self.measured = np.isfinite(self.error)
        published = np.isfinite(rows["lower"]) & np.isfinite(rows["upper"])
        self.counted = self.measured & ~published


def _whole(here: _Side, there: _Side, share: Flags) -> tuple[Floats, Floats]:
    """(events, people) of the whole: the comparator where it can hold the area, else both added."""
    events, people = there.events - here.events, there.people - here.people
    holds = (events >= 0) & (people > 0) & (~share | (events <= people))
    whole_events = np.where(holds, there.events, there.events + here.events)
    return whole_events, np.where(holds, there.people, there.people + here.people)


def _drawn(events: Floats, people: Floats, all_events: Floats, everyone: Floats) -> Floats:
    """People drawn out of everyone; so many of all events are found among them."""
    more = events * everyone >= all_events * people
    numbers = [np.rint(amount) for amount in (events, everyone, all_events, people)]
    high, low = ([amount[side] for amount in numbers] for side in (more, ~more))
    tail = np.empty(len(more))
    tail[more] = hypergeom.sf(high[0] - 1, *high[1:])
    tail[~more] = hypergeom.cdf(*low)
    return _both_ways(tail)


def _fallen(events: Floats, people: Floats, all_events: Floats, everyone: Floats) -> Floats:
    """All events fall among everyone; so many of them fall here."""
    return _binomial(events, all_events, people / everyone)


def _binomial(hits: Floats, tries: Floats, chance: Floats) -> Floats:
    """By the incomplete beta function, which takes counts that a source did not give whole."""
    chance = np.clip(chance, 0.0, 1.0)
    more = hits >= tries * chance
    some, left = np.where(hits > 0, hits, 1.0), np.where(hits < tries, tries - hits, 1.0)
    at_least = np.where(hits > 0, betainc(some, tries - some + 1, chance), 1.0)
    at_most = np.where(hits < tries, betaincc(tries - left + 1, left, chance), 1.0)
    return _both_ways(np.where(more, at_least, at_most))


def _poisson(events: Floats, people: Floats, level: Floats) -> Floats:
    expected = people * level
    at_least = np.where(events > 0, gammainc(np.where(events > 0, events, 1.0), expected), 1.0)
    at_most = gammaincc(events + 1, expected)
    return _both_ways(np.where(events >= expected, at_least, at_most))


def _both_ways(tail: Floats) -> Floats:
    """Two-sided, from the tail on the side where the area lies."""
    doubled: Floats = np.minimum(1.0, 2 * tail)
    return doubled


def _normal(here: _Side, there: _Side) -> Floats:
    error = np.sqrt(here.error**2 + np.nan_to_num(there.error) ** 2)
    gap = np.abs(here.value - there.value)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = 2 * ndtr(-gap / error)
    return np.where(gap == 0, 1.0, found)

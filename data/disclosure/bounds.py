"""What a published figure tells of the count behind it, to who knows the rules."""

from fractions import Fraction
from math import ceil, floor

from data.disclosure.cells import CEILING, Interval, Shown
from data.disclosure.rules import Rule


def bounds_of(shown: Shown, rule: Rule, group: Interval | None = None) -> Interval:
    """The counts that can be shown like this. group: what is known of the denominator.

    A withheld cell tells nothing: not even that it is small, for it may be withheld because of
    another one. Who sees a figure knows that it is not small, and that the rest is not either.
    """
    most = group.high if group else CEILING
    if shown.is_withheld:
        return Interval(0, most)
    if rule.kind == "share" and group:
        most = max(most - rule.smallest_shown, 0)
    return _told(shown, rule, group).meet(Interval(rule.smallest_shown, most))


def _told(shown: Shown, rule: Rule, group: Interval | None) -> Interval:
    if shown.capped:
        return _capped(shown, rule, group)
    if shown.numerator is not None:
        return spread(shown.numerator, rule.round_to)
    if shown.value is None:
        return Interval(0, CEILING)
    if rule.kind == "count":
        return spread(shown.value, rule.round_to)
    return rate_bounds(shown.value, rule.decimals, rule.per, group)


def spread(number: float, step: int) -> Interval:
    """The counts that are rounded to `number`, a half up; only itself when it was not rounded."""
    if step == 1 or number % step:
        return Interval(round(number), round(number))
    half = Fraction(step, 2)
    return Interval(max(ceil(Fraction(number) - half), 0), ceil(Fraction(number) + half) - 1)


def rate_bounds(
    value: float, decimals: int, per: int, group: Interval | None, step: int = 1
) -> Interval:
    """The counts that, per so many of a group of this size, give `value` in so many decimals.

    step: what the counts were rounded to before the division. Without a group anything fits.
    """
    if group is None:
        return Interval(0, CEILING)
    shown, half = Fraction(f"{value:.{decimals}f}"), Fraction(1, 2 * 10**decimals)
    low = max(ceil((shown - half) * group.low / per), 0)
    high = floor((shown + half) * group.high / per)
    first, last = ceil(Fraction(low, step)) * step, high // step * step
    if step == 1 or first > last:
        return Interval(low, high)
    return Interval(spread(first, step).low, spread(last, step).high)


def _capped(shown: Shown, rule: Rule, group: Interval | None) -> Interval:
    """At most, or at least, the cap; both after rounding."""
    if group is None:
        return Interval(0, CEILING)
    is_low = shown.value is not None and shown.value < rule.per / 2
    if is_low:
        bottom = max(rule.rounded(group.high), rule.round_to)
        top = floor((rule.cap * bottom + 1e-9) / rule.round_to) * rule.round_to
        return Interval(0, spread(top, rule.round_to).high)
    bottom = max(rule.rounded(group.low), rule.round_to)
    top = ceil(((1 - rule.cap) * bottom - 1e-9) / rule.round_to) * rule.round_to
    return Interval(spread(top, rule.round_to).low, CEILING)

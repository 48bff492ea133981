"""What one count shows on its own (norms B3 and B4), before its neighbours are looked at."""

from data.catalogue.model import Status
from data.disclosure.cells import Count, Shown
from data.disclosure.findings import Cause
from data.disclosure.rules import Rule
from data.language import _

REASON = _("te weinig personen, of af te leiden uit andere cijfers")
"""The same words for every cell that is withheld for its count or for that of another."""


def withheld() -> Shown:
    return Shown(Status.WITHHELD, reason=REASON)


def first_look(count: Count, rule: Rule) -> tuple[Shown, Cause | None]:
    """What may be shown of the count, and why it is withheld if it is.

    Raises ValueError when the count cannot be: negative, a share above its group, a share or rate
    without a denominator. The message holds no number.
    """
    if count.count < 0:
        raise ValueError(f"{count.cell.indicator}: a count is 0 or more")
    if rule.kind == "count":
        return _count(count, rule)
    group = count.denominator
    if group is None or group < 0 or (rule.kind == "share" and count.count > group):
        raise ValueError(f"{count.cell.indicator}: the denominator does not fit the numerator")
    if group < max(rule.minimum_denominator, 1):
        return Shown(Status.WITHHELD, reason=few(rule)), Cause.FEW
    if count.count < rule.smallest_shown:
        return withheld(), Cause.SMALL
    if rule.kind == "share" and group - count.count < rule.smallest_shown:
        return withheld(), Cause.REST
    return _rate(count, rule, group), None


def few(rule: Rule) -> str:
    """Says something of the group only, which is no secret."""
    return _("minder dan {number} {group}").format(
        number=max(rule.minimum_denominator, 1), group=rule.group or _("in de noemer")
    )


def _count(count: Count, rule: Rule) -> tuple[Shown, Cause | None]:
    if count.count < rule.smallest_shown:
        return withheld(), Cause.SMALL
    return Shown(count.status, value=float(rule.rounded(count.count))), None


def _rate(count: Count, rule: Rule, group: int) -> Shown:
    """From the rounded numerator and the rounded denominator; capped at the ends of the scale."""
    top, bottom = rule.rounded(count.count), max(rule.rounded(group), rule.round_to)
    end = rule.end_of_scale(top, bottom)
    if end == 0:
        return Shown(count.status, top / bottom * rule.per, float(top), float(bottom))
    edge = rule.cap if end < 0 else 1 - rule.cap
    words = _("{number}% of minder") if end < 0 else _("{number}% of meer")
    number = f"{round(edge * 100, 2):g}".replace(".", ",")
    return Shown(count.status, edge * rule.per, reason=words.format(number=number), capped=True)

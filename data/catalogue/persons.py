"""How the persons that one indicator counts relate to those of another (norm B5).

Disclosure control needs to know it: a count that is withheld must not follow from the others.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from data.catalogue.strict import Identifier, Strict

if TYPE_CHECKING:
    from data.catalogue.model import Indicator

_COUNTED = ("count", "share", "rate")


class SumOver(Strict):
    """The sum of `indicator` over this many years, up to and including the period."""

    indicator: Identifier
    years: Annotated[int, Field(ge=2, le=20)]


class Persons(Strict):
    """The fields of an indicator that say whom it counts, next to other indicators."""

    total_of: tuple[Identifier, ...] = ()
    """The persons of these indicators add up to the persons of this one."""
    within: Identifier | None = None
    """The persons counted here are among those of that indicator."""
    adds_over_time: bool = False
    """Months, quarters and halves add up to the year."""
    sum_over: SumOver | None = None
    same_as: Identifier | None = None
    """What another source publishes of the same persons."""

    @property
    def persons_of(self) -> tuple[tuple[str, str], ...]:
        """Every (field, indicator) that is named here."""
        named = [("total_of", name) for name in self.total_of]
        named += [("within", self.within)] if self.within else []
        named += [("sum_over", self.sum_over.indicator)] if self.sum_over else []
        named += [("same_as", self.same_as)] if self.same_as else []
        return tuple(named)


def wrong_persons(indicators: Mapping[str, "Indicator"]) -> Iterator[str]:
    """What is wrong in these fields, as `<id>.yaml: <field> ...`."""
    for item in indicators.values():
        unknown = [(field, name) for field, name in item.persons_of if name not in indicators]
        for field, name in unknown:
            yield f"{item.id}.yaml: {field} {name} is unknown"
        if not unknown:
            yield from (f"{item.id}.yaml: {text}" for text in _wrong(item, indicators))
    for fields in (("total_of", "sum_over"), ("within",), ("same_as",)):
        for name in _in_cycles(indicators, fields):
            yield f"{name}.yaml: {' or '.join(fields)} leads back to {name}"


def _wrong(item: "Indicator", indicators: Mapping[str, "Indicator"]) -> Iterator[str]:
    if (item.persons_of or item.adds_over_time) and item.kind not in _COUNTED:
        yield f"a {item.kind} counts no persons, so that it cannot have these fields"
    for field, name in item.persons_of:
        other = indicators[name]
        if other.kind not in _COUNTED:
            yield f"{field} {name} counts no persons"
        shares = field == "total_of" and "share" in (item.kind, other.kind)
        if shares and item.denominator != other.denominator:
            yield f"total_of {name} has another denominator"
    if len(set(item.total_of)) < len(item.total_of):
        yield "total_of names an indicator twice"
    if item.same_as:
        yield from _wrong_source(item, indicators[item.same_as])


def _wrong_source(item: "Indicator", other: "Indicator") -> Iterator[str]:
    """A share of another source tells a count only when the group is the one that is known here."""
    if other.sensitive:
        yield f"same_as {other.id} is sensitive itself: it must be public"
    if other.kind == "count":
        return
    if item.denominator is None:
        yield f"same_as {other.id} is a {other.kind}: it needs a denominator here"
    elif other.denominator not in (None, item.denominator):
        yield f"same_as {other.id} has another denominator"


def _in_cycles(indicators: Mapping[str, "Indicator"], fields: tuple[str, ...]) -> Iterator[str]:
    """The indicators that lead back to themselves."""
    arrows = {
        item.id: [name for field, name in item.persons_of if field in fields]
        for item in indicators.values()
    }
    for start in arrows:
        reached, ahead = set[str](), list(arrows[start])
        while ahead:
            name = ahead.pop()
            if name not in reached:
                reached.add(name)
                ahead += arrows.get(name, [])
        if start in reached:
            yield start

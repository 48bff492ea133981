"""Counts places per area and year: what the figures that follow from places are made of. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data.catalogue.model import PlaceCount
from data.place import InitiativeStatus, Place, PlaceKind

PROVIDERS = (PlaceKind.TEAM, PlaceKind.PROVIDER)
Counts = Mapping[tuple[str, int], int]
"""(area, year) -> number of places; no key where there is none."""


@dataclass(frozen=True)
class KnownPlace:
    """A place and `known`: the first year in which a file or a person told of it."""

    place: Place
    known: int

    @property
    def first(self) -> int:
        """The year from which it counts: nobody knows how long a place without `since` was there
        before it became known."""
        return self.place.since.year if self.place.since else self.known

    def counts_as(self, what: PlaceCount) -> bool:
        """An idea is not there yet; of what is finished, but nobody knows when, no year is
        certain."""
        place = self.place
        if what == "initiatives":
            finished = place.status is InitiativeStatus.FINISHED and place.until is None
            idle = finished or place.status is InitiativeStatus.IDEA
            return place.kind is PlaceKind.INITIATIVE and not idle
        if place.kind not in PROVIDERS:
            return False
        if what == "contracts":
            return place.wijk_goals is not None
        return place.wijk_goals is True if what == "contracts_with_goals" else True

    def counts_in(self, what: PlaceCount, year: int) -> bool:
        """Given that it counts as `what`: is it there, or its contract, in this year?"""
        end = self.place.contract_until
        expired = what.startswith("contracts") and end is not None and end.year < year
        return self.first <= year and self.place.is_there(year) and not expired


def holders(area: str) -> list[str]:
    """The area and the areas above it, by code: buurt, wijk, gemeente."""
    above = {"BU": ["WK" + area[2:8], "GM" + area[2:6]], "WK": ["GM" + area[2:6]]}
    return [area, *above.get(area[:2], [])]


def counted(places: Iterable[KnownPlace], what: PlaceCount, years: Sequence[int]) -> Counts:
    """How many places there are in each area and year, wijken and the gemeente included."""
    found: Counter[tuple[str, int]] = Counter()
    for item in places:
        if item.place.area is not None and item.counts_as(what):
            there = [year for year in years if item.counts_in(what, year)]
            found.update((code, year) for code in holders(item.place.area) for year in there)
    return found

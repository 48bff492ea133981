"""Figures that follow from places: their counts on each other or on inhabitants. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import pandas as pd

from data.catalogue.model import FromPlaces, Indicator, Status
from data.language import _
from data.nearest import nearest_size
from data.place_counts import KnownPlace, counted
from data.tiny import ANY_YEAR, NOTE_FEW

NONE_OF = {
    "providers": _("geen aanbieder"),
    "initiatives": _("geen initiatief"),
    "contracts": _("geen contracten"),
    "contracts_with_goals": _("geen contracten met wijkdoelen"),
}
NOTE_UNKNOWN = _("inwoners onbekend")
COLUMNS = [
    *("indicator", "period", "area", "value", "status"),
    *("numerator", "denominator", "denominator_period", "note"),
]


@dataclass(frozen=True)
class Activity:
    """What is known of one gemeente.

    areas: codes of the gemeente, wijken and buurten in which a place can be found. sizes:
    indicator, period, area, value of the inhabitants, at least one row. reference: the year of the
    newest file or change of its places; the figures of that year are provisional.
    """

    places: Sequence[KnownPlace]
    areas: Sequence[str]
    sizes: pd.DataFrame
    reference: int

    def places_of(self, made_of: FromPlaces) -> list[KnownPlace]:
        """The places that lie in an area and can be part of the figure."""
        upper = made_of.denominator == "inhabitants"
        what = made_of.numerator if upper else made_of.denominator
        return [
            item
            for item in self.places
            if what != "inhabitants" and item.place.area is not None and item.counts_as(what)
        ]

    @property
    def _oldest(self) -> int:
        return int(self.sizes["period"].min()[:4])

    def years_of(self, places: Sequence[KnownPlace]) -> range:
        """From the first place on, as far back as there are inhabitants, to the reference year."""
        start = max(self._oldest, min(item.first for item in places))
        return range(min(start, self.reference), self.reference + 1)

    @cached_property
    def people(self) -> pd.DataFrame:
        """area, year, period, and of the inhabitants size and size_period (of about that year) and
        any_size (of whatever year): every figure is made on these rows."""
        years = range(min(self._oldest, self.reference), self.reference + 1)
        frame = pd.DataFrame(list(product(self.areas, years)), columns=["area", "year"])
        frame["period"] = frame["year"].astype(str)
        frame["size_indicator"] = self.sizes["indicator"].iloc[0]
        sized = nearest_size(frame, self.sizes, within=ANY_YEAR)["size"]
        return nearest_size(frame, self.sizes).assign(any_size=sized)


def place_figures(item: Indicator, made_of: FromPlaces, activity: Activity) -> pd.DataFrame:
    """COLUMNS: one row for every area and year. None at all without a place that counts: what was
    never loaded was not measured, and that is not zero."""
    places = activity.places_of(made_of)
    if not places:
        return pd.DataFrame(columns=COLUMNS, dtype=object)
    years = activity.years_of(places)
    people = activity.people
    frame = people[people["year"] >= years.start].assign(indicator=item.id)
    keys = list(zip(frame["area"], frame["year"], strict=True))
    for part, name in ((made_of.numerator, "numerator"), (made_of.denominator, "denominator")):
        if part == "inhabitants":
            frame[name] = frame["size"]
        else:
            found = counted(places, part, years)
            frame[name] = [float(found.get(key, 0)) for key in keys]
    return _judged(frame, item, made_of, activity.reference)


def _judged(
    frame: pd.DataFrame, item: Indicator, made_of: FromPlaces, reference: int
) -> pd.DataFrame:
    """Decide for each row whether it has a value, and say why not."""
    above, below = frame["numerator"], frame["denominator"]
    reasons = [
        (below == 0) & (made_of.denominator != "inhabitants"),
        frame["any_size"] < float(item.minimum_denominator or 1),
        above.isna() | below.isna(),
    ]
    less = NOTE_FEW.format(number=item.minimum_denominator)
    notes = [NONE_OF.get(made_of.denominator), less, NOTE_UNKNOWN]
    words = [Status.NOT_APPLICABLE.value, Status.WITHHELD.value, Status.MISSING.value]
    newest = frame["year"] == reference
    status = newest.map({True: Status.PROVISIONAL.value, False: Status.FINAL.value})
    note = pd.Series(None, index=frame.index, dtype=object)
    for reason, word, said in reversed(list(zip(reasons, words, notes, strict=True))):
        status, note = status.mask(reason, word), note.mask(reason, said)
    kept = note.isna()
    of_people = "inhabitants" in (made_of.numerator, made_of.denominator)
    other = (frame["size_period"] != frame["period"]) & of_people
    return frame.assign(
        value=(above / below * float(item.per or 1)).where(kept),
        status=status,
        numerator=above.where(kept),
        denominator=below.where(kept),
        denominator_period=frame["size_period"].where(kept & other, None),
        note=note,
    )[COLUMNS]

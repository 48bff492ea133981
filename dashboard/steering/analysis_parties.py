"""Question 3 of the analysis, answered by the places: which parties are active here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.place_wording import kind_title, supply_sentence
from dashboard.places import PlacesHere, places_here, supply_of
from dashboard.wijk import WijkView
from data.language import _
from data.place import Law, PlaceKind
from data.places import is_gone

MOST_NAMES = 8


@dataclass(frozen=True)
class KindRow:
    """The places of one kind. names: (href, name) of those inside, at most MOST_NAMES; more: how
    many others. near: within walking distance, None where that says nothing. href: their list on
    page Wijk."""

    title: str
    inside: int
    near: int | None
    names: tuple[tuple[str, str], ...]
    more: int
    href: str


@dataclass(frozen=True)
class Parties:
    """laws: (href, who offers its care). unknown: why there is nothing to tell, "" otherwise."""

    kinds: tuple[KindRow, ...]
    laws: tuple[tuple[str, str], ...]
    unknown: str


def parties(view: WijkView, today: date) -> Parties:
    """The places that are there on this day. Three queries a level, none for its next area."""
    here = places_here(view.snapshot, view.code)
    if here.shape is None:
        text = _("Van {area} is geen grens geladen. Daarom is niet te zeggen wie hier actief is.")
        return Parties((), (), text.format(area=view.name))
    if not here.loaded:
        return Parties((), (), _("Er zijn nog geen aanbieders en initiatieven geladen."))
    kinds = [_kind(kind, here, today) for kind in PlaceKind if kind in here.loaded]
    return Parties(tuple(kinds), tuple(_laws(here, today)), "")


def _kind(kind: PlaceKind, here: PlacesHere, today: date) -> KindRow:
    of_kind = [f for f in here.found if f.place.kind is kind and not is_gone(f.place, today)]
    inside = [found.place for found in of_kind if found.is_inside]
    return KindRow(
        title=kind_title(kind),
        inside=len(inside),
        near=len(of_kind) - len(inside) if here.walks else None,
        names=tuple((f"/wijk/{here.code}#plaats-{p.id}", p.name) for p in inside[:MOST_NAMES]),
        more=max(0, len(inside) - MOST_NAMES),
        href=f"/wijk/{here.code}?soort={kind.value}",
    )


def _laws(here: PlacesHere, today: date) -> Sequence[tuple[str, str]]:
    """Laws under which somebody in or around the area works."""
    present = {law for found in here.found for law in found.place.laws}
    return [
        (f"/wijk/{here.code}?wet={law.value}", supply_sentence(supply_of(here, law, today)))
        for law in Law
        if law in present
    ]

"""The places of an area as values, words and all: what assets/js/places.js draws and filters."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypedDict

from dashboard import place_wording as wording
from dashboard.maturity.model import maturity_model
from dashboard.place_map import Window
from dashboard.places import Nearby, PlacesHere
from dashboard.settings import Municipality
from data.catalogue import Catalogue
from data.language import _
from data.place import Law, Place, PlaceKind
from data.places import is_gone
from layouts.parts.initiative_link import edit_page

Option = tuple[str, str]


class PlaceRow(TypedDict):
    """One place. at: metres from the corner of the map, None for one that is gone. group: "inside",
    "near" or "gone". edit: the page to change it.
    soort, onderwerp, thema, wet: what the filters look at."""

    id: int
    symbol: str
    name: str
    group: str
    at: tuple[int, int] | None
    what: str
    where: str
    lines: list[str]
    warnings: list[str]
    checked: str
    site: str | None
    link: str | None
    email: str | None
    phone: str | None
    edit: str | None
    soort: list[str]
    onderwerp: list[str]
    thema: list[str]
    wet: list[str]


class Filter(TypedDict):
    """id: its word in the URL, and the list in a row that it looks at."""

    id: str
    label: str
    all: str
    options: list[Option]


def place_row(
    found: Nearby,
    here: PlacesHere,
    window: Window,
    today: date,
    municipality: Municipality,
    buurt: str | None,
) -> PlaceRow:
    place = found.place
    gone = is_gone(place, today)
    look = wording.checked(place, today)
    words = municipality.words(here.level)
    return {
        "id": place.id,
        "symbol": place.kind.value,
        "name": place.name,
        "group": "gone" if gone else "inside" if found.is_inside else "near",
        "at": None if gone else window.at(place.x, place.y),
        "what": wording.what(place),
        "where": wording.where(found, here.name, here.level, words, buurt),
        "lines": _lines(place, today),
        "warnings": _warnings(place, today, is_old=look.is_old and not gone),
        "checked": look.words,
        "site": wording.web_link(place.contact_page),
        "link": wording.web_link(place.link),
        "email": place.email,
        "phone": place.phone,
        "edit": edit_page(place, here),
        "soort": [place.kind.value],
        "onderwerp": list(place.topics),
        "thema": list(place.themes),
        "wet": [law.value for law in place.laws],
    }


def _lines(place: Place, today: date) -> list[str]:
    """What there is to say of it, each on a line of its own."""
    by = _("van {organiser}").format(organiser=place.organiser) if place.organiser else ""
    told = [
        place.description,
        by,
        wording.effort(place),
        wording.contract(place),
        wording.presence(place, today),
        place.address,
    ]
    return [line for line in told if line]


def _warnings(place: Place, today: date, *, is_old: bool) -> list[str]:
    ended = wording.contract_has_ended(place, today)
    told = [
        _("contract afgelopen") if ended else "",
        _("langer dan een jaar niet gecontroleerd") if is_old else "",
    ]
    return [words for words in told if words]


def filters(places: Iterable[Place], catalogue: Catalogue) -> list[Filter]:
    """The filters that can make a difference, with the options that occur."""
    shown = list(places)
    topics = {topic.id: topic.title for domain in catalogue.domains for topic in domain.topics}
    themes = {str(theme.id): theme.title for theme in maturity_model().themes}
    kinds = {kind.value: kind.words for kind in PlaceKind}
    laws = {law.value: law.words for law in Law}
    made = [
        _filter("soort", _("Soort"), _("alle soorten"), kinds, shown, lambda p: (p.kind.value,)),
        _filter("wet", _("Wet"), _("alle wetten"), laws, shown, lambda p: p.laws),
        _filter(
            "onderwerp", _("Onderwerp"), _("alle onderwerpen"), topics, shown, lambda p: p.topics
        ),
        _filter("thema", _("Thema"), _("alle thema's"), themes, shown, lambda p: p.themes),
    ]
    return [found for found in made if found is not None]


def _filter(
    key: str,
    label: str,
    everything: str,
    words: dict[str, str],
    places: list[Place],
    values_of: Callable[[Place], tuple[str, ...]],
) -> Filter | None:
    """None where every place has the same: then there is nothing to choose."""
    found = [frozenset(map(str, values_of(place))) for place in places]
    options = [(value, text) for value, text in words.items() if any(value in had for had in found)]
    if not options or all(had == found[0] for had in found):
        return None
    return {"id": key, "label": label, "all": everything, "options": options}

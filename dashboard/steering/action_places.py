"""Who can be involved in an action: the teams, providers and initiatives of the municipality."""

from collections.abc import Iterable

from dashboard.services import Services
from dashboard.snapshot import Snapshot
from data.place import Place
from data.places import PlaceStore
from data.steering.actions import WHO_ACTS


def places_of(services: Services) -> list[Place]:
    """By kind, then name, those that have ended too. One query."""
    code = services.snapshot().code
    found = PlaceStore(services.store.engine).places_of(municipality=code)
    return [place for place in found if place.kind in WHO_ACTS]


def place_words(place: Place, snapshot: Snapshot) -> str:
    """ "De Schakel (initiatief, Aldenhof)"."""
    where = snapshot.names.get(place.area or "")
    kind = place.kind.words
    return f"{place.name} ({kind}, {where})" if where else f"{place.name} ({kind})"


def place_of(places: Iterable[Place], its_id: int | None) -> Place | None:
    return next((place for place in places if place.id == its_id), None)


def place_href(place: Place, snapshot: Snapshot) -> str:
    """Where page Wijk shows it."""
    area = place.area if place.area in snapshot.levels else snapshot.code
    return f"/wijk/{area}#plaats-{place.id}"

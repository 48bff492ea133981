"""Areas where worries stack, as page Sturen shows them."""

from collections.abc import Iterable
from datetime import date

from dashboard import formatting, place_wording
from dashboard.places import Nearby, places_here
from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.steering import hotspots
from dashboard.steering.judged import judge_level
from dashboard.steering.page_figures import Hotspot, Hotspots
from dashboard.steering.scope import Scope
from dashboard.steering.signal_cards import signals_in
from dashboard.steering.signal_words import small_title
from dashboard.wording import enumerated
from data.language import _
from data.place import PlaceKind
from data.places import is_gone
from data.steering.store import Steering

SHOWN_KINDS = (PlaceKind.INITIATIVE, PlaceKind.TEAM, PlaceKind.PROVIDER)
"""The places that can do something about a worry, in the order in which they are named."""


def hotspot_lines(services: Services, scope: Scope, steering: Steering, today: date) -> Hotspots:
    """The areas shown in the scope with two or more worries that are not put aside, by name."""
    shown, _aside = signals_in(services, scope, steering, today)
    level = judge_level(services, scope.inside)
    inside = [signal for signal in shown if scope.snapshot.levels[signal.area] == scope.inside]
    found = hotspots.hotspots(inside, level, services.catalogue)
    lines = tuple(_line(services, scope.snapshot, hotspot, today) for hotspot in found)
    said = _said(services, scope, any_found=bool(lines))
    with_worry = {title for line in lines for title, _number in line.counts}
    titles = [domain.title for domain in services.catalogue.domains]
    domains = tuple(title for title in titles if title in with_worry)
    return Hotspots(lines, said, scope.code, scope.inside, domains)


def _line(
    services: Services, snapshot: Snapshot, hotspot: hotspots.Hotspot, today: date
) -> Hotspot:
    places = _places(snapshot, hotspot.area, today)
    return Hotspot(
        area=hotspot.area,
        name=hotspot.name,
        people=_people(services, hotspot),
        counts=tuple((title, number) for _id, title, number in hotspot.domains),
        sentence=_sentence(hotspot),
        places=tuple(
            (f"/wijk/{hotspot.area}#plaats-{found.place.id}", found.place.name) for found in places
        ),
        href=f"/wijk/{hotspot.area}",
        present=_present(snapshot, hotspot, places),
    )


def _people(services: Services, hotspot: hotspots.Hotspot) -> str:
    """ "2.860 inwoners (2025)"."""
    if hotspot.population is None or hotspot.population_period is None:
        return _("aantal inwoners niet bekend")
    number = formatting.value(hotspot.population, services.catalogue.population)
    return f"{number} ({formatting.period(hotspot.population_period)})"


def _sentence(hotspot: hotspots.Hotspot) -> str:
    text = _("In {area} komen {n} zorgen samen: {figures}.")
    figures = enumerated(small_title(worry.judged.indicator) for worry in hotspot.worries)
    number = formatting.number(len(hotspot.worries), 0)
    return text.format(area=hotspot.name, n=number, figures=figures)


def _places(snapshot: Snapshot, area: str, today: date) -> list[Nearby]:
    """The initiatives, teams and providers that are in the area and still exist."""
    there = [
        found
        for found in places_here(snapshot, area).found
        if found.is_inside and not is_gone(found.place, today)
    ]
    return [found for kind in SHOWN_KINDS for found in there if found.place.kind is kind]


def _present(snapshot: Snapshot, hotspot: hotspots.Hotspot, places: Iterable[Nearby]) -> str:
    """ "1 lokaal team, 4 aanbieders en 2 initiatieven", or why there is nobody."""
    here = places_here(snapshot, hotspot.area)
    if here.shape is None or not here.loaded & set(SHOWN_KINDS):
        return _("Wie hier actief is, is niet bekend.")
    kinds = place_wording.kinds(places)
    if not kinds:
        return _("Wij kennen hier geen initiatief en geen aanbieder.")
    return _("Hier actief: {who}.").format(who=kinds)


def _said(services: Services, scope: Scope, *, any_found: bool) -> str:
    words = services.settings.municipality.words(scope.inside)
    if scope.level == scope.inside:
        none = _("In {name} komen geen zorgen samen.").format(name=scope.name)
    else:
        none = _("Er zijn geen {areas} waar zorgen samenkomen.").format(areas=words.plural)
    explained = _(
        "Hier staan gebieden met {n} of meer zorgen uit de signalen. Zorgen die opzij zijn gelegd, "
        "tellen niet mee. De volgorde is op naam: dit is geen ranglijst."
    ).format(n=hotspots.FEWEST)
    return explained if any_found else none

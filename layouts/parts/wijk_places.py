"""The card "Wie is hier actief": a map with a symbol a kind, and the same places as a list."""

from datetime import date
from typing import TypedDict

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import place_wording as wording
from dashboard.calendar import today
from dashboard.ids import Wijk
from dashboard.origin_address import origin_href
from dashboard.place_map import Ground, ground, window_of
from dashboard.places import WALKING_M, PlacesHere, places_here
from dashboard.services import Services
from dashboard.wijk import WijkView
from data.language import _
from data.place import PlaceKind
from data.places import is_gone
from layouts.parts.attributes import aria
from layouts.parts.card import card, figure_card
from layouts.parts.initiative_link import add_link, edit_words
from layouts.parts.place_rows import Filter, PlaceRow, filters, place_row

SHORT_LIST = 12
"""A longer list is grouped by kind."""
OPEN_LIST = 40
"""Of a longer list the groups are closed at first."""


class PlacesData(TypedDict):
    """What assets/js/places.js draws. groups: (id, heading), kinds: (id, symbol, heading), both in
    the order of the list; words: what a script says."""

    ground: Ground
    rows: list[PlaceRow]
    groups: list[tuple[str, str]]
    kinds: list[tuple[str, str, str]]
    filters: list[Filter]
    short: int
    closed: bool
    words: dict[str, str]


def active_here(view: WijkView, services: Services, day: date | None = None) -> html.Section:
    """The card. day: another day than today."""
    here, heading = places_here(view.snapshot, view.code), _("Wie is hier actief")
    nobody = _nobody(here)
    if nobody:
        return card(html.H2(heading), *nobody, *add_link(here), class_name="places")
    made = places_data(view, services, day or today())
    return figure_card(
        heading=heading,
        sentence=html.Div(_sentence(here, day or today())),
        picture=html.Div(id=Wijk.PLACE_MAP, className="place-map"),
        table=html.Div(
            [
                *add_link(here),
                html.Div(id=Wijk.PLACE_LIST),
                dcc.Store(id=Wijk.PLACES, data=dict(made)),
                *_origin(here),
            ],
            className="place-side",
        ),
        class_name="places",
    )


def places_data(view: WijkView, services: Services, day: date) -> PlacesData:
    """The places, the ground under them and the filters, made once for an area and a day."""
    key = ("places data", view.code, day)
    return view.snapshot.kept(key, lambda: _places_data(view, services, day))


def _places_data(view: WijkView, services: Services, day: date) -> PlacesData:
    here, municipality = places_here(view.snapshot, view.code), services.settings.municipality
    window, names = window_of(here), view.snapshot.names
    rows = [
        place_row(found, here, window, day, municipality, names.get(found.place.area or ""))
        for found in here.found
    ]
    within = {"gemeente": "wijk", "wijk": "buurt"}.get(here.level)
    present = {row["soort"][0] for row in rows if row["group"] != "gone"}
    return {
        "ground": ground(view.snapshot, here, within),
        "rows": rows,
        "groups": [
            ("inside", _("In {area}").format(area=here.name)),
            ("near", _("Op loopafstand van {area}").format(area=here.name)),
            ("gone", _("Niet meer actief")),
        ],
        "kinds": [
            (kind.value, kind.words, wording.kind_title(kind))
            for kind in PlaceKind
            if kind.value in present
        ],
        "filters": filters((found.place for found in here.found), services.catalogue),
        "short": SHORT_LIST,
        "closed": len(rows) > OPEN_LIST,
        "words": _words(here),
    }


def _words(here: PlacesHere) -> dict[str, str]:
    """What the script says; {n}, {all} and {name} are filled in there."""
    walk = _("loopafstand: {metres} m hemelsbreed").format(metres=WALKING_M)
    return {
        "map": _("Kaart van {area} met wie er actief is").format(area=here.name),
        "list": _("Lijst van wie er actief is"),
        "filter": _("Filter kaart en lijst"),
        "count": _("{n} van {all} getoond."),
        "none": _("Niets in deze lijst past bij uw keuze."),
        "chosen": _("{name} gekozen."),
        "walk": walk if here.walks else "",
        "site": _("website"),
        "link": _("meer over dit initiatief"),
        **edit_words(),
        "closer": _("Dichterbij"),
        "further": _("Verder weg"),
        "whole": _("Hele gebied"),
    }


def _sentence(here: PlacesHere, day: date) -> list[Component]:
    """What map and list show, in words; how near is measured."""
    there = [found for found in here.found if not is_gone(found.place, day)]
    inside = wording.kinds(found for found in there if found.is_inside)
    text = _("In {area}: {who}.") if inside else _("Wij kennen niemand die actief is in {area}.")
    told = text.format(area=here.name, who=inside)
    if not here.walks:
        return [html.P(told)]
    near = wording.kinds(found for found in there if not found.is_inside)
    beyond = _("Op loopafstand: {who}.") if near else _("Op loopafstand kennen wij niemand.")
    explained = _(
        "Loopafstand is hier tot {metres} meter buiten de grens van {area}, hemelsbreed gemeten: "
        "lopend kan het verder zijn."
    )
    return [
        html.P(f"{told} {beyond.format(who=near)}"),
        html.P(explained.format(metres=WALKING_M, area=here.name), className="note"),
    ]


def _nobody(here: PlacesHere) -> list[Component]:
    """Why there is no map and no list; empty when there is something to show."""
    if here.shape is None:
        text = _("Van {area} is geen grens geladen. Daarom is niet te zeggen wie hier actief is.")
        return [html.P(text.format(area=here.name))]
    if not here.loaded:
        said = _("Er zijn nog geen aanbieders en initiatieven geladen.")
        how: list[Component | str] = [
            _("Zo komen ze erin: vul het sjabloon voor "),
            html.A(_("aanbieders"), href="/sjabloon/aanbieders.xlsx"),
            _(" of "),
            html.A(_("initiatieven"), href="/sjabloon/initiatieven.xlsx"),
            _(" in, en laat de beheerder het laden: "),
            html.Code("python -m data load"),
            ".",
        ]
        return [html.P(said), html.P(how, className="note")]
    if not here.found:
        both = _("Wij kennen niemand die actief is in {area} of op loopafstand.")
        text = both if here.walks else _("Wij kennen niemand die actief is in {area}.")
        return [html.P(text.format(area=here.name))]
    return []


def _origin(here: PlacesHere) -> list[Component]:
    """The files behind the places, and the download."""
    csv = f"/plaatsen.csv?gebied={here.code}"
    links: list[Component | str] = [
        html.A(_("CSV"), href=csv, **aria(label=_("Download deze lijst als CSV"))),
        " · ",
        html.A(_("CSV voor Excel"), href=f"{csv}&vorm=excel"),
    ]
    sources: list[list[Component | str]] = [
        [
            wording.source_sentence(source),
            " ",
            html.A(_("Alles over dit bestand"), href=origin_href(file)),
        ]
        for file, source in here.sources.items()
    ]
    typed = any(found.place.source_file is None for found in here.found)
    if typed:
        sources.append([_("Een deel is in dit dashboard ingevoerd.")])
    return [
        *(html.P(text, className="note") for text in sources),
        html.P(links, className="downloads"),
    ]

"""Who offers the care of a law here, to set beside how much of that care is used."""

from typing import TypedDict

from dash import html
from dash.development.base_component import Component

from dashboard import place_wording as wording
from dashboard.places import Nearby, Supply


class SupplyData(TypedDict):
    """For a script (`window.wijk.supply.draw`). places: (href within the page, name)."""

    said: str
    places: list[tuple[str, str]]


def supply_data(supply: Supply) -> SupplyData:
    """The sentence and the places by name, those in the area first."""
    offers = [*supply.inside, *supply.near]
    return {
        "said": wording.supply_sentence(supply),
        "places": [(_href(found), found.place.name) for found in offers],
    }


def supply_line(supply: Supply) -> html.P:
    """The same as a component: the sentence, then every name as a link into the card."""
    made = supply_data(supply)
    parts: list[Component | str] = [made["said"]]
    for position, (href, name) in enumerate(made["places"]):
        parts += [", " if position else " ", html.A(name, href=href)]
    return html.P(parts, className="supply")


def _href(found: Nearby) -> str:
    """The id that assets/js/places.js gives to the item of a place."""
    return f"#plaats-{found.place.id}"

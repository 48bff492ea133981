"""The ways from the card "Wie is hier actief" to the page of an initiative."""

from dash import html
from dash.development.base_component import Component

from dashboard.ids import Initiative
from dashboard.places import PlacesHere
from data.importers.codes import municipality_of
from data.language import _
from data.place import Place, PlaceKind


def add_link(here: PlacesHere) -> list[Component]:
    """What was saved just now, and the link to add an initiative where there is a map for it."""
    said = html.P(id=Initiative.SAVED, role="status", className="done saved")
    if here.shape is None:
        return [said]
    href = f"/wijk/{here.code}/initiatief"
    link = html.A(_("Initiatief toevoegen"), href=href, className="plain")
    return [said, html.P(link, className="place-add")]


def edit_page(place: Place, here: PlacesHere) -> str | None:
    """The page where this place can be changed; only initiatives of the municipality have one."""
    own = place.municipality == municipality_of(here.code)
    is_editable = own and place.kind is PlaceKind.INITIATIVE
    return f"/wijk/{here.code}/initiatief/{place.id}" if is_editable else None


def edit_words() -> dict[str, str]:
    """What assets/js/place_item.js calls the links."""
    return {"change": _("Wijzigen"), "close": _("Afsluiten"), "history": _("Geschiedenis")}

"""Links to the areas that border on this one; a phone folds them (assets/js/neighbours.js)."""

from dash import html

from dashboard.ids import Wijk
from dashboard.neighbours import neighbours
from dashboard.services import Services
from dashboard.wijk import WijkView
from data.language import _


def neighbour_links(view: WijkView, services: Services) -> list[html.Details]:
    """Nothing for an area without a shape or without neighbours."""
    codes = neighbours(view.snapshot, view.code)
    if not codes:
        return []
    words = services.settings.municipality.words(view.level)
    kind = words.plural if len(codes) > 1 else words.singular
    said = html.Summary(_("Grenst aan {n} {areas}").format(n=len(codes), areas=kind))
    query = f"?vergelijk={view.compared}" if view.compared else ""
    links = [
        html.Li(html.A(view.snapshot.names[code], href=f"/wijk/{code}{query}")) for code in codes
    ]
    made = html.Details(
        [said, html.Ul(links)], id=Wijk.NEIGHBOURS, className="neighbours", open=True
    )
    return [made]

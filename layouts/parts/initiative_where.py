"""Where an initiative is: a buurt from a list, a point on a map, coordinates, or an address."""

from collections.abc import Mapping

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.ids import Initiative
from dashboard.initiative_fields import YES
from dashboard.initiatives import InitiativeView, PointMap
from dashboard.services import Services
from data.language import _
from layouts.parts import initiative_fields as fields

NO_CHOICE = "eigen"
"""No area is chosen: the point is where somebody put it."""


def where(view: InitiativeView, services: Services, texts: Mapping[str, str]) -> html.Fieldset:
    said = _("Kies een manier. Het punt op de kaart en de coördinaten blijven gelijk.")
    point = html.P(id=Initiative.POINT, role="status", className="point-said")
    coordinates = [
        fields.field(fields.line(place, texts[name], inputMode="decimal"))
        for name, place in (("x", Initiative.X), ("y", Initiative.Y))
    ]
    typed = html.Div(coordinates, className="pair")
    hint = _("In meters (RD: 155000 en 463000) of in graden (5,387 en 52,155).")
    words = html.Div(
        [
            *_middles(view.map),
            typed,
            html.P(hint, className="hint under"),
            point,
            *_address(services, texts),
        ]
    )
    columns = html.Div([words, *_picture(view)], className="pick-where")
    legend = _("Waar is het? (verplicht)")
    return fields.group(legend, html.P(said, className="hint"), columns)


def _middles(shown: PointMap | None) -> list[Component]:
    if shown is None or not shown["middles"]:
        return []
    options = [{"label": _("kies een gebied"), "value": NO_CHOICE}]
    options += [{"label": one["name"], "value": one["code"]} for one in shown["middles"]]
    select = dbc.Select(id=Initiative.MIDDLE, options=options, value=NO_CHOICE)
    label = html.Label(_("In het midden van"), htmlFor=Initiative.MIDDLE)
    return [html.Div([label, select], className="control first")]


def _picture(view: InitiativeView) -> list[Component]:
    if view.map is None:
        return [dcc.Store(id=Initiative.GROUND)]
    words = {
        "map": _("Kaart van {area}: verplaats het punt met de pijltjes"),
        "inside": _("Het punt ligt in {name}."),
        "outside": _("Het punt ligt buiten {area}.").format(area=view.name),
        "none": _("Er is nog geen punt gekozen."),
    }
    words["map"] = words["map"].format(area=view.name)
    data = {**view.map, "words": words}
    hint = _("Klik op de kaart, of verplaats het punt met de pijltjes. Met Shift gaat het fijner.")
    return [
        html.Div(
            [
                html.Div(id=Initiative.MAP, className="point-map"),
                html.P(hint, id=f"{Initiative.MAP}-uitleg", className="hint under"),
                dcc.Store(id=Initiative.GROUND, data=data),
            ]
        )
    ]


def _address(services: Services, texts: Mapping[str, str]) -> list[Component]:
    is_on = services.settings.address_search
    public = _("Alleen een openbaar adres, met postcode en plaats.")
    off = _("Het punt wordt er niet bij gezocht: dat staat op deze server uit.")
    hint = public if is_on else f"{public} {off}"
    field = fields.field(fields.line(Initiative.STREET, texts["street"], maxlength=200), hint)
    look = _("Zoek het punt bij dit adres (vraagt het aan de Locatieserver van het Kadaster)")
    return [field, *([fields.tick(Initiative.FIND, look, YES, is_on=False)] if is_on else [])]

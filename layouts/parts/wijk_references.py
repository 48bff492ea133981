"""Which areas look most like this one, how far they are from it, and on what that is based."""

from dash import html
from dash.development.base_component import Component

from dashboard import formatting, wording
from dashboard.services import Services
from dashboard.wijk import WijkView
from data.language import _
from layouts.parts.card import card
from layouts.parts.table import Column, body_row, table


def references(view: WijkView, services: Services) -> html.Section:
    """The card about the reference areas; it says why when there are none."""
    return card(
        html.H2(_("Gebieden die hierop lijken")), *_body(view, services), class_name="references"
    )


def _body(view: WijkView, services: Services) -> list[Component]:
    peers, words = view.references.peers, services.settings.municipality.words(view.level)
    if not peers.areas:
        return [html.P(_no_peers(view, words.plural))]
    text = _(
        "Deze {plural} lijken het meest op {area}. Dat gaat over wie er wonen en hoe er "
        "gebouwd is, niet over hoe goed het gaat. Kiest u bij “Vergelijk met” de "
        "referentiegebieden, dan is hun middelste waarde (mediaan) de maat."
    )
    return [
        html.P(text.format(plural=words.plural, area=view.name)),
        _table(view, words.singular),
        html.P(_basis(view), className="note"),
    ]


def _table(view: WijkView, singular: str) -> html.Table:
    columns = (
        Column(singular.capitalize()),
        Column(_("Afstand"), numeric=True),
        Column(_("Kenmerken"), numeric=True),
    )
    rows = [
        body_row(
            [_name(view, peer.code), formatting.number(peer.distance, 2), str(peer.on)], columns
        )
        for peer in view.references.peers.areas
    ]
    return table(_("Referentiegebieden van {area}").format(area=view.name), columns, rows)


def _name(view: WijkView, code: str) -> str | Component:
    name = view.references.names[code]
    return html.A(name, href=f"/wijk/{code}") if code in view.snapshot.names else name


def _basis(view: WijkView) -> str:
    """What the distance means, which figures it uses, and which are missing."""
    peers = view.references.peers
    titles = {
        indicator.id: f"{indicator.title} ({formatting.period(period)})"
        for indicator, period in view.references.compared_on
    }
    text = _(
        "Afstand 0 is gelijk; twee willekeurige gebieden liggen ongeveer 1,4 uit elkaar. "
        "Vergeleken op: {used}. Elk kenmerk telt even zwaar."
    )
    said = text.format(used=wording.enumerated(titles[name] for name in peers.used))
    if peers.unused:
        text = _(" Niet gebruikt, want hier is er geen cijfer: {unused}.")
        said += text.format(unused=wording.enumerated(titles[name] for name in peers.unused))
    return said


def _no_peers(view: WijkView, plural: str) -> str:
    if view.references.candidates:
        text = _(
            "Van {area} zijn te weinig kenmerken bekend om {plural} te vinden die erop lijken."
        )
        return text.format(area=view.name, plural=plural)
    return _("Er zijn geen andere {plural} geladen om mee te vergelijken.").format(plural=plural)

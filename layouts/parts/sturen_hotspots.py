"""The card with the areas where worries stack: a map with their number, and the same in a table."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.steering.hotspot_map import picture_href
from dashboard.steering.page_figures import Hotspot, Hotspots
from data.language import _
from layouts.parts.card import card, figure_card

FIRST = 4
"""Places that are there at once; the others are folded away."""


def hotspots_card(hotspots: Hotspots, *, frozen: bool = False) -> html.Section:
    """frozen: nothing is folded away."""
    heading = _("Waar zorgen samenkomen")
    if not hotspots.found:
        return card(html.H2(heading), html.P(hotspots.said, className="muted"))
    return figure_card(
        heading=heading,
        sentence=html.P(hotspots.said),
        picture=_picture(hotspots),
        table=html.Div([_table(hotspots, frozen=frozen)], className="hotspot-side"),
        class_name="hotspots",
    )


def _picture(hotspots: Hotspots) -> html.Img:
    """The numbers stand in the areas; the table says which they are."""
    named = "; ".join(f"{spot.name}: {_number(spot)}" for spot in hotspots.found)
    alt = _("Kaart met het aantal zorgen per gebied. {named}.").format(named=named)
    return html.Img(src=picture_href(hotspots), alt=alt, className="hotspot-map")


def _number(spot: Hotspot) -> int:
    return sum(number for _title, number in spot.counts)


def _table(hotspots: Hotspots, *, frozen: bool) -> html.Table:
    """One row an area; a column for each domain in which any of them has a worry."""
    head = [_("Gebied"), *hotspots.domains, _("Wie is er actief")]
    rows = [_row(spot, hotspots.domains, frozen=frozen) for spot in hotspots.found]
    return html.Table(
        [
            html.Caption(_("Aantal zorgen per gebied en domein"), className="only-heard"),
            html.Thead(html.Tr([html.Th(words, scope="col") for words in head])),
            html.Tbody(rows),
        ],
        className="table hotspot-table",
    )


def _row(spot: Hotspot, domains: Sequence[str], *, frozen: bool) -> html.Tr:
    counts = dict(spot.counts)
    name = [
        html.A(spot.name, href=spot.href),
        html.P(spot.people, className="muted"),
        html.P(spot.sentence, className="hotspot-sentence"),
    ]
    numbers = [_count(counts.get(title, 0), title) for title in domains]
    return html.Tr(
        [
            html.Th(name, scope="row"),
            *numbers,
            html.Td([html.P(spot.present), *_places(spot, frozen=frozen)]),
        ]
    )


def _count(number: int, domain: str) -> html.Td:
    """The title of the column once more, for a phone, where there are no heads."""
    words: list[Component | str] = [str(number)]
    words.append(html.Span(f" {domain.lower()}", className="on-phone"))
    return html.Td(words, className="num" if number else "num none")


def _places(spot: Hotspot, *, frozen: bool) -> list[Component]:
    links = [html.Li(html.A(name, href=href)) for href, name in spot.places]
    few = len(links) if frozen or len(links) == FIRST + 1 else FIRST
    parts: list[Component] = [html.Ul(links[:few])] if links else []
    if rest := links[few:]:
        more = html.Summary(_("nog {n}").format(n=len(rest)))
        parts.append(html.Details([more, html.Ul(rest)]))
    return parts

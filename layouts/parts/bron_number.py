"""The one number that a page of a file was opened on: as on screen, and how it was made."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.origin_address import origin_href
from dashboard.origin_number import Found
from dashboard.origin_rule import broken, how_made, rules, why_not
from data.catalogue import Catalogue
from data.language import _
from data.schema import COUNTRY
from layouts.parts.card import card


def number_card(found: Found, catalogue: Catalogue, file: int) -> html.Section:
    """file: of the page; the number may come from another one by now."""
    number = found.number
    heading = _("{title}, {area}, {period}").format(
        title=number.indicator.title,
        area=found.area_name,
        period=formatting.period(number.period),
    )
    return card(
        html.H2(heading),
        _shown(found),
        *_elsewhere(found, file),
        html.H3(_("Wat meet dit cijfer?")),
        html.P(number.indicator.definition),
        *_told(_("Hoe is dit cijfer gemaakt?"), how_made(number, catalogue), _size(found)),
        *_told(_("Welke regels gelden?"), rules(number, catalogue)),
        *_told(_("Breuken in de reeks"), broken(number)),
        _onward(found),
        class_name="origin-number",
    )


def no_number() -> html.P:
    """A query that names no number of the store."""
    words = _(
        "Het cijfer uit dit adres is niet bekend. Hieronder staat wat er uit het bestand komt."
    )
    return html.P(words, className="message", role="status")


def _shown(found: Found) -> Component:
    number = found.number
    if not number.is_shown:
        return html.P(" ".join(why_not(number)), className="no-number")
    item = number.indicator
    unit = formatting.unit_of(item)
    value = unit.before + formatting.bare_value(number.value, item)
    look = "unit sign" if unit.after == "%" else "unit"
    return html.P(
        [html.Span(value, className="big"), html.Span(unit.after, className=look)],
        className="number",
    )


def _elsewhere(found: Found, file: int) -> list[Component]:
    """The link may be older than the figures."""
    if found.file == file:
        return []
    if found.file is None:
        words = _("Er staat voor dit gebied en deze periode niets in een bestand.")
        return [html.P(words, className="message", role="status")]
    href = origin_href(found.file, found.number.indicator.id, found.area, found.number.period)
    said = _("Dit cijfer komt nu uit een ander bestand. ")
    link = html.A(_("Naar dat bestand"), href=href)
    return [html.P([said, link], className="message", role="status")]


def _told(
    heading: str, sentences: Sequence[str], more: Sequence[Component] = ()
) -> list[Component]:
    if not sentences:
        return []
    items = [html.Li(text) for text in sentences]
    return [html.H3(heading), html.Ul([*items, *more], className="origin-rules")]


def _size(found: Found) -> list[Component]:
    """Where the denominator comes from."""
    href = origin_href(found.size_file)
    if href is None:
        return []
    words = _("Gedeeld door: {what}. ").format(what=found.size_title)
    return [html.Li([words, html.A(_("Bron van dat aantal"), href=href)])]


def _onward(found: Found) -> html.P:
    """Back to where the number stands."""
    number = found.number
    links: list[Component] = []
    if found.area != COUNTRY:
        query = f"cijfer={number.indicator.id}&niveau={number.level}&periode={number.period}"
        href = f"/kaart?{query}&gebied={found.area}"
        name = _("Alle cijfers van {name}").format(name=found.area_name)
        links = [
            html.A(_("Dit cijfer op de kaart"), href=href),
            html.A(name, href=f"/wijk/{found.area}"),
        ]
    return html.P(links, className="onward onward-links")

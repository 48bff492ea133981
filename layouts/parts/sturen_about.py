"""Where the figures of page Sturen come from, and how they are judged."""

from dash import html
from dash.development.base_component import Component

from dashboard.origin_address import origin_href, short_digest
from dashboard.steering.page import SourceLine, SturenPage
from data.language import _
from layouts.parts.card import card


def about_card(page: SturenPage) -> html.Section:
    sources = [_source(line) for line in page.sources]
    none = html.P(_("Er is geen bronbestand bekend."))
    return card(
        html.H2(_("Bronnen en rekenwijze")),
        html.P(f"{page.computed}."),
        html.P(_how()),
        html.Ul(sources, className="plain-list") if sources else none,
        class_name="sturen-about",
    )


def _how() -> str:
    return _(
        "Hoger en lager betekent: het verschil is groter dan toeval verklaart. Stijgt en daalt "
        "betekent: de verandering over de jaren is groter dan toeval verklaart. Er is geen "
        "totaalcijfer en geen ranglijst."
    )


def _source(line: SourceLine) -> html.Li:
    """The file in a line, and the way to all that is known of it."""
    link = html.A(_("alles over dit bestand"), href=origin_href(line.id))
    parts: list[Component | str] = [line.words, " · ", link]
    if line.sha256:
        words = _("sha256 {digest}").format(digest=short_digest(line.sha256))
        parts.append(html.Span(words, className="digest"))
    return html.Li(parts)

"""The strip with the phase of the six themes of wijkgericht werken, and a small one for Kaart."""

from dash import html
from dash.development.base_component import Component

from dashboard.maturity.model import ThemeText, maturity_model
from dashboard.maturity.standing import Position
from dashboard.phase_strip import (
    PhaseStrip,
    moved_words,
    phase_name,
    phase_strip,
    since_words,
)
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from data.language import _
from layouts.parts.attributes import aria
from layouts.parts.card import card


def phases(services: Services, code: str) -> html.Section:
    """Every theme with its phase, since when and by which session. Raises EmptyStoreError."""
    strip = phase_strip(services, code)
    if strip is None:
        return card(class_name="phases")
    items = [_item(strip, theme) for theme in strip.themes]
    last = _("Laatste sessie: {session}.").format(session=strip.last) if strip.last else ""
    return card(
        html.H2(_("Fase van wijkgericht werken")),
        html.P(f"{strip.words} {last}".strip(), className="muted"),
        html.Ul(items, className="phase-strip"),
        class_name="phases",
    )


def small_strip(services: Services, code: object) -> list[Component]:
    """The same in six lines, for page Kaart; nothing for an area that is not there."""
    try:
        strip = phase_strip(services, code) if isinstance(code, str) else None
    except EmptyStoreError:
        strip = None
    if strip is None:
        return []
    name = strip.snapshot.names[strip.code]
    heading = html.H2(_("{name}: fase van wijkgericht werken").format(name=name))
    if strip.shown is None:
        link = html.A(_("Zet een thema in een fase"), href=f"/fasen?gebied={strip.code}")
        return [heading, html.P([strip.words, " ", link], className="muted")]
    items = [_line(strip, theme) for theme in strip.themes]
    borrowed = [html.P(strip.words, className="muted")] if strip.shown != strip.code else []
    return [heading, *borrowed, html.Ul(items, className="phase-lines")]


def _item(strip: PhaseStrip, theme: ThemeText) -> html.Li:
    position = strip.positions.get(theme.id)
    title = html.H3(html.A(theme.title, href=strip.href(theme)))
    if position is None:
        return html.Li([title, phase_bar(0), html.P(_("nog niet ingeschat"))])
    since = since_words(position, with_session=not strip.last)
    told = [phase_name(position), since, moved_words(position)]
    words = [html.P(text, className="phase-told") for text in told if text]
    return html.Li([title, phase_bar(position.phase), html.Div(words)])


def _line(strip: PhaseStrip, theme: ThemeText) -> html.Li:
    position = strip.positions.get(theme.id)
    words = _short(position) if position else _("nog niet")
    link = html.A(theme.title, href=strip.href(theme))
    return html.Li([link, phase_bar(position.phase if position else 0), html.Span(words)])


def _short(position: Position) -> str:
    """ "fase 2 ↓ lager"."""
    sign = {1: _(" ↑ hoger"), 0: "", -1: _(" ↓ lager")}[(position.moved > 0) - (position.moved < 0)]
    return _("fase {phase}").format(phase=position.phase) + sign


def phase_bar(phase: int) -> html.Div:
    """A block for every phase, filled up to the present one."""
    blocks = [html.Span(className="full" if n < phase else "") for n in range(_most())]
    return html.Div(blocks, className="phase-bar", **aria(hidden="true"))


def _most() -> int:
    return len(maturity_model().phases)

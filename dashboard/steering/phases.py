"""The phases of the six themes of wijkgericht werken on page Sturen."""

from dashboard.maturity.model import ThemeText
from dashboard.phase_strip import PhaseStrip, moved_words, phase_name, phase_strip, since_words
from dashboard.services import Services
from dashboard.steering.page import PhaseLine
from dashboard.steering.scope import Scope
from data.language import _


def phase_lines(services: Services, scope: Scope) -> tuple[tuple[PhaseLine, ...], str]:
    """(a line a theme, whose phases these are). Read anew for every request."""
    strip = phase_strip(services, scope.code)
    if strip is None:
        return (), ""
    last = _("Laatste sessie: {session}.").format(session=strip.last) if strip.last else ""
    return tuple(_line(strip, theme) for theme in strip.themes), f"{strip.words} {last}".strip()


def _line(strip: PhaseStrip, theme: ThemeText) -> PhaseLine:
    position = strip.positions.get(theme.id)
    if position is None:
        said = _("nog niet ingeschat")
        return PhaseLine(theme.id, theme.title, None, said, "", "", strip.href(theme))
    return PhaseLine(
        theme=theme.id,
        title=theme.title,
        phase=position.phase,
        said=phase_name(position),
        since=since_words(position, with_session=not strip.last),
        moved=moved_words(position),
        href=strip.href(theme),
    )

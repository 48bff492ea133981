"""Every colour has one job. Contrast is checked by a test (norm A5)."""

from typing import Literal

Tone = Literal["favourable", "unfavourable", "comparable"]

GROUND = "#F6F6F2"
CARD = "#FFFFFF"
LINE = "#E2E5E1"
INK = "#1B2733"
MUTED = "#56626C"
CONTROL = "#75808A"
"""Edge of a field or button: a graphic one must be able to see (3:1 on card and ground)."""
ACCENT = "#0E5A6B"
ACCENT_GROUND = "#E1EFEF"

SEQUENTIAL = ("#E7F1EE", "#BCD9D3", "#8ABDB6", "#5CA19F", "#2B8085")
"""Low to high. The darkest stays light enough for AREA_BORDER to show against all five: no single
line colour reaches 3:1 against both near-white and deep teal, and a white border disappears
between the light classes."""
DIVERGING = ("#C2703A", "#E9B98F", "#D9DDE0", "#9CBBDD", "#5B8CC4")
"""Unfavourable to favourable; only against a comparator, only for an indicator with polarity."""

AREA_BORDER = "#14202A"
AREA_BORDER_WIDTH = 0.8
CHOSEN_BORDER = "#14202A"
CHOSEN_BORDER_WIDTH = 3.0
WITHHELD_GROUND = CARD
WITHHELD_LINE = "#66727C"
"""Hatching of a withheld area."""
NOT_MEASURED_GROUND = CARD
NOT_MEASURED_DOT = "#66727C"

FAVOURABLE, FAVOURABLE_GROUND = "#154B87", "#E2EDF8"
UNFAVOURABLE, UNFAVOURABLE_GROUND = "#8F3D06", "#FBEBDD"
COMPARABLE, COMPARABLE_GROUND = "#46525C", "#ECEEEF"
TONES: dict[Tone, tuple[str, str]] = {
    "favourable": (FAVOURABLE, FAVOURABLE_GROUND),
    "unfavourable": (UNFAVOURABLE, UNFAVOURABLE_GROUND),
    "comparable": (COMPARABLE, COMPARABLE_GROUND),
}
"""tone -> (text and mark, ground of the chip)."""

PHASE, PHASE_EMPTY, PHASE_TEXT = "#6B3F86", "#E8E0ED", "#5B3573"
"""Phases of wijkgericht werken only: never for a figure."""

KINDS = {"team": "#0E5A6B", "provider": "#A12B55", "initiative": "#3C6B1E", "school": "#7A4E08"}
"""Kinds of places, each with a symbol of its own; they say nothing about better or worse."""

BAR = "#C9DEDA"
BAR_EDGE = "#4F8B8B"
CHART_COMPARATOR = "#5F6B75"
CHART_BAND = "rgba(14,90,107,0.14)"
CHART_EXPECTED = "rgba(95,107,117,0.16)"
"""Where a figure was expected, by chance: the band of CHART_COMPARATOR."""
CHART_GRID = "#E8EBE8"
CHART_BREAK = "#75808A"


def luminance(colour: str) -> float:
    """Relative luminance (0-1) of "#RRGGBB", WCAG 2.2."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio (1-21) of two colours, WCAG 2.2."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)

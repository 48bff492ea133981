"""The palette as CSS variables, so that style sheet, map and charts share one source."""

from dashboard import palette
from dashboard.theme import Theme


def css_tokens(theme: Theme) -> str:
    """`:root{--ground:#F6F6F2;...}`"""
    tokens = {
        "ground": palette.GROUND,
        "card": palette.CARD,
        "line": palette.LINE,
        "ink": palette.INK,
        "muted": palette.MUTED,
        "control": palette.CONTROL,
        "accent": palette.ACCENT,
        "accent-ground": palette.ACCENT_GROUND,
        "area-border": palette.AREA_BORDER,
        "area-border-width": str(palette.AREA_BORDER_WIDTH),
        "area-chosen": palette.CHOSEN_BORDER,
        "gap-ground": palette.WITHHELD_GROUND,
        "gap-line": palette.WITHHELD_LINE,
        "favourable": palette.FAVOURABLE,
        "favourable-ground": palette.FAVOURABLE_GROUND,
        "unfavourable": palette.UNFAVOURABLE,
        "unfavourable-ground": palette.UNFAVOURABLE_GROUND,
        "comparable": palette.COMPARABLE,
        "comparable-ground": palette.COMPARABLE_GROUND,
        "phase": palette.PHASE,
        "phase-ground": palette.PHASE_EMPTY,
        "phase-text": palette.PHASE_TEXT,
        **{f"kind-{kind}": colour for kind, colour in palette.KINDS.items()},
        **{f"class-{index}": colour for index, colour in enumerate(palette.SEQUENTIAL)},
    }
    tokens |= theme.colours
    return ":root{" + "".join(f"--{name}:{value};" for name, value in tokens.items()) + "}"

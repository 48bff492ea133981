"""A municipality's own house style: a folder with theme.yaml and, if wanted, logo.svg.

House styles are mounted, never shipped. The theme colours the frame; map and charts keep their own
colours, because those carry meaning and their contrast is tested.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field, ValidationError

from dashboard import palette
from dashboard.mistakes import mistakes
from dashboard.palette import contrast
from data.catalogue.model import Strict
from data.language import _

Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
TEXT_CONTRAST = 4.5
MAX_LOGO_BYTES = 200_000


class ThemeError(ValueError):
    """The theme cannot be used; the message names the file and the cure."""


class Colours(Strict):
    """The tokens that a theme may replace; the names are those of the CSS variables."""

    ground: Colour = palette.GROUND
    card: Colour = palette.CARD
    ink: Colour = palette.INK
    muted: Colour = palette.MUTED
    accent: Colour = palette.ACCENT
    accent_ground: Colour = palette.ACCENT_GROUND


PAIRS = (
    ("ink", "ground"),
    ("ink", "card"),
    ("muted", "ground"),
    ("muted", "card"),
    ("accent", "ground"),
    ("accent", "card"),
    ("accent", "accent_ground"),
)
"""(text, what it stands on): each must reach TEXT_CONTRAST (norm A5)."""


@dataclass(frozen=True)
class Theme:
    """colours: CSS variable -> colour. logo: the bytes of logo.svg, None without."""

    colours: dict[str, str] = field(default_factory=dict)
    logo: bytes | None = None


def read_theme(folder: Path | None) -> Theme:
    """The theme in `folder`; without a folder the own look. Raises ThemeError."""
    if folder is None:
        return Theme()
    colours = _colours(folder / "theme.yaml")
    _refuse_faint(colours, folder)
    tokens = {name.replace("_", "-"): value for name, value in colours.model_dump().items()}
    return Theme(tokens, _logo(folder / "logo.svg"))


def _colours(path: Path) -> Colours:
    try:
        return Colours.model_validate(yaml.safe_load(path.read_text("utf-8")) or {})
    except OSError as error:
        message = _("Het thema {path} is niet te lezen. Controleer theme_folder.")
        raise ThemeError(message.format(path=path)) from error
    except (ValidationError, yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        message = _("In het thema {path} klopt iets niet: {what}")
        raise ThemeError(message.format(path=path, what=mistakes(error, Colours))) from error


def _refuse_faint(colours: Colours, folder: Path) -> None:
    values = colours.model_dump()
    faint = [
        f"{text} / {ground} ({contrast(values[text], values[ground]):.1f})"
        for text, ground in PAIRS
        if contrast(values[text], values[ground]) < TEXT_CONTRAST
    ]
    if faint:
        message = _(
            "Het thema in {folder} heeft te weinig contrast: {faint}. Nodig is {needed}. "
            "Kies een donkerdere of lichtere kleur."
        )
        pairs = ", ".join(faint)
        raise ThemeError(message.format(folder=folder, faint=pairs, needed=TEXT_CONTRAST))


def _logo(path: Path) -> bytes | None:
    if not path.exists():
        return None
    if path.stat().st_size > MAX_LOGO_BYTES:
        message = _("Het logo {path} is groter dan 200 kB. Maak het kleiner.")
        raise ThemeError(message.format(path=path))
    return path.read_bytes()

"""The one place where a visible sentence passes through gettext; Dutch is the source language."""

from gettext import translation
from pathlib import Path

_LOCALES = Path(__file__).parent / "locales"

_ = translation("wijkdashboard", localedir=_LOCALES, languages=["nl"], fallback=True).gettext

"""Plotly is the largest script: only pages that open with a chart get it with the page.

Elsewhere the page says where it is, and assets/js/charts.js loads it when there is time.
"""

import re

from dash import Dash
from flask import request

OPEN_WITH_A_CHART = frozenset({"/", "/kaart"})
_SCRIPT = re.compile(r'<script src="([^"]*/plotly-basic\.min\.js[^"]*)"></script>\s*')


class LatePlotly(Dash):
    """Dash, with plotly later where a page does not open with a chart."""

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]  # Dash names them all
        """The HTML around the app."""
        found = _SCRIPT.search(parts["scripts"])
        if found and request.path not in OPEN_WITH_A_CHART:
            parts["scripts"] = _SCRIPT.sub("", parts["scripts"])
            parts["metas"] = f'{parts["metas"]}<meta name="plotly" content="{found[1]}">'
        made: str = super().interpolate_index(**parts)  # type: ignore[no-untyped-call]
        return made

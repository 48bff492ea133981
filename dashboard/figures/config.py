"""How the browser shows every Plotly chart of ours: as a picture, and nothing leaves the page."""

from typing import Any

GRAPH_CONFIG: Any = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "locale": "nl",
}
"""Plotly 7 offers to upload a chart unless the third and fourth say no (norm B9)."""

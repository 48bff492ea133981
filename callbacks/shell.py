"""Callbacks of the frame around the pages."""

from collections.abc import Callable

from dash import ClientsideFunction, Dash, Input, Output

from dashboard.ids import Shell

PAGES_LOCATION = "_pages_location"
"""The dcc.Location that Dash makes for its pages."""


def register(app: Dash) -> None:
    in_browser: Callable[..., None] = app.clientside_callback
    in_browser(
        ClientsideFunction("shell", "markPage"),
        Output(Shell.NAV, "title"),
        Input(PAGES_LOCATION, "pathname"),
    )

"""The vergaderstand: all that happens, happens in the browser (assets/js/present.js)."""

from collections.abc import Callable

from dash import ClientsideFunction, Dash, Input, Output

from dashboard.steering.ids import Present


def register(app: Dash) -> None:
    in_browser: Callable[..., None] = app.clientside_callback
    in_browser(
        ClientsideFunction("present", "start"),
        Output(Present.FRAME, "title"),
        Input(Present.COUNT, "data"),
    )

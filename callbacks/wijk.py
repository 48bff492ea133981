"""Callbacks of page Wijk: another comparator asks the server, the rest happens in the browser."""

from collections.abc import Callable, Mapping

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from dashboard.ids import Shell, Wijk
from dashboard.services import Services

Rows = Callable[[Services, object, object], Mapping[str, object] | None]


def register(app: Dash, services: Services, rows: Rows) -> None:
    """Binds the page. `rows` comes from the layout, by way of app.py."""

    @app.callback(
        Output(Wijk.ROWS, "data"),
        Input(Wijk.COMPARATOR, "value"),
        State(Wijk.AREA, "data"),
        prevent_initial_call=True,
    )
    def on_comparator(compared: object, code: object) -> object:
        found = rows(services, code, compared)
        return no_update if found is None else dict(found)

    in_browser: Callable[..., None] = app.clientside_callback
    in_browser(
        ClientsideFunction("wijk", "show"),
        Output(Wijk.GLANCE, "title"),
        Input(Wijk.ROWS, "data"),
        Input(Wijk.SHOW, "value"),
    )
    in_browser(
        ClientsideFunction("wijk", "tell"),
        Output(Shell.STATUS, "children", allow_duplicate=True),
        Input(Wijk.ROWS, "data"),
        prevent_initial_call=True,
    )
    in_browser(
        ClientsideFunction("places", "show"),
        Output(Wijk.PLACE_LIST, "title"),
        Input(Wijk.PLACES, "data"),
    )
    in_browser(
        ClientsideFunction("wijkCharts", "show"),
        Output(Wijk.CHARTS, "title"),
        Input(Wijk.ROWS, "data"),
    )
    in_browser(
        ClientsideFunction("neighbours", "fold"),
        Output(Wijk.NEIGHBOURS, "title"),
        Input(Wijk.AREA, "data"),
    )

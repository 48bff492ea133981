"""Callbacks of the page of an initiative: save and close. Every value is untrusted."""

from collections.abc import Callable, Mapping

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from dashboard.ids import Initiative, Wijk
from dashboard.initiative_fields import CLOSING, FIELDS, Asked
from dashboard.initiative_writes import Outcome, close, save
from dashboard.services import Services

Write = Callable[[Services, object, Asked], Outcome]


def register(app: Dash, services: Services) -> None:
    _register_form(app, services, Initiative.SAVE, save, _offered(services))
    _register_form(app, services, Initiative.CLOSE, close, CLOSING)
    in_browser: Callable[..., None] = app.clientside_callback
    in_browser(
        ClientsideFunction("initiative", "begin"),
        Output(Initiative.FORM, "title"),
        Input(Initiative.SHOWN, "data"),
    )
    in_browser(
        ClientsideFunction("initiative", "point"),
        Output(Initiative.POINT, "children"),
        Input(Initiative.X, "value"),
        Input(Initiative.Y, "value"),
        State(Initiative.GROUND, "data"),
    )
    in_browser(
        ClientsideFunction("initiative", "middle"),
        Output(Initiative.MIDDLE, "title"),
        Input(Initiative.MIDDLE, "value"),
        State(Initiative.GROUND, "data"),
        prevent_initial_call=True,
    )
    in_browser(
        ClientsideFunction("initiative", "tell"),
        Output(Initiative.SHOWN, "data"),
        Input(Initiative.RESULT, "data"),
        State(Initiative.SHOWN, "data"),
        prevent_initial_call=True,
    )
    in_browser(
        ClientsideFunction("initiative", "arrive"),
        Output(Initiative.SAVED, "children"),
        Input(Wijk.AREA, "data"),
    )


def _offered(services: Services) -> Mapping[str, Initiative]:
    """The fields that the form has on this server."""
    return {
        name: place
        for name, place in FIELDS.items()
        if place is not Initiative.FIND or services.settings.address_search
    }


def _register_form(
    app: Dash,
    services: Services,
    button: Initiative,
    write: Write,
    fields: Mapping[str, Initiative],
) -> None:
    asked = {name: State(place, "value") for name, place in fields.items()}

    @app.callback(
        output=Output(Initiative.RESULT, "data", allow_duplicate=True),
        inputs={"clicks": Input(button, "n_clicks")},
        state={"shown": State(Initiative.SHOWN, "data"), "asked": asked},
        prevent_initial_call=True,
    )
    def on_send(clicks: object, shown: object, asked: dict[str, object]) -> object:
        return dict(write(services, shown, asked)) if clicks else no_update

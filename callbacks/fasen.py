"""Callbacks of page Fasen: another theme, and three forms that write. Every value is untrusted."""

from collections.abc import Callable, Mapping

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from dashboard.fasen_fields import CHOICE_FIELDS, MARK_FIELDS, SCORE_FIELDS, Asked, Fields
from dashboard.fasen_writes import Outcome, assess, choose, mark
from dashboard.ids import Fasen
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError

Parts = Callable[[Services, object, object], Mapping[str, object]]
Outputs = Mapping[str, tuple[Fasen, str]]
Write = Callable[[Services, Asked], Outcome]


def change(services: Services, parts: Parts, area: object, theme: object) -> dict[str, object]:
    """What the page shows of an area and theme; nothing changes when the store was emptied."""
    try:
        return dict(parts(services, area, theme))
    except EmptyStoreError:
        return {}


def register(app: Dash, services: Services, parts: Parts, outputs: Outputs) -> None:
    """Binds the page. `parts` and `outputs` come from the layout, by way of app.py."""

    @app.callback(
        output={name: Output(*target) for name, target in outputs.items()},
        inputs={"theme": Input(Fasen.THEME, "value"), "_v": Input(Fasen.VERSION, "data")},
        state={"area": State(Fasen.AREA, "data")},
        prevent_initial_call=True,
    )
    def on_change(theme: object, _v: object, area: object) -> dict[str, object]:
        return dict.fromkeys(outputs, no_update) | change(services, parts, area, theme)

    _register_forms(app, services)
    _register_scripts(app)


def _register_forms(app: Dash, services: Services) -> None:
    forms: dict[Fasen, tuple[Write, Fields]] = {
        Fasen.SAVE: (assess, SCORE_FIELDS),
        Fasen.MARK_SAVE: (mark, MARK_FIELDS),
        Fasen.CHOICE_SAVE: (choose, CHOICE_FIELDS),
    }
    for button, (write, fields) in forms.items():
        _register_form(app, services, button, write, fields)


def _register_form(
    app: Dash, services: Services, button: Fasen, write: Write, fields: Fields
) -> None:
    asked = {name: State(place, "value") for name, place in fields.items()}
    place = {"gebied": State(Fasen.AREA, "data"), "thema": State(Fasen.THEME, "value")}

    @app.callback(
        output=Output(Fasen.RESULT, "data", allow_duplicate=True),
        inputs={"clicks": Input(button, "n_clicks")},
        state={"asked": asked | place},
        prevent_initial_call=True,
    )
    def on_save(clicks: object, asked: dict[str, object]) -> object:
        return dict(write(services, asked)) if clicks else no_update


def _register_scripts(app: Dash) -> None:
    in_browser: Callable[..., None] = app.clientside_callback
    in_browser(
        ClientsideFunction("fasen", "describe"),
        Output(f"{Fasen.PHASE}-tekst", "children"),
        Input(Fasen.PHASE, "value"),
        Input(Fasen.THEME, "value"),
        Input(Fasen.PART, "value"),
        State(Fasen.WORDS, "data"),
    )
    in_browser(
        ClientsideFunction("fasen", "follow"),
        Output(Fasen.FORM_THEME, "title"),
        Input(Fasen.THEME, "value"),
        State(Fasen.AREA, "data"),
        State(Fasen.NOW, "data"),
        prevent_initial_call=True,
    )
    in_browser(
        ClientsideFunction("fasen", "correct"),
        Output(f"{Fasen.CORRECTION}-vak", "hidden"),
        *(Input(name, "value") for name in (Fasen.SESSION, Fasen.PARTY, Fasen.THEME, Fasen.PART)),
        Input(Fasen.TAKEN, "data"),
    )
    in_browser(
        ClientsideFunction("fasen", "tell"),
        Output(Fasen.VERSION, "data"),
        Input(Fasen.RESULT, "data"),
        State(Fasen.VERSION, "data"),
        prevent_initial_call=True,
    )

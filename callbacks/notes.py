"""Callbacks of the card "Duiding": write a note, remove a note. Every value is untrusted."""

from collections.abc import Callable, Mapping

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from dashboard.ids import Notes, Shell, Wijk
from dashboard.notes import WHOLE
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from data.changes import ChangeRefused, Refusal
from data.language import _
from data.notes import AddNote, RemoveNote

Render = Callable[[Services, str, str], Mapping[str, object]]
Answer = tuple[object, object]
"""The data of the card, and why something was refused; no_update for what stays as it is."""


def add(services: Services, render: Render, code: object, about: object, text: object) -> Answer:
    """A new note about a figure, or about the area as a whole."""
    known = frozenset(services.catalogue.indicators)
    indicator = None if about == WHOLE else _text(about)
    change = AddNote(_text(code), indicator, _text(text), known)
    return _change(services, render, change, _("De duiding is bewaard."))


def remove(services: Services, render: Render, code: object, asked: object) -> Answer:
    """asked: {note: id, reason: text}."""
    parts = asked if isinstance(asked, dict) else {}
    note = parts.get("note")
    number = note if isinstance(note, int) and not isinstance(note, bool) else 0
    change = RemoveNote(number, _text(code), _text(parts.get("reason")))
    said = _("De duiding is verwijderd en staat nu onder “Verwijderde duiding”.")
    return _change(services, render, change, said, number)


def _change(
    services: Services, render: Render, change: AddNote | RemoveNote, said: str, note: int = 0
) -> Answer:
    """note: the one that was to be removed; 0 for a new one."""
    try:
        _check_area(services, change.area)
        services.write(services.current_user(), change)
    except ChangeRefused as refused:
        told = [refusal.message for refusal in refused.refusals]
        return no_update, {"note": note, "messages": told}
    return dict(render(services, change.area, said)), None


def _check_area(services: Services, code: str) -> None:
    """Only the areas of the municipality that is shown. Raises ChangeRefused."""
    try:
        known = code in services.snapshot().levels
    except EmptyStoreError:
        known = False
    if not known:
        raise ChangeRefused([Refusal(None, _("Dit gebied is niet bekend."))])


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def register(app: Dash, services: Services, render: Render) -> None:
    """Binds the card. `render` comes from the layout, by way of app.py."""

    @app.callback(
        Output(Notes.DATA, "data", allow_duplicate=True),
        Output(Notes.REFUSED, "data", allow_duplicate=True),
        Output(Notes.TEXT, "value"),
        Input(Notes.ADD, "n_clicks"),
        State(Wijk.AREA, "data"),
        State(Notes.ABOUT, "value"),
        State(Notes.TEXT, "value"),
        prevent_initial_call=True,
    )
    def on_add(_clicks: object, code: object, about: object, text: object) -> tuple[object, ...]:
        data, refused = add(services, render, code, about, text)
        return data, refused, no_update if refused else ""

    @app.callback(
        Output(Notes.DATA, "data", allow_duplicate=True),
        Output(Notes.REFUSED, "data", allow_duplicate=True),
        Input(Notes.REMOVE, "data"),
        State(Wijk.AREA, "data"),
        prevent_initial_call=True,
    )
    def on_remove(asked: object, code: object) -> Answer:
        return remove(services, render, code, asked)

    in_browser: Callable[..., None] = app.clientside_callback
    in_browser(
        ClientsideFunction("notes", "show"),
        Output(Notes.LIST, "title"),
        Input(Notes.DATA, "data"),
    )
    in_browser(
        ClientsideFunction("notes", "tell"),
        Output(Shell.STATUS, "children", allow_duplicate=True),
        Input(Notes.DATA, "data"),
        prevent_initial_call=True,
    )
    in_browser(
        ClientsideFunction("notes", "refuse"),
        Output(Notes.ERROR, "title"),
        Input(Notes.REFUSED, "data"),
        prevent_initial_call=True,
    )

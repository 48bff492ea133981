"""One callback for all forms of layouts.parts.form. Every value is untrusted."""

from collections.abc import Callable, Mapping

from dash import ALL, MATCH, ClientsideFunction, Dash, Input, Output, State, no_update

from dashboard.services import Services
from dashboard.steering.forms import Asked, Outcome, asked_of, refused
from data.changes import ChangeRefused
from data.language import _

Write = Callable[[Services, Asked], Outcome]
ONE = {"vorm": MATCH, "sleutel": MATCH}
"""The form that was sent; its parts have an id with `deel` in it, its fields one with `veld`."""


def send(
    services: Services,
    writes: Mapping[str, Write],
    sent: object,
    fields: tuple[object, object],
) -> Outcome:
    """What came of a form. sent: {"vorm": its name, "waarden": its hidden values}. fields: ids and
    values of its fields."""
    known = sent if isinstance(sent, dict) else {}
    name = known.get("vorm")
    write = writes.get(name) if isinstance(name, str) else None
    if write is None:
        return refused({"": _("Dit formulier is niet bekend.")})
    try:
        asked = asked_of(*fields, known.get("waarden"))
    except ChangeRefused as found:
        return refused({refusal.field or "": refusal.message for refusal in found.refusals})
    return write(services, asked)


def register(app: Dash, services: Services, writes: Mapping[str, Write]) -> None:
    every = {**ONE, "veld": ALL}

    @app.callback(
        output=Output({**ONE, "deel": "uitkomst"}, "data"),
        inputs={"clicks": Input({**ONE, "deel": "bewaar"}, "n_clicks")},
        state={
            "sent": State({**ONE, "deel": "verborgen"}, "data"),
            "ids": State(every, "id"),
            "values": State(every, "value"),
        },
        prevent_initial_call=True,
    )
    def on_send(clicks: object, sent: object, ids: object, values: object) -> object:
        return dict(send(services, writes, sent, (ids, values))) if clicks else no_update

    in_browser: Callable[..., None] = app.clientside_callback
    in_browser(
        ClientsideFunction("forms", "tell"),
        Output({**ONE, "deel": "verborgen"}, "data"),
        Input({**ONE, "deel": "uitkomst"}, "data"),
        State({**ONE, "deel": "verborgen"}, "data"),
        prevent_initial_call=True,
    )

"""Callbacks of the pages of sessions: open one, settle a theme. Every value is untrusted."""

from collections.abc import Callable, Sequence

from dash import MATCH, Dash, Input, Output, State, ctx, no_update
from dash.development.base_component import Component

from dashboard.fasen_fields import Asked
from dashboard.ids import Sessie
from dashboard.services import Services
from dashboard.session_writes import OPEN_FIELDS, open_session, settle
from data.language import _

Stand = Callable[[Services, object, object], Sequence[Component]]
PLACES = (*OPEN_FIELDS.values(), Sessie.FORM)


def settled(
    services: Services, stand: Stand, its_id: object, theme: object, asked: Asked
) -> dict[str, object]:
    """What the theme shows after the button: the agreement, or what is wrong with it."""
    errors = settle(services, its_id, theme, asked)
    if errors:
        return {"error": " ".join(errors), "done": ""}
    return {
        "stand": stand(services, its_id, theme),
        "error": "",
        "done": _("Bewaard."),
        "reason": "",
        "correction": "",
        "without_correction": False,
    }


def register(app: Dash, services: Services, stand: Stand) -> None:
    """Binds the pages. `stand` comes from the layout, by way of app.py."""
    outputs = {
        "stand": (Sessie.STAND, "children"),
        "error": (Sessie.ERROR, "children"),
        "done": (Sessie.DONE, "children"),
        "reason": (Sessie.REASON, "value"),
        "correction": (Sessie.CORRECTION, "value"),
        "without_correction": (Sessie.CORRECTION_FRAME, "hidden"),
    }
    fields = {"phase": Sessie.PHASE, "reason": Sessie.REASON, "correction": Sessie.CORRECTION}

    @app.callback(
        output={name: Output(part.of_theme(MATCH), prop) for name, (part, prop) in outputs.items()},
        inputs={"clicks": Input(Sessie.SAVE.of_theme(MATCH), "n_clicks")},
        state={
            "asked": {name: State(part.of_theme(MATCH), "value") for name, part in fields.items()},
            "its_id": State(Sessie.PAGE, "data"),
        },
        prevent_initial_call=True,
    )
    def on_settle(clicks: object, asked: dict[str, object], its_id: object) -> dict[str, object]:
        pressed = ctx.triggered_id
        theme = pressed.get("thema") if isinstance(pressed, dict) else None
        changed = settled(services, stand, its_id, theme, asked) if clicks else {}
        return dict.fromkeys(outputs, no_update) | changed

    _register_opening(app, services)


def _register_opening(app: Dash, services: Services) -> None:
    @app.callback(
        output={
            "href": Output(Sessie.GO, "href"),
            "errors": [Output(f"{place}-fout", "children") for place in PLACES],
        },
        inputs={"clicks": Input(Sessie.OPEN, "n_clicks")},
        state={"asked": {name: State(place, "value") for name, place in OPEN_FIELDS.items()}},
        prevent_initial_call=True,
    )
    def on_open(clicks: object, asked: dict[str, object]) -> dict[str, object]:
        if not clicks:
            return {"href": no_update, "errors": [no_update] * len(PLACES)}
        made, errors = open_session(services, asked)
        return {
            "href": no_update if made is None else f"/fasen/sessie/{made}",
            "errors": [errors.get(str(place), "") for place in PLACES],
        }

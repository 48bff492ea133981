"""Callbacks of page Kaart: one round trip for a change, two small functions in the browser."""

from collections.abc import Callable, Mapping, Sequence

from dash import ClientsideFunction, Dash, Input, Output, State
from dash.development.base_component import Component

from dashboard.ids import Kaart, Shell
from dashboard.services import Services

Render = Callable[[Services, dict[str, object], object], dict[str, object]]
Phases = Callable[[Services, object], Sequence[Component]]
QUERY_PARTS = ("cijfer", "niveau", "periode", "gebied", "vergelijk")


def change(
    services: Services, render: Render, asked: Mapping[str, object], before: object
) -> dict[str, object]:
    """The page for what was asked. Every value is untrusted: only short texts are taken over."""
    query = {part: asked.get(part) for part in QUERY_PARTS}
    return render(services, query, before)


def register(
    app: Dash,
    services: Services,
    render: Render,
    outputs: Mapping[str, tuple[Kaart, str]],
    phases: Phases,
) -> None:
    """Binds the page. `render`, `outputs` and `phases` come from the layout, by way of app.py."""

    @app.callback(
        Output(Kaart.PHASES, "children"), Input(Kaart.AREA, "value"), prevent_initial_call=True
    )
    def on_area(area: object) -> Sequence[Component]:
        return phases(services, area)

    @app.callback(
        output={name: Output(*target) for name, target in outputs.items()},
        inputs={
            "asked": {
                "cijfer": Input(Kaart.PICK, "data"),
                "niveau": Input(Kaart.LEVEL, "value"),
                "periode": Input(Kaart.PERIOD, "data"),
                "gebied": Input(Kaart.AREA, "value"),
                "vergelijk": Input(Kaart.COMPARATOR, "value"),
            }
        },
        state={"before": State(Kaart.QUERY, "data")},
        prevent_initial_call=True,
    )
    def on_change(asked: dict[str, object], before: object) -> dict[str, object]:
        return change(services, render, asked, before)

    in_browser: Callable[..., None] = app.clientside_callback
    in_browser(
        ClientsideFunction("kaart", "show"),
        Output(Kaart.TABLE, "title"),
        Input(Kaart.ROWS, "data"),
        Input(Kaart.AREA, "value"),
    )
    in_browser(
        ClientsideFunction("kaart", "showSeries"),
        Output(Kaart.RANKING, "title"),
        Input(Kaart.SERIES, "data"),
    )
    in_browser(
        ClientsideFunction("kaart", "showPicker"),
        Output(Kaart.FIGURES, "title"),
        Input(Kaart.FIGURE_LIST, "data"),
    )
    in_browser(
        ClientsideFunction("kaart", "follow"),
        Output(Shell.STATUS, "children"),
        Input(Kaart.QUERY, "data"),
    )

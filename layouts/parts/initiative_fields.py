"""Fields of the form of an initiative: a label, the field, and where its error is said."""

from collections.abc import Sequence
from typing import TypeAlias

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.ids import Initiative
from dashboard.initiative_fields import CLOSING, FIELDS, labels
from data.language import _

Options = list[dict[str, str]]
Control: TypeAlias = dbc.Input | dbc.Select | dbc.Textarea
_NAMES = {place: name for name, place in (*FIELDS.items(), *CLOSING.items())}


def label_of(control: Initiative) -> str:
    return labels()[_NAMES[control]]


def field(control: Control, hint: str = "", *, label: str = "", required: bool = False) -> html.Div:
    """A field under its label; assets/js/initiative.js says below it what is wrong."""
    words = [label or label_of(control.id), *([_(" (verplicht)")] if required else [])]
    return html.Div(
        [
            html.Label([*words, *_hint(hint)], htmlFor=control.id),
            control,
            error(control.id),
        ],
        className="control",
    )


def _hint(hint: str) -> list[Component]:
    return [html.Span(hint, className="hint")] if hint else []


def error(of: str) -> html.Div:
    return html.Div(id=f"{of}-fout", className="field-error")


def line(control: Initiative, value: str, **more: object) -> dbc.Input:
    return dbc.Input(id=control, value=value, autocomplete="off", **more)


def boxes(control: Initiative, options: Options, value: Sequence[str]) -> html.Fieldset:
    return html.Fieldset(
        [
            html.Legend(label_of(control)),
            dbc.Checklist(id=control, options=options, value=list(value), className="boxes"),
            error(control),
        ],
        className="control",
    )


def tick(control: Initiative, words: str, value: str, *, is_on: bool) -> html.Div:
    """One box to tick, with the words beside it as its label."""
    option = [{"label": words, "value": value}]
    ticked = [value] if is_on else []
    return html.Div(
        [dbc.Checklist(id=control, options=option, value=ticked), error(control)],
        className="control tick",
    )


def group(legend: str, *children: Component) -> html.Fieldset:
    return html.Fieldset([html.Legend(legend), *children], className="form-group")


def folded(summary: str, *children: Component, is_open: bool) -> html.Details:
    """Fields that may be left out."""
    return html.Details(
        [html.Summary(summary), html.Div(list(children), className="form-group")],
        className="more-fields",
        open=is_open,
    )

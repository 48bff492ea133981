"""Fields of the forms of page Fasen: a label, the field, and the place where its error is said."""

from typing import TypeAlias

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.ids import Fasen

Options = list[dict[str, str]]
Field: TypeAlias = dbc.Input | dbc.Select | dbc.Textarea


def _words(label: str, hint: str) -> list[Component | str]:
    return [label, html.Span(hint, className="hint")] if hint else [label]


def field(label: str, control: Field, hint: str = "", class_name: str = "") -> html.Div:
    """A field under its label; assets/js/fasen.js writes in the element below what is wrong."""
    return html.Div(
        [html.Label(_words(label, hint), htmlFor=control.id), control, error(control.id)],
        className=f"control {class_name}".strip(),
    )


def error(of: str) -> html.Div:
    return html.Div(id=f"{of}-fout", role="alert", className="field-error")


def line(control: Fasen, longest: int, value: str = "") -> dbc.Input:
    return dbc.Input(id=control, value=value, maxlength=longest, autocomplete="off")


def day(control: Fasen, value: str = "") -> dbc.Input:
    return dbc.Input(id=control, type="date", value=value)


def lines(control: Fasen, longest: int, rows: int = 3) -> dbc.Textarea:
    return dbc.Textarea(id=control, value="", maxlength=longest, rows=rows)


def select(control: Fasen, options: Options, value: str) -> dbc.Select:
    return dbc.Select(id=control, options=options, value=value)


def boxes(
    legend: str, control: Fasen, options: Options, value: list[str], hint: str = ""
) -> html.Fieldset:
    return html.Fieldset(
        [
            html.Legend(_words(legend, hint)),
            dbc.Checklist(id=control, options=options, value=value, className="boxes"),
            error(control),
        ],
        className="control",
    )


def send(form: Fasen, button: Fasen, words: str) -> html.Div:
    """The button, and what is said after it was pressed."""
    return html.Div(
        [
            error(form),
            html.Button(words, id=button, type="button", className="plain primary"),
            html.P(id=f"{form}-klaar", role="status", className="done"),
        ],
        className="send",
    )

"""Fields of the form of a session: a label, the field, and the place where its error is said."""

import dash_bootstrap_components as dbc
from dash import html

from dashboard.ids import Sessie


def field(label: str, control: dbc.Input | dbc.Select) -> html.Div:
    return html.Div(
        [html.Label(label, htmlFor=control.id), control, error(control.id)], className="control"
    )


def group(legend: str, control: dbc.Checklist) -> html.Fieldset:
    return html.Fieldset([html.Legend(legend), control, error(control.id)], className="control")


def error(of: Sessie) -> html.Div:
    return html.Div(id=f"{of}-fout", role="alert", className="field-error")

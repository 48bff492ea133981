"""A form: fields with their labels, hidden values and one button. callbacks/forms.py sends it,
dashboard/steering/writes.py knows who writes it, assets/js/forms.js says what came of it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.steering.forms import NOTHING
from data.language import _

Kind = Literal["line", "lines", "day", "number", "select", "checks"]
Options = Sequence[Mapping[str, object]]
Control: TypeAlias = dbc.Input | dbc.Select | dbc.Textarea


@dataclass(frozen=True)
class Field:
    """options: [{"label": .., "value": ..}] of a select or of boxes. value: of boxes a sequence.
    longest: characters that fit, None where the browser does not count. hint: below the label."""

    name: str
    label: str
    kind: Kind = "line"
    options: Options = ()
    value: str | Sequence[str] = ""
    hint: str = ""
    required: bool = False
    longest: int | None = None
    rows: int = 3


@dataclass(frozen=True)
class FieldGroup:
    """Fields side by side, or folded away under their legend until somebody opens it."""

    fields: Sequence[Field]
    legend: str = ""
    folded: bool = False


def form(
    name: str,
    fields: Sequence[Field | FieldGroup],
    *,
    button: str,
    hidden: Mapping[str, str] | None = None,
    heading: str = "",
    key: str = "",
) -> html.Div:
    """name: its name in WRITES. hidden: sent along with the fields. key: keeps two forms with one
    name on a page apart; without spaces. heading: words of an h3 above it."""
    frame = f"vorm-{name}-{key}"
    sent = {"vorm": name, "sleutel": key, "waarden": dict(hidden or {})}
    children: list[Component] = [html.H3(heading)] if heading else []
    children += [_part(part, name, key) for part in fields]
    children += [
        _send(name, key, button),
        dcc.Store(id=_of_form(name, key, "verborgen"), data=sent),
        dcc.Store(id=_of_form(name, key, "uitkomst")),
    ]
    return html.Div(children, id=frame, className="steering-form")


def _of_form(name: str, key: str, part: str) -> dict[str, str]:
    return {"vorm": name, "sleutel": key, "deel": part}


def field_id(name: str, key: str, field: str) -> dict[str, str]:
    """The id of a field of a form."""
    return {"vorm": name, "sleutel": key, "veld": field}


def _html_id(its_id: Mapping[str, str]) -> str:
    """As Dash writes it in the page, for the label."""
    return json.dumps(its_id, sort_keys=True, separators=(",", ":"))


def _send(name: str, key: str, button: str) -> html.Div:
    return html.Div(
        [
            _error(name, key, ""),
            html.Button(
                button,
                id=_of_form(name, key, "bewaar"),
                type="button",
                className="plain primary",
            ),
        ],
        className="send",
    )


def _error(name: str, key: str, field: str) -> html.Div:
    """Where assets/js/forms.js says what is wrong; of the whole form when field is empty."""
    return html.Div(
        id=f"vorm-{name}-{key}-{field}-fout", role="alert", className="field-error", tabIndex=-1
    )


def _part(part: Field | FieldGroup, name: str, key: str) -> Component:
    if isinstance(part, Field):
        return _field(part, name, key)
    children = [_field(field, name, key) for field in part.fields]
    if part.folded:
        return html.Details([html.Summary(part.legend), *children], className="folded")
    beside = html.Div(children, className="side-by-side")
    if not part.legend:
        return beside
    return html.Fieldset([html.Legend(part.legend), beside], className="control form-part")


def _field(field: Field, name: str, key: str) -> Component:
    its_id = field_id(name, key, field.name)
    words: list[Component | str] = [field.label]
    words += [_(" (verplicht)")] if field.required else []
    words += [html.Span(field.hint, className="hint")] if field.hint else []
    error = _error(name, key, field.name)
    if field.kind == "checks":
        boxes = dbc.Checklist(
            id=its_id,
            options=[dict(option) for option in field.options],
            value=list(field.value),
            className="boxes",
        )
        return html.Fieldset([html.Legend(words), boxes, error], className="control")
    label = html.Label(words, htmlFor=_html_id(its_id))
    return html.Div([label, _control(field, its_id), error], className="control")


def _control(field: Field, its_id: dict[str, str]) -> Control:
    value = field.value if isinstance(field.value, str) else ""
    longest = {} if field.longest is None else {"maxlength": field.longest}
    if field.kind == "select":
        options = [{**option, "value": option["value"] or NOTHING} for option in field.options]
        return dbc.Select(id=its_id, options=options, value=value or NOTHING)
    if field.kind == "lines":
        return dbc.Textarea(id=its_id, value=value, rows=field.rows, **longest)
    if field.kind == "day":
        return dbc.Input(id=its_id, type="date", value=value)
    numeric = {"inputMode": "decimal"} if field.kind == "number" else {}
    return dbc.Input(id=its_id, value=value, autocomplete="off", **numeric, **longest)

"""Below the form of an initiative: saying that it has ended, and what was done to it before."""

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.calendar import today
from dashboard.ids import Initiative
from dashboard.initiative_words import FieldChange, Step, steps
from dashboard.initiatives import InitiativeView
from dashboard.services import Services
from data.initiatives import LONGEST_REASON
from data.language import _
from data.place import InitiativeStatus
from layouts.parts import initiative_fields as fields
from layouts.parts.attributes import aria
from layouts.parts.card import card
from layouts.parts.initiative_form import send, summary

CLOSING_ID, HISTORY_ID = "afsluiten", "geschiedenis"
"""What stands after the # in a link to these folds."""


def closing(view: InitiativeView, services: Services) -> list[Component]:
    """Nothing for a new initiative, or one that is closed already."""
    finished = InitiativeStatus.FINISHED.value
    if view.stored is None or view.stored.values["status"] == finished:
        return []
    what = _("Het blijft in het dashboard staan, onder “Niet meer actief”.")
    day = dbc.Input(id=Initiative.LAST_DAY, type="date", value=today().isoformat())
    reason = fields.line(Initiative.REASON, "", maxlength=LONGEST_REASON)
    inside = [
        html.P(what, className="hint"),
        summary(Initiative.CLOSE_FORM),
        fields.field(day, label=_("Laatste dag"), required=True),
        fields.field(reason, required=True),
        send(Initiative.CLOSE_FORM, Initiative.CLOSE, _("Sluit af"), view, services),
    ]
    return [_fold(CLOSING_ID, _("Afsluiten"), html.Div(inside, id=Initiative.CLOSE_FORM))]


def history(view: InitiativeView, services: Services) -> list[Component]:
    """Who did what, newest first; nothing for a new initiative."""
    if view.stored is None:
        return []
    told = steps(view.history, services.catalogue, view.snapshot.names)
    none = _("In dit dashboard is er nog niets aan gewijzigd.")
    content = html.Ol([_step(step) for step in told], className="steps") if told else html.P(none)
    return [_fold(HISTORY_ID, _("Geschiedenis"), content)]


def _fold(anchor: str, title: str, content: Component) -> html.Section:
    heading = html.Summary(html.H2(title))
    return card(html.Details([heading, content], id=anchor), class_name="initiative-fold")


def _was(field: FieldChange) -> list[Component]:
    return [
        html.Del(field.was),
        html.Span(_(" wordt "), className="only-heard"),
        html.Span(" → ", **aria(hidden="true")),
    ]


def _step(step: Step) -> html.Li:
    head = html.P([html.Strong(step.did), " ", step.signed])
    why = [html.P(_("Reden: {reason}").format(reason=step.reason))] if step.reason else []
    fields_ = [
        html.Div(
            [
                html.Dt(field.label),
                html.Dd([*(_was(field) if step.was_there else []), html.Span(field.now)]),
            ]
        )
        for field in step.fields
    ]
    return html.Li([head, *why, html.Dl(fields_)])

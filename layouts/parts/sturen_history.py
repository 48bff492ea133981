"""The history of something that people revise: who changed what, and when."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.steering.history import Step, change_words
from data.language import _
from layouts.parts.card import card


def history_card(steps: Sequence[Step]) -> html.Section:
    """steps: newest first."""
    return card(html.H2(_("Geschiedenis")), history_list(steps), class_name="revisions")


def history_list(steps: Sequence[Step]) -> Component:
    return html.Ol([_item(step) for step in steps], className="revision-list", reversed=True)


def _item(step: Step) -> html.Li:
    did = _("schreef dit op") if step.is_first else _("wijzigde dit")
    text = _("{who} {did} ({when})").format(who=step.who, did=did, when=step.when)
    changes = [html.Li(change_words(change)) for change in step.changes]
    return html.Li([html.P(text, className="signed"), *([html.Ul(changes)] if changes else [])])

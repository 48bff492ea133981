"""The forms of actions: a new one, and one that is revised."""

from collections.abc import Mapping

from dash import html

from dashboard import formatting
from dashboard.services import Services
from dashboard.steering.action_places import place_words, places_of
from dashboard.steering.action_view import ActionView
from dashboard.steering.action_writes import NEW, REVISE
from dashboard.steering.goal_columns import ACTION_STATES
from data.language import _
from data.steering.actions import LONGEST_REMARK, LONGEST_TITLE
from data.steering.rows import Action
from data.steering.store import Steering
from data.steering.words import PLANNED
from layouts.parts.decision_form import about_group, area_field, iso_day, owner_field
from layouts.parts.form import Field, FieldGroup, form
from layouts.parts.wijk_head import area_options

Given = Mapping[str, str]
EMPTY: Given = {"title": "", "owner": "", "status": PLANNED}


def new_action_form(services: Services, steering: Steering, area: str, given: Given) -> html.Div:
    """area: that is chosen at first. given: goal, theme, indicator, ..."""
    snapshot = services.snapshot()
    place = area_field(snapshot, area_options(snapshot, services), area)
    fields = _fields(services, steering, {**EMPTY, **given})
    return form(NEW, [fields[0], place, *fields[1:]], button=_("Leg vast"))


def revise_action_form(services: Services, view: ActionView) -> html.Div:
    fields = _fields(services, view.steering, given_of(view.action))
    hidden = {"id": str(view.action.id), "seen": str(view.action.revision)}
    return form(REVISE, fields, button=_("Bewaar"), hidden=hidden)


def given_of(action: Action) -> Given:
    """What the fields hold for an action that is there."""
    budget = action.budget
    decimals = 0 if budget is None or budget.is_integer() else 2
    return {
        "title": action.title,
        "owner": action.owner,
        "status": action.status,
        "start": iso_day(action.start),
        "due": iso_day(action.due),
        "budget": "" if budget is None else formatting.number(budget, decimals),
        "place": str(action.place or ""),
        "remark": action.remark or "",
        "goal": str(action.goal or ""),
        "theme": action.theme or "",
        "indicator": action.indicator or "",
    }


def _fields(services: Services, steering: Steering, given: Given) -> list[Field | FieldGroup]:
    return [
        _title(given["title"]),
        FieldGroup([owner_field(given["owner"]), _status(given["status"])]),
        FieldGroup([_start(given.get("start", "")), _due(given.get("due", ""))]),
        FieldGroup([_place(services, given.get("place", "")), _budget(given.get("budget", ""))]),
        about_group(services, steering, given),
        _remark(given.get("remark", "")),
    ]


def _title(value: str) -> Field:
    hint = _("Bijvoorbeeld: inloop openen in het buurthuis.")
    return Field(
        "title", _("Wat gaan wij doen?"), value=value, hint=hint, required=True,
        longest=LONGEST_TITLE,
    )  # fmt: skip


def _status(value: str) -> Field:
    states = [{"label": words, "value": state} for state, words in ACTION_STATES.items()]
    hint = _("Hoe ver is het?")
    return Field("status", _("Stand"), "select", options=states, value=value, hint=hint)


def _start(value: str) -> Field:
    hint = _("Vanaf deze dag kijken wij of het helpt.")
    return Field("start", _("Start"), "day", value=value, hint=hint)


def _due(value: str) -> Field:
    return Field("due", _("Klaar op"), "day", value=value, hint=_("Mag leeg blijven."))


def _budget(value: str) -> Field:
    hint = _("In euro. Mag leeg blijven.")
    return Field("budget", _("Budget"), "number", value=value, hint=hint, longest=16)


def _place(services: Services, value: str) -> Field:
    snapshot = services.snapshot()
    options = [{"label": _("niemand in het bijzonder"), "value": ""}]
    options += [
        {"label": place_words(place, snapshot), "value": str(place.id)}
        for place in places_of(services)
    ]
    known = value if any(option["value"] == value for option in options) else ""
    hint = _("Een initiatief, aanbieder of team.")
    return Field("place", _("Met wie?"), "select", options=options, value=known, hint=hint)


def _remark(value: str) -> Field:
    hint = _("Bijvoorbeeld hoe het loopt. Noem geen namen van inwoners.")
    return Field("remark", _("Opmerking"), "lines", value=value, hint=hint, longest=LONGEST_REMARK)

"""The forms of goals: a new one from the newest figure, and one that is revised."""

from dash import html

from dashboard import formatting
from dashboard.calendar import today
from dashboard.steering.goal_columns import GOAL_STATES
from dashboard.steering.goal_start import seal
from dashboard.steering.goal_view import GoalView, NewGoal, priority_options
from dashboard.steering.goal_words import amount
from dashboard.steering.goal_writes import NEW, REVISE
from data.catalogue.model import Indicator
from data.language import _
from data.steering.goals import LONGEST_REASON, Start
from layouts.parts.decision_form import owner_field
from layouts.parts.form import Field, FieldGroup, form

FEW_YEARS = 3
"""How far away a goal is at first."""


def new_goal_form(asked: NewGoal, figure: Indicator, start: Start) -> html.Div:
    options = priority_options(asked.priorities, asked.area)
    known = asked.priority if any(o["value"] == asked.priority for o in options) else ""
    year = str(today().year + FEW_YEARS)
    fields: list[Field | FieldGroup] = [
        FieldGroup([_target("", figure, start.value), _year(year)]),
        _reason(""),
        owner_field(""),
        *([_priority(options, known)] if len(options) > 1 else []),
    ]
    hidden = {"area": asked.area, "indicator": figure.id, "start": seal(start)}
    return form(NEW, fields, button=_("Stel het doel"), hidden=hidden)


def revise_goal_form(view: GoalView) -> html.Div:
    goal, figure = view.goal, view.judged.indicator
    states = [{"label": words, "value": state} for state, words in GOAL_STATES.items()]
    options = priority_options(view.priorities, goal.area, goal.priority)
    shown = formatting.bare_value(goal.target, figure) if figure else str(goal.target)
    target = _target(shown, figure, view.judged.goal.start_value)
    fields: list[Field | FieldGroup] = [
        FieldGroup([target, _year(str(goal.due_year))]),
        _reason(goal.reason),
        owner_field(goal.owner),
        *([_priority(options, str(goal.priority or ""))] if len(options) > 1 else []),
        Field(
            "status",
            _("Geldt het nog?"),
            "select",
            options=states,
            value=goal.status,
            hint=_("Of het is behaald, volgt uit de cijfers."),
        ),
    ]
    hidden = {"id": str(goal.id), "seen": str(goal.revision)}
    return form(REVISE, fields, button=_("Bewaar"), hidden=hidden)


def _target(value: str, figure: Indicator | None, start: float) -> Field:
    return Field(
        "target",
        _("Waar moet het naartoe?"),
        "number",
        value=value,
        hint=_target_hint(figure, start),
        required=True,
        longest=20,
    )


def _target_hint(figure: Indicator | None, start: float) -> str:
    """ "In procent, lager dan 13,4%"; "" when the start is withheld."""
    if figure is None or not formatting.is_known(start):
        return ""
    side = {
        "lower_is_better": _("lager dan {value}"),
        "higher_is_better": _("hoger dan {value}"),
        "neutral": _("anders dan {value}"),
    }[figure.polarity]
    unit = formatting.unit_words(figure)
    text = _("In {unit}, {side}.")
    if figure.kind == "count":
        text = _("Aantal {unit}, {side}.")
    elif unit.startswith("per "):
        unit, text = unit.capitalize(), _("{unit}, {side}.")
    return text.format(unit=unit, side=side.format(value=amount(start, figure)))


def _year(value: str) -> Field:
    return Field(
        "due_year",
        _("In welk jaar?"),
        "number",
        value=value,
        hint=_("Het cijfer over dit jaar telt."),
        required=True,
        longest=4,
    )


def _reason(value: str) -> Field:
    return Field(
        "reason",
        _("Waarom dit doel?"),
        "lines",
        value=value,
        hint=_("Noem geen namen van inwoners."),
        required=True,
        longest=LONGEST_REASON,
    )


def _priority(options: list[dict[str, object]], value: str) -> Field:
    return Field(
        "priority", _("Welke prioriteit dient het?"), "select", options=options, value=value
    )

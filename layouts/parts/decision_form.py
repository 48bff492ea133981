"""The forms of decisions: a new one, and one that is revised."""

from collections.abc import Mapping
from datetime import date

from dash import html

from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.steering.about import figure_options, goal_options, theme_options
from dashboard.steering.decision_writes import NEW, REVISE
from dashboard.steering.decisions import STATES, DecisionView
from data.language import _
from data.steering.decisions import LONGEST_OWNER, LONGEST_REMARK, LONGEST_TEXT
from data.steering.rows import Decision
from data.steering.store import Steering
from layouts.parts.form import Field, FieldGroup, form

Given = Mapping[str, str]
"""Name of a field -> what it holds at first."""


def new_decision(
    services: Services,
    steering: Steering,
    given: Given,
    hidden: Given,
    places: list[Field] | None = None,
) -> html.Div:
    """places: the fields that say where it belongs, when `hidden` does not."""
    fields: list[Field | FieldGroup] = [
        _text(given.get("text", "")),
        *(places or []),
        FieldGroup([owner_field(""), _due("")]),
        about_group(services, steering, given),
    ]
    return form(NEW, fields, button=_("Leg vast"), hidden=hidden)


def revise_decision(services: Services, view: DecisionView) -> html.Div:
    decision = view.decision
    states = [{"label": words, "value": state} for state, words in STATES.items()]
    hint = _("Bijvoorbeeld wat er gebeurde, of waarom het besluit vervalt.")
    fields: list[Field | FieldGroup] = [
        _text(decision.text),
        FieldGroup([owner_field(decision.owner), _due(iso_day(decision.due))]),
        Field("status", _("Stand"), "select", options=states, value=decision.status),
        Field(
            "remark",
            _("Opmerking"),
            "lines",
            value=decision.remark or "",
            hint=hint,
            longest=LONGEST_REMARK,
        ),
        about_group(services, view.steering, about_of(decision)),
    ]
    hidden = {"id": str(decision.id), "seen": str(decision.revision)}
    return form(REVISE, fields, button=_("Bewaar"), hidden=hidden)


def about_of(decision: Decision) -> Given:
    return {
        "indicator": decision.indicator or "",
        "theme": decision.theme or "",
        "goal": str(decision.goal or ""),
    }


def area_field(snapshot: Snapshot, options: list[dict[str, str]], value: str) -> Field:
    known = value if value in snapshot.levels else snapshot.code
    return Field("area", _("Over welk gebied?"), "select", options=options, value=known)


def _text(value: str) -> Field:
    hint = _("Wat is afgesproken? Noem geen namen van inwoners.")
    return Field(
        "text", _("Besluit"), "lines", value=value, hint=hint, required=True, longest=LONGEST_TEXT
    )


def owner_field(value: str) -> Field:
    """Who does it."""
    hint = _("Een functie of team.")
    return Field("owner", _("Wie doet het?"), value=value, hint=hint, required=True,
                 longest=LONGEST_OWNER)  # fmt: skip


def _due(value: str) -> Field:
    return Field("due", _("Wanneer is het klaar?"), "day", value=value, hint=_("Mag leeg blijven."))


def about_group(services: Services, steering: Steering, given: Given) -> FieldGroup:
    """The figure, the theme and the goal that something is about. given: indicator, theme, goal."""
    catalogue, snapshot = services.catalogue, services.snapshot()
    goals = goal_options(steering.goals, snapshot, catalogue)
    choices = (
        ("indicator", _("Cijfer"), figure_options(catalogue)),
        ("theme", _("Thema"), theme_options()),
        ("goal", _("Doel"), goals),
    )
    fields = [
        Field(name, label, "select", options=options, value=given.get(name, ""))
        for name, label, options in choices
        if len(options) > 1
    ]
    return FieldGroup(fields, legend=_("Waarover gaat het? (mag leeg blijven)"))


def iso_day(day: date | None) -> str:
    return day.isoformat() if day else ""

"""The pages of decisions: a new one, and one with its links and its history."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.calendar import today
from dashboard.fasen_words import short_day
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError, Snapshot
from dashboard.steering.decisions import DecisionView, UnknownDecisionError, decision_view
from dashboard.steering.scope import scope_of
from data.language import _
from data.steering.store import Steering
from layouts.empty import not_found
from layouts.parts.agreed import Fact, about_facts, agreed_card
from layouts.parts.attributes import aria
from layouts.parts.card import card
from layouts.parts.decision_form import area_field, new_decision, revise_decision
from layouts.parts.form import Field
from layouts.parts.sturen_decisions import pill
from layouts.parts.sturen_history import history_card
from layouts.parts.wijk_head import area_options

MOST_MEETINGS = 30
"""Meetings that can be chosen: the newest."""


def new_page(services: Services, query: Mapping[str, object]) -> html.Div:
    """A form for a new decision (gebied, overleg, cijfer, thema, doel). Raises EmptyStoreError."""
    snapshot = services.snapshot()
    steering = services.steering.of(municipality=snapshot.code)
    scope = scope_of(services, query).code
    given = {
        "indicator": str(query.get("cijfer") or ""),
        "theme": str(query.get("thema") or ""),
        "goal": str(query.get("doel") or ""),
    }
    places = [
        area_field(snapshot, area_options(snapshot, services), scope),
        _meeting_field(snapshot, steering, str(query.get("overleg") or "")),
    ]
    hidden = {"decided": today().isoformat()}
    return html.Div(
        [
            html.Div(
                [steering_crumbs(scope, _("Nieuw besluit")), html.H1(_("Leg een besluit vast"))],
                className="page-head",
            ),
            card(new_decision(services, steering, given, hidden, places), class_name="narrow"),
        ],
        className="steering",
    )


def page(services: Services, its_id: str) -> html.Div:
    """One decision. Raises EmptyStoreError."""
    try:
        view = decision_view(services, its_id, today())
    except UnknownDecisionError:
        return not_found(_("Dit besluit is niet bekend."), back="/sturen")
    changed = card(html.H2(_("Wijzig het besluit")), revise_decision(services, view))
    return html.Div(
        [
            _head(view),
            html.Div(
                [html.Div([_facts(view), history_card(view.history)]), changed],
                className="steering-two",
            ),
        ],
        className="steering",
    )


def title(services: Services, its_id: str = "") -> str:
    try:
        text = decision_view(services, its_id, today()).decision.text.replace("\n", " ")
    except (UnknownDecisionError, EmptyStoreError):
        return _("Niet gevonden")
    return _("Besluit: {text}").format(text=text[:60])


def steering_crumbs(area: str, here: str, *between: Component) -> html.Nav:
    """Sturen › between › here."""
    steps: list[Component | str] = [html.A(_("Sturen"), href=f"/sturen?gebied={area}"), " › "]
    for step in between:
        steps += [step, " › "]
    last = html.Span(here, **aria(current="page"))
    return html.Nav([*steps, last], className="crumbs", **aria(label=_("Kruimelpad")))


def _meeting_field(snapshot: Snapshot, steering: Steering, chosen: str) -> Field:
    newest = [m for m in reversed(steering.meetings) if m.held <= today()][:MOST_MEETINGS]
    newest += [m for m in steering.meetings if str(m.id) == chosen and m not in newest]
    options = [{"label": _("niet in een overleg"), "value": ""}]
    for meeting in newest:
        place = snapshot.names.get(meeting.area, meeting.area)
        label = f"{meeting.title}, {place}, {short_day(meeting.held)}"
        options.append({"label": label, "value": str(meeting.id)})
    known = chosen if any(option["value"] == chosen for option in options) else ""
    return Field("meeting", _("In welk overleg?"), "select", options=options, value=known)


def _head(view: DecisionView) -> html.Div:
    status = view.line.status
    facts = [pill(status.kind, status.words)]
    if view.line.late:
        facts.append(html.Span(view.line.due, className="late"))
    text = html.H1(view.decision.text, className="decision-title")
    crumbs = steering_crumbs(view.decision.area, _("Besluit"))
    return html.Div([crumbs, text, html.P(facts, className="pills")], className="page-head")


def _facts(view: DecisionView) -> html.Section:
    decision = view.decision
    rows: list[Fact] = [
        (_("Wie"), decision.owner),
        (_("Klaar op"), view.line.due),
        (_("Genomen op"), short_day(decision.decided)),
        (_("Gebied"), html.A(view.area_name, href=f"/sturen?gebied={decision.area}")),
    ]
    if view.meeting:
        link = html.A(view.meeting.title, href=f"/sturen/overleg/{view.meeting.id}")
        rows.append((_("Overleg"), link))
    return agreed_card([*rows, *about_facts(view.line.about, decision.remark)])

"""The pages of actions: a new one, and one with whether it helped and its history."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.calendar import today
from dashboard.fasen_words import short_day
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from dashboard.steering.action_places import place_href, place_words
from dashboard.steering.action_view import ActionView, UnknownActionError, action_view
from dashboard.steering.goal_columns import euro
from dashboard.steering.scope import scope_of
from data.language import _
from layouts.empty import not_found
from layouts.parts.action_form import new_action_form, revise_action_form
from layouts.parts.agreed import Fact, about_facts, agreed_card
from layouts.parts.card import card
from layouts.parts.chip import chip
from layouts.parts.sturen_effect import effect_card
from layouts.parts.sturen_history import history_card
from layouts.sturen_besluit import steering_crumbs


def new_page(services: Services, query: Mapping[str, object]) -> html.Div:
    """A form for a new action (gebied, doel, thema, cijfer). Raises EmptyStoreError."""
    scope = scope_of(services, query)
    steering = services.steering.of(municipality=scope.snapshot.code)
    names = {"goal": "doel", "theme": "thema", "indicator": "cijfer"}
    given = {field: str(query.get(word) or "") for field, word in names.items()}
    head = [steering_crumbs(scope.code, _("Nieuwe actie")), html.H1(_("Leg een actie vast"))]
    made = new_action_form(services, steering, scope.code, given)
    return html.Div(
        [html.Div(head, className="page-head"), card(made, class_name="narrow")],
        className="steering",
    )


def page(services: Services, its_id: str) -> html.Div:
    """One action. Raises EmptyStoreError."""
    day = today()
    try:
        view = action_view(services, its_id, day)
    except UnknownActionError:
        return not_found(_("Deze actie is niet bekend."), back="/sturen")
    changed = card(html.H2(_("Wijzig de actie")), revise_action_form(services, view))
    left = [_facts(view), effect_card(services, view.action, day)]
    right = [changed, history_card(view.history)]
    return html.Div(
        [_head(view), html.Div([html.Div(left), html.Div(right)], className="steering-two")],
        className="steering",
    )


def title(services: Services, its_id: str = "") -> str:
    try:
        view = action_view(services, its_id, today())
    except (UnknownActionError, EmptyStoreError):
        return _("Niet gevonden")
    return _("Actie: {title}").format(title=view.action.title[:60])


def _head(view: ActionView) -> html.Div:
    state: list[Component] = [chip(view.status)]
    state.append(html.Span(view.when, className="late" if view.late else ""))
    return html.Div(
        [
            steering_crumbs(view.action.area, _("Actie")),
            html.H1(view.action.title),
            html.P(state, className="pills"),
        ],
        className="page-head",
    )


def _facts(view: ActionView) -> html.Section:
    action = view.action
    rows: list[Fact] = [(_("Wie"), action.owner)]
    if action.start:
        rows.append((_("Start"), short_day(action.start)))
    if action.due:
        rows.append((_("Klaar op"), short_day(action.due)))
    if view.place:
        words = place_words(view.place, view.snapshot)
        rows.append((_("Met wie"), html.A(words, href=place_href(view.place, view.snapshot))))
    if action.budget is not None:
        rows.append((_("Budget"), euro(action.budget)))
    rows.append((_("Gebied"), html.A(view.area_name, href=f"/sturen?gebied={action.area}")))
    return agreed_card([*rows, *about_facts(view.about, action.remark)])

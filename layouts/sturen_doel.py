"""The pages of goals: a new one, and one with its course, its actions and its history."""

from collections.abc import Mapping

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.calendar import today
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from dashboard.steering.about import figure_options
from dashboard.steering.goal_origin import newest_href
from dashboard.steering.goal_view import (
    GoalView,
    NewGoal,
    UnknownGoalError,
    goal_view,
    new_goal,
)
from dashboard.steering.goal_words import RULES, amount, goal_name, start_words
from data.language import _
from layouts.empty import not_found
from layouts.parts.agreed import Fact, agreed_card, long_text
from layouts.parts.card import card
from layouts.parts.chip import chip
from layouts.parts.goal_form import new_goal_form, revise_goal_form
from layouts.parts.sturen_aim import aim_card
from layouts.parts.sturen_decisions import decision_rows
from layouts.parts.sturen_goals import action_rows
from layouts.parts.sturen_history import history_card
from layouts.parts.wijk_head import area_options
from layouts.sturen_besluit import steering_crumbs

AREA, FIGURE = "doel-gebied", "doel-cijfer"


def new_page(services: Services, query: Mapping[str, object]) -> html.Div:
    """A form for a new goal (gebied, cijfer, prioriteit). Raises EmptyStoreError."""
    asked = new_goal(services, query)
    about = _("Een doel begint bij het nieuwste cijfer. Dat komt uit de cijfers zelf.")
    head = [
        steering_crumbs(asked.area, _("Nieuw doel")),
        html.H1(_("Stel een doel")),
        html.P(about, className="facts"),
    ]
    return html.Div(
        [
            html.Div(head, className="page-head"),
            card(html.H2(_("Over welk gebied en welk cijfer?")), _choose(services, asked)),
            *_from_here(services, asked),
        ],
        className="steering",
    )


def page(services: Services, its_id: str) -> html.Div:
    """One goal. Raises EmptyStoreError."""
    try:
        view = goal_view(services, its_id, today())
    except UnknownGoalError:
        return not_found(_("Dit doel is niet bekend."), back="/sturen")
    left = [_course(services, view), _actions(view), *_decisions(view)]
    changed = card(html.H2(_("Wijzig het doel")), revise_goal_form(view))
    right = [_facts(services, view), changed, history_card(view.history)]
    return html.Div(
        [
            _head(services, view),
            html.Div([html.Div(left), html.Div(right)], className="steering-two"),
        ],
        className="steering",
    )


def title(services: Services, its_id: str = "") -> str:
    try:
        view = goal_view(services, its_id, today())
    except (UnknownGoalError, EmptyStoreError):
        return _("Niet gevonden")
    return _("Doel: {name}").format(name=_name(services, view))


def _name(services: Services, view: GoalView) -> str:
    return goal_name(view.goal, services.catalogue, view.judged.place)


def _choose(services: Services, asked: NewGoal) -> html.Form:
    """Sent by the browser itself: the page comes back with the figure that it starts from."""
    figures = figure_options(services.catalogue)[1:]
    areas = area_options(asked.snapshot, services)
    chosen = asked.figure.id if asked.figure else None
    choices = [
        _select(_("Gebied"), AREA, "gebied", areas, asked.area),
        _select(_("Cijfer"), FIGURE, "cijfer", figures, chosen),
        html.Button(_("Toon het begin"), type="submit", className="plain"),
    ]
    kept = [dbc.Input(type="hidden", name="prioriteit", value=asked.priority)]
    return html.Form(
        [*choices, *(kept if asked.priority else [])],
        action="/sturen/doel",
        method="get",
        className="choose-start",
    )


def _select(
    label: str, its_id: str, name: str, options: list[dict[str, str]] | list[dict[str, object]],
    value: str | None,
) -> html.Div:  # fmt: skip
    select = dbc.Select(
        id=its_id, name=name, options=options, value=value, placeholder=_("Kies"), required=True
    )
    return html.Div([html.Label(label, htmlFor=its_id), select], className="control")


def _from_here(services: Services, asked: NewGoal) -> list[Component]:
    """The figure to start from and the form, once area and figure are chosen."""
    figure, start = asked.figure, asked.start
    if figure is None:
        return []
    place = asked.snapshot.names[asked.area]
    if start is None:
        text = _("Van {area} is er geen cijfer “{title}”. Kies een ander gebied of cijfer.")
        said = text.format(area=place, title=figure.title)
        return [html.P(said, className="message", role="status")]
    text = _("Het begin is {value}, over {period}.")
    words = text.format(
        value=formatting.value(start.value, figure), period=formatting.period_phrase(start.period)
    )
    sentence: list[Component] = [html.P(html.Strong(words))]
    if asked.other:
        has = _("Voor dit cijfer heeft {area} al een doel.").format(area=place)
        link = html.A(_("Bekijk dat doel"), href=f"/sturen/doel/{asked.other.id}")
        sentence.append(html.P([has, " ", link]))
    heading = _("{title} in {area}").format(title=figure.title, area=place)
    course = aim_card(services, asked.area, figure.id, heading=heading, sentence=sentence)
    made = card(html.H2(_("Wat is het doel?")), new_goal_form(asked, figure, start))
    return [html.Div([course, made], className="steering-two")]


def _head(services: Services, view: GoalView) -> html.Div:
    return html.Div(
        [
            steering_crumbs(view.goal.area, _("Doel")),
            html.H1(_name(services, view)),
            html.P(view.judged.sentence, className="goal-sentence"),
            html.P(chip(view.judged.said), className="pills"),
        ],
        className="page-head",
    )


def _course(services: Services, view: GoalView) -> html.Section:
    rules = html.Details(
        [html.Summary(_("Hoe wordt dit bepaald?")), html.P(RULES)], className="folded"
    )
    return aim_card(
        services,
        view.goal.area,
        view.goal.indicator,
        heading=_("Op weg naar {aim}").format(aim=view.judged.aim),
        sentence=[html.P(view.judged.why), rules],
        goal=view.goal,
    )


def _actions(view: GoalView) -> html.Section:
    href = f"/sturen/actie?doel={view.goal.id}&gebied={view.goal.area}"
    new = html.P(html.A(_("Leg een actie vast"), href=href, className="plain"), className="onward")
    empty = _("Er is nog geen actie voor dit doel.")
    return card(html.H2(_("Acties")), action_rows(view.actions, empty=empty), new)


def _decisions(view: GoalView) -> list[Component]:
    if not view.decisions:
        return []
    return [card(html.H2(_("Besluiten")), decision_rows(view.decisions))]


def _facts(services: Services, view: GoalView) -> html.Section:
    goal, judged = view.goal, view.judged
    start = _("{value}, over {period}").format(
        value=start_words(judged.goal, judged.indicator, amount),
        period=formatting.period_phrase(goal.start_period),
    )
    rows: list[Fact] = [
        (_("Begin"), start),
        (_("Doel"), judged.aim),
        (_("Wie"), goal.owner),
        (_("Waarom"), long_text(goal.reason)),
        (_("Gebied"), html.A(judged.place, href=f"/wijk/{goal.area}")),
    ]
    if came := newest_href(services.snapshot(), judged):
        rows.append((_("Cijfer"), html.A(_("Waar komt dit cijfer vandaan?"), href=came)))
    if priority := view.priority:
        link = html.A(priority.title, href=f"/wijk/{priority.area}/analyse")
        rows.append((_("Prioriteit"), link))
    return agreed_card(rows)

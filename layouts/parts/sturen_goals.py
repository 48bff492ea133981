"""Goals and actions as rows: what is aimed at and how far it is, what is done and whether it
helped."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.steering.page import ActionLine, GoalLine
from data.language import _
from layouts.parts.attributes import aria
from layouts.parts.card import card
from layouts.parts.chip import chip


def goals_card(
    goals: Sequence[GoalLine],
    actions: Sequence[ActionLine],
    *,
    area: str = "",
    frozen: bool = False,
) -> html.Div:
    """Two cards beside each other. area: for whose page a new goal or action is made. frozen:
    without ways to add one."""
    query = f"?gebied={area}" if area else ""
    aims = card(
        html.H2(_("Doelen")),
        goal_rows(goals),
        None if frozen else _onward(_("Stel een doel"), f"/sturen/doel{query}", "doelen", query),
        class_name="goals",
    )
    done = card(
        html.H2(_("Acties")),
        action_rows(actions),
        None if frozen else _onward(_("Leg een actie vast"), f"/sturen/actie{query}"),
        class_name="actions",
    )
    return html.Div([aims, done], className="sturen-two goals-actions")


def goal_rows(lines: Sequence[GoalLine]) -> Component:
    """A list of goals, or the words that say there are none."""
    if not lines:
        return html.P(_("Er zijn nog geen doelen."), className="muted")
    return html.Ul([_goal(line) for line in lines], className="goal-rows")


def action_rows(lines: Sequence[ActionLine], *, empty: str = "") -> Component:
    """A list of actions, or the words that say there are none."""
    if not lines:
        return html.P(empty or _("Er zijn nog geen acties."), className="muted")
    return html.Ul([_action(line) for line in lines], className="goal-rows")


def _goal(line: GoalLine) -> html.Li:
    title = html.A(f"{line.title} · {line.area_name}", href=f"/sturen/doel/{line.id}")
    said = html.P(line.sentence)
    why = [html.P(line.why, className="goal-why")] if line.why else []
    return html.Li(
        [html.Div([html.H3(title), said, *why]), html.P(chip(line.status), className="goal-state")]
    )


def _action(line: ActionLine) -> html.Li:
    title = html.H3(html.A(line.title, href=f"/sturen/actie/{line.id}"))
    due = html.Span(line.due, className="late" if line.late else "")
    about = html.P([f"{line.area_name} · {line.owner} · ", due], className="goal-about")
    effect: list[Component] = []
    if line.effect:
        effect = [html.P([_("Heeft het geholpen? "), chip(line.effect)], className="goal-effect")]
    state = html.P(chip(line.status), className="goal-state")
    return html.Li([html.Div([title, about, *effect]), state])


def _onward(words: str, href: str, table: str = "", query: str = "") -> html.P:
    made: list[Component] = [html.A(words, href=href, className="plain")]
    for kind, name in (("csv", _("CSV")), ("xlsx", _("Excel"))) if table else ():
        label = _("Download de doelen als {kind}").format(kind=name)
        address = f"/sturen/{table}.{kind}{query}"
        made.append(html.A(name, href=address, className="plain", **aria(label=label)))
    return html.P(made, className="onward add-decision")

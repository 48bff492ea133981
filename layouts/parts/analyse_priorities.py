"""The priorities of an analysis: ranked, with what they rest on and the way to a goal."""

from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.steering.about import figure_title, goal_title
from dashboard.steering.analysis import AnalysisView
from dashboard.steering.analysis_words import (
    PRIORITY_LABELS,
    STATES,
    proposal_words,
    shortened,
    signed,
)
from dashboard.steering.analysis_writes import REVISE, SET
from data.language import _
from data.steering.analysis_rows import Priority
from data.steering.priorities import LONGEST_REASON, LONGEST_SET_BY, LONGEST_TITLE
from data.steering.words import HOLDS
from layouts.parts.analyse_choices import day_value, figure_fields
from layouts.parts.card import card
from layouts.parts.form import Field, FieldGroup, form
from layouts.parts.sturen_history import history_list


def priorities_card(view: AnalysisView, today: date) -> html.Section:
    about = _("Waar gaat de wijk mee aan de slag? De belangrijkste staat bovenaan.")
    found = view.priorities
    listed: Component = html.P(_("Er zijn nog geen prioriteiten gesteld."), className="muted")
    if found:
        listed = html.Ol([_priority(one, view) for one in found], className="priorities")
    new = html.Details(
        [html.Summary(_("Stel een prioriteit")), _new(view, today)], className="folded on-screen"
    )
    heading = html.H2(_("Prioriteiten"), id="prioriteiten", tabIndex=-1)
    return card(heading, html.P(about), listed, new, *_dropped(view), class_name="analyse-card")


def _priority(priority: Priority, view: AnalysisView) -> html.Li:
    return html.Li(
        [
            html.Span(str(priority.rank), className="rank"),
            html.Div(
                [
                    html.H3(priority.title),
                    html.P(priority.reason, className="note-text"),
                    *_rests_on(priority, view),
                    _set_by(priority, view),
                    _onward(priority, view),
                    _change(priority, view),
                ],
                className="priority",
            ),
        ],
        id=f"prioriteit-{priority.id}",
    )


def _rests_on(priority: Priority, view: AnalysisView) -> list[Component]:
    shown: list[Component] = []
    catalogue = view.wijk.catalogue
    if priority.indicators:
        titles = ", ".join(figure_title(catalogue, name) for name in priority.indicators)
        shown.append(html.P([html.Strong(_("Cijfers: ")), titles]))
    texts = {found.id: found for found in view.written.proposals}
    if named := [texts[number] for number in priority.proposals if number in texts]:
        links = [
            html.Li(html.A(proposal_words(found), href=f"#voorstel-{found.id}")) for found in named
        ]
        shown += [html.Strong(_("Voorstellen:")), html.Ul(links)]
    return shown


def _set_by(priority: Priority, view: AnalysisView) -> html.P:
    text = _("Vastgesteld door {who} op {day}. Opgeschreven door {by}.")
    by = signed(priority.by, priority.at, view.wijk.snapshot.names)
    day = formatting.date(priority.decided)
    return html.P(text.format(who=priority.set_by, day=day, by=by), className="signed")


def _onward(priority: Priority, view: AnalysisView) -> html.P:
    """The goals that serve it, and the way to a new one for each figure."""
    snapshot, catalogue = view.wijk.snapshot, view.wijk.catalogue
    shown: list[Component | str] = []
    for goal in view.goals_of(priority.id):
        title = _("doel: {title}").format(title=goal_title(goal, snapshot, catalogue))
        shown += [html.A(title, href=f"/sturen/doel/{goal.id}"), " · "]
    known = [name for name in priority.indicators if name in catalogue.indicators]
    for name in known or [""]:
        href = f"/sturen/doel?gebied={view.code}&cijfer={name}&prioriteit={priority.id}"
        words = _("maak hier een doel van")
        if len(known) > 1:
            words = _("maak een doel: {title}").format(title=figure_title(catalogue, name).lower())
        shown += [html.A(words, href=href, className="on-screen"), " · "]
    return html.P(shown[:-1], className="onward-links")


def _change(priority: Priority, view: AnalysisView) -> html.Details:
    rows = tuple(row for row in view.priority_rows if row.id == priority.id)
    fields = _fields(view, priority, priority.decided, len(view.priorities))
    states = [{"label": words, "value": state} for state, words in STATES.items()]
    fields.append(Field("status", _("Stand"), "select", options=states, value=priority.status))
    hidden = {"id": str(priority.id), "seen": str(priority.revision)}
    made = form(REVISE, fields, button=_("Bewaar"), hidden=hidden, key=str(priority.id))
    words = _("Wijzig of bekijk de geschiedenis")
    shown = [made, html.H4(_("Geschiedenis")), history_list(view.history(rows, PRIORITY_LABELS))]
    return html.Details([html.Summary(words), *shown], className="folded on-screen")


def _new(view: AnalysisView, today: date) -> html.Div:
    fields = _fields(view, None, today, len(view.priorities) + 1)
    return form(SET, fields, button=_("Leg de prioriteit vast"), hidden={"area": view.code})


def _fields(
    view: AnalysisView, now: Priority | None, decided: date, last: int
) -> list[Field | FieldGroup]:
    """now: the priority that is changed. last: the lowest place that can be chosen."""
    ranks = [{"label": str(rank), "value": str(rank)} for rank in range(1, max(last, 1) + 1)]
    rank = str(now.rank if now and now.status == HOLDS else len(ranks))
    chosen = now.proposals if now else ()
    proposals = [
        {"label": shortened(found.text), "value": str(found.id)} for found in view.written.proposals
    ]
    boxes = Field(
        "proposals",
        _("Op welke voorstellen rust dit?"),
        "checks",
        options=proposals,
        value=[str(number) for number in chosen],
    )
    title = now.title if now else ""
    reason = now.reason if now else ""
    by = now.set_by if now else ""
    return [
        Field("title", _("Prioriteit"), value=title, required=True, longest=LONGEST_TITLE),
        Field("reason", _("Waarom?"), "lines", value=reason, required=True, longest=LONGEST_REASON),
        Field("rank", _("Op welke plaats?"), "select", options=ranks, value=rank),
        *figure_fields(view, now.indicators if now else (), _("Op welke cijfers rust dit?")),
        *([boxes] if proposals else []),
        FieldGroup(
            [
                Field(
                    "set_by",
                    _("Vastgesteld door"),
                    value=by,
                    hint=_("Een overleg, team of functie."),
                    required=True,
                    longest=LONGEST_SET_BY,
                ),
                Field(
                    "decided", _("Vastgesteld op"), "day", value=day_value(decided), required=True
                ),
            ]
        ),
    ]


def _dropped(view: AnalysisView) -> list[Component]:
    """What was a priority once, with its form: it can be taken up again."""
    if not view.dropped:
        return []
    items = [html.Li([html.Strong(one.title), _change(one, view)]) for one in view.dropped]
    words = _("Vervallen prioriteiten ({n})").format(n=len(items))
    made = [html.Summary(words), html.Ul(items, className="plain-list")]
    return [html.Details(made, className="folded on-screen")]

"""The page of a meeting: it opens with what is open and with what changed since the one before."""

from dash import html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.calendar import today
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from dashboard.steering.decisions import decision_lines
from dashboard.steering.meetings import (
    KINDS,
    MeetingView,
    UnknownMeetingError,
    meeting_view,
)
from dashboard.steering.opening import Opening, opening_of
from data.language import _
from data.steering.rows import AgendaItem
from layouts.empty import not_found
from layouts.parts.card import card
from layouts.parts.decision_form import new_decision
from layouts.parts.meeting_form import revise_meeting
from layouts.parts.sturen_decisions import decision_rows, decisions_card
from layouts.parts.sturen_freeze import freeze_fold
from layouts.parts.sturen_history import history_list
from layouts.parts.sturen_since import since_card
from layouts.sturen_besluit import steering_crumbs


def page(services: Services, its_id: str) -> html.Div:
    """One meeting. Raises EmptyStoreError."""
    try:
        view = meeting_view(services, its_id)
    except UnknownMeetingError:
        return not_found(_("Dit overleg is niet bekend."), back="/sturen")
    opening = opening_of(services, view, today())
    left = html.Div([_still_open(opening), since_card(view, opening)])
    right = html.Div([_agenda(view), _decided(services, view)])
    return html.Div(
        [
            _head(view),
            html.Div([left, right], className="steering-two"),
            _changed(services, view),
        ],
        className="steering",
    )


def title(services: Services, its_id: str = "") -> str:
    try:
        return meeting_view(services, its_id).meeting.title
    except (UnknownMeetingError, EmptyStoreError):
        return _("Niet gevonden")


def _head(view: MeetingView) -> html.Div:
    meeting = view.meeting
    others = html.A(_("Overleggen"), href=f"/sturen/overleg?gebied={meeting.area}")
    facts: list[Component | str] = [
        KINDS.get(meeting.kind, meeting.kind).capitalize(),
        " · ",
        html.A(view.area_name, href=f"/sturen?gebied={meeting.area}"),
        " · ",
        formatting.date(meeting.held),
    ]
    here = f"/sturen/overleg/{meeting.id}"
    links = [
        html.A(_("Vergaderstand"), href=f"{here}/vergaderstand", className="plain"),
        html.A(_("Bevroren stukken"), href=f"{here}/bevroren", className="plain"),
    ]
    return html.Div(
        [
            html.Div(
                [
                    steering_crumbs(meeting.area, meeting.title, others),
                    html.H1(meeting.title),
                    html.P(facts, className="facts"),
                ]
            ),
            html.Div(links, className="buttons"),
        ],
        className="page-head meeting-head",
    )


def _agenda(view: MeetingView) -> html.Section:
    items = [_topic(view, item) for item in view.meeting.agenda]
    nothing = html.P(_("Er staat nog niets op de agenda."), className="muted")
    listed = html.Ol(items, className="agenda") if items else nothing
    fold = freeze_fold(view.meeting, _("Bevries de cijfers voor de stukken"))
    return card(html.H2(_("Agenda")), listed, fold)


def _topic(view: MeetingView, item: AgendaItem) -> html.Li:
    about: list[Component | str] = []
    for href, words in view.links(item):
        about += [*([" · "] if about else []), html.A(words, href=href)]
    said = [html.P(about, className="decision-about")] if about else []
    return html.Li([html.Span(item.text), *said])


def _still_open(opening: Opening) -> html.Section:
    return decisions_card(
        opening.decisions,
        heading=_("Besluiten die nog open staan"),
        empty=_("Er staan geen besluiten van eerdere overleggen open."),
    )


def _decided(services: Services, view: MeetingView) -> html.Section:
    meeting, day = view.meeting, today()
    lines = decision_lines(
        view.decisions, view.steering, view.snapshot, view.catalogue, day, here=meeting.area
    )
    hidden = {
        "area": meeting.area,
        "meeting": str(meeting.id),
        "decided": min(meeting.held, day).isoformat(),
        "stay": "ja",
    }
    return card(
        html.H2(_("Besluiten van dit overleg")),
        decision_rows(lines, empty=_("In dit overleg is nog niets besloten.")),
        html.Details(
            [
                html.Summary(_("Leg een besluit vast")),
                new_decision(services, view.steering, {}, hidden),
            ],
            className="folded add-decision",
        ),
        class_name="decisions",
    )


def _changed(services: Services, view: MeetingView) -> html.Section:
    return card(
        html.Details(
            [html.Summary(_("Wijzig naam, datum of agenda")), revise_meeting(services, view)],
            className="folded",
        ),
        html.Details(
            [html.Summary(_("Geschiedenis van dit overleg")), history_list(view.history)],
            className="folded",
        ),
    )

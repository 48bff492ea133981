"""The page with all meetings about an area, and a form for a new one."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.services import Services
from dashboard.steering.meetings import meeting_words, meetings_in
from dashboard.steering.scope import Scope, scope_of
from data.language import _
from data.steering.rows import Meeting
from layouts.parts.card import card
from layouts.parts.meeting_form import new_meeting
from layouts.sturen_besluit import steering_crumbs


def page(services: Services, query: Mapping[str, object]) -> html.Div:
    """The meetings about an area (gebied), and a form for a new one. Raises EmptyStoreError."""
    scope = scope_of(services, query)
    steering = services.steering.of(municipality=scope.snapshot.code)
    title = _("Overleggen over {name}").format(name=scope.name)
    about = _(
        "Een overleg begint met wat nog open staat en met wat er sinds de vorige keer is veranderd."
    )
    made = card(html.H2(_("Nieuw overleg")), new_meeting(services, steering, scope.code))
    return html.Div(
        [
            html.Div(
                [
                    steering_crumbs(scope.code, _("Overleggen")),
                    html.H1(title),
                    html.P(about, className="facts"),
                    *(html.P(said, className="message") for said in scope.messages),
                ],
                className="page-head",
            ),
            html.Div([_list(scope, meetings_in(steering, scope)), made], className="steering-two"),
        ],
        className="steering",
    )


def _list(scope: Scope, meetings: tuple[Meeting, ...]) -> html.Section:
    items = [
        html.Li(
            [
                html.A(meeting.title, href=f"/sturen/overleg/{meeting.id}"),
                html.Span(meeting_words(meeting, scope.snapshot), className="function-meaning"),
            ]
        )
        for meeting in meetings
    ]
    nothing = _("Er is nog geen overleg over {name}.").format(name=scope.name)
    listed = html.Ul(items, className="plain-list") if items else html.P(nothing)
    return card(html.H2(_("Alle overleggen")), listed, _decisions(scope))


def _decisions(scope: Scope) -> html.P:
    """All decisions as a file, and a form for one that was taken outside a meeting."""
    made = html.A(_("Leg een besluit vast"), href=f"/sturen/besluit?gebied={scope.code}")
    links: list[Component | str] = [_("Besluiten: "), made]
    for name, kind in (("CSV", "csv"), ("Excel", "xlsx")):
        links += [" · ", html.A(name, href=f"/sturen/besluiten.{kind}?gebied={scope.code}")]
    return html.P(links, className="downloads")

"""The frozen page of a meeting: page Sturen as it was, drawn from what was kept alone."""

from collections.abc import Mapping
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from dashboard.steering.frozen import (
    Frozen,
    NotFrozenError,
    frozen_page,
    meeting_of,
)
from dashboard.steering.frozen_page import FrozenMeeting
from dashboard.steering.newer import newer_figures
from data.language import _
from data.steering.rows import Meeting
from layouts.empty import not_found
from layouts.parts.sturen_freeze import (
    banner,
    damaged,
    freeze_fold,
    freeze_form,
    newer_card,
    topics_card,
)
from layouts.parts.sturen_head import title_block
from layouts.parts.sturen_paper import paper_head
from layouts.sturen import drawn
from layouts.sturen_besluit import steering_crumbs


def page(services: Services, its_id: str, query: Mapping[str, object]) -> html.Div:
    """What was frozen for a meeting (versie). Raises EmptyStoreError."""
    try:
        frozen = frozen_page(services, its_id, query)
    except NotFrozenError as nothing:
        if nothing.meeting is None or query.get("versie"):
            return not_found(_("Deze bevroren pagina is niet bekend."), back="/sturen")
        return _not_yet(nothing.meeting)
    kept, again = frozen.page, freeze_fold(frozen.meeting, _("Bevries opnieuw"))
    if kept is None:
        said = [_crumbs(frozen.meeting), _untitled(), banner(frozen), damaged(), again]
        return html.Div(said, className="page-head frozen-page")
    newer = newer_card(newer_figures(services, kept), f"/sturen?gebied={kept.page.area}")
    return html.Div(
        [
            html.Div(
                [_crumbs(frozen.meeting), banner(frozen), *newer, again], className="page-head"
            ),
            kept_parts(kept, _links(frozen)),
        ],
        className="sturen frozen-page",
    )


def kept_parts(kept: FrozenMeeting, links: Component | None = None) -> html.Div:
    """All that was frozen, from its values alone. links: what to do with it."""
    page = replace(kept.page, sources=kept.sources)
    held = _("{meeting}, {day}").format(meeting=kept.title, day=kept.held)
    head = [title_block(page), *([links] if links else [])]
    return html.Div(
        [
            paper_head(page, held),
            html.Div(head, className="page-head sturen-head"),
            *topics_card(kept.topics),
            drawn(page, frozen=True),
        ]
    )


def title(services: Services, its_id: str = "") -> str:
    try:
        meeting = meeting_of(services, its_id)
    except EmptyStoreError:
        meeting = None
    if meeting is None:
        return _("Niet gevonden")
    return _("Bevroren: {title}").format(title=meeting.title)


def _crumbs(meeting: Meeting) -> Component:
    its_page = html.A(meeting.title, href=f"/sturen/overleg/{meeting.id}")
    return steering_crumbs(meeting.area, _("Bevroren pagina"), its_page)


def _untitled() -> html.H1:
    return html.H1(_("Bevroren pagina"))


def _links(frozen: Frozen) -> html.Div:
    here = f"/sturen/overleg/{frozen.meeting.id}"
    version = f"versie={frozen.version.id}"
    links = [
        html.A(_("Vergaderstand"), href=f"{here}/vergaderstand?{version}", className="plain"),
        html.A(_("CSV"), href=f"{here}/bevroren.csv?{version}", className="plain"),
        html.A(
            _("CSV voor Excel"),
            href=f"{here}/bevroren.csv?{version}&vorm=excel",
            className="plain",
        ),
        html.Button(_("Afdrukken"), type="button", className="plain to-paper"),
    ]
    return html.Div(links, className="buttons")


def _not_yet(meeting: Meeting) -> html.Div:
    said = _("Voor dit overleg is nog niets bevroren.")
    head = [_crumbs(meeting), _untitled(), html.P(said), freeze_form(meeting)]
    return html.Div(head, className="page-head")

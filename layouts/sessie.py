"""The pages of sessions: all of them with a form for a new one, and one with its six themes."""

from collections.abc import Mapping

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.calendar import today
from dashboard.fasen_words import party_list
from dashboard.ids import Sessie
from dashboard.maturity.model import maturity_model
from dashboard.services import Services
from dashboard.sessions import (
    SessionView,
    UnknownSessionError,
    all_sessions,
    session_view,
)
from dashboard.snapshot import EmptyStoreError, Snapshot
from data.assessments import LONGEST_TITLE
from data.language import _
from data.maturity import Session
from data.maturity_words import FIRST_PARTIES, PARTIES
from layouts.empty import not_found
from layouts.parts import session_fields as fields
from layouts.parts.attributes import aria
from layouts.parts.card import card
from layouts.parts.session_links import links_card
from layouts.parts.session_theme import theme_card, theme_stand
from layouts.parts.wijk_head import area_options


def page(services: Services, its_id: str) -> html.Div:
    """One session. Raises EmptyStoreError."""
    try:
        view = session_view(services, its_id)
    except UnknownSessionError:
        return not_found(_("Deze sessie is niet bekend."))
    return html.Div(
        [
            _head(view),
            links_card(view, services.sharer),
            *(theme_card(talk, view) for talk in view.talks),
            dcc.Store(id=Sessie.PAGE, data=view.session.id),
        ],
        className="fasen session",
    )


def title(services: Services, its_id: str = "") -> str:
    try:
        return session_view(services, its_id).session.title
    except (UnknownSessionError, EmptyStoreError):
        return _("Niet gevonden")


def stand(services: Services, its_id: object, theme: object) -> list[Component]:
    """What parties placed and agreed on for a theme, as it is now. Raises UnknownSessionError."""
    view = session_view(services, its_id)
    return theme_stand(view.talk(maturity_model().theme(str(theme))), view)


def open_page(services: Services, query: Mapping[str, object]) -> html.Div:
    """All sessions, and a form for a new one (gebied). Raises EmptyStoreError."""
    snapshot, sessions = all_sessions(services)
    asked = query.get("gebied")
    code = asked if isinstance(asked, str) and asked in snapshot.levels else snapshot.code
    here = html.Span(_("Sessies"), **aria(current="page"))
    return html.Div(
        [
            html.Div(
                [
                    _crumbs(html.A(_("Fasen"), href=f"/fasen?gebied={code}"), here),
                    html.H1(_("Sessies over wijkgericht werken")),
                    html.P(_about(), className="fasen-sentence"),
                ],
                className="page-head",
            ),
            html.Div(
                [_form(snapshot, services, code), _list(snapshot, sessions)], className="fasen-two"
            ),
            dcc.Location(id=Sessie.GO, refresh=True),
        ],
        className="fasen session",
    )


def _about() -> str:
    return _(
        "In een sessie zet elke partij de zes thema's zelf in een fase, op de eigen telefoon. "
        "Daarna spreekt u samen af waar het gebied staat."
    )


def _crumbs(*steps: Component) -> html.Nav:
    shown: list[Component | str] = []
    for step in steps:
        shown += [*([" › "] if shown else []), step]
    return html.Nav(shown, className="crumbs", **aria(label=_("Kruimelpad")))


def _head(view: SessionView) -> html.Div:
    session = view.session
    scope = html.A(view.area_name, href=f"/fasen?gebied={session.area}")
    others = html.A(_("Sessies"), href=f"/fasen/sessie?gebied={session.area}")
    here = html.Span(session.title, **aria(current="page"))
    facts: list[Component | str] = [
        formatting.date(session.held),
        " · ",
        scope,
        " · ",
        party_list(session.parties),
    ]
    return html.Div(
        [_crumbs(others, here), html.H1(session.title), html.P(facts, className="facts")],
        className="page-head",
    )


def _form(snapshot: Snapshot, services: Services, code: str) -> html.Section:
    parties = [{"label": words, "value": party} for party, words in PARTIES.items()]
    areas = area_options(snapshot, services)
    held = dbc.Input(id=Sessie.HELD, type="date", value=today().isoformat())
    name = dbc.Input(id=Sessie.TITLE, value="", maxlength=LONGEST_TITLE, autocomplete="off")
    choose = dbc.Select(id=Sessie.AREA, options=areas, value=code)
    boxes = dbc.Checklist(
        id=Sessie.PARTIES, options=parties, value=list(FIRST_PARTIES), className="boxes"
    )
    return card(
        html.H2(_("Open een sessie")),
        fields.field(_("Over welk gebied?"), choose),
        fields.field(_("Naam van de sessie"), name),
        fields.field(_("Datum"), held),
        fields.group(_("Wie doen mee?"), boxes),
        html.Div(
            [
                fields.error(Sessie.FORM),
                html.Button(
                    _("Open de sessie"), id=Sessie.OPEN, type="button", className="plain primary"
                ),
            ],
            className="send",
        ),
        class_name="assess",
    )


def _list(snapshot: Snapshot, sessions: tuple[Session, ...]) -> html.Section:
    items = [_item(snapshot, session) for session in sessions]
    listed = (
        html.Ul(items, className="plain-list") if items else html.P(_("Er is nog geen sessie."))
    )
    return card(html.H2(_("Alle sessies")), listed, _downloads())


def _item(snapshot: Snapshot, session: Session) -> html.Li:
    link = html.A(session.title, href=f"/fasen/sessie/{session.id}", className="session-link")
    area = snapshot.names.get(session.area, session.area)
    words = f"{area}, {formatting.date(session.held)}: {party_list(session.parties)}"
    return html.Li([link, html.Span(words, className="function-meaning")])


def _downloads() -> html.P:
    """Every row that was ever written."""
    parts = (("CSV", "/fasen.csv"), ("Excel", "/fasen.csv?vorm=excel"), ("JSON", "/fasen.json"))
    links: list[Component | str] = [_("Alles downloaden: ")]
    for name, address in parts:
        links += [html.A(name, href=address), " "]
    return html.P(links, className="downloads")

"""What is around every page: skip link, header, the page, footer, and the region that speaks."""

from contextlib import suppress
from urllib.parse import quote

import dash
from dash import dcc, html

from dashboard import palette
from dashboard.css_tokens import css_tokens
from dashboard.ids import Shell
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError, Snapshot
from dashboard.theme import Theme
from dashboard.users import Role, User, first_page
from data.language import _
from layouts.parts.attributes import aria
from layouts.parts.role_menu import role_menu

LOGO = "/thema/logo.svg"
_NO_PLACE = _("nog zonder gegevens")

INDEX = """<!DOCTYPE html>
<html lang="nl">
    <head>
        {%metas%}
        <title>{%title%}</title>
        <link rel="icon" href="data:image/svg+xml,__ICON__">
        {%css%}
        <style>__TOKENS__</style>
    </head>
    <body>
        {%app_entry%}
        <div>
            {%config%}
            {%scripts%}
            {%renderer%}
        </div>
    </body>
</html>
"""
ICON = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="ACCENT">
<path d="M1 2h6v5H1zM9 2h6v8H9zM1 9h6v5H1zM9 12h6v2H9z"/></svg>"""
"""Four areas. In the page itself: a browser asks for an icon file again at every step."""


def index_page(theme: Theme) -> str:
    """The HTML around the app, with the colours of the theme as CSS variables."""
    icon = quote(ICON.replace("ACCENT", theme.colours.get("accent", palette.ACCENT)))
    return INDEX.replace("__TOKENS__", css_tokens(theme)).replace("__ICON__", icon)


def shell(services: Services) -> html.Div:
    """The frame; made anew for every visit, so that the name follows the store."""
    snapshot: Snapshot | None = None
    with suppress(EmptyStoreError):
        snapshot = services.snapshot()
    place = _("gemeente {name}").format(name=snapshot.name) if snapshot else _NO_PLACE
    fictitious = snapshot is not None and snapshot.fictitious
    user = services.current_user()
    home = first_page(user, snapshot.code if snapshot else "")
    return html.Div(
        [
            html.A(_("Ga naar de inhoud"), href=f"#{Shell.MAIN}", className="skip"),
            html.Header(
                [
                    _brand(place, services.theme, home),
                    _pages(user),
                    *([_fictitious()] if fictitious else []),
                    role_menu(user, snapshot),
                ],
                className="top",
            ),
            html.Main(dash.page_container, id=Shell.MAIN, tabIndex=-1),
            html.Footer(_footer(fictitious=fictitious), className="site-footer"),
            html.Div(id=Shell.STATUS, role="status", className="only-heard"),
        ]
    )


def _brand(place: str, theme: Theme, home: str) -> html.A:
    logo = [html.Img(src=LOGO, alt="", className="logo")] if theme.logo else []
    words = [
        html.Span("Wijkdashboard", className="brand-name"),
        html.Span(place, className="brand-place"),
    ]
    return html.A([*logo, *words], href=home, className="brand")


def pages(user: User) -> list[tuple[str, str]]:
    """(address, name) of every page; what somebody opens on comes first."""
    kaart, wijk = ("/kaart", _("Kaart")), ("/wijk", _("Wijk"))
    fasen, sturen = ("/fasen", _("Fasen")), ("/sturen", _("Sturen"))
    if user.role is Role.TEAM and user.area:
        return [(f"/wijk/{user.area}", _("Wijk")), kaart, fasen, sturen]
    if user.role is Role.ALDERMAN:
        return [sturen, kaart, wijk, fasen]
    return [kaart, wijk, fasen, sturen]


def _pages(user: User) -> html.Nav:
    links = [dcc.Link(name, href=href, className="page-link") for href, name in pages(user)]
    return html.Nav(links, id=Shell.NAV, **aria(label=_("Pagina's")))


def _fictitious() -> html.P:
    return html.P(_("Verzonnen stad: alle cijfers zijn fictief"), className="fictitious")


def _footer(*, fictitious: bool) -> list[html.P]:
    words = _(
        "Deze stad bestaat niet. Alle cijfers, namen en grenzen zijn verzonnen om te oefenen."
    )
    return [
        *([html.P(words)] if fictitious else []),
        html.P(
            [
                dcc.Link(_("Toegankelijkheid"), href="/toegankelijkheid"),
                " · ",
                dcc.Link(_("Indelingen"), href="/indelingen"),
                " · ",
                _("Sjablonen: "),
                html.A(_("eigen cijfers"), href="/sjabloon/eigen-cijfers.xlsx"),
                ", ",
                html.A(_("aanbieders"), href="/sjabloon/aanbieders.xlsx"),
                ", ",
                html.A(_("initiatieven"), href="/sjabloon/initiatieven.xlsx"),
                " · ",
                _("Wijkdashboard is open source (EUPL-1.2)"),
            ]
        ),
    ]

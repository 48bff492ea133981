"""Which page is at which address."""

from collections.abc import Callable
from functools import partial

import dash
from dash import html

from dashboard.selection import NoFiguresError
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from data.language import _
from layouts import accessibility, bron, fasen, indelingen, initiatief, kaart, sessie, sturen, wijk
from layouts.empty import empty_store, not_found
from layouts.frozen_pages import register_frozen_pages
from layouts.steering_pages import page_of, register_steering_pages


def register_pages(services: Services) -> None:
    """Every page is a function of the query; nothing is read before somebody asks."""

    def kaart_page(**query: object) -> html.Div:
        try:
            return kaart.page(services, query)
        except (EmptyStoreError, NoFiguresError) as error:
            return empty_store(str(error))

    def wijk_page(code: object = None, **query: object) -> html.Div:
        try:
            return wijk.page(services, _one(code), query)
        except EmptyStoreError as error:
            return empty_store(str(error))

    def fasen_page(**query: object) -> html.Div:
        try:
            return fasen.page(services, query)
        except EmptyStoreError as error:
            return empty_store(str(error))

    def sturen_page(**query: object) -> html.Div:
        try:
            return sturen.page(services, query)
        except EmptyStoreError as error:
            return empty_store(str(error))

    register: Callable[..., None] = dash.register_page
    pages = {
        "begin": ("/", _("Kaart"), kaart_page),
        "kaart": ("/kaart", _("Kaart"), kaart_page),
        "wijk": ("/wijk", _("Kies een gebied"), wijk_page),
        "fasen": ("/fasen", _("Fasen"), fasen_page),
        "sturen": ("/sturen", _("Sturen"), sturen_page),
        "indelingen": ("/indelingen", _("Indelingen"), page_of(services, indelingen.page)),
        "toegankelijkheid": (
            "/toegankelijkheid",
            _("Toegankelijkheid"),
            lambda **_query: accessibility.page(),
        ),
    }
    for name, (path, title, layout) in pages.items():
        register(name, path=path, title=f"{title} · Wijkdashboard", layout=layout)
    register(
        "not_found_404",
        title=f"{_('Niet gevonden')} · Wijkdashboard",
        layout=lambda **_query: not_found(_("Deze pagina bestaat niet.")),
    )
    register_initiative_pages(services)
    register_session_pages(services)
    register_steering_pages(services)
    register_frozen_pages(services)
    register_origin_page(services)
    register(
        "gebied",
        path_template="/wijk/<code>",
        title=lambda code="": f"{wijk.area_title(services, code)} · Wijkdashboard",
        layout=wijk_page,
    )


def _one(part: object) -> str | None:
    """A part of an address. Dash puts a part of the query with the same name in its place, and a
    query can have a name twice."""
    return part if isinstance(part, str) else None


def register_initiative_pages(services: Services) -> None:
    """With an order: Dash takes the first page that fits, and /wijk/<code> fits all below /wijk."""

    def page(code: object, its_id: object = None, **_query: object) -> html.Div:
        try:
            return initiatief.page(services, _one(code) or "", _one(its_id))
        except EmptyStoreError as error:
            return empty_store(str(error))

    register: Callable[..., None] = dash.register_page
    for order, path in enumerate(["/wijk/<code>/initiatief/<its_id>", "/wijk/<code>/initiatief"]):
        register(
            f"initiatief-{order}",
            path_template=path,
            order=order,
            title=partial(initiatief.page_title, services),
            layout=page,
        )


def register_session_pages(services: Services) -> None:
    """All sessions with a form for a new one, and the page of each."""

    def sessions_page(**query: object) -> html.Div:
        try:
            return sessie.open_page(services, query)
        except EmptyStoreError as error:
            return empty_store(str(error))

    def session_page(its_id: str = "", **_query: object) -> html.Div:
        try:
            return sessie.page(services, its_id)
        except EmptyStoreError as error:
            return empty_store(str(error))

    register: Callable[..., None] = dash.register_page
    title = f"{_('Sessies')} · Wijkdashboard"
    register("sessies", path="/fasen/sessie", title=title, layout=sessions_page)
    register(
        "sessie",
        path_template="/fasen/sessie/<its_id>",
        title=lambda its_id="": f"{sessie.title(services, its_id)} · Wijkdashboard",
        layout=session_page,
    )


def register_origin_page(services: Services) -> None:
    """Where figures come from: a page a file."""

    def page(its_id: object = "", **query: object) -> html.Div:
        try:
            return bron.page(services, its_id, query)
        except EmptyStoreError as error:
            return empty_store(str(error))

    register: Callable[..., None] = dash.register_page
    register(
        "bron",
        path_template="/bron/<its_id>",
        title=lambda its_id="": f"{bron.title(services, its_id)} · Wijkdashboard",
        layout=page,
    )

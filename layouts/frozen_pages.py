"""The pages below a meeting: what was frozen for it, and the vergaderstand.

With an order: Dash takes the first page that fits, and `/sturen/overleg/<id>` fits these too.
"""

from collections.abc import Callable, Mapping

import dash
from dash import html

from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from data.language import _
from layouts import sturen_bevroren, vergaderstand
from layouts.empty import empty_store
from layouts.steering_pages import title_of

Page = Callable[[Services, str, Mapping[str, object]], html.Div]
Title = Callable[[Services, str], str]


def register_frozen_pages(services: Services) -> None:
    register: Callable[..., None] = dash.register_page
    pages: dict[str, tuple[Page, Title]] = {
        "bevroren": (sturen_bevroren.page, sturen_bevroren.title),
        "vergaderstand": (vergaderstand.page, vergaderstand.title),
    }
    for order, (name, (page, title)) in enumerate(pages.items(), start=10):
        register(
            f"overleg-{name}",
            path_template=f"/sturen/overleg/<its_id>/{name}",
            order=order,
            title=_titled(services, title),
            layout=_page(services, page),
        )
    register(
        "vergaderstand",
        path="/sturen/vergaderstand",
        title=title_of(_("Vergaderstand")),
        layout=_scope_page(services),
    )


def _page(services: Services, page: Page) -> Callable[..., html.Div]:
    def layout(its_id: str = "", **query: object) -> html.Div:
        try:
            return page(services, its_id, query)
        except EmptyStoreError as error:
            return empty_store(str(error))

    return layout


def _scope_page(services: Services) -> Callable[..., html.Div]:
    def layout(**query: object) -> html.Div:
        try:
            return vergaderstand.scope_page(services, query)
        except EmptyStoreError as error:
            return empty_store(str(error))

    return layout


def _titled(services: Services, title: Title) -> Callable[..., str]:
    def words(its_id: str = "") -> str:
        try:
            return title_of(title(services, its_id))
        except EmptyStoreError:
            return title_of(_("Niet gevonden"))

    return words

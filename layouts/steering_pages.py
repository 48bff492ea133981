"""Which page of the steering loop is at which address.

Dash takes the first page that fits, and `/sturen/overleg/<id>` fits everything below it too: a page
below one that is here is registered with an order.
"""

from collections.abc import Callable
from functools import partial

import dash
from dash import html

from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from data.language import _
from layouts import (
    analyse,
    sturen_actie,
    sturen_besluit,
    sturen_doel,
    sturen_overleg,
    sturen_overleggen,
)
from layouts.empty import empty_store

Page = Callable[..., html.Div]


def register_steering_pages(services: Services) -> None:
    _register_decisions(services)
    _register_meetings(services)
    _register_goals(services)
    _register_analysis(services)


def page_of(services: Services, page: Callable[..., html.Div]) -> Page:
    """The layout of a page without an id in its address, made of (services, query); an empty store
    says how to fill it."""

    def layout(**query: object) -> html.Div:
        try:
            return page(services, query)
        except EmptyStoreError as error:
            return empty_store(str(error))

    return layout


def page_of_one(services: Services, page: Callable[..., html.Div]) -> Page:
    """The layout of a page with an id in its address, made of (services, its_id)."""

    def layout(its_id: object = "", **_query: object) -> html.Div:
        try:
            return page(services, its_id)
        except EmptyStoreError as error:
            return empty_store(str(error))

    return layout


def title_of(words: str) -> str:
    return f"{words} · Wijkdashboard"


def _titled(title: Callable[..., str], services: Services, its_id: str = "") -> str:
    return title_of(title(services, its_id))


def _register_decisions(services: Services) -> None:
    register: Callable[..., None] = dash.register_page
    register(
        "besluit-nieuw",
        path="/sturen/besluit",
        title=title_of(_("Nieuw besluit")),
        layout=page_of(services, sturen_besluit.new_page),
    )
    register(
        "besluit",
        path_template="/sturen/besluit/<its_id>",
        title=partial(_titled, sturen_besluit.title, services),
        layout=page_of_one(services, sturen_besluit.page),
    )


def _register_meetings(services: Services) -> None:
    register: Callable[..., None] = dash.register_page
    register(
        "overleggen",
        path="/sturen/overleg",
        title=title_of(_("Overleggen")),
        layout=page_of(services, sturen_overleggen.page),
    )
    register(
        "overleg",
        path_template="/sturen/overleg/<its_id>",
        title=partial(_titled, sturen_overleg.title, services),
        layout=page_of_one(services, sturen_overleg.page),
    )


def _register_goals(services: Services) -> None:
    """Goals and actions: a new one, and one."""
    register: Callable[..., None] = dash.register_page
    pages = (
        ("doel", _("Nieuw doel"), sturen_doel),
        ("actie", _("Nieuwe actie"), sturen_actie),
    )
    for name, words, module in pages:
        register(
            f"{name}-nieuw",
            path=f"/sturen/{name}",
            title=title_of(words),
            layout=page_of(services, module.new_page),
        )
        register(
            name,
            path_template=f"/sturen/{name}/<its_id>",
            title=partial(_titled, module.title, services),
            layout=page_of_one(services, module.page),
        )


def _register_analysis(services: Services) -> None:
    """With an order: /wijk/<code> fits all below /wijk."""
    register: Callable[..., None] = dash.register_page
    register(
        "wijkanalyse",
        path_template="/wijk/<code>/analyse",
        order=2,
        title=lambda code="": title_of(analyse.title(services, code)),
        layout=page_of(services, analyse.page),
    )

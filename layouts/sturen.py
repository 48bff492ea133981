"""Page Sturen: what needs attention, what was agreed, and did it help."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import cast

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.calendar import today
from dashboard.services import Services
from dashboard.steering.ids import Sturen
from dashboard.steering.page import SturenPage
from dashboard.steering.scope import scope_of
from dashboard.steering.sturen import page_of
from data.language import _
from layouts.parts.plain import plain
from layouts.parts.sturen_about import about_card
from layouts.parts.sturen_decisions import decisions_card
from layouts.parts.sturen_glance import glance
from layouts.parts.sturen_goals import goals_card
from layouts.parts.sturen_head import controls, title_block
from layouts.parts.sturen_heat import heat_card
from layouts.parts.sturen_hotspots import hotspots_card
from layouts.parts.sturen_paper import paper_head
from layouts.parts.sturen_phases import phases_card
from layouts.parts.sturen_signals import signals_card

FEW = 3
"""With fewer signals, or with fewer than half of what was agreed, what was agreed stands below the
signals and not beside them: else one column ends screens before the other."""


def page(services: Services, query: Mapping[str, object]) -> html.Div:
    """The page of a query (gebied, niveau). Raises EmptyStoreError."""
    scope = scope_of(services, query)
    made = page_of(services, scope, today())
    head = [title_block(made), controls(made, scope.snapshot, services)]
    said = [html.P(text) for text in made.messages]
    return html.Div(
        [
            paper_head(made),
            html.Div(head, className="page-head sturen-head"),
            *([dbc.Alert(said, color="warning", className="message")] if said else []),
            drawn(made, draw=kept),
        ],
        className="sturen",
    )


Draw = Callable[..., Component]


def anew(card: Draw, *values: object, frozen: bool) -> Component:
    """A card of these values."""
    return card(*values, frozen=frozen)


@lru_cache(maxsize=32)
def kept(card: Draw, *values: object, frozen: bool) -> Component:
    """The same as it is sent: drawing takes most of the time of a visit, and the same values give
    the same card."""
    made = plain(card(*values, frozen=frozen))
    return cast(Component, made)  # Dash sends a component as these same values


def drawn(page: SturenPage, *, frozen: bool = False, draw: Draw = anew) -> html.Div:
    """All cards of a page, from its values alone. frozen: without forms and choices. draw: of the
    large cards."""
    aims = goals_card(page.goals, page.actions, area=page.area, frozen=frozen)
    agreed = [_place(Sturen.DECISIONS, _decisions(page, frozen=frozen)), _place(Sturen.GOALS, aims)]
    signals = _place(Sturen.SIGNALS, draw(signals_card, page.signals, frozen=frozen))
    parts = [
        _place(Sturen.GLANCE, glance(page.headlines)),
        html.Div(
            [signals, html.Div(agreed, className="agreed-column")],
            className="few-signals" if _is_short(page) else "sturen-two",
        ),
    ]
    if page.heat:
        heat = draw(heat_card, page.heat, page.area, frozen=frozen)
        parts.append(_place(Sturen.HEAT, heat))
        hotspots = draw(hotspots_card, page.hotspots, frozen=frozen)
        parts.append(_place(Sturen.HOTSPOTS, hotspots))
    parts += [
        _place(Sturen.PHASES, phases_card(page.phases, page.phases_said)),
        _place(Sturen.ABOUT, about_card(page)),
    ]
    return html.Div(parts, className="sturen-cards")


def _is_short(page: SturenPage) -> bool:
    agreed = len(page.decisions) + len(page.goals) + len(page.actions)
    return len(page.signals.shown) < max(FEW, agreed / 2)


def _place(name: Sturen, *cards: Component) -> html.Div:
    return html.Div(list(cards), id=name)


def _decisions(page: SturenPage, *, frozen: bool) -> html.Section:
    href = f"/sturen/besluit?gebied={page.area}"
    new = html.A(_("Leg een besluit vast"), href=href, className="plain")
    return decisions_card(page.decisions, more=None if frozen else new)

"""The figure picker: real links by domain and topic, with a search field.

A link works without scripts (it opens the view); `page.js` makes a plain click do so in place.
"""

from collections.abc import Sequence
from itertools import groupby

from dash import dcc, html
from dash.development.base_component import Component

from data.catalogue import Catalogue
from data.catalogue.model import Domain, Indicator
from data.language import _
from layouts.parts.attributes import aria, data


def picker(catalogue: Catalogue, available: Sequence[Indicator], current: str) -> html.Nav:
    """All figures that have values; `current` is marked."""
    by_domain = {
        domain.id: [i for i in available if i.domain == domain.id] for domain in catalogue.domains
    }
    groups = [
        _domain(catalogue, domain, by_domain[domain.id], current)
        for domain in catalogue.domains
        if by_domain[domain.id]
    ]
    return html.Nav([_search(), *groups], **aria(label=_("Kies een cijfer")))


def _search() -> html.Div:
    return html.Div(
        [
            html.Label(_("Zoek een cijfer"), htmlFor="kaart-zoek", className="only-heard"),
            dcc.Input(
                id="kaart-zoek",
                type="search",
                placeholder=_("Zoek een cijfer…"),
                autoComplete="off",
                className="search",
            ),
            html.Div(id="kaart-zoek-uitslag", className="search-result", role="status"),
        ],
        className="search-box",
    )


def _domain(
    catalogue: Catalogue, domain: Domain, items: Sequence[Indicator], current: str
) -> html.Div:
    topics = [
        _topic(catalogue.topic_title(topic), list(group), current)
        for topic, group in groupby(items, key=lambda indicator: indicator.topic)
    ]
    return html.Div([html.H2(domain.title), *topics], **data(group=domain.id))


def _topic(title: str, items: list[Indicator], current: str) -> Component:
    here = any(item.id == current for item in items)
    links = html.Ul([html.Li(_link(item, current, title)) for item in items])
    return html.Details(
        [html.Summary(title), links],
        open=here,
        className="topic here" if here else "topic",
        **data(group=title),
    )


def _link(item: Indicator, current: str, topic: str) -> html.A:
    extra = aria(current="true") if item.id == current else {}
    searchable = " ".join([item.title, item.question, topic])
    return html.A(
        item.title,
        href=f"/kaart?cijfer={item.id}",
        **data(pick=item.id, search=searchable),
        **extra,
    )

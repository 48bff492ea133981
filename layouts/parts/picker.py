"""The figure picker: links by domain and topic, with a search field.

`draw.js` makes the links from what is given here; a link is a real one and can be opened in a tab.
"""

from collections.abc import Sequence
from itertools import groupby

from dash import dcc, html

from dashboard.ids import Kaart
from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from data.language import _
from layouts.parts.attributes import aria


def picker(catalogue: Catalogue, available: Sequence[Indicator], current: str) -> html.Nav:
    """All figures that have values; `current` is marked."""
    figures = {"domains": _domains(catalogue, available), "current": current}
    return html.Nav(
        [
            _search(),
            html.Div(id=Kaart.FIGURES, className="figures"),
            dcc.Store(id=Kaart.FIGURE_LIST, data=figures),
        ],
        **aria(label=_("Kies een cijfer")),
    )


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


def _domains(catalogue: Catalogue, available: Sequence[Indicator]) -> list[object]:
    """[[domain, [[topic, [[id, title, question]]]]]]: only what has figures."""
    found: list[object] = []
    for domain in catalogue.domains:
        items = [i for i in available if i.domain == domain.id]
        topics = [
            [catalogue.topic_title(topic), [[i.id, i.title, i.question] for i in group]]
            for topic, group in groupby(items, key=lambda indicator: indicator.topic)
        ]
        if topics:
            found.append([domain.title, topics])
    return found

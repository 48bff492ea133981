"""The ranking of all areas. Its table, the twin of map and ranking, is made by `page.js`."""

from dash import html
from dash.development.base_component import Component

from dashboard.figures.ranking import ranking_figure, ranking_text
from dashboard.ids import Kaart
from dashboard.kaart import KaartView
from data.language import _
from layouts.parts.card import figure_parts, graph


def ranking(view: KaartView) -> list[Component]:
    """Heading, bars and sentence; the table is in Kaart.TABLE. One area alone has no order."""
    if len(view.values) == 1:
        return [html.H2(_("De cijfers in een tabel"))]
    name, value = view.line or ("", None)
    chosen = view.selection.area
    figure = ranking_figure(view.values, view.indicator, chosen, name, value)
    text = ranking_text(view.values, view.indicator, chosen, name, value)
    return figure_parts(
        heading=_("Alle {plural} op volgorde").format(plural=view.words.plural),
        sentence=text,
        picture=graph(figure, graph_id="kaart-volgorde-grafiek", description=text, height=260),
        table=Kaart.TABLE,
    )

"""Page Kaart: one topic, all areas. The same functions make the first page and every update."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.ids import Kaart
from dashboard.kaart import KaartView, kaart_view
from dashboard.selection import QUERY_WORDS, SelectionReader
from dashboard.services import Services
from dashboard.users import with_own_area
from data.language import _
from layouts.parts import about, area_card, controls, kaart_words, ranking
from layouts.parts.area_map import area_map
from layouts.parts.area_rows import area_rows
from layouts.parts.attributes import aria
from layouts.parts.card import card, figure_card
from layouts.parts.picker import picker
from layouts.parts.wijk_phases import small_strip


def reader(view: KaartView, services: Services) -> SelectionReader:
    return SelectionReader(services.catalogue, view.snapshot, view.municipality)


def page(services: Services, query: dict[str, object]) -> html.Div:
    """The whole page for a query. Raises EmptyStoreError and NoFiguresError."""
    view = kaart_view(services, with_own_area(services.current_user(), query))
    levels = reader(view, services).levels(view.indicator)
    return html.Div(
        [
            html.Div(kaart_words.heading(view), id=Kaart.HEADING, className="page-head"),
            html.Div(kaart_words.messages(view), id=Kaart.MESSAGES),
            html.Div(
                [
                    _left(view, services, levels),
                    _middle(view),
                    html.Section(
                        area_card.area_card(view), id=Kaart.CARD, className="card area-card"
                    ),
                ],
                className="kaart-grid",
            ),
            # A callback of its own changes it, with the area: figures do not wait for it.
            html.Section(
                small_strip(services, view.shown_area), id=Kaart.PHASES, className="card phases"
            ),
            html.Div(
                [
                    card(
                        html.Div(ranking.ranking(view), id=Kaart.RANKING),
                        html.Div(id=Kaart.TABLE, className="area-table"),
                    ),
                    html.Section(about.about(view), id=Kaart.ABOUT, className="card about"),
                ],
                className="below",
            ),
            dcc.Store(id=Kaart.PICK, data=view.indicator.id),
            dcc.Store(id=Kaart.PERIOD, data=view.selection.period),
            dcc.Store(id=Kaart.QUERY, data=dict(kaart_words.state(view))),
            dcc.Store(id=Kaart.SERIES, data=area_card.trend_rows(view)),
            dcc.Store(id=Kaart.ROWS, data=dict(area_rows(view))),
        ]
    )


def _left(view: KaartView, services: Services, levels: tuple[str, ...]) -> html.Section:
    selection = view.selection
    fold = html.Button(
        _("Kies een ander cijfer of gebied"),
        id="kaart-kiezer-knop",
        type="button",
        className="fold",
        **aria(expanded="false", controls="kaart-kiezer"),
    )
    area_word = _("Kies een gebied")
    inside = html.Div(
        [
            picker(services.catalogue, reader(view, services).available(), selection.indicator),
            html.Div(
                [
                    controls.level_control(view, levels),
                    controls.select_control(
                        area_word, Kaart.AREA, controls.area_options(view), view.shown_area
                    ),
                    controls.select_control(
                        _("Vergelijk met"),
                        Kaart.COMPARATOR,
                        controls.comparator_options(view),
                        QUERY_WORDS[selection.comparator],
                    ),
                ],
                className="controls",
            ),
        ],
        id="kaart-kiezer",
        className="picker",
    )
    return card(fold, inside, class_name="left")


def _middle(view: KaartView) -> html.Section:
    extra = html.Div(
        [
            html.Div(id=Kaart.LEGEND),
            html.Div(id=Kaart.PERIOD_LABELS),
        ]
    )
    link = html.A(_("Naar de tabel met alle waarden"), href=f"#{Kaart.TABLE}", className="to-table")
    return figure_card(
        heading=_("De kaart"),
        sentence=html.P(kaart_words.map_sentence(view), id=Kaart.MAP_SENTENCE),
        picture=html.Div([html.Div(map_frame(view), id=Kaart.MAP_FRAME), extra]),
        table=link,
        class_name="map-card",
    )


def map_frame(view: KaartView) -> Component:
    """The map, or a sentence where no shapes were loaded."""
    geometry = view.snapshot.geometry(view.selection.level)
    if geometry is not None:
        return area_map(geometry, view.municipality.tile_server)
    text = _("Er zijn nog geen grenzen van {plural} geladen. De tabel hieronder is compleet.")
    return html.P(text.format(plural=view.words.plural), className="no-map")

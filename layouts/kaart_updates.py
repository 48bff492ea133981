"""What changes on page Kaart when the selection changes; the rest is not sent again."""

from urllib.parse import parse_qs

from dash import no_update

from dashboard.ids import Kaart
from dashboard.kaart import KaartView, kaart_view
from dashboard.selection import QUERY_WORDS, SelectionReader
from dashboard.services import Services
from layouts.kaart import map_frame
from layouts.parts import about, area_card, controls, kaart_words, legend, ranking
from layouts.parts.area_rows import area_rows

OUTPUTS: dict[str, tuple[Kaart, str]] = {
    "heading": (Kaart.HEADING, "children"),
    "messages": (Kaart.MESSAGES, "children"),
    "map_frame": (Kaart.MAP_FRAME, "children"),
    "map_sentence": (Kaart.MAP_SENTENCE, "children"),
    "rows": (Kaart.ROWS, "data"),
    "legend": (Kaart.LEGEND, "children"),
    "periods": (Kaart.PERIOD_LABELS, "children"),
    "card": (Kaart.CARD, "children"),
    "ranking": (Kaart.RANKING, "children"),
    "about": (Kaart.ABOUT, "children"),
    "levels": (Kaart.LEVEL, "options"),
    "areas": (Kaart.AREA, "options"),
    "comparators": (Kaart.COMPARATOR, "options"),
    "level": (Kaart.LEVEL, "value"),
    "area": (Kaart.AREA, "value"),
    "comparator": (Kaart.COMPARATOR, "value"),
    "period": (Kaart.PERIOD, "data"),
    "state": (Kaart.QUERY, "data"),
}
"""Name -> component id and property; callbacks/kaart.py binds them."""

Updates = dict[str, object]


def updates(services: Services, query: dict[str, object], before: object) -> Updates:
    """Values for all OUTPUTS. `before`: the state that the browser has (untrusted)."""
    view = kaart_view(services, query)
    old = _old_query(before)
    changed = _changed(old, _old_query({"query": view.selection.query()}))
    result: Updates = dict.fromkeys(OUTPUTS, no_update)
    result |= _always(view)
    if changed - {"gebied"}:
        result |= _figure(view)
    if changed & {"cijfer", "niveau"}:
        result |= _indicator(view, services)
    if "niveau" in changed:
        result |= _level(view)
    return result


def _old_query(state: object) -> dict[str, str]:
    query = state.get("query") if isinstance(state, dict) else None
    parsed = parse_qs(query[1:]) if isinstance(query, str) else {}
    return {key: values[0] for key, values in parsed.items()}


def _changed(old: dict[str, str], new: dict[str, str]) -> set[str]:
    return {key for key in {*old, *new} if old.get(key) != new.get(key)}


def _always(view: KaartView) -> Updates:
    selection = view.selection
    return {
        **_area(view),
        "messages": kaart_words.messages(view),
        "level": selection.level,
        "area": view.shown_area,
        "comparator": QUERY_WORDS[selection.comparator],
        "period": selection.period,
        "state": kaart_words.state(view),
    }


def _area(view: KaartView) -> Updates:
    """What depends on the shown area too, made once for a version of the store."""
    key = ("area parts", *view.level_view.key, view.shown_area)
    return view.snapshot.kept(
        key, lambda: {"card": area_card.area_card(view), "ranking": ranking.ranking(view)}
    )


def _figure(view: KaartView) -> Updates:
    """What depends on figure, level, period and comparator, but not on the area: made once."""
    return view.snapshot.kept(("figure parts", *view.level_view.key), lambda: _figure_parts(view))


def _figure_parts(view: KaartView) -> Updates:
    return {
        "heading": kaart_words.heading(view),
        "map_sentence": kaart_words.map_sentence(view),
        "legend": legend.legend(view),
        "rows": dict(area_rows(view)),
        "periods": controls.period_control(view),
        "about": about.about(view),
    }


def _indicator(view: KaartView, services: Services) -> Updates:
    reader = SelectionReader(services.catalogue, view.snapshot, view.municipality)
    levels = reader.levels(view.indicator)
    return {"levels": controls.level_options(view, levels)}


def _level(view: KaartView) -> Updates:
    return {
        "map_frame": map_frame(view),
        "areas": controls.area_options(view),
        "comparators": controls.comparator_options(view),
    }

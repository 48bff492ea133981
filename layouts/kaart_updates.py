"""What changes on page Kaart when the selection changes; the rest is not sent again."""

from urllib.parse import parse_qs

from dash import no_update

from dashboard.ids import Kaart
from dashboard.kaart import KaartView, kaart_view
from dashboard.selection import QUERY_WORDS, SelectionReader
from dashboard.services import Services
from layouts.kaart import map_frame
from layouts.parts import about, area_card, controls, kaart_words, ranking
from layouts.parts.area_rows import area_rows

OUTPUTS: dict[str, tuple[Kaart, str]] = {
    "heading": (Kaart.HEADING, "children"),
    "messages": (Kaart.MESSAGES, "children"),
    "map_frame": (Kaart.MAP_FRAME, "children"),
    "map_sentence": (Kaart.MAP_SENTENCE, "children"),
    "rows": (Kaart.ROWS, "data"),
    "card": (Kaart.CARD, "children"),
    "series": (Kaart.SERIES, "data"),
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
    """Values for all OUTPUTS. query, before: what the browser asks and has (both untrusted).

    Dash spends more time on a property than we do on making it, so nothing is sent that the
    browser has already.
    """
    view = kaart_view(services, query)
    state = before if isinstance(before, dict) else {}
    old = _parts(state.get("query"))
    changed = _changed(old, _parts(view.selection.query()))
    result: Updates = dict.fromkeys(OUTPUTS, no_update)
    result |= _area(view) | _controls(view, query)
    result["state"] = dict(kaart_words.state(view))
    if view.reading.messages or state.get("warned"):
        result["messages"] = kaart_words.messages(view)
    if changed - {"gebied"}:
        result |= _figure(view)
    if "niveau" in changed:
        result |= _level(view)
    if changed & {"cijfer", "niveau"}:
        result |= _levels(view, services, old.get("cijfer"))
    return result


def _parts(query: object) -> dict[str, str]:
    parsed = parse_qs(query[1:]) if isinstance(query, str) else {}
    return {key: values[0] for key, values in parsed.items()}


def _changed(old: dict[str, str], new: dict[str, str]) -> set[str]:
    return {key for key in {*old, *new} if old.get(key) != new.get(key)}


def _controls(view: KaartView, asked: dict[str, object]) -> Updates:
    """The controls whose value is not what was asked."""
    selection = view.selection
    shown: dict[str, tuple[str, object]] = {
        "level": (selection.level, asked.get("niveau")),
        "area": (view.shown_area, asked.get("gebied")),
        "comparator": (QUERY_WORDS[selection.comparator], asked.get("vergelijk")),
        "period": (selection.period, asked.get("periode")),
    }
    return {name: value for name, (value, had) in shown.items() if value != had}


def _area(view: KaartView) -> Updates:
    """What depends on the shown area too, made once for a version of the store."""
    key = ("area parts", *view.level_view.key, view.shown_area)
    return view.snapshot.kept(
        key,
        lambda: {
            "card": area_card.area_card(view),
            "series": area_card.trend_rows(view),
            "ranking": ranking.ranking(view),
        },
    )


def _figure(view: KaartView) -> Updates:
    """What depends on figure, level, period and comparator, but not on the area: made once."""
    return view.snapshot.kept(("figure parts", *view.level_view.key), lambda: _figure_parts(view))


def _figure_parts(view: KaartView) -> Updates:
    return {
        "heading": kaart_words.heading(view),
        "map_sentence": kaart_words.map_sentence(view),
        "rows": dict(area_rows(view)),
        "about": about.about(view),
    }


def _levels(view: KaartView, services: Services, before: str | None) -> Updates:
    """The levels to choose from, when the figure before this one had others."""
    reader = SelectionReader(services.catalogue, view.snapshot, view.municipality)
    old = services.catalogue.indicators.get(before or "")
    levels = reader.levels(view.indicator)
    if old is not None and reader.levels(old) == levels:
        return {}
    return {"levels": controls.level_options(view, levels)}


def _level(view: KaartView) -> Updates:
    return {
        "map_frame": map_frame(view),
        "areas": controls.area_options(view),
        "comparators": controls.comparator_options(view),
    }

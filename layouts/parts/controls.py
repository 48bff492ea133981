"""The controls of page Kaart: level, area, comparator and period."""

from typing import TypedDict

import dash_bootstrap_components as dbc
from dash import html

from dashboard import formatting
from dashboard.ids import Kaart
from dashboard.kaart import KaartView
from dashboard.selection import QUERY_WORDS
from data.language import _

Options = list[dict[str, str]]


def level_options(view: KaartView, levels: tuple[str, ...]) -> Options:
    return [{"label": view.municipality.words(lv).singular, "value": lv} for lv in levels]


def comparator_options(view: KaartView) -> Options:
    """The comparators of the municipality file, in the municipality's own words."""
    parent = view.municipality.words("wijk")
    names = {
        "gemeente": view.snapshot.name,
        "parent": _("{article} eigen {parent}").format(
            article=parent.article, parent=parent.singular
        ),
        "nederland": _("Nederland"),
    }
    return [
        {"label": names[name], "value": QUERY_WORDS[name]}
        for name in view.municipality.comparators
        if name != "parent" or view.selection.level == "buurt"
    ]


def area_options(view: KaartView) -> Options:
    label = _("heel {name}").format(name=view.snapshot.name)
    whole = {"label": label, "value": view.snapshot.code}
    areas = view.snapshot.areas_of(view.selection.level)
    if view.selection.level == "gemeente":
        return [whole]
    named = zip(areas["name"], areas["code"], strict=True)
    return [whole, *({"label": name, "value": code} for name, code in named)]


def level_control(view: KaartView, levels: tuple[str, ...]) -> html.Fieldset:
    return html.Fieldset(
        [
            html.Legend(_("Indeling")),
            dbc.RadioItems(
                id=Kaart.LEVEL,
                options=level_options(view, levels),
                value=view.selection.level,
                name="niveau",
                className="segments",
            ),
        ],
        className="control",
    )


def select_control(label: str, control_id: Kaart, options: Options, value: str) -> html.Div:
    return html.Div(
        [
            html.Label(label, htmlFor=control_id),
            dbc.Select(id=control_id, options=options, value=value),
        ],
        className="control",
    )


class Periods(TypedDict):
    """All periods of the figure, their words, and the place of the one that is shown."""

    codes: list[str]
    words: list[str]
    at: int


def periods(view: KaartView) -> Periods:
    """What `draw.js` makes the range over the periods and its play button from."""
    return {
        "codes": list(view.periods),
        "words": [formatting.period(period) for period in view.periods],
        "at": view.periods.index(view.selection.period),
    }

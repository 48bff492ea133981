"""The controls of page Kaart: level, area, comparator and period."""

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashboard import formatting
from dashboard.ids import Kaart
from dashboard.kaart import KaartView
from dashboard.selection import QUERY_WORDS
from data.language import _
from layouts.parts.attributes import aria, data

Options = list[dict[str, str]]
MOST_MARKS = 6


def level_options(view: KaartView, levels: tuple[str, ...]) -> Options:
    return [{"label": view.municipality.words(lv).singular, "value": lv} for lv in levels]


def comparator_options(view: KaartView) -> Options:
    """The comparators of the municipality file, in the municipality's own words."""
    parent = view.municipality.words("wijk").singular
    names = {
        "gemeente": view.snapshot.name,
        "parent": _("de eigen {parent}").format(parent=parent),
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


def period_control(view: KaartView) -> html.Div:
    """A range over the periods with a value, with a play button; one period needs no range."""
    words = [formatting.period(period) for period in view.periods]
    position = view.periods.index(view.selection.period)
    shown = html.Output(words[position], htmlFor="kaart-periode-balk", className="period-now")
    if len(words) == 1:
        alone = html.Span(_("Er is één meting."), className="muted")
        return html.Div([shown, alone], className="period", **data(periods=view.periods[0]))
    play = html.Button(
        id=Kaart.PLAY, type="button", className="play", **aria(label=_("Speel de periodes af"))
    )
    label = html.Label(_("Periode"), htmlFor="kaart-periode-balk", className="only-heard")
    bar = dcc.Input(
        id="kaart-periode-balk",
        type="range",
        min=0,
        max=len(words) - 1,
        step=1,
        value=position,
        className="range",
    )
    marks = words if len(words) <= MOST_MARKS else [words[0], words[-1]]
    ends = html.Div([html.Span(word) for word in marks], className="range-ends")
    track = html.Div([label, bar, ends], className="range-track")
    return html.Div(
        [play, track, shown], className="period", **data(periods="|".join(view.periods))
    )

"""The pieces of page Kaart that change with the selection, and what changed since the last one."""

from typing import TypedDict

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard import formatting, wording
from dashboard.kaart import KaartView
from dashboard.texts import map_sentence as map_text
from data.language import _


class State(TypedDict):
    """What the browser must know about the view: its URL, its title, and what is read aloud."""

    query: str
    title: str
    pick: str
    said: str
    warned: bool


def heading(view: KaartView) -> list[Component]:
    indicator = view.indicator
    facts = [
        indicator.title,
        formatting.unit_words(indicator),
        formatting.period(view.selection.period),
        wording.polarity_words(indicator),
    ]
    return [
        html.H1(indicator.question),
        html.P(" · ".join(f for f in facts if f), className="facts"),
    ]


def messages(view: KaartView) -> list[Component]:
    """What could not be shown as asked, as an alert."""
    said = view.reading.messages
    return (
        [dbc.Alert([html.P(text) for text in said], color="warning", className="message")]
        if said
        else []
    )


def map_sentence(view: KaartView) -> str:
    name, value = view.line or ("", None)
    text = map_text(view.values, name, value, view.indicator, view.selection.period, view.words)
    return " ".join([text, *_shape_remarks(view)])


def _shape_remarks(view: KaartView) -> list[str]:
    """Borders of another year than the figures, and areas that have no shape at all."""
    geometry = view.snapshot.geometry(view.selection.level)
    if geometry is None:
        return []
    remarks = []
    years = ", ".join(str(edition) for edition in geometry.shape_editions)
    if geometry.shape_editions != (geometry.edition,):
        remarks.append(_("De grenzen op de kaart zijn van {years}.").format(years=years))
    if geometry.without_shape:
        names = ", ".join(view.snapshot.names[code] for code in geometry.without_shape)
        text = _("Zonder vorm op de kaart, wel in de tabel: {names}.")
        remarks.append(text.format(names=names))
    return remarks


def state(view: KaartView) -> State:
    known = int(view.values["value"].notna().sum())
    said = _("{title}, {period}: {known} van {all} {plural} met een cijfer. {area} gekozen.")
    period = formatting.period(view.selection.period)
    return {
        "query": view.selection.query(),
        "title": f"{view.indicator.question} · {view.snapshot.name} · Wijkdashboard",
        "pick": view.indicator.id,
        "warned": bool(view.reading.messages),
        "said": said.format(
            title=view.indicator.title,
            period=period,
            known=known,
            all=len(view.values),
            plural=view.words.plural,
            area=view.snapshot.area_name(view.shown_area),
        ),
    }

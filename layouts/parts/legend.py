"""The legend of the map, in words: five classes and the reasons for gaps that are on this map."""

from dash import html
from dash.development.base_component import Component

from dashboard import formatting, wording
from dashboard.kaart import KaartView
from data.catalogue.model import Status
from data.language import _


def legend(view: KaartView) -> html.Div:
    counts = view.values["klass"].value_counts()
    classes: list[Component] = [
        html.Li(
            [html.Span(className=f"swatch class-{index}"), html.Span(label)],
            className="" if counts.get(index, 0) else "unused",
        )
        for index, label in enumerate(view.level_view.class_labels)
    ]
    gaps = view.values.loc[~view.values["status"].map(lambda s: Status(s).has_value), "status"]
    reasons: list[Component] = [
        html.Li([_pattern(status), html.Span(wording.status_short(status))], className="gap")
        for status in sorted(gaps.unique())
    ]
    unit = formatting.unit_words(view.indicator)
    note = _("Klassen: zelfde grenzen in alle periodes · {unit}").format(unit=unit)
    scale = html.Ul([*classes, *reasons], className="scale")
    return html.Div([scale, html.P(note, className="note")], className="legend")


def _pattern(status: str) -> html.Span:
    return html.Span(className=f"swatch gap-{status}")

"""The section "Problemen en zorggebruik": a chart a figure, drawn when a visitor gets there."""

from dash import html
from dash.development.base_component import Component

from dashboard.ids import Wijk
from dashboard.wijk import WijkView
from dashboard.wijk_section import FIRST, charted, without_chart
from data.language import _
from layouts.parts.attributes import aria, data
from layouts.parts.card import card


def charts_section(view: WijkView) -> list[Component]:
    """The card; nothing when this kind of area has no such figures."""
    n, few = len(charted(view)), without_chart(view)
    if not n and not few:
        return []
    made = [html.H2(_("Problemen en zorggebruik")), *_charts(view, n), *_few(few)]
    return [card(*made, class_name="course-section")]


def _charts(view: WijkView, n: int) -> list[Component]:
    if not n:
        return [html.P(_("Er is nog geen verloop: daarvoor zijn twee metingen nodig."))]
    text = _(
        "Zo gaat het door de tijd in {area}. Vooraan staan de cijfers met een doel, dan wat "
        "gunstiger of ongunstiger is, dan de kerncijfers. Met de stippellijnen vergelijken wij."
    )
    place = html.Div(id=Wijk.CHARTS, className="small-charts", **data(code=view.code), tabIndex=-1)
    everything = html.Button(
        _("alle {n} grafieken").format(n=n),
        id="wijk-alle-grafieken",
        type="button",
        className="plain",
        **aria(controls=Wijk.CHARTS, expanded="false"),
    )
    more = [everything] if n > FIRST else []
    return [html.P(text.format(area=view.name)), place, *more]


def _few(few: list[tuple[str, str]]) -> list[Component]:
    """A line a figure, folded: there can be many."""
    if not few:
        return []
    items = [html.Li([html.Strong(title), f": {reason}."]) for title, reason in few]
    text = _("{n} cijfers zonder grafiek") if len(few) > 1 else _("1 cijfer zonder grafiek")
    folded = html.Details(
        [html.Summary(text.format(n=len(few))), html.Ul(items)], className="folded few-values"
    )
    return [folded]

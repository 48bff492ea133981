"""The heat table of page Sturen: areas by headline figures. assets/js/heat.js filters and walks."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.steering.ids import Sturen
from dashboard.steering.page_figures import HeatCell, HeatColumn, HeatRow, HeatTable
from data.language import _
from layouts.parts.attributes import aria, data
from layouts.parts.card import card
from layouts.parts.chip import chip, spoken

FEW = 15
"""Rows that are shown without scrolling down inside the table."""


def heat_card(heat: HeatTable, area: str, *, frozen: bool = False) -> html.Section:
    """area: the code that the page is about. frozen: nothing to choose."""
    if not heat.columns or not heat.rows:
        said = html.P(_("Voor dit soort gebied zijn er nog geen kerncijfers."))
        return card(html.H2(heat.heading), said, class_name="heat")
    chosen = [] if frozen else [html.Div(_controls(heat, area), className="heat-controls")]
    head = html.Div([html.H2(heat.heading), *chosen], className="heat-head")
    made = html.Table(
        [
            html.Caption(heat.heading, className="only-heard"),
            html.Thead(html.Tr([_name_head(), *map(_head, heat.columns)])),
            html.Tbody([_row(row, heat, first=row is heat.rows[0]) for row in heat.rows]),
        ],
        className="table heat-table",
    )
    region = aria(label=heat.heading)
    look = "scrolling" if len(heat.rows) > FEW else "scrolling all-rows"
    scrolling = html.Div(made, className=look, tabIndex=0, role="region", **region)
    keys = html.Span(_("Met de pijltjestoetsen loopt u van cel naar cel."), className="heat-keys")
    said = html.P([_compared(heat), " ", keys], className="muted")
    return card(head, said, scrolling, class_name="heat")


def _compared(heat: HeatTable) -> str:
    if not heat.compared:
        return _("Er is niets waarmee alle gebieden te vergelijken zijn.")
    text = _(
        "Elk gebied vergeleken met {name}. Een streeppatroon betekent: geen cijfer, met de reden."
    )
    return text.format(name=heat.compared)


def _controls(heat: HeatTable, area: str) -> list[Component]:
    made: list[Component] = []
    if len(heat.levels) > 1:
        links = [_level(level, words, heat, area) for level, words in heat.levels]
        made.append(html.Nav(links, className="switch", **aria(label=_("Soort gebied"))))
    domains = {column.domain: column.domain_title for column in heat.columns}
    if len(domains) > 1:
        made.append(_filter(domains))
    return made


def _level(level: str, words: str, heat: HeatTable, area: str) -> html.A:
    href = f"/sturen?gebied={area}&niveau={level}#{Sturen.HEAT}"
    now = aria(current="true") if level == heat.level else {}
    return html.A(words, href=href, **now)


def _filter(domains: dict[str, str]) -> html.Div:
    """One button a domain; pressed ones are shown."""
    options = {"": _("alles"), **domains}
    buttons = [
        html.Button(
            title,
            type="button",
            **data(heat_domain=domain),
            **aria(pressed="false" if domain else "true"),
        )
        for domain, title in options.items()
    ]
    return html.Div(buttons, className="switch", role="group", **aria(label=_("Domein")))


def _name_head() -> html.Th:
    return html.Th(_sorter(_("Gebied")), scope="col", **aria(sort="ascending"))


def _sorter(title: str) -> html.Button:
    """assets/js/fasen.js sorts by the column of the button."""
    return html.Button(title, type="button", className="sorter", **data(sorts="heat"))


def _head(column: HeatColumn) -> html.Th:
    when = " · ".join(text for text in (column.unit, column.period) if text)
    told = [when, *([column.note] if column.note else [])]
    small = [html.Span(text, className="heat-note") for text in told]
    marks = {**aria(sort="none"), **data(domain=column.domain)}
    return html.Th([_sorter(column.title), *small], scope="col", **marks)


def _row(row: HeatRow, heat: HeatTable, *, first: bool) -> html.Tr:
    """first: where Tab enters the table; arrow keys go on from there."""
    link = html.A(row.name, href=f"/wijk/{row.area}", tabIndex=0 if first else -1)
    name = html.Th(link, scope="row", **data(sort=row.name))
    pairs = zip(row.cells, heat.columns, _places(row), strict=True)
    cells = [_cell(cell, column, row, place) for cell, column, place in pairs]
    return html.Tr([name, *cells])


def _places(row: HeatRow) -> Sequence[str]:
    """What each cell sorts by: text, as a browser compares it; "" without a number."""
    return [f"{cell.number + 1e9:.6f}" if cell.number is not None else "" for cell in row.cells]


def _cell(cell: HeatCell, column: HeatColumn, row: HeatRow, place: str) -> html.Td:
    if not cell.value:
        inside: list[Component] = [html.Span(cell.reason, className="no-value")]
        kind = "gap"
    else:
        said = spoken(cell.trend.words) if cell.trend else []
        course = [html.Span(cell.value, className="heat-value"), html.Span(said)]
        judged = [chip(cell.verdict)] if cell.verdict else []
        inside = [*judged, html.Span(course, className="heat-course")]
        kind = cell.verdict.kind if cell.verdict else "unknown"
    title = f"{row.name}, {column.title}, {column.period}"
    link = html.A(inside, href=cell.href, title=title, tabIndex=-1)
    return html.Td(link, className=f"heat-{kind}", **data(sort=place, domain=column.domain))

"""Page Wijk, for now: the latest value of every figure of one area, or why there is none."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard import formatting, wording
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError, Snapshot
from data.catalogue.model import Indicator, Status
from data.language import _
from layouts.empty import not_found
from layouts.parts.attributes import aria
from layouts.parts.card import card
from layouts.parts.table import Column, body_row, table


def page(services: Services, code: str | None) -> html.Div:
    """The area page; without a code it asks for an area. Raises EmptyStoreError."""
    snapshot = services.snapshot()
    if not code:
        return _choose(snapshot)
    if code not in snapshot.names:
        return not_found(_("Het gebied “{code}” is niet bekend.").format(code=code[:20]))
    return html.Div([_head(snapshot, code), *_domains(services, snapshot, code)])


def area_title(services: Services, code: str) -> str:
    """The name of an area for the title of its page."""
    try:
        return services.snapshot().names.get(code, _("Onbekend gebied"))
    except EmptyStoreError:
        return _("Nog zonder gegevens")


def _choose(snapshot: Snapshot) -> html.Div:
    groups: list[Component] = []
    for wijk in snapshot.areas_of("wijk")["code"]:
        inside = snapshot.areas.loc[snapshot.areas["parent"] == wijk, "code"]
        links = [html.Li(_area_link(code, snapshot.names[code])) for code in inside]
        heading = html.H2(_area_link(wijk, snapshot.names[wijk]))
        groups.append(card(heading, html.Ul(links)))
    return html.Div(
        [
            html.Div(html.H1(_("Kies een gebied")), className="page-head"),
            html.P(_area_link(snapshot.code, snapshot.name)),
            html.Div(groups, className="area-list"),
        ]
    )


def _area_link(code: str, name: str) -> html.A:
    return html.A(name, href=f"/wijk/{code}")


def _head(snapshot: Snapshot, code: str) -> html.Div:
    trail: list[str] = []
    step: object = snapshot.parents.get(code)
    while isinstance(step, str) and step in snapshot.names:
        trail.insert(0, step)
        step = snapshot.parents.get(step)
    crumbs: list[Component | str] = []
    for above in trail:
        crumbs += [_area_link(above, snapshot.names[above]), " › "]
    return html.Div(
        [
            html.Nav([*crumbs, snapshot.names[code]], **aria(label=_("Kruimelpad"))),
            html.H1(snapshot.names[code]),
        ],
        className="page-head",
    )


def _domains(services: Services, snapshot: Snapshot, code: str) -> list[Component]:
    shown: list[Component] = []
    for domain in services.catalogue.domains:
        items = [i for i in services.catalogue.indicators.values() if i.domain == domain.id]
        rows = [row for i in items if (row := _row(snapshot, i, code)) is not None]
        if rows:
            shown.append(card(html.H2(domain.title), table(domain.title, COLUMNS, rows)))
    return shown


COLUMNS = (
    Column(_("Cijfer")),
    Column(_("Waarde"), numeric=True),
    Column(_("Periode")),
)


def _row(snapshot: Snapshot, indicator: Indicator, code: str) -> html.Tr | None:
    level = snapshot.levels[code]
    periods = snapshot.periods(indicator.id, level)
    if not periods:
        return None
    series = snapshot.series(indicator.id, code)
    found = series[series["period"] == periods[-1]]
    href = f"/kaart?cijfer={indicator.id}&niveau={level}&gebied={code}"
    link = html.A(indicator.title, href=href)
    cells: list[str | Component] = [
        link,
        _value(found, indicator),
        formatting.period(periods[-1]),
    ]
    return body_row(cells, COLUMNS)


def _value(found: pd.DataFrame, indicator: Indicator) -> str:
    if found.empty:
        return wording.status_reason(Status.NOT_MEASURED, None)
    item = found.iloc[0]
    if Status(item["status"]).has_value:
        return formatting.value(item["value"], indicator)
    return wording.status_reason(item["status"], item["note"])

"""Definition, reason and source: two clicks from any number to where it comes from (norm D3)."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.kaart import KaartView, source_rows
from dashboard.method import comparison_method
from dashboard.origin_address import origin_href, short_digest
from data.language import _


def about(view: KaartView) -> list[Component]:
    indicator = view.indicator
    breaks = [
        html.Li(
            [
                html.Strong(_("Breuk in {period}: ").format(period=formatting.period(b.period))),
                b.reason,
            ]
        )
        for b in indicator.breaks
    ]
    return [
        html.H2(_("Wat meet dit cijfer?")),
        html.P(indicator.definition),
        html.H3(_("Waarom is dit van belang?")),
        html.P(indicator.why_it_matters),
        html.H3(_("Hoe vergelijken wij?")),
        html.P(comparison_method(indicator)),
        *([html.Ul(breaks, className="breaks")] if breaks else []),
        html.H3(_("Bron")),
        *_sources(view),
        _borders(view),
        _downloads(view),
    ]


def _sources(view: KaartView) -> list[Component]:
    rows = source_rows(view)
    if rows.empty:
        return [html.P(_("Voor deze periode is geen bronbestand bekend."))]
    return [_source(row, view) for _position, row in rows.iterrows()]


def _source(row: pd.Series, view: KaartView) -> html.Details:
    table = row["table_id"] or row["name"]
    short = _("{publisher}, {table}, opgehaald op {date}").format(
        publisher=row["publisher"], table=table, date=formatting.date(row["retrieved"])
    )
    facts = {
        _("Bestand"): row["name"],
        _("Periode"): formatting.period(view.selection.period),
        _("Geladen op"): formatting.date(row["loaded"]),
        _("Licentie"): row["licence"],
        _("Controlegetal (sha256)"): short_digest(row["sha256"]),
        _("Versie van de gegevens"): str(view.snapshot.version),
    }
    listed: list[Component] = []
    for term, fact in ((term, fact) for term, fact in facts.items() if fact):
        listed += [html.Dt(term), html.Dd(fact)]
    more = html.P(html.A(_("Alles over dit bestand"), href=origin_href(int(str(row.name)))))
    return html.Details([html.Summary(short), html.Dl(listed), more], className="folded source")


def _borders(view: KaartView) -> html.P:
    """Of which year the borders are, and where it stands what changed in them."""
    areas = view.snapshot.areas_of(view.selection.level)
    text = _("Indeling van {year}. ").format(year=int(areas["edition"].max()))
    return html.P([text, html.A(_("Wat veranderde er in de gebieden?"), href="/indelingen")])


def _downloads(view: KaartView) -> html.P:
    query = view.selection.query()
    return html.P(
        [
            html.A(_("Download CSV"), href=f"/kaart.csv{query}"),
            " · ",
            html.A(_("CSV voor Excel"), href=f"/kaart.csv{query}&vorm=excel"),
        ],
        className="downloads",
    )

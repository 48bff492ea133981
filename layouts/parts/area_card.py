"""The card of the chosen area: the number, its verdict, its sentence, its trend."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard import formatting, wording
from dashboard.borders import indicator_here
from dashboard.compare import Verdict, is_tied
from dashboard.figures.trend import trend_figure
from dashboard.figures.trend_text import trend_text
from dashboard.ids import Kaart
from dashboard.kaart import KaartView, source_rows
from dashboard.origin_address import origin_href
from dashboard.texts import area_sentence, other_table
from dashboard.wijk_lines import file_of
from data.catalogue.model import Status
from data.language import _
from layouts.parts.card import figure_card, graph

ENOUGH_FOR_A_LINE = 2


def area_card(view: KaartView) -> list[Component]:
    """Everything about the shown area, in the order in which it is read."""
    return [
        html.P(_place(view), className="place"),
        html.H2(view.snapshot.area_name(view.shown_area), className="area-name"),
        _number(view),
        _chip(view),
        html.P(_sentence(view), className="sentence"),
        _trend(view),
        _link(view),
    ]


def _place(view: KaartView) -> str:
    if not view.selection.area:
        return _("De hele gemeente")
    parent = view.snapshot.parents.get(view.shown_area)
    words = view.words.singular.capitalize()
    if view.selection.level == "buurt" and parent in view.snapshot.names:
        above = view.municipality.words("wijk").singular
        text = _("{level} in {above} {name}")
        return text.format(level=words, above=above, name=view.snapshot.names[parent])
    return _("{level} in {name}").format(level=words, name=view.snapshot.name)


def _number(view: KaartView) -> html.P:
    if not Status(view.row["status"]).has_value:
        reason = wording.status_reason(view.row["status"], view.row["note"])
        return html.P(reason, className="no-number")
    unit = formatting.unit_of(view.indicator)
    number = unit.before + formatting.bare_value(view.row["value"], view.indicator)
    look = "unit sign" if unit.after == "%" else "unit"
    return html.P(
        [html.Span(number, className="big"), html.Span(unit.after, className=look)],
        className="number",
    )


def _chip(view: KaartView) -> Component:
    verdict = Verdict(view.row["verdict"])
    if verdict is Verdict.UNKNOWN or view.indicator.kind == "count":
        return html.Span()
    words = wording.verdict_words(verdict, view.indicator.polarity)
    label = wording.verdict_label(verdict, view.indicator.polarity, view.comparator_name)
    meaning = html.Span(f" ({words.meaning})", className="meaning") if words.meaning else ""
    return html.P([label, meaning], className=f"chip chip-{words.tone}")


def _sentence(view: KaartView) -> str:
    rank = view.row["rank"]
    known = pd.notna(rank)
    said = area_sentence(
        view.row,
        view.indicator,
        view.selection.period,
        view.comparator_name or view.snapshot.name,
        view.comparator_row if view.comparator else view.row,
        int(rank) if known else None,
        int(view.values["rank"].notna().sum()),
        view.words,
        tied=bool(known and is_tied(view.values["rank"], int(rank))),
    )
    return " ".join(filter(None, [said, _other_table(view)]))


def _other_table(view: KaartView) -> str:
    other = view.comparator_row
    if other is None or pd.isna(view.row["value"]) or pd.isna(other["value"]):
        return ""
    rows = source_rows(view).to_dict("index")
    own, compared = (rows.get(row["source_file"]) for row in (view.row, other))
    return other_table(own, compared, view.comparator_name or "")


def _trend(view: KaartView) -> Component:
    if view.series["value"].notna().sum() < ENOUGH_FOR_A_LINE:
        return html.P(
            _("Er is nog geen verloop: daarvoor zijn twee metingen nodig."), className="muted"
        )
    name = view.snapshot.area_name(view.shown_area)
    other = view.comparator_name or ""
    compared = view.comparator_series if other else None
    own, beside = (
        indicator_here(view.snapshot, view.indicator, area or "")
        for area in (view.shown_area, view.comparator)
    )
    drawn = (view.series, compared, own, name, other)
    figure = trend_figure(*drawn, comparator_indicator=beside)
    text = trend_text(*drawn, comparator_indicator=beside)
    picture = graph(figure, graph_id="kaart-verloop", description=text, height=190)
    return figure_card(
        heading=_("Door de tijd"),
        sentence=text,
        picture=picture,
        table=_trend_table(),
        class_name="inner",
    )


def _trend_table() -> html.Details:
    """The table is drawn by `draw.js` from trend_rows."""
    inner = html.Div(id=Kaart.SERIES_TABLE)
    return html.Details([html.Summary(_("Tabel van het verloop")), inner], className="folded")


def trend_rows(view: KaartView) -> dict[str, object]:
    """The table of the trend: caption, columns, and a row of words for every period."""
    own, other = _by_period(view.series, view), _by_period(view.comparator_series, view)
    columns = [_("Periode"), view.snapshot.area_name(view.shown_area)]
    if view.comparator_name:
        columns.append(view.comparator_name)
    periods = sorted({*own, *(other if view.comparator_name else {})})
    rows = [
        [formatting.period(period), own.get(period, "–"), other.get(period, "–")][: len(columns)]
        for period in periods
    ]
    caption = _("{title} door de tijd").format(title=view.indicator.title)
    return {"caption": caption, "columns": columns, "rows": rows}


def _by_period(series: pd.DataFrame, view: KaartView) -> dict[str, str]:
    """period -> the value or the reason, in words."""
    return {
        str(row["period"]): wording.value_or_reason(row, view.indicator)
        for _position, row in series.iterrows()
    }


def _link(view: KaartView) -> Component:
    name = view.snapshot.area_name(view.shown_area)
    text = _("Alle cijfers van {name}").format(name=name)
    onward = html.A([text, " →"], href=f"/wijk/{view.shown_area}", className="onward")
    origin = origin_href(
        file_of(view.row.to_dict()), view.indicator.id, view.shown_area, view.selection.period
    )
    came = [html.A(_("Waar komt dit cijfer vandaan?"), href=origin)] if origin else []
    return html.Div([onward, *(html.P(link, className="came-from") for link in came)])

"""The card "Heeft het geholpen?" of an action: chart, sentence, table, and the fixed rules."""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.figures.effect import HEIGHT, effect_course, effect_figure, effect_marks, effect_text
from dashboard.services import Services
from dashboard.steering.effect_actions import effect_of_action
from dashboard.steering.effect_areas import LookedBack
from dashboard.steering.effect_found import Effect, Outcome
from dashboard.steering.effect_periods import start_of
from dashboard.steering.effect_rules import rules
from dashboard.steering.effect_words import HEADING, bare_difference, effect_sentence, verdict
from dashboard.trend import HAVE_VALUE
from dashboard.wording import value_or_reason
from data.catalogue.model import Indicator, Status
from data.language import _
from data.steering.rows import Action
from data.steering.store import Steering
from layouts.parts.attributes import aria
from layouts.parts.card import card, figure_card, graph
from layouts.parts.table import Column, body_row, table

GRAPH = "sturen-effect-grafiek"
CLASS = "effect-card"
TONES = {Outcome.IMPROVED: "favourable", Outcome.WORSENED: "unfavourable"}
SYMBOLS = {Outcome.IMPROVED: "✓ ", Outcome.WORSENED: "! "}
FEWEST_DRAWN = 2


def effect_card(
    services: Services, action: Action, today: date, steering: Steering | None = None
) -> html.Section:
    """About one action. steering: what the municipality steers by, read here when it is not given.

    Looking back is kept per version of the store: then it asks the store nothing.
    """
    known = steering or services.steering.of(municipality=action.municipality)
    found = effect_of_action(services, action, known, today)
    if isinstance(found, str):
        return card(html.H2(HEADING), html.P(found), class_name=CLASS)
    return looked_back_card(found)


def looked_back_card(found: LookedBack) -> html.Section:
    sentence = html.Div([_chip(found.effect), html.P(effect_sentence(found))])
    if sum(found.series["status"].isin(HAVE_VALUE)) < FEWEST_DRAWN:
        return card(html.H2(HEADING), sentence, _how(found), class_name=CLASS)
    return figure_card(
        heading=HEADING,
        sentence=sentence,
        picture=_picture(found),
        table=html.Div([_twin(found), _how(found)]),
        class_name=CLASS,
    )


def _chip(effect: Effect) -> html.P:
    tone, symbol = TONES.get(effect.outcome, "comparable"), SYMBOLS.get(effect.outcome, "● ")
    return html.P(html.Span(f"{symbol}{verdict(effect)}", className=f"chip chip-{tone}"))


def _picture(found: LookedBack) -> html.Div:
    course = effect_course(found.name, found.series, _expected(found), found.indicator)
    drawn = graph(
        effect_figure(course, start_of(found.start)),
        graph_id=GRAPH,
        description=effect_text(course, formatting.date(found.start)),
        height=HEIGHT,
    )
    marks = [
        html.Li([html.Span(symbol, className="mark", **aria(hidden="true")), html.Span(said)])
        for symbol, said in effect_marks(course)
    ]
    return html.Div([drawn, html.Ul(marks, className="marks")] if marks else drawn)


def _expected(found: LookedBack) -> pd.DataFrame | None:
    """period, value, lower, upper, status, note of where the area was expected."""
    estimate = found.effect.estimate
    if estimate is None:
        return None
    points = [(p.period, p.value, p.low, p.high) for p in estimate.path]
    frame = pd.DataFrame(points, columns=["period", "value", "lower", "upper"])
    return frame.assign(status="final", note=None)


def _twin(found: LookedBack) -> html.Details:
    """The numbers of the chart: every period, and how it counts."""
    estimate, indicator = found.effect.estimate, found.indicator
    columns = [Column(_("Periode")), Column(found.name, numeric=True)]
    columns += [Column(_("Verwacht"), numeric=True), Column(_("Marge"), numeric=True)]
    columns.append(Column(_("Telt mee als")))
    expected = {point.period: point for point in estimate.path} if estimate else {}
    rows = []
    for row in found.series.to_dict("records"):
        period = str(row["period"])
        point = expected.get(period)
        cells: list[str | Component] = [
            formatting.period(period),
            _cell(row, indicator),
            formatting.bare_value(point.value, indicator) if point else formatting.NO_VALUE,
            _margin(found, period) if point else formatting.NO_VALUE,
            _role(found.effect, period),
        ]
        rows.append(body_row(cells, columns))
    text = _("{title} voor en na de start ({unit})")
    caption = text.format(title=indicator.title, unit=formatting.unit_words(indicator))
    made = _scrolling(caption, table(caption, columns, rows))
    return _folded(_("Tabel: {of}").format(of=caption), made)


def _cell(row: Mapping[Hashable, Any], indicator: Indicator) -> str:
    """The unit is in the caption; a reason is written out."""
    known = Status(row["status"]).has_value and formatting.is_known(row["value"])
    return (
        formatting.bare_value(row["value"], indicator) if known else value_or_reason(row, indicator)
    )


def _margin(found: LookedBack, period: str) -> str:
    estimate = found.effect.estimate
    if estimate is None or period not in found.effect.window.after:
        return formatting.NO_VALUE
    point = next(point for point in estimate.path if point.period == period)
    text = _("{low} tot {high}")
    return text.format(
        low=formatting.bare_value(point.low, found.indicator),
        high=formatting.bare_value(point.high, found.indicator),
    )


def _role(effect: Effect, period: str) -> str:
    if period in effect.window.before:
        return _("voor de start")
    return _("na de start") if period in effect.window.after else _("telt niet mee")


def _how(found: LookedBack) -> html.Details:
    told: list[Component] = [html.P(rule) for rule in rules(found)]
    if found.effect.references:
        told.append(_references(found))
    return _folded(_("Hoe is dit berekend?"), *told)


def _references(found: LookedBack) -> html.Div:
    """The reference areas, and what is found when it is pretended that the start was there."""
    effect = found.effect
    mixed = effect.estimate is not None and effect.estimate.mixed is not None
    columns = [Column(_("Vergelijkbaar gebied")), Column(_("Verschil"), numeric=True)]
    columns.append(Column(_("Even groot?")))
    columns += [Column(_("Deel in mix"), numeric=True)] if mixed else []
    rows = []
    for area in effect.references:
        cells: list[str | Component] = [area.name, bare_difference(area.shift, found.indicator)]
        cells.append(_("ja") if area.as_large else _("nee"))
        cells += [] if area.part is None else [f"{formatting.number(100 * area.part, 0)}%"]
        rows.append(body_row(cells, columns))
    caption = _("Dezelfde berekening voor gebieden zonder deze actie")
    return html.Div(
        [
            html.H3(caption),
            html.P(
                _(
                    "Wij doen bij elk vergelijkbaar gebied alsof de actie daar was. Zo is te zien "
                    "hoe vaak zo’n verschil vanzelf voorkomt."
                )
            ),
            _scrolling(caption, table(caption, columns, rows)),
        ]
    )


def _scrolling(label: str, made: html.Table) -> html.Div:
    return html.Div(made, className="scrolling", tabIndex=0, role="region", **aria(label=label))


def _folded(summary: str, *children: Component) -> html.Details:
    return html.Details([html.Summary(summary), *children], className="folded")

"""Question 2 of an analysis: signals, and every figure that is less or more favourable."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.steering.analysis import AnalysisView
from dashboard.steering.analysis_figures import (
    FigureRow,
    SignalWords,
    doubted_elsewhere,
    figure_row,
    signal_words,
)
from dashboard.wijk_lines import Line
from data.language import _
from layouts.parts.attributes import aria
from layouts.parts.spark_image import spark_image

FIRST = 10
"""Figures of a group that stand there before somebody asks for all."""
COLUMNS = 7


def figures_part(view: AnalysisView) -> list[Component]:
    name = view.wijk.target_name
    if name is None:
        return [html.P(_("Er is niets om {area} mee te vergelijken.").format(area=view.name))]
    groups = (
        (_("Vraagt aandacht"), view.worries),
        (_("Sterk hier"), view.strengths),
    )
    shown: list[Component] = [*_signals(signal_words(view))]
    nothing = (
        _("Geen cijfer is duidelijk ongunstiger dan in {name}."),
        _("Geen cijfer is duidelijk gunstiger dan in {name}."),
    )
    for (title, lines), text in zip(groups, nothing, strict=True):
        none = [html.H3(title), html.P(text.format(name=name))]
        shown += _group(title, lines, view) if lines else none
    return [*shown, *_elsewhere(view)]


def _signals(found: Sequence[SignalWords]) -> list[Component]:
    """Signals have a card of their own on page Sturen; here they open the talk."""
    if not found:
        return []
    items = [
        html.Li(
            [
                html.Strong(f"{signal.title}."),
                f" {signal.said}",
                html.Details([html.Summary(_("waarom dit signaal")), html.P(signal.why)],
                             className="folded on-screen"),
            ],
            className=f"analyse-signal {signal.kind}",
        )
        for signal in found
    ]  # fmt: skip
    return [html.H3(_("Signalen om te bespreken")), html.Ul(items, className="analyse-signals")]


def _group(title: str, lines: Sequence[Line], view: AnalysisView) -> list[Component]:
    heading = _("{title} ({n})").format(title=title, n=len(lines))
    rows = [figure_row(line, view) for line in lines]
    shown: list[Component] = [html.H3(heading), _table(title, rows[:FIRST], view)]
    if rest := rows[FIRST:]:
        words = _("Nog {n} cijfers").format(n=len(rest)) if len(rest) > 1 else _("Nog 1 cijfer")
        shown.append(
            html.Details(
                [html.Summary(words), _table(title, rest, view)], className="folded more-figures"
            )
        )
    return shown


def _table(title: str, rows: Sequence[FigureRow], view: AnalysisView) -> html.Table:
    name = view.wijk.target_name or ""
    heads = (
        _("Cijfer"),
        _("Waarde"),
        _("Periode"),
        name,
        _("Vergeleken"),
        _("Verloop"),
        _("Trend"),
    )
    cells = [
        html.Th(words, scope="col", role="columnheader", className="num" if at == 1 else None)
        for at, words in enumerate(heads)
    ]
    caption = _("{title} in {area}").format(title=title, area=view.name)
    return html.Table(
        [
            html.Caption(caption, className="only-heard"),
            html.Thead(html.Tr(cells, role="row"), role="rowgroup"),
            html.Tbody([_row(row, name) for row in rows], role="rowgroup"),
        ],
        className="table figures-table",
        role="table",
    )


def _row(row: FigureRow, name: str) -> html.Tr:
    words = row.verdict
    chip = html.Span(
        [
            html.Span(words.symbol, **aria(hidden="true")),
            f" {words.word}",
            html.Span(f" ({words.meaning})", className="only-heard"),
        ],
        className=f"chip chip-{words.tone}",
    )
    other: list[Component | str] = [html.Span(f"{name}: ", className="on-phone"), row.other]
    value = [html.Strong(row.value), html.Span(row.unit, className="unit-after")]
    return html.Tr(
        [
            html.Th(_named(row), scope="row", role="rowheader"),
            _cell(value, "num"),
            _cell(row.period, "when"),
            _cell(other, "place"),
            _cell(chip, "verdict"),
            _cell(spark_image(row.spark) if row.spark else "", "course"),
            _cell(row.trend, "trend"),
        ],
        className="figure",
        role="row",
    )


def _cell(inside: Component | str | Sequence[Component | str], kind: str) -> html.Td:
    return html.Td(inside, className=kind, role="cell")


def _named(row: FigureRow) -> list[Component]:
    """The figure, what stands beside it, and on paper the question whether it is recognised."""
    said = [html.A(words, href=href, className=f"beside {kind}") for kind, href, words in row.said]
    asked = _("Herkent u dit?   ☐ ja   ☐ deels   ☐ nee")
    return [
        html.A(row.title, href=row.href, title=_("Naar de kaart")),
        *said,
        html.Span(asked, className="paper-ask"),
    ]


def _elsewhere(view: AnalysisView) -> list[Component]:
    found = doubted_elsewhere(view)
    if not found:
        return []
    items = [
        html.Li([f"{title}: ", html.A(words, href=href)]) for title, (_kind, href, words) in found
    ]
    heading = html.H3(_("Ook besproken, maar niet afwijkend"))
    return [heading, html.Ul(items, className="plain-list")]

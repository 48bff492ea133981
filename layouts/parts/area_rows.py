"""The rows that colour the map and fill the table: what changes often travels as values."""

from collections.abc import Hashable
from typing import Any, TypedDict

import pandas as pd

from dashboard import formatting, wording
from dashboard.compare import Verdict
from dashboard.kaart import KaartView
from data.catalogue.model import Status
from data.language import _
from layouts.parts.controls import Periods, periods
from layouts.parts.legend import Legend, legend

Row = list[str | int | None]
"""code, name, class index or the status that explains the gap, words, rank, count, verdict; and how
the figure came from former borders, for those that did."""

NONE = "–"
Fields = dict[Hashable, Any]
"""A row of `KaartView.values` by column; a tenth of the time of a Series."""


class AreaRows(TypedDict):
    """rows: one an area, highest value first. columns: the heads of the table, "" where unused.

    suffix: what follows a number where its unit is not in sight, such as a tooltip.
    """

    rows: list[Row]
    columns: list[str]
    caption: str
    suffix: str
    legend: Legend
    periods: Periods


def area_rows(view: KaartView) -> AreaRows:
    ordered = view.values.sort_values(["rank", "name"], na_position="last")
    return {
        "rows": [_row(item, view) for item in ordered.to_dict("records")],
        "columns": _columns(view),
        "caption": _("{title}, {period}").format(
            title=view.indicator.title, period=formatting.period(view.selection.period)
        ),
        "legend": legend(view),
        "periods": periods(view),
        "suffix": "" if _is_tight(view) else formatting.unit_of(view.indicator).short_after,
    }


def _columns(view: KaartView) -> list[str]:
    against = _("Vergeleken met {name}").format(name=view.line[0]) if view.line else _("Vergeleken")
    return [
        view.words.singular.capitalize(),
        _("Plaats"),
        formatting.unit_words(view.indicator).capitalize(),
        _("Aantal") if view.indicator.has_counts else "",
        against if view.indicator.kind != "count" else "",
    ]


def _row(item: Fields, view: KaartView) -> Row:
    known = Status(item["status"]).has_value
    return [
        item["code"],
        item["name"],
        int(item["klass"]) if known else str(item["status"]),
        _words(item, view, known=known),
        int(item["rank"]) if known else None,
        _count(item) if known and view.indicator.has_counts else None,
        _verdict(item, view) if known else NONE,
        *([said] if (said := wording.carried_words(item)) else []),
    ]


def _is_tight(view: KaartView) -> bool:
    """A percent sign stays at its number; longer units stand in the head of the column."""
    return view.indicator.unit == "%"


def _words(item: Fields, view: KaartView, *, known: bool) -> str:
    if known and not _is_tight(view):
        unit = formatting.unit_of(view.indicator)
        return unit.before + formatting.bare_value(item["value"], view.indicator)
    return wording.value_or_reason(item, view.indicator)


def _verdict(item: Fields, view: KaartView) -> str:
    verdict = Verdict(item["verdict"])
    if verdict is Verdict.UNKNOWN:
        return NONE
    return wording.verdict_label(verdict, view.indicator.polarity)


def _count(item: Fields) -> str:
    """ "79 op 2.505": the counts behind a rate."""
    if pd.isna(item["numerator"]) or pd.isna(item["denominator"]):
        return NONE
    return _("{numerator} op {denominator}").format(
        numerator=formatting.number(item["numerator"], 0),
        denominator=formatting.number(item["denominator"], 0),
    )

"""The table behind page Kaart as CSV: the reason for every gap, the source of every value."""

from collections.abc import Hashable, Mapping
from typing import Any

from dashboard import wording
from dashboard.compare import Verdict
from dashboard.csv_text import csv_text
from dashboard.export_columns import MEASURED, ORIGIN, RULE, measured, origin
from dashboard.kaart import KaartView
from dashboard.rule_line import rule_line
from dashboard.sources import Sources, sources_by_id
from dashboard.wijk_lines import file_of
from data.catalogue import Catalogue
from data.catalogue.model import Indicator, Status

HEADER = ("code", "naam", "cijfer", *MEASURED, "oordeel", *ORIGIN, *RULE)


def kaart_csv(view: KaartView, catalogue: Catalogue, *, excel: bool = False) -> str:
    """All areas of the view; for `excel` in its own spelling."""
    rows = view.values.to_dict("records")
    sources = sources_by_id(view.snapshot, map(file_of, rows))
    rule = [rule_line(view.indicator, catalogue), view.snapshot.version]
    records = ([*_record(row, view, sources), *rule] for row in rows)
    return csv_text(HEADER, records, excel=excel)


def _record(row: Mapping[Hashable, Any], view: KaartView, sources: Sources) -> list[object]:
    indicator = view.indicator
    target = view.level_view.targets[row["code"]]
    beside = view.snapshot.area_name(target) if target else ""
    judged = target is not None and Status(row["status"]).has_value
    return [
        row["code"],
        row["name"],
        indicator.id,
        *measured(row, indicator, view.selection.period, beside),
        _verdict(row, indicator) if judged else "",
        *origin(sources.get(file_of(row))),
    ]


def _verdict(row: Mapping[Hashable, Any], indicator: Indicator) -> str:
    return wording.verdict_words(Verdict(row["verdict"]), indicator.polarity).word

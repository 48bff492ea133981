"""Every word and sentence about figures: whoever reads only text gets the same message."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard import formatting
from dashboard.compare import Verdict, verdicts
from dashboard.map_wording import map_sentence
from dashboard.settings import LevelWords
from dashboard.trend_wording import break_words, trend_clause, trend_sentence, trend_words
from dashboard.wording import (
    Row,
    VerdictWords,
    carried_words,
    enumerated,
    is_higher,
    polarity_words,
    reasons_summary,
    status_reason,
    status_short,
    value_or_reason,
    verdict_label,
    verdict_words,
)
from data.catalogue.model import Indicator, Status
from data.language import _

__all__ = [
    "VerdictWords",
    "area_sentence",
    "break_words",
    "carried_remark",
    "carried_words",
    "comparison_words",
    "enumerated",
    "has_value",
    "is_higher",
    "map_sentence",
    "no_value_words",
    "other_table",
    "polarity_words",
    "reasons_summary",
    "status_reason",
    "status_short",
    "trend_clause",
    "trend_sentence",
    "trend_words",
    "value_or_reason",
    "verdict_label",
    "verdict_words",
]


def has_value(row: pd.Series) -> bool:
    return Status(row["status"]).has_value and formatting.is_known(row["value"])


def area_sentence(
    row: pd.Series,
    indicator: Indicator,
    period: str,
    comparator_name: str,
    comparator_row: pd.Series | None,
    rank: int | None,
    n_ranked: int,
    level_words: LevelWords,
    *,
    tied: bool = False,
) -> str:
    """Value, comparison and rank of one area in at most four short sentences.

    row: code, name, value, status, note and the rest of a `values` row. comparator_row: the same
    (code may be absent), None when there is no comparator. rank: 1 = highest, None without value.
    """
    if not has_value(row):
        return no_value_words(row, indicator, period)
    words = formatting.sentence_with_value(row["value"], indicator)
    parts = [
        _("In {name} {words}.").format(name=row["name"], words=words),
        _comparison(row, indicator, comparator_name, comparator_row),
        _place(rank, n_ranked, level_words, tied=tied),
        *_remarks(row, indicator, period),
    ]
    return " ".join(part for part in parts if part)


def no_value_words(
    row: pd.Series | Mapping[Hashable, Any], indicator: Indicator, period: str
) -> str:
    """Why the area has no figure. row: name, status, note."""
    status = Status(row["status"])
    status = Status.MISSING if status.has_value else status
    reason = status_reason(status, row.get("note"))
    text = _("Het cijfer “{title}” van {name} over {period} is {reason}.")
    when, title = formatting.period_phrase(period), indicator.title
    return text.format(name=row["name"], period=when, title=title, reason=reason)


def _comparison(
    row: pd.Series, indicator: Indicator, name: str, comparator: pd.Series | None
) -> str:
    if indicator.kind == "count" or (comparator is not None and _same_area(row, comparator)):
        return ""
    if comparator is None or not formatting.is_known(comparator.get("value")):
        return _("Voor {comparator} is er geen cijfer om mee te vergelijken.").format(
            comparator=name
        )
    verdict = Verdict(verdicts(row.to_frame().T, comparator, indicator).iloc[0])
    shown = formatting.short_value(comparator["value"], indicator)
    return comparison_words(verdict, indicator).format(comparator=name, value=shown)


def _same_area(row: pd.Series, comparator: pd.Series) -> bool:
    codes = [r.get("code", r.get("area")) for r in (row, comparator)]
    return isinstance(codes[0], str) and codes[0] == codes[1]


def comparison_words(verdict: Verdict, indicator: Indicator) -> str:
    """A sentence with the places {comparator} and {value}."""
    if verdict is Verdict.SIMILAR:
        return _("Dat is vergelijkbaar met {comparator} ({value}).")
    if verdict is Verdict.UNKNOWN:
        return _("In {comparator} is het {value}. Of het verschil toeval is, is niet te berekenen.")
    amount = indicator.kind in ("share", "rate", "estimate")
    if is_higher(verdict, indicator.polarity):
        more = _("Dat is meer dan in {comparator} ({value}).")
        return more if amount else _("Dat is hoger dan in {comparator} ({value}).")
    less = _("Dat is minder dan in {comparator} ({value}).")
    return less if amount else _("Dat is lager dan in {comparator} ({value}).")


def _place(rank: int | None, n_ranked: int, words: LevelWords, *, tied: bool) -> str:
    if rank is None or pd.isna(rank) or n_ranked < 2:
        return ""
    text = _("Het is de {ordinal} van {n} {plural}, gerekend vanaf de hoogste waarde.")
    if tied:
        text = _("Het deelt plaats {rank} van {n} {plural}, gerekend vanaf de hoogste waarde.")
    elif rank in (1, n_ranked):
        highest, lowest = _("Het is de hoogste waarde"), _("Het is de laagste waarde")
        text = (highest if rank == 1 else lowest) + _(" van {n} {plural}.")
    ordinal = formatting.ordinal(int(rank))
    return text.format(ordinal=ordinal, rank=rank, n=n_ranked, plural=words.plural)


def _remarks(row: pd.Series, indicator: Indicator, period: str) -> list[str]:
    """What a reader has to know of this figure: provisional, or inhabitants of another year."""
    remarks = []
    if Status(row["status"]) is Status.PROVISIONAL:
        remarks.append(_("Het cijfer is voorlopig."))
    used = row.get("denominator_period")
    if isinstance(used, str) and used != period:
        text = _("Gerekend met het aantal{who} van {period}.")
        when = formatting.period_phrase(used)
        remarks.append(text.format(who=_counted(indicator), period=when))
    return [*remarks, *carried_remark(row)]


def carried_remark(row: Row) -> list[str]:
    """ "Opgeteld uit Oost en West." as a sentence, for a figure of former borders."""
    said = carried_words(row)
    return [f"{said[:1].upper()}{said[1:]}."] if said else []


def other_table(
    own: Mapping[Hashable, Any] | None, other: Mapping[Hashable, Any] | None, name: str
) -> str:
    """Two tables may hold two versions of one figure: then not all of the difference is real.

    own, other: rows of source_file behind the figure and that of `name`; "" when it is one table.
    """
    if own is None or other is None:
        return ""
    if (own["source"], own["table_id"]) == (other["source"], other["table_id"]):
        return ""
    text = _(
        "Het cijfer van {name} komt uit een andere tabel ({table}). Een klein verschil kan "
        "daardoor komen."
    )
    return text.format(name=name, table=other["table_id"] or other["publisher"])


def _counted(indicator: Indicator) -> str:
    """ " inwoners" of "per 1.000 inwoners"; nothing where the unit does not name them."""
    if indicator.counts_below:
        return f" {indicator.unit.split()[0]}"
    last = indicator.unit.split()[-1]
    return f" {last}" if indicator.unit.startswith("per ") and last.isalpha() else ""

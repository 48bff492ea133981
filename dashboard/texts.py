"""Whole sentences beside map and area: whoever reads only text gets the same message."""

import pandas as pd

from dashboard import formatting
from dashboard.compare import Verdict, verdicts
from dashboard.settings import LevelWords
from dashboard.wording import (
    VerdictWords,
    break_words,
    is_higher,
    polarity_words,
    reasons_summary,
    status_reason,
    status_short,
    trend_sentence,
    trend_words,
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
    "has_value",
    "is_higher",
    "map_sentence",
    "polarity_words",
    "reasons_summary",
    "status_reason",
    "status_short",
    "trend_sentence",
    "trend_words",
    "value_or_reason",
    "verdict_label",
    "verdict_words",
]

MANY_TIES = 3


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
        return _no_value(row, indicator, period)
    words = formatting.sentence_with_value(row["value"], indicator)
    parts = [
        _("In {name} {words}.").format(name=row["name"], words=words),
        _comparison(row, indicator, comparator_name, comparator_row),
        _place(rank, n_ranked, level_words, tied=tied),
        *_remarks(row, period),
    ]
    return " ".join(part for part in parts if part)


def _no_value(row: pd.Series, indicator: Indicator, period: str) -> str:
    status = Status(row["status"])
    status = Status.MISSING if status.has_value else status
    reason = status_reason(status, row.get("note"))
    text = _("Voor {name} is er over {period} geen cijfer voor “{title}”: {reason}.")
    when, title = formatting.period(period), indicator.title
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
    return _comparison_words(verdict, indicator).format(comparator=name, value=shown)


def _same_area(row: pd.Series, comparator: pd.Series) -> bool:
    codes = [r.get("code", r.get("area")) for r in (row, comparator)]
    return isinstance(codes[0], str) and codes[0] == codes[1]


def _comparison_words(verdict: Verdict, indicator: Indicator) -> str:
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
    text = _("Het is de {rank} van {n} {plural}, gerekend vanaf de hoogste waarde.")
    if tied:
        text = _("Het is gedeeld {rank} van {n} {plural}, gerekend vanaf de hoogste waarde.")
    return text.format(rank=formatting.ordinal(int(rank)), n=n_ranked, plural=words.plural)


def _remarks(row: pd.Series, period: str) -> list[str]:
    """What a reader has to know of this figure: provisional, or inhabitants of another year."""
    remarks = []
    if Status(row["status"]) is Status.PROVISIONAL:
        remarks.append(_("Het cijfer is voorlopig."))
    used = row.get("denominator_period")
    if isinstance(used, str) and used != period:
        text = _("Gerekend met het aantal van {period}.")
        remarks.append(text.format(period=formatting.period(used)))
    return remarks


def map_sentence(
    values: pd.DataFrame,
    comparator_name: str,
    comparator_value: float | None,
    indicator: Indicator,
    period: str,
    level_words: LevelWords | None = None,
) -> str:
    """What the map shows: highest, lowest, the comparator, and the areas without a value.

    values: name, value, status, one row an area.
    """
    plural = level_words.plural if level_words else _("gebieden")
    singular = level_words.singular if level_words else _("gebied")
    known = values[values["value"].notna()]
    when = formatting.period(period)
    if known.empty:
        text = _("Over {period} is er voor geen {singular} een cijfer: {reasons}.")
        reasons = reasons_summary(values["status"]) or _("niets geladen")
        return text.format(period=when, singular=singular, reasons=reasons)
    parts = [
        _extremes(known, indicator, when, plural),
        _yardstick(comparator_name, comparator_value, indicator),
        _gaps(values, singular, plural),
    ]
    return " ".join(part for part in parts if part)


def _extremes(known: pd.DataFrame, indicator: Indicator, when: str, plural: str) -> str:
    printed = known["value"].map(lambda v: formatting.shown(v, indicator))
    top, bottom = known["value"].max(), known["value"].min()
    high = formatting.value(top, indicator)
    if len(known) == 1:
        text = _("In {period} is er één cijfer: {high} in {name}.")
        return text.format(period=when, high=high, name=known["name"].iloc[0])
    if printed.min() == printed.max():
        text = _("In {period} is de waarde in alle {n} {plural} gelijk: {high}.")
        return text.format(period=when, n=len(known), plural=plural, high=high)
    text = _(
        "In {period} is de waarde het hoogst in {top} ({high}) en het laagst in {bottom} ({low})."
    )
    return text.format(
        period=when,
        top=_names(known.loc[printed == printed.max(), "name"], plural),
        bottom=_names(known.loc[printed == printed.min(), "name"], plural),
        high=high,
        low=formatting.short_value(bottom, indicator),
    )


def _names(names: "pd.Series[str]", plural: str) -> str:
    """ "A", "A en B", "A, B en C", or "5 wijken" when more share the value."""
    found = list(names)
    if len(found) > MANY_TIES:
        return f"{len(found)} {plural}"
    if len(found) == 1:
        return str(found[0])
    return _("{names} en {last}").format(names=", ".join(found[:-1]), last=found[-1])


def _yardstick(name: str, amount: float | None, indicator: Indicator) -> str:
    if not formatting.is_known(amount) or indicator.kind == "count":
        return ""
    shown = formatting.short_value(amount, indicator)
    return _("In {comparator} is het {value}.").format(comparator=name, value=shown)


def _gaps(values: pd.DataFrame, singular: str, plural: str) -> str:
    gaps = values[values["value"].isna()]
    if gaps.empty:
        return ""
    text = _("Voor {n} {words} is er geen cijfer: {reasons}.")
    words = singular if len(gaps) == 1 else plural
    return text.format(n=len(gaps), words=words, reasons=reasons_summary(gaps["status"]))

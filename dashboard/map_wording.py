"""The sentence beside the map, as texts.py hands it out."""

import pandas as pd

from dashboard import formatting
from dashboard.settings import LevelWords
from dashboard.wording import enumerated, reasons_summary
from data.catalogue.model import Indicator
from data.language import _

MANY_TIES = 3
"""More areas than this with the same extreme value are counted instead of named."""


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
    when = formatting.period_phrase(period)
    if known.empty:
        text = _("Over {period} is er voor geen {singular} een cijfer: {reasons}.")
        reasons = reasons_summary(values) or _("niets geladen")
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
    return f"{len(names)} {plural}" if len(names) > MANY_TIES else enumerated(names)


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
    return text.format(n=len(gaps), words=words, reasons=reasons_summary(gaps))

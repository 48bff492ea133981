"""Numbers, units, periods and dates the Dutch way (Babel, nl_NL); the only place that rounds."""

import datetime
import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import SupportsFloat, cast

import pandas as pd
from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal

from data.catalogue.model import Indicator
from data.language import _

LOCALE = "nl_NL"
NO_VALUE = "–"
_PERIOD = re.compile(r"(\d{4})(?:(H[12])|Q([1-4])|-(\d{2}))?")
_PER = re.compile(r"per [\d.]+")


@dataclass(frozen=True)
class Unit:
    """How a unit is written around a number; `factor` turns a stored value into the shown one."""

    before: str = ""
    after: str = ""
    short_after: str = ""
    factor: int = 1
    words: str = ""


def unit_of(indicator: Indicator) -> Unit:
    """The parts of the catalogue's `unit`: "%", "x € 1.000", "per 1.000 inwoners", "km", ..."""
    return _unit(indicator.unit, indicator.kind == "count")


@lru_cache(maxsize=256)
def _unit(unit: str, is_count: bool) -> Unit:
    if unit == "%":
        return Unit(after="%", short_after="%", words=_("procent"))
    if "€" in unit:
        thousands = re.search(r"1\.?000", unit) is not None
        rest = re.sub(r"^x |€|1\.?000", "", unit).strip()
        after = f" {rest}" if rest else ""
        words = _("euro") + after
        return Unit("€ ", after, after, 1000 if thousands else 1, words)
    if per := _PER.match(unit):
        return Unit(after=f" {unit}", short_after=f" {per.group()}", words=unit)
    if is_count:
        return Unit(after=f" {unit}", words=unit)
    words = _("kilometer") if unit == "km" else unit
    return Unit(after=f" {unit}", short_after=f" {unit}", words=words)


def is_known(amount: object) -> bool:
    """Whether there is a finite number; None, NaN and pd.NA are not."""
    if isinstance(amount, float):  # nearly always, and much faster than asking for a protocol
        return math.isfinite(amount)
    if amount is None or amount is pd.NA or not isinstance(amount, SupportsFloat):
        return False
    return math.isfinite(float(amount))


def rounded(amount: SupportsFloat, decimals: int) -> float:
    """Half away from zero, on the decimal digits: 0.25 -> 0.3, as a reader would do it."""
    step = Decimal(1).scaleb(-decimals)
    result = float(Decimal(str(float(amount))).quantize(step, ROUND_HALF_UP))
    return result or 0.0  # never -0


def number(amount: object, decimals: int) -> str:
    """12345.6 -> "12.345,6"; "–" when there is no number."""
    if not is_known(amount):
        return NO_VALUE
    return _printed(float(cast(SupportsFloat, amount)), decimals)


@lru_cache(maxsize=20_000)
def _printed(amount: float, decimals: int) -> str:
    """The same figures are printed again for every visitor; Babel takes its time."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(Decimal(str(rounded(amount, decimals))), pattern, locale=LOCALE)


def shown(amount: object, indicator: Indicator) -> float:
    """The number as a reader sees it: rounded as stored, then in the shown unit. NaN if none."""
    if not is_known(amount):
        return math.nan
    exact = float(cast(SupportsFloat, amount))
    return _shown(exact, indicator.decimals, unit_of(indicator).factor)


@lru_cache(maxsize=20_000)
def _shown(amount: float, decimals: int, factor: int) -> float:
    return float(Decimal(str(rounded(amount, decimals))) * factor)


def shown_decimals(indicator: Indicator) -> int:
    """Decimals after the shown unit is applied: 28.4 (x € 1.000) is € 28.400, without any."""
    lost = 3 if unit_of(indicator).factor == 1000 else 0
    return max(0, indicator.decimals - lost)


def bare_value(amount: object, indicator: Indicator) -> str:
    """The shown number without any unit: "53,8", "28.400"."""
    return number(shown(amount, indicator), shown_decimals(indicator))


def value(amount: object, indicator: Indicator) -> str:
    """With its whole unit: "53,8%", "31,5 per 1.000 inwoners", "€ 28.400", "1,2 km"."""
    if not is_known(amount):
        return NO_VALUE
    unit = unit_of(indicator)
    return f"{unit.before}{bare_value(amount, indicator)}{unit.after}"


def short_value(amount: object, indicator: Indicator) -> str:
    """For table cells and labels: "53,8%", "31,5 per 1.000", "€ 28.400", "2.505"."""
    if not is_known(amount):
        return NO_VALUE
    unit = unit_of(indicator)
    return f"{unit.before}{bare_value(amount, indicator)}{unit.short_after}"


def label_value(amount: object, indicator: Indicator) -> str:
    """For the end of a line, where room is short: "53,8%", "€ 28.400", "31,5" (per 1.000), "1.209"
    (inwoners per aanbieder)."""
    per = _PER.match(indicator.unit) or " per " in indicator.unit
    return bare_value(amount, indicator) if per else short_value(amount, indicator)


def unit_words(indicator: Indicator) -> str:
    """The unit in words, as a legend or a screen reader says it: "procent", "euro"."""
    return unit_of(indicator).words


def sentence_with_value(amount: object, indicator: Indicator) -> str:
    """The catalogue's words around the figure: "zijn 31,5 misdrijven geregistreerd per 1.000 ...".

    A unit that the words already say is not said twice.
    """
    words, unit = indicator.sentence, indicator.unit
    if indicator.kind == "count" or unit in words:
        return words.format(value=bare_value(amount, indicator))
    per = _PER.match(unit)
    if per is None:
        return words.format(value=value(amount, indicator))
    tail = "" if per.group().removeprefix("per ") in words else f" {unit}"
    return words.format(value=bare_value(amount, indicator)) + tail


def ordinal(position: int) -> str:
    return _("{position}e").format(position=number(position, 0))


def period(text: str) -> str:
    """ "2024", "eerste helft 2024", "3e kwartaal 2024", "mei 2024"; other text as it is."""
    found = _PERIOD.fullmatch(text)
    if found is None:
        return text
    year, half, quarter, month = found.groups()
    if half:
        part = _("eerste helft") if half == "H1" else _("tweede helft")
        return f"{part} {year}"
    if quarter:
        return _("{ordinal} kwartaal {year}").format(ordinal=ordinal(int(quarter)), year=year)
    if month and 1 <= int(month) <= 12:
        return f"{get_month_names('wide', locale=LOCALE)[int(month)]} {year}"
    return year if not month else text


def period_phrase(text: str) -> str:
    """Inside a sentence, after "in", "over" or "sinds": "2024", "de eerste helft van 2024"."""
    found = _PERIOD.fullmatch(text)
    if found is None or not (found[2] or found[3]):
        return period(text)
    article = _("de") if found[2] else _("het")
    part, year = period(text).rsplit(" ", 1)
    return _("{article} {part} van {year}").format(article=article, part=part, year=year)


def date(day: datetime.date) -> str:
    """ "3 november 2026"."""
    return format_date(day, "d MMMM y", locale=LOCALE)

"""Codes of areas and periods as sources write them, made into the one way the store writes them."""

import re
import unicodedata
from datetime import date
from typing import cast

from data.catalogue.model import Level
from data.schema import COUNTRY

_LEVELS: tuple[tuple[re.Pattern[str], Level], ...] = (
    (re.compile(r"NL"), "land"),
    (re.compile(r"GM[0-9]{4}"), "gemeente"),
    (re.compile(r"WK[0-9]{6}"), "wijk"),
    (re.compile(r"BU[0-9]{8}"), "buurt"),
)
_COUNTRY_CODES = frozenset({COUNTRY, "NL00", "NL01"})
_OTHER_REGION = re.compile(r"(?!NL|GM|WK|BU)[A-Z]{2}[0-9]{2,8}[A-Z]?")

_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_PERIODS = (
    (re.compile(_YEAR + r"(?:JJ00)?"), "{year}"),
    (re.compile(_YEAR + r"(?:HJ0|H)(?P<part>[12])"), "{year}H{part}"),
    (re.compile(_YEAR + r"(?:KW0|Q)(?P<part>[1-4])"), "{year}Q{part}"),
    (re.compile(_YEAR + r"(?:MM|-)(?P<part>0[1-9]|1[0-2])"), "{year}-{part}"),
)

_UNSEEN = frozenset({"Cc", "Cf"})


def as_text(value: object) -> str:
    """The words of a cell: stripped, whole floats without `.0`, nothing for None and NaN."""
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = str(value).replace("\x00", "").strip().strip("﻿")
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def as_name(value: object) -> str:
    """The words of a cell on one line, without characters that do not show: one of them can turn
    the text around it the other way."""
    shown = [c for c in " ".join(as_text(value).split()) if unicodedata.category(c) not in _UNSEEN]
    return " ".join("".join(shown).split())


def clean_code(value: object) -> str:
    """The code without padding, in capitals, with one code for the country. May still be wrong:
    ask `level_of`."""
    code = as_text(value).upper()
    return COUNTRY if code in _COUNTRY_CODES else code


def level_of(code: str) -> Level | None:
    """The level that a clean code belongs to; None when it has not the shape of one."""
    return next((level for shape, level in _LEVELS if shape.fullmatch(code)), None)


def is_other_region(code: str) -> bool:
    """A province, a GGD region and the like: a right code of a level that is not used here."""
    return _OTHER_REGION.fullmatch(code) is not None


def municipality_of(code: str) -> str:
    """The gemeente of a gemeente, wijk or buurt."""
    return "GM" + code[2:6]


def parent_of(code: str) -> str | None:
    """The code one level up; None for a gemeente and the country."""
    level = level_of(code)
    if level == "buurt":
        return "WK" + code[2:8]
    return municipality_of(code) if level == "wijk" else None


def parse_period(value: object) -> str:
    """`2024JJ00`, `2024HJ01`, `2024KW03`, `2024MM05` -> `2024`, `2024H1`, `2024Q3`, `2024-05`.

    The first day of a month, which is what a spreadsheet makes of `2024-05`, is that month. Raises
    ValueError for anything else.
    """
    if isinstance(value, date) and value.day == 1:
        return f"{value.year:04d}-{value.month:02d}"
    text = as_text(value).upper()
    for shape, pattern in _PERIODS:
        if found := shape.fullmatch(text):
            return pattern.format(**cast(dict[str, str], found.groupdict()))
    raise ValueError(text)

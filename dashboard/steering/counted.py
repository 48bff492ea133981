"""What a figure counts, in the words of the catalogue: people, or something else."""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard import formatting
from dashboard.compare import per_of
from data.catalogue.model import Indicator

PEOPLE = re.compile("(cliënten|inwoners|jongeren|kinderen|mensen|ouderen|personen)( |$)")
"""First words with which the catalogue says that people are counted. Registered crimes, providers
and households are none, however many people they concern."""


@dataclass(frozen=True)
class Counted:
    """words: the catalogue's, for more than one: "personen met een bijstandsuitkering"."""

    number: int
    words: str
    is_people: bool


def counted(indicator: Indicator, row: Mapping[Hashable, Any]) -> Counted | None:
    """The count behind a share or rate: the numerator, else the share of a known denominator.

    row: OBSERVATION_COLUMNS. None without counts, and for what is no share or rate (the numerator
    of inhabitants per provider says how many live there).
    """
    if indicator.kind not in ("share", "rate") or indicator.numerator is None:
        return None
    number, below, value = row["numerator"], row["denominator"], row["value"]
    if not formatting.is_known(value):
        return None
    if not formatting.is_known(number) and formatting.is_known(below):
        number = float(value) / per_of(indicator) * float(below)
    if not formatting.is_known(number):
        return None
    words = indicator.numerator
    return Counted(round(float(number)), words, PEOPLE.match(words) is not None)

"""Figures about areas that neither the store nor the file itself knows."""

from collections.abc import Iterator

import pandas as pd

from data.batch import Problem
from data.closest import Closest
from data.importers.codes import municipality_of
from data.language import _
from data.schema import COUNTRY
from data.words import row_count


def unknown_areas(
    figures: pd.DataFrame, file: str, areas: pd.DataFrame, column: str | None
) -> Iterator[Problem]:
    """One problem a code, or one for all codes of a gemeente that is unknown as a whole; at its
    first row, for the same code stands in many rows. column: where the codes stand, if known."""
    unknown = figures[~figures["area"].isin({*areas["code"], COUNTRY})]
    if unknown.empty:
        return
    closest, gemeenten = Closest(areas), set(areas["municipality"])
    whole = unknown["area"].map(municipality_of)
    shared = unknown["area"].where(whole.isin(gemeenten), whole)
    for _key, rows in unknown.groupby(shared, sort=False):
        code, year = str(rows["area"].iloc[0]), str(rows["period"].iloc[0])[:4]
        message, cure = (
            _stranger(code, closest, year)
            if municipality_of(code) in gemeenten
            else _of_absent_gemeente(code, year)
        )
        many = f" ({row_count(len(rows))})" if len(rows) > 1 else ""
        row = int(rows["row"].iloc[0])
        yield Problem(file, f"{message}{many}.", cure, row=row, column=column, value=code)


def _stranger(code: str, closest: Closest, year: str) -> tuple[str, str]:
    cure = _("Verbeter de code of laad eerst de grenzen of de kerncijfers (KWB) van {year}.")
    hint = closest.suggestion(code)
    message = _("Gebied {code} is niet bekend").format(code=code)
    return message, " ".join(filter(None, [hint, cure.format(year=year)]))


def _of_absent_gemeente(code: str, year: str) -> tuple[str, str]:
    gemeente = municipality_of(code)
    message = (
        _("Gemeente {gemeente} staat niet in deze database")
        if code == gemeente
        else _("{code} ligt in gemeente {gemeente}. Die staat niet in deze database")
    )
    cure = _(
        "Verbeter de code, of laad eerst de grenzen of de kerncijfers (KWB) van {gemeente} van "
        "{year}."
    )
    return message.format(code=code, gemeente=gemeente), cure.format(gemeente=gemeente, year=year)

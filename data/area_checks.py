"""What a list of areas must satisfy: right codes, each once, inside an area that is there."""

from collections.abc import Iterator

import pandas as pd

from data.batch import Problem
from data.importers.codes import level_of
from data.language import _

FIRST_EDITION, LAST_EDITION = 1990, 2100


def area_problems(areas: pd.DataFrame, file: str, known: pd.DataFrame) -> Iterator[Problem]:
    """areas: AREA_COLUMNS of the batch. known: code and edition of the areas in the store."""
    yield from _wrong_codes(areas, file)
    yield from _doubles(areas, file)
    yield from _orphans(areas, file, known)
    yield from _empty_shapes(areas, file)
    for edition in areas["edition"].unique():
        if not FIRST_EDITION <= edition <= LAST_EDITION:
            message = _("Het jaar van de indeling ({edition}) kan niet.").format(edition=edition)
            yield Problem(file, message, _("Geef het jaar mee, bijvoorbeeld --edition 2024."))


def _wrong_codes(areas: pd.DataFrame, file: str) -> Iterator[Problem]:
    for code, level in zip(areas["code"], areas["level"], strict=True):
        if level_of(code) != level:
            message = _("{code} is geen code van een {level}.").format(code=code, level=level)
            cure = _("Een code is GM met 4 cijfers, WK met 6 cijfers of BU met 8 cijfers.")
            yield Problem(file, message, cure, value=str(code))


def _doubles(areas: pd.DataFrame, file: str) -> Iterator[Problem]:
    double = areas[areas.duplicated(["edition", "code"])]
    for code in double["code"].unique():
        message = _("Gebied {code} staat er meer dan eens.").format(code=code)
        yield Problem(file, message, _("Houd er één van over."), value=str(code))


def _orphans(areas: pd.DataFrame, file: str, known: pd.DataFrame) -> Iterator[Problem]:
    there = set(zip(areas["edition"], areas["code"], strict=True))
    there |= set(zip(known["edition"], known["code"], strict=True))
    for area in areas[areas["level"] == "buurt"].itertuples():
        if (area.edition, area.parent) not in there:
            message = _("Buurt {code} hoort bij wijk {parent}, maar die wijk is er niet.")
            yield Problem(
                file,
                message.format(code=area.code, parent=area.parent),
                _("Laad een bestand waarin ook deze wijk staat, of verbeter de code."),
                value=str(area.code),
            )


def _empty_shapes(areas: pd.DataFrame, file: str) -> Iterator[Problem]:
    for area in areas[areas["geometry"].notna()].itertuples():
        if getattr(area.geometry, "is_empty", False):
            message = _("Gebied {code} heeft een lege vorm.").format(code=area.code)
            yield Problem(
                file, message, _("Download het bestand opnieuw bij de bron."), value=str(area.code)
            )

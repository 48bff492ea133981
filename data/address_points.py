"""Gives the places of a file that have only an address their point, or says why that cannot be."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pandas as pd
from sqlalchemy import Engine

from data.address import AddressUnclear, ServiceFailed
from data.batch import Batch, Problem
from data.language import _

FindAddress = Callable[[str], tuple[float, float] | None]
"""find_address(text) -> x, y in metres (EPSG:28992), or None when no such address is known. Raises
AddressUnclear when the text leads to no single point and ServiceFailed when nobody can say."""


@contextmanager
def address_finder(engine: Engine, *, on: bool) -> Iterator[FindAddress | None]:
    """What may ask for addresses, None when off. Raises ServiceFailed when the address of the
    service is set to what is none."""
    if not on:
        yield None
        return
    # What can reach another machine is loaded only by who asked for it.
    from data.address_finder import open_finder

    with open_finder(engine) as find_address:
        yield find_address


def with_points(batch: Batch, find_address: FindAddress | None, file: str) -> Batch:
    """The batch with its places located, and the problems of those that could not be.

    To be called outside a transaction: answers are remembered in one of their own. Nothing is
    asked for a row, or a whole file, that is wrong already: it may hold what should not be sent.
    """
    wrong = {problem.row for problem in batch.problems}
    if None in wrong:
        return batch
    rows = {row for row in wrong if row is not None}
    places, problems = located(batch.places, find_address, file, rows)
    return replace(batch, places=places, problems=[*batch.problems, *problems])


def located(
    places: pd.DataFrame,
    find_address: FindAddress | None,
    file: str,
    skip: Collection[int] = (),
) -> tuple[pd.DataFrame, list[Problem]]:
    """`places` (PLACE_COLUMNS) with x and y where only an address stood, and what was not found.

    find_address: None when nothing may be asked: then one problem says how to switch it on. skip:
    rows with problems of their own; they are not asked. The whole file gets one problem when the
    service fails. `places` itself is not changed.
    """
    asked = _without_point(places, skip)
    if asked.empty:
        return places, []
    if find_address is None:
        return places, [_switched_off(file, len(asked))]
    found, problems = places.copy(), list[Problem]()
    for index, row, text in zip(asked.index, asked["row"], asked["address"], strict=True):
        try:
            point = _point(find_address, str(text))
        except ServiceFailed as failure:
            return places, [*problems, _service_failed(file, failure)]
        except AddressUnclear as unclear:
            problems.append(_not_found(file, row, str(text), unclear))
        else:
            found.loc[index, ["x", "y"]] = point
    return found, problems


def _without_point(places: pd.DataFrame, skip: Collection[int]) -> pd.DataFrame:
    """The rows with an address and without a point."""
    written = places["address"].fillna("").astype(str).str.strip() != ""
    no_point = places["x"].isna() | places["y"].isna()
    return places[written & no_point & ~places["row"].isin(list(skip))]


def _point(find_address: FindAddress, text: str) -> tuple[float, float]:
    point = find_address(text)
    if point is None:
        reason = _("dit adres is niet bekend in het landelijke register van adressen")
        cure = _("Controleer postcode en huisnummer, of vul de coördinaten x en y in.")
        raise AddressUnclear(reason, cure)
    return point


def _not_found(file: str, row: object, text: str, unclear: AddressUnclear) -> Problem:
    message = _("Het adres “{address}” is niet te vinden: {reason}.")
    return Problem(
        file,
        message.format(address=text, reason=unclear),
        unclear.cure,
        row=int(str(row)),
        column=_("adres"),
        value=text,
    )


def _service_failed(file: str, failure: ServiceFailed) -> Problem:
    message = _("Adressen opzoeken lukt nu niet: {reason}. Dit bestand is niet geladen.")
    cure = _("Probeer het later opnieuw, of vul zelf de coördinaten x en y in.")
    return Problem(file, message.format(reason=failure), cure)


def _switched_off(file: str, number: int) -> Problem:
    message = (
        _("Van {number} plek staat alleen het adres in het bestand, niet het punt op de kaart.")
        if number == 1
        else _("Van {number} plekken staat alleen het adres in het bestand, niet het punt.")
    )
    cure = _(
        "Laad het bestand met --zoek-adressen (postcode, huisnummer en plaats gaan dan naar de "
        "PDOK Locatieserver van het Kadaster), of vul de coördinaten x en y in."
    )
    return Problem(file, message.format(number=number), cure)

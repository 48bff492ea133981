"""Gives the places of a batch their area and municipality, or says which lie in none."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

import pandas as pd
from sqlalchemy import Connection

from data.batch import Batch, Problem
from data.language import _
from data.locate import Locator, Nearest, Spot, locator
from data.words import listed, shortest_number

_NO_BORDERS = _(
    "Er zijn nog geen grenzen geladen, dus het is niet te zeggen in welk gebied de plekken liggen."
)


def settle_places(connection: Connection, batch: Batch, file: str) -> Batch:
    """The batch with the columns municipality and area in its places, and a problem for each that
    lies outside all areas. Places that have a problem of their own are left without."""
    if batch.places.empty:
        return replace(batch, places=batch.places.assign(municipality=None, area=None))
    found = locator(connection)
    if found.is_empty:
        cure = _("Laad eerst de grenzen van uw gemeente.")
        problems = [*batch.problems, Problem(file, _NO_BORDERS, cure)]
        places = batch.places.assign(municipality=None, area=None)
        return replace(batch, places=places, problems=problems)
    known = batch.places[batch.places["x"].notna()]
    spots = dict(zip(known.index, found.at(list(known["x"]), list(known["y"])), strict=True))
    missed = [spots[index] is None for index in known.index]
    wrong = [_outside(file, row, found) for row in known[missed].to_dict("records")]
    codes = [spots.get(index) for index in batch.places.index]
    places = batch.places.assign(
        municipality=pd.Series([s and s.municipality for s in codes], batch.places.index, object),
        area=pd.Series([s and s.code for s in codes], batch.places.index, object),
    )
    notes = [*batch.notes, *_beside(places, codes)]
    return replace(batch, places=places, problems=[*batch.problems, *wrong], notes=notes)


def _beside(places: pd.DataFrame, spots: Sequence[Spot | None]) -> list[str]:
    """A remark on places that lie just outside an area."""
    message = _("Net buiten de grenzen, en bij het dichtstbijzijnde gebied gerekend: {places}.")
    words = [
        f"“{name}” ({spot.name})"
        for name, spot in zip(places["name"], spots, strict=True)
        if spot and spot.is_beside
    ]
    return [message.format(places=listed(words))] if words else []


def _outside(file: str, row: Mapping[Hashable, object], found: Locator) -> Problem:
    x, y = float(str(row["x"])), float(str(row["y"]))
    message = _("{name} ligt in geen enkel gebied waarvan de grenzen geladen zijn{near}.")
    name = f"“{row['name']}”" if row["name"] else _("Deze plek")
    return Problem(
        file,
        message.format(name=name, near=_distance(found.nearest(x, y))),
        _(
            "Controleer de coördinaten. Ligt de plek in een andere gemeente, haal de rij dan weg "
            "of laad eerst de grenzen van die gemeente."
        ),
        row=int(str(row["row"])),
        value=f"{shortest_number(x)}; {shortest_number(y)}",
    )


def _distance(near: Nearest | None) -> str:
    """How far it is off: a few metres is another mistake than a hundred kilometres."""
    if near is None:
        return ""
    kilometres = near.distance / 1000
    words = _("; het dichtstbijzijnde is {name}, op {distance}")
    short = kilometres < 1
    number = shortest_number(round(near.distance) if short else round(kilometres))
    return words.format(name=near.name, distance=f"{number} {_('m') if short else _('km')}")

"""Reads a point from what was written: metres (RD) or degrees (WGS 84), known by their range."""

from collections.abc import Mapping
from functools import lru_cache

import pyproj

from data.language import _
from data.place_values import WrongValueError
from data.words import shortest_number

RD, WGS84 = "EPSG:28992", "EPSG:4326"
_METRES = (7_000.0, 289_000.0, 300_000.0, 629_000.0)
_DEGREES = (3.2, 50.7, 7.3, 53.7)
"""west, south, east, north of the Netherlands."""
_PAIRS = (("x", "y"), ("longitude", "latitude"))

Point = tuple[float, float]


def read_point(texts: Mapping[str, str]) -> Point | None:
    """x, y in metres (EPSG:28992) of the fields x and y or longitude and latitude; None when all
    are empty. Raises WrongValueError."""
    filled = [pair for pair in _PAIRS if any(texts.get(name) for name in pair)]
    if not filled:
        return None
    whole = [pair for pair in filled if all(texts.get(name) for name in pair)]
    if not whole:
        raise WrongValueError(
            _("Van de twee coördinaten is er maar één ingevuld."), _("Vul ook de andere in.")
        )
    across, up = (_number(texts[name]) for name in whole[0])
    return in_metres(across, up, degrees=whole[0] == _PAIRS[1])


def in_metres(across: float, up: float, *, degrees: bool = False) -> Point:
    """The point in EPSG:28992, whichever of the two systems it is in. Raises WrongValueError.

    degrees: how to call the two in a message.
    """
    if _inside(_METRES, across, up):
        return across, up
    if _inside(_DEGREES, across, up):
        x, y = _to_metres().transform(across, up)
        return round(x, 2), round(y, 2)
    if _inside(_DEGREES, up, across) or _inside(_METRES, up, across):
        raise _swapped(across, up, degrees=degrees or _inside(_DEGREES, up, across))
    numbers = {"one": shortest_number(across), "two": shortest_number(up)}
    raise WrongValueError(
        _("Het punt {one}; {two} ligt niet in Nederland.").format(**numbers),
        _(
            "Vul x en y in meters in (RD: x van 7000 tot 300000, y van 289000 tot 629000), of "
            "breedtegraad (50,7 tot 53,7) en lengtegraad (3,2 tot 7,3)."
        ),
    )


def _swapped(across: float, up: float, *, degrees: bool) -> WrongValueError:
    right = {"across": shortest_number(up), "up": shortest_number(across)}
    if degrees:
        return WrongValueError(
            _("Breedtegraad en lengtegraad zijn verwisseld."),
            _("De breedtegraad is {up} en de lengtegraad (x) {across}.").format(**right),
        )
    return WrongValueError(
        _("x en y zijn verwisseld."), _("x is {across} en y is {up}.").format(**right)
    )


def _number(text: str) -> float:
    """`155.000,3`, `155000.3`, `52,1`: the last of two signs is the decimal one."""
    bare = text.replace(" ", "").removesuffix("°")
    if "," in bare and "." in bare:
        group = "." if bare.rfind(",") > bare.rfind(".") else ","
        bare = bare.replace(group, "")
    elif max(bare.count("."), bare.count(",")) > 1:
        bare = bare.replace(".", "").replace(",", "")
    bare = bare.replace(",", ".")
    digits = bare.removeprefix("-")
    if len(bare) > 25 or not digits.replace(".", "", 1).isdecimal():
        raise WrongValueError(
            _("Een van de coördinaten is geen getal."),
            _("Schrijf alleen een getal, bijvoorbeeld 155000 of 52,16."),
        )
    return float(bare)


def _inside(bounds: tuple[float, float, float, float], across: float, up: float) -> bool:
    west, south, east, north = bounds
    return west <= across <= east and south <= up <= north


@lru_cache(maxsize=1)
def _to_metres() -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(WGS84, RD, always_xy=True)

"""The map of the areas where worries stack: one SVG picture, with the number in each of them.

One colour for all: how dark an area is would make a ranking of it.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from shapely.geometry.base import BaseGeometry

from dashboard import palette
from dashboard.place_map import LETTER_PX, PIXELS, Ground, Window, ground, path_of, window_of
from dashboard.places import level_shapes, places_here
from dashboard.snapshot import Snapshot
from dashboard.steering.page_figures import Hotspots

FILL = palette.DIVERGING[1]
NAME_PX, NUMBER_PX = 13, 19
DIGITS = 2


@dataclass(frozen=True)
class Picture:
    """body: an SVG. digest: names its content."""

    body: str
    digest: str


@dataclass(frozen=True)
class Span:
    """A text on the map, in metres: the middle of its foot, and half its width."""

    x: int
    y: int
    half: float

    def fits(self, window: Window) -> bool:
        return self.half <= self.x <= window.width - self.half

    def touches(self, other: "Span", pixel: float) -> bool:
        beside = abs(self.x - other.x) > self.half + other.half
        return not beside and abs(self.y - other.y) < NUMBER_PX * pixel


def picture_href(hotspots: Hotspots) -> str:
    """The address of their map: all that is drawn on the borders stands in it, so that it can be
    asked for later and shows the same numbers."""
    numbers = {spot.area: sum(number for _title, number in spot.counts) for spot in hotspots.found}
    marks = ",".join(f"{code}.{number}" for code, number in numbers.items())
    query = {"gebied": hotspots.area, "niveau": hotspots.level, "zorgen": marks}
    return f"/sturen/stapeling.svg?{urlencode(query, safe=',')}"


def numbers_of(marks: str) -> dict[str, int]:
    """ "BU99990101.3,BU99990102.2" -> the number of each area; without what is none."""
    pairs = [mark.split(".") for mark in marks.split(",")]
    return {
        pair[0]: int(pair[1])
        for pair in pairs
        if len(pair) == 2 and pair[1].isascii() and pair[1].isdigit() and len(pair[1]) <= DIGITS
    }


def hotspot_map(
    snapshot: Snapshot, scope: str, level: str, numbers: Mapping[str, int]
) -> Picture | None:
    """The areas of `level` in and around `scope`, those of `numbers` filled; None without a shape.

    numbers: area -> number of worries. Raises KeyError for a scope that is not there.
    """
    here = places_here(snapshot, scope)
    shapes = level_shapes(snapshot, level)
    if here.shape is None or not shapes:
        return None
    window = window_of(here)
    under = ground(snapshot, here, level if level != here.level else None)
    hot = {code: number for code, number in numbers.items() if code in shapes}
    parts = [
        *_ground(under),
        _path("hot", path_of([shapes[code].simplify(pixel_of(window)) for code in hot], window)),
        *marks(window, [(shapes[code], snapshot.names[code], hot[code]) for code in hot]),
    ]
    body = _svg(under, window, "".join(parts))
    return Picture(body, hashlib.sha256(body.encode()).hexdigest()[:16])


def pixel_of(window: Window) -> float:
    """Metres."""
    return window.width / PIXELS


def _ground(under: Ground) -> list[str]:
    return [
        _path("around", under["around"]),
        _path("area", under["area"]),
        _path("in", under["within"]),
    ]


def _path(look: str, drawn: str) -> str:
    return f'<path class="{look}" d="{drawn}"/>' if drawn else ""


def marks(window: Window, areas: Sequence[tuple[BaseGeometry, str, int]]) -> list[str]:
    """The number in each area, and its name below where no other mark is in its way."""
    pixel = pixel_of(window)
    spots = [window.at(*shape.representative_point().coords[0]) for shape, _name, _n in areas]
    numbers = [Span(x, y, NUMBER_PX * pixel) for x, y in spots]
    named: list[Span] = []
    made = []
    for own, (_shape, name, number) in zip(numbers, areas, strict=True):
        made.append(f'<text class="number" x="{own.x}" y="{own.y}">{number}</text>')
        below = round(own.y + NAME_PX * 1.15 * pixel)
        span = Span(own.x, below, len(name) * LETTER_PX * pixel / 2)
        others = [*(other for other in numbers if other is not own), *named]
        if span.fits(window) and not any(span.touches(other, pixel) for other in others):
            named.append(span)
            made.append(f'<text class="name" x="{own.x}" y="{below}">{escape(name)}</text>')
    return made


def _svg(under: Ground, window: Window, drawn: str) -> str:
    pixel = pixel_of(window)
    line = f"stroke:{palette.AREA_BORDER};stroke-linejoin:round"
    halo = f"paint-order:stroke;stroke:{palette.CARD};stroke-linejoin:round"
    text = f"font-family:system-ui,sans-serif;text-anchor:middle;fill:{palette.INK}"
    style = (
        f".around,.in{{fill:none;stroke:{palette.CONTROL};stroke-width:{pixel:.2f}}}"
        f".area{{fill:{palette.CARD};{line};stroke-width:{2 * pixel:.2f}}}"
        f".hot{{fill:{FILL};{line};stroke-width:{1.5 * pixel:.2f}}}"
        f"text{{{text};{halo};stroke-width:{3 * pixel:.2f}}}"
        f".number{{font-size:{NUMBER_PX * pixel:.1f}px;font-weight:700}}"
        f".name{{font-size:{NAME_PX * pixel:.1f}px}}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {under["width"]} {under["height"]}">'
        f"<style>{style}</style>{drawn}</svg>"
    )

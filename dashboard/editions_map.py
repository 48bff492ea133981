"""The areas of a level before and after a change of their borders: two SVG pictures of the same
piece of the country. What changed is hatched and has the number that the table gives it."""

import hashlib
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard import palette
from dashboard.editions import MOVED, Comparison, areas_of
from dashboard.place_map import ASPECT, PIXELS, Window, path_of
from dashboard.snapshot import Snapshot
from dashboard.steering.hotspot_map import NAME_PX, NUMBER_PX, Picture, marks, pixel_of

AIR = 0.15
"""Around what changed, as a part of its size."""
SMALLEST = 0.4
"""The map shows at least this part of the municipality, so that a reader knows where it is."""
Shapes = Mapping[str, BaseGeometry]


def edition_map(snapshot: Snapshot, found: Comparison, *, after: bool) -> Picture | None:
    """One side of a comparison, made once for a version of the store; None without shapes."""
    key = ("edition map", *found.key, after)
    return snapshot.kept(key, lambda: _drawn(snapshot, found, after=after))


def has_maps(snapshot: Snapshot, found: Comparison) -> bool:
    return all(edition_map(snapshot, found, after=after) for after in (False, True))


def edition_shapes(snapshot: Snapshot, level: str, edition: int) -> Shapes:
    """code -> shape (EPSG:28992) in one edition."""

    def read() -> pd.DataFrame:
        return snapshot.store.shapes(municipality=snapshot.code, level=level)

    stored = snapshot.kept(("edition shapes", level), read)
    rows = stored[stored["edition"] == edition]
    geometries = shapely.from_wkb(rows["geometry"].to_numpy())
    return dict(zip(rows["code"].tolist(), geometries, strict=True))


def _drawn(snapshot: Snapshot, found: Comparison, *, after: bool) -> Picture | None:
    first, second = (edition_shapes(snapshot, found.level, y) for y in (found.first, found.second))
    changed = [areas_of(found.changes, after=side) for side in (False, True)]
    if not first or not second:
        return None
    window = _window([*first.values(), *second.values()], _hot([first, second], changed))
    shapes, here = (second, changed[1]) if after else (first, changed[0])
    simple = shapely.coverage_simplify(np.array(list(shapes.values())), pixel_of(window))
    drawn = dict(zip(shapes, simple, strict=True))
    hot = {code: shape for code, shape in drawn.items() if code in here}
    named = [(drawn[code], here[code][0].name, here[code][1]) for code in hot]
    parts = [
        _path("all", drawn.values(), window),
        _path("hot", hot.values(), window),
        _path("shift", _shifted(found, first, second), window),
        *marks(window, named),
    ]
    body = _svg(window, "".join(parts))
    return Picture(body, hashlib.sha256(body.encode()).hexdigest()[:16])


def _hot(shapes: Iterable[Shapes], changed: Iterable[Mapping[str, object]]) -> list[BaseGeometry]:
    return [
        side[code]
        for side, codes in zip(shapes, changed, strict=True)
        for code in codes
        if code in side
    ]


def _shifted(found: Comparison, first: Shapes, second: Shapes) -> list[BaseGeometry]:
    """The ground that went from one area to another, where only a border moved."""
    shifts = [s for change in found.changes if change.kind == MOVED for s in change.shifts]
    return [
        shapely.intersection(first[s.before.code], second[s.after.code])
        for s in shifts
        if s.before.code in first and s.after.code in second
    ]


def _window(everything: list[BaseGeometry], hot: list[BaseGeometry]) -> Window:
    """Around what changed, in the proportions of the maps."""
    west, south, east, north = shapely.total_bounds(np.array(hot or everything))
    all_west, all_south, all_east, all_north = shapely.total_bounds(np.array(everything))
    least = SMALLEST * max(all_east - all_west, all_north - all_south)
    wide, high = (max(size * (1 + 2 * AIR), least) for size in (east - west, north - south))
    wide, high = max(wide, high * ASPECT), max(high, wide / ASPECT)
    x, y = (west + east) / 2, (south + north) / 2
    return Window(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _path(look: str, shapes: Iterable[BaseGeometry], window: Window) -> str:
    drawn = path_of(shapes, window)
    return f'<path class="{look}" d="{drawn}"/>' if drawn else ""


def _svg(window: Window, drawn: str) -> str:
    pixel = window.width / PIXELS
    line = f"stroke:{palette.AREA_BORDER};stroke-linejoin:round"
    halo = f"paint-order:stroke;stroke:{palette.CARD};stroke-linejoin:round"
    text = f"font-family:system-ui,sans-serif;text-anchor:middle;fill:{palette.INK}"
    style = (
        f".all{{fill:{palette.CARD};stroke:{palette.CONTROL};stroke-width:{pixel:.2f}}}"
        f".hot{{fill:url(#hatch);{line};stroke-width:{2 * pixel:.2f}}}"
        f".shift{{fill:url(#cross);{line};stroke-width:{pixel:.2f}}}"
        f"text{{{text};{halo};stroke-width:{3 * pixel:.2f}}}"
        f".number{{font-size:{NUMBER_PX * pixel:.1f}px;font-weight:700}}"
        f".name{{font-size:{NAME_PX * pixel:.1f}px}}"
    )
    gap = 9 * pixel
    hatch = _pattern("hatch", gap, f"M0 0V{gap:.1f}", palette.SEQUENTIAL[1], palette.CHART_BREAK)
    cross = _pattern("cross", gap, f"M0 0V{gap:.1f}M0 0H{gap:.1f}", palette.CARD, palette.INK)
    size = f"0 0 {round(window.width)} {round(window.north - window.south)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}">'
        f"<style>{style}</style><defs>{hatch}{cross}</defs>{drawn}</svg>"
    )


def _pattern(name: str, gap: float, drawn: str, ground: str, line: str) -> str:
    """Slanting lines, `gap` metres apart."""
    size = f'width="{gap:.1f}" height="{gap:.1f}"'
    return (
        f'<pattern id="{name}" {size} patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect {size} fill="{ground}"/>'
        f'<path d="{drawn}" stroke="{line}" stroke-width="{gap / 4:.1f}"/></pattern>'
    )

"""Borders and places of the town as GeoJSON, as the PDOK OGC API gives them."""

import json
from pathlib import Path

from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from data.demo.places import ListedPlace
from data.demo.spots import Shapes
from data.demo.town import Town

UNCHANGED, NEW_BORDER = 1, 3
LEVELS = (("WK", "wijk", "wijken"), ("BU", "buurt", "buurten"))


def _feature(properties: dict[str, object], shape: BaseGeometry) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": mapping(shape)}


def _write(path: Path, features: list[dict[str, object]]) -> None:
    """A collection in CRS84, one feature a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    head = json.dumps({"type": "FeatureCollection", "name": path.stem, "crs": crs})
    lines = ",\n".join(json.dumps(f, ensure_ascii=False) for f in features)
    text = f'{head[:-1]}, "features": [\n{lines}\n]}}\n'
    path.write_text(text, encoding="utf-8", newline="\n")


def _attributes(town: Town, word: str, code: str, edition: int, change: int) -> dict[str, object]:
    return {
        f"{word}code": code,
        f"{word}naam": town.names[code],
        **({"wijkcode": "WK" + code[2:8]} if word == "buurt" else {}),
        "gemeentecode": town.code,
        "gemeentenaam": town.name,
        "indelingswijziging_wijken_en_buurten": change,
        "water": "NEE",
        "jaar": edition,
    }


def write_areas(folder: Path, town: Town, edition: int, shapes: Shapes, before: Shapes) -> None:
    """Wijken and buurten of one edition. before: the shapes of the edition before it.

    The gemeente has no file of its own: it is the sum of its wijken.
    """
    for prefix, word, plural in LEVELS:
        features = []
        for code, shape in shapes.items():
            if code.startswith(prefix):
                same = code not in before or shape.equals(before[code])
                change = UNCHANGED if same else NEW_BORDER
                features.append(_feature(_attributes(town, word, code, edition, change), shape))
        _write(folder / f"pdok_{plural}_{edition}.geojson", features)


def write_places(path: Path, places: list[ListedPlace]) -> None:
    """Points with what a list says of them."""
    _write(path, [_feature(place.properties, place.point) for place in places])

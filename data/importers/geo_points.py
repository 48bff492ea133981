"""Opens a GeoJSON with points, and sees from its beginning what properties it has."""

import json
import math
import re
import warnings
from pathlib import Path

import pandas as pd
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from data.importers.codes import as_name
from data.importers.complaints import Complaints
from data.importers.geo_files import GEO_ERRORS, RD, crs_of, features_of
from data.importers.text_files import head_of
from data.language import _
from data.words import row_count

ACROSS, UP = "(x)", "(y)"
"""The columns with the coordinates: metres in RD, or degrees; NaN where a feature has no point."""

_COLLECTION = re.compile(r'"type"\s*:\s*"FeatureCollection"')
_PROPERTIES = re.compile(r'"properties"\s*:\s*\{([^{}]*)')
_NAME = re.compile(r'"((?:[^"\\]|\\.){1,80})"\s*:')
_LOOKED_AT = 20


def property_names(path: Path) -> list[str]:
    """Names of the properties of the first features; none for what is no GeoJSON. Never raises."""
    suffix = path.suffix.lower()
    head = head_of(path) if suffix in (".geojson", ".json") else ""
    if suffix == ".json" and _COLLECTION.search(head) is None:
        return []
    found = [_NAME.findall(inside) for inside in _PROPERTIES.findall(head)[:_LOOKED_AT]]
    names = dict.fromkeys(name for names in found for name in names)
    return [name.encode("latin-1").decode("utf-8", "replace") for name in names]


def read_points(path: Path, fill: str) -> pd.DataFrame:
    """The properties, ACROSS and UP; index = feature counted from 1. fill: the cure for a file
    without features. Raises ImportRefused, also for shapes that are no points."""
    content, features = features_of(path)
    complaints = Complaints(path)
    if not features:
        raise complaints.refusal(_("Er staan geen plekken in het bestand."), fill)
    crs = crs_of(content, complaints)
    texts = [json.dumps(feature.get("geometry")) for feature in features]
    shapes = [None if shape is None else _one(shape) for shape in _read(texts)]
    _refuse_others(shapes, complaints)
    points = [_coordinates(shape) for shape in shapes]
    across, up = _as_known([x for x, _y in points], [y for _x, y in points], crs)
    rows = [feature["properties"] for feature in features]
    names = list(dict.fromkeys(name for row in rows for name in row))
    frame = pd.DataFrame(
        [[row.get(name) for name in names] for row in rows],
        index=pd.RangeIndex(1, len(rows) + 1, name="row"),
        columns=[as_name(name) for name in names],
        dtype=object,
    )
    own = frame.loc[:, ~frame.columns.duplicated()].drop(columns=[ACROSS, UP], errors="ignore")
    return own.assign(**{ACROSS: across, UP: up})


def _read(texts: list[str]) -> list[BaseGeometry | None]:
    """None for what is no shape at all: such a place has no point."""
    try:
        return list(shapely.from_geojson(texts, on_invalid="ignore"))
    except GEO_ERRORS:
        return [None] * len(texts)


def _one(shape: BaseGeometry) -> BaseGeometry:
    """The point in a MultiPoint of one."""
    parts = shapely.get_parts(shape)
    return parts[0] if len(parts) == 1 else shape


def _refuse_others(shapes: list[BaseGeometry | None], complaints: Complaints) -> None:
    others = [n for n, s in enumerate(shapes, start=1) if s is not None and s.geom_type != "Point"]
    if others:
        more = _(" Dat is ook zo in nog {rows}.").format(rows=row_count(len(others) - 1))
        raise complaints.refusal(
            _("Dit is geen punt maar een vlak of een lijn.") + (more if len(others) > 1 else ""),
            _("Geef elke plek één punt."),
            row=others[0],
        )


def _coordinates(shape: BaseGeometry | None) -> tuple[float, float]:
    if shape is None or shape.is_empty:
        return math.nan, math.nan
    return float(shapely.get_x(shape)), float(shapely.get_y(shape))


def _as_known(
    across: list[float], up: list[float], crs: pyproj.CRS
) -> tuple[list[float], list[float]]:
    """Degrees and RD as they are; what is in another system in RD."""
    rd = pyproj.CRS.from_user_input(RD)
    if crs.is_geographic or crs == rd:
        return across, up
    try:
        with warnings.catch_warnings(action="ignore"):
            moved = pyproj.Transformer.from_crs(crs, rd, always_xy=True).transform(across, up)
    except GEO_ERRORS:
        return across, up
    return [float(x) for x in moved[0]], [float(y) for y in moved[1]]

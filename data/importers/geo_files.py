"""Opens files with shapes (GeoJSON, GeoPackage) without trusting them, in one coordinate system."""

import json
import re
import sqlite3
import warnings
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import pyproj
import shapely
from pyproj.exceptions import ProjError

from data.importers.complaints import Complaints
from data.importers.text_files import head_of, read_bytes, read_json
from data.language import _

RD = "EPSG:28992"
_POINTS_OR_LINES = re.compile(r'"type"\s*:\s*"(?:Multi)?(?:Point|LineString)"')
_SHAPE = re.compile(r'"type"\s*:\s*"(?:Multi)?(?:Point|LineString|Polygon)"')
_TABLES = "select name from sqlite_master where type = 'table' and rootpage > 0"
"""Layers with rows of their own: a view or a virtual table runs on, and may never end."""
_SQLITE = b"SQLite format 3\x00"
_NETHERLANDS = (-50_000.0, 250_000.0, 350_000.0, 700_000.0)
"""Generous bounds in RD metres; outside them the coordinate system must be wrong."""

_BROKEN = (
    _("De vormen van de gebieden zijn niet te lezen: het bestand is beschadigd."),
    _("Download het bestand opnieuw."),
)

GEO_ERRORS = (
    pyogrio.errors.DataSourceError,
    pyogrio.errors.DataLayerError,
    pyogrio.errors.GeometryError,
    pyogrio.errors.FeatureError,
    pyogrio.errors.CRSError,
    ProjError,
    ValueError,
    TypeError,
    OverflowError,
    AttributeError,
    KeyError,
    RuntimeError,
    OSError,
)


def holds_polygons(path: Path) -> bool:
    """A GeoJSON collection or GeoPackage that is not only points or lines. Never raises."""
    if path.suffix.lower() == ".gpkg":
        return not _only_points(path)
    head = head_of(path)
    if path.suffix.lower() not in (".geojson", ".json"):
        return False
    first = _SHAPE.search(head)
    named = path.suffix.lower() == ".geojson" or '"FeatureCollection"' in head
    return named and (first is None or not _POINTS_OR_LINES.match(first.group()))


def _only_points(path: Path) -> bool:
    """By the table of contents that every GeoPackage has; False when it cannot be read."""
    try:
        found = _asked(path, "select geometry_type_name from gpkg_geometry_columns")
    except (sqlite3.Error, OSError, ValueError):
        return False
    kinds = [kind.upper() for kind in found]
    return bool(kinds) and all("POINT" in kind or "LINE" in kind for kind in kinds)


def _asked(path: Path, question: str) -> list[str]:
    """The first column of what a GeoPackage answers, as text. Raises what sqlite3 raises."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as store:
        return [str(row[0]) for row in store.execute(question)]


def read_shapes(path: Path, notes: list[str]) -> list[gpd.GeoDataFrame]:
    """A frame a layer, in EPSG:28992, index = feature counted from 1; adds remarks to notes.

    Raises ImportRefused.
    """
    complaints = Complaints(path)
    layers = _geopackage(path) if path.suffix.lower() == ".gpkg" else _geojson(path)
    frames = [_in_metres(frame, complaints, notes) for frame in layers if len(frame)]
    if not frames:
        raise complaints.refusal(
            _("Er staan geen gebieden in het bestand."), _("Download het bestand opnieuw.")
        )
    return frames


def _geojson(path: Path) -> list[gpd.GeoDataFrame]:
    content, features = features_of(path)
    complaints = Complaints(path)
    texts = [json.dumps(feature.get("geometry")) for feature in features]
    shapes = shapely.from_geojson(texts, on_invalid="ignore")
    rows = [feature["properties"] for feature in features]
    frame = pd.DataFrame.from_records(rows, index=pd.RangeIndex(1, len(rows) + 1, name="row"))
    frame = frame.drop(columns="geometry", errors="ignore").astype(object)
    return [gpd.GeoDataFrame(frame, geometry=list(shapes), crs=crs_of(content, complaints))]


def features_of(path: Path) -> tuple[Mapping[str, object], list[dict[str, Any]]]:
    """The content of a GeoJSON and its features, each with properties. Raises ImportRefused."""
    content = read_json(path)
    complaints = Complaints(path)
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(content, dict) or not isinstance(features, list):
        raise complaints.refusal(
            _("Dit is geen GeoJSON: de lijst `features` ontbreekt."),
            _("Download het bestand opnieuw, of bewaar het opnieuw als GeoJSON."),
        )
    for number, feature in enumerate(features, start=1):
        if not (isinstance(feature, dict) and isinstance(feature.get("properties"), dict)):
            complaints.add(
                _("Deze vorm heeft geen kenmerken (properties)."),
                _("Download het bestand opnieuw."),
                row=number,
            )
    complaints.refuse_if_any()
    return content, features


def crs_of(content: Mapping[str, object], complaints: Complaints) -> pyproj.CRS:
    """What the old member `crs` names; without it GeoJSON is in degrees (WGS 84)."""
    member = content.get("crs")
    if member is None:
        return pyproj.CRS.from_epsg(4326)
    properties = member.get("properties") if isinstance(member, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    try:
        return pyproj.CRS.from_user_input(str(name))
    except ProjError:
        raise complaints.refusal(
            _("Het coördinatenstelsel is niet bekend."),
            _("Sla het bestand op in RD (EPSG:28992) of WGS 84 (EPSG:4326)."),
            column="crs",
            value=name,
        ) from None


def _geopackage(path: Path) -> list[gpd.GeoDataFrame]:
    complaints = Complaints(path)
    if not read_bytes(path).startswith(_SQLITE):
        raise complaints.refusal(*_BROKEN)
    try:
        with warnings.catch_warnings(action="ignore"):
            tables = {name.lower() for name in _asked(path, _TABLES)}
            layers = [name for name, kind in pyogrio.list_layers(path) if kind is not None]
            frames = [
                pyogrio.read_dataframe(path, layer=name)
                for name in layers
                if name.lower() in tables
            ]
    except (*GEO_ERRORS, sqlite3.Error):
        raise complaints.refusal(*_BROKEN) from None
    for frame in frames:
        frame.index = pd.RangeIndex(1, len(frame) + 1, name="row")
    return frames


def _in_metres(
    frame: gpd.GeoDataFrame, complaints: Complaints, notes: list[str]
) -> gpd.GeoDataFrame:
    """The frame in EPSG:28992; says so when the file did not name the system it is in."""
    if frame.crs is None:
        raise complaints.refusal(
            _("Het bestand zegt niet in welk coördinatenstelsel het is."),
            _("Sla het op in RD (EPSG:28992) of WGS 84 (EPSG:4326)."),
        )
    if frame.crs.is_geographic and _within(frame.total_bounds, _NETHERLANDS):
        notes.append(_("De coördinaten zijn in meters (RD), al zegt het bestand dat niet."))
        frame = frame.set_crs(RD, allow_override=True)
    try:
        with warnings.catch_warnings(action="ignore"):
            frame = frame.to_crs(RD)
    except GEO_ERRORS:
        raise complaints.refusal(*_BROKEN) from None
    if frame.geometry.notna().any() and not _within(frame.total_bounds, _NETHERLANDS):
        raise complaints.refusal(
            _("De gebieden liggen buiten Nederland: het coördinatenstelsel klopt niet."),
            _("Sla het bestand op in RD (EPSG:28992) of WGS 84 (EPSG:4326)."),
        )
    return frame


def _within(bounds: Sequence[float], limits: Sequence[float]) -> bool:
    """False for bounds that are not finite, too."""
    west, south, east, north = bounds
    return bool(limits[0] <= west <= east <= limits[2] and limits[1] <= south <= north <= limits[3])

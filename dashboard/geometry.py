"""Area shapes for the browser: simplified once, sent once, found again by their hash."""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

RD = 28992
WGS84 = 4326
TOLERANCE_M = 6.0
"""Detail below this many metres is not visible on a map of a whole municipality."""
DECIMALS = 6


@dataclass(frozen=True)
class Geometry:
    """body: GeoJSON bytes, WGS84, one feature an area (id, code, name).

    bounds: ((south, west), (north, east)). shape_editions: the years of
    the borders. without_shape: codes that no edition has a shape for.
    """

    level: str
    edition: int
    digest: str
    body: bytes
    bounds: tuple[tuple[float, float], tuple[float, float]]
    shape_editions: tuple[int, ...]
    without_shape: tuple[str, ...]

    @property
    def url(self) -> str:
        return f"/geometry/{self.edition}/{self.level}/{self.digest}.json"


def newest_shapes(areas: pd.DataFrame, shapes: pd.DataFrame) -> pd.DataFrame:
    """Give every area (code, name) its newest shape: columns code, name, edition, geometry.

    A level takes its shapes from one edition, the newest that covers most of its areas, so that
    neighbours share a border; only areas missing there borrow from another edition.
    """
    wanted = shapes[shapes["code"].isin(areas["code"])]
    if wanted.empty:
        return wanted.assign(name="")
    covered = wanted.groupby("edition")["code"].nunique()
    best = covered[covered >= 0.8 * covered.max()].index.max()
    ranked = wanted.assign(other=wanted["edition"] != best)
    ranked = ranked.sort_values(["other", "edition"], ascending=[True, False])
    chosen = ranked.drop_duplicates("code").drop(columns="other")
    return areas[["code", "name"]].merge(chosen, on="code", how="inner")


def _simplified(shapes: pd.DataFrame, tolerance: float) -> "gpd.GeoSeries":
    """WGS84 geometries, simplified together so that shared borders stay shared."""
    geometries = shapely.from_wkb(shapes["geometry"].to_numpy())
    simple = shapely.coverage_simplify(geometries, tolerance)
    return gpd.GeoSeries(simple, crs=RD).to_crs(WGS84)


def build_geometry(
    level: str, areas: pd.DataFrame, shapes: pd.DataFrame, tolerance: float = TOLERANCE_M
) -> Geometry | None:
    """The geometry of a level, None when no area has a shape.

    areas: code, name, edition of the level; shapes: code, edition, geometry (WKB, EPSG:28992).
    """
    found = newest_shapes(areas, shapes)
    if found.empty:
        return None
    series = _simplified(found, tolerance)
    body = _geojson(found, series)
    west, south, east, north = (round(float(x), DECIMALS) for x in series.total_bounds)
    missing = areas.loc[~areas["code"].isin(found["code"]), "code"]
    return Geometry(
        level=level,
        edition=int(areas["edition"].iloc[0]),
        digest=hashlib.sha256(body).hexdigest()[:16],
        body=body,
        bounds=((south, west), (north, east)),
        shape_editions=tuple(sorted({int(e) for e in found["edition"]})),
        without_shape=tuple(missing),
    )


def _geojson(found: pd.DataFrame, series: "gpd.GeoSeries") -> bytes:
    rounded = shapely.transform(series.to_numpy(), lambda xy: np.round(xy, DECIMALS))
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {"code": code, "name": name},
            "geometry": json.loads(shapely.to_geojson(geometry)),
        }
        for code, name, geometry in zip(found["code"], found["name"], rounded, strict=True)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


@lru_cache(maxsize=16)
def padded(
    bounds: tuple[tuple[float, float], tuple[float, float]], share: float = 0.02
) -> tuple[tuple[float, float], tuple[float, float]]:
    """The bounds with a little air around them."""
    (south, west), (north, east) = bounds
    high, wide = (north - south) * share, (east - west) * share
    return (south - high, west - wide), (north + high, east + wide)

"""Writes the text of files with places."""

import json
from pathlib import Path

from data.batch import Batch
from data.importers import recognise
from tests.unit.importers.small import load

HEAD = "naam;x;y;contract_tot"


def batch(path: Path, text: str) -> Batch:
    path.write_text(text, "utf-8")
    importer = recognise(path)
    assert importer is not None
    return load(importer, path)


def geojson(features: list[tuple[dict[str, object], object]], crs: str | None = None) -> str:
    member = {"crs": {"type": "name", "properties": {"name": crs}}} if crs else {}
    found = [{"type": "Feature", "properties": p, "geometry": g} for p, g in features]
    return json.dumps({"type": "FeatureCollection", **member, "features": found})


def point(x: float, y: float) -> dict[str, object]:
    return {"type": "Point", "coordinates": [x, y]}

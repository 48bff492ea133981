"""The real primary schools of two municipalities, each in the buurt that holds its point."""

import json
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import Point

from data.catalogue import Catalogue
from data.load import load_paths
from data.store import open_store
from tests.conftest import SHARED
from tests.integration.place_files import places

pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="needs ../shared/data, which is not here"
)


@pytest.mark.parametrize(
    ("borders", "schools", "number"),
    [
        (
            "nijmegen/nijmegen_buurten_2016_wgs84.geojson",
            "nijmegen/basisscholen_2016_GM0268.geojson",
            39,
        ),
        (
            "gouda/gouda_buurten_2016_wgs84.geojson",
            "gouda/basisscholen_2016_GM0513.geojson",
            19,
        ),
    ],
)
def test_every_school_is_where_its_point_is_and_where_the_file_says(
    catalogue: Catalogue, tmp_path: Path, borders: str, schools: str, number: int
) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    files = [SHARED / borders, SHARED / schools]
    report = load_paths(engine, catalogue, files, originals=tmp_path / "originals")
    assert report.problems == []
    assert [file.notes for file in report.files[1:]] == [()]
    found = places(engine).set_index("key")
    engine.dispose()
    assert len(found) == number
    shapes = gpd.read_file(SHARED / borders)
    code = next(name for name in shapes.columns if name.lower() in ("buurtcode", "bu_code"))
    features = json.loads((SHARED / schools).read_text("utf-8"))["features"]
    for feature in features:
        point = Point(feature["geometry"]["coordinates"])
        holds = list(shapes[code][shapes.contains(point)])
        properties = feature["properties"]
        area = found["area"][properties["vestigingsnummer"]]
        assert holds == [area]
        assert area == properties["buurtcode"]

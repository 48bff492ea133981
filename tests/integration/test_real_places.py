"""The primary schools of a real municipality, as the register itself places them."""

import json
from pathlib import Path

import pytest

from dashboard.places import places_here
from dashboard.services import Services
from dashboard.settings import Settings
from data.catalogue import Catalogue
from data.figures import FigureStore
from data.load import load_paths
from data.store import open_store
from tests.conftest import SHARED

FOLDER = SHARED / "nijmegen"
SCHOOLS = FOLDER / "basisscholen_2016_GM0268.geojson"
DUKENBURG = "WK026807"

pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="needs ../shared/data, which is not here"
)


def test_every_school_is_in_the_buurt_and_wijk_that_the_register_names(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    borders = [
        FOLDER / "nijmegen_buurten_2016_wgs84.geojson",
        FOLDER / "nijmegen_wijken_2016_wgs84.geojson",
    ]
    load_paths(engine, catalogue, [*borders, SCHOOLS], originals=tmp_path / "originals")
    snapshot = Services(Settings(), catalogue, FigureStore(engine)).snapshot()
    records = [f["properties"] for f in json.loads(SCHOOLS.read_text("utf-8"))["features"]]
    for key, level in (("buurtcode", "buurt"), ("wijkcode", "wijk")):
        for code in snapshot.areas_of(level)["code"]:
            found = places_here(snapshot, code).found
            inside = sorted(at.place.name for at in found if at.is_inside)
            assert inside == sorted(r["naam"] for r in records if r[key] == code), code
    here = places_here(snapshot, DUKENBURG)
    assert [at.is_inside for at in here.found].count(True) == 6
    assert all(0 < at.distance <= 500 for at in here.found if not at.is_inside)
    assert next(iter(here.sources.values()))["licence"].startswith("CC0")
    engine.dispose()

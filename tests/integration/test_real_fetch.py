"""Answers as CBS and PDOK really give them come through a fetch and load as they are."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.catalogue import load_catalogue
from data.load import load_paths
from tests.integration.fetching import Fetching
from tests.integration.small_town import facts, figure

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="needs ../shared/data, which is not here"
)


def test_real_key_figures(office: Fetching, engine: Engine, tmp_path: Path) -> None:
    folder, table = SHARED / "nijmegen", office.server.town.tables["85984NED"]
    for entity, end in (("TypedDataSet", ""), ("WijkenEnBuurten", "_WijkenEnBuurten")):
        path = folder / f"kwb_2024_85984NED_GM0268{end}.json"
        table[entity] = json.loads(path.read_text("utf-8"))["value"]
    report = office.run(municipalities=("GM0268",))
    kwb = [report.folder / one.name for one in report.there if one.name.startswith("kwb")]
    load_paths(engine, load_catalogue(), kwb, originals=tmp_path / "originals")
    areas = facts(engine, "area")
    assert len(areas) == 54
    assert "Aldenhof" in set(areas["name"])
    assert figure(engine, "inwoners", "GM0268")["value"] == 187_049


def test_real_borders_with_all_their_attributes(
    office: Fetching, engine: Engine, tmp_path: Path
) -> None:
    path = SHARED / "baarn" / "pdok_buurten_2025_ogc_volledig_schema.geojson"
    features = json.loads(path.read_text("utf-8"))["features"]
    office.server.town.editions[2024]["buurten"] = features
    office.server.a_page = 8
    report = office.run(municipalities=("GM0308",))
    (one,) = [one for one in report.there if one.name.startswith("grenzen")]
    loaded = load_paths(
        engine, load_catalogue(), [report.folder / one.name], originals=tmp_path / "originals"
    )
    assert loaded.refused == []
    areas = facts(engine, "area")
    assert (areas["level"] == "buurt").sum() == 21
    assert areas["geometry"].notna().all()

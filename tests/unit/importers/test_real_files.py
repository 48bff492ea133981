"""The facts that are known of the real files, when those are there."""

import json
import time
from pathlib import Path

import pandas as pd
import pytest

from data.batch import Batch
from data.importers import Context, importers, recognise
from data.importers.missing import parse_number
from tests.unit.importers.small import SMALL

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="needs ../shared/data, which is not here"
)

CONTEXT = Context(frozenset({"GM0268", "GM0513"}), {"nijmegen": "GM0268", "gouda": "GM0513"})


def read(name: str) -> Batch:
    path = SHARED / name
    importer = recognise(path)
    assert importer is not None
    batch = importer.transform(importer.read(path), SMALL, CONTEXT)
    assert batch.problems == []
    return batch


def levels(batch: Batch) -> dict[str, int]:
    return {str(k): int(n) for k, n in batch.areas["level"].value_counts().items()}


def figure(batch: Batch, **where: str) -> pd.Series:
    rows = batch.figures
    for column, value in where.items():
        rows = rows[rows[column] == value]
    assert len(rows) == 1
    return rows.iloc[0]


def test_aldenhof_has_79_crimes_in_2024() -> None:
    batch = read("nijmegen/misdrijven_totaal_2021_2025_47022NED_GM0268.csv")
    found = figure(batch, area="BU02680735", period="2024")
    assert (found["numerator"], batch.table_id) == (79, "47022NED")
    assert pd.isna(found["value"])


def test_the_buurten_add_up_to_the_municipality() -> None:
    figures = read("nijmegen/misdrijven_totaal_2021_2025_47022NED_GM0268.csv").figures
    is_buurt = figures["area"].str.startswith("BU")
    buurten = figures[is_buurt].groupby("period")["numerator"].sum()
    whole = figures[~is_buurt].set_index("period")["numerator"]
    assert buurten.to_dict() == whole.to_dict()


@pytest.mark.parametrize(("year", "lonely"), [("2016", 51.1), ("2020", 53.8)])
def test_so_many_are_lonely_in_dukenburg_and_it_is_read_fast(year: str, lonely: float) -> None:
    start = time.process_time()
    batch = read(f"rivm/50090NED_{year}_18plus_UntypedDataSet.xlsx")
    assert time.process_time() - start < 5  # about 1.5 s on a machine with nothing else to do
    assert figure(batch, area="WK026807", period=year)["value"] == lonely
    assert set(batch.areas["municipality"]) == {"GM0268", "GM0513"}
    assert "NL" in set(batch.figures["area"])


def test_nijmegen_has_44_buurten_and_the_wijken_are_made_of_them() -> None:
    batch = read("nijmegen/nijmegen_buurten_2016_wgs84.geojson")
    assert levels(batch) == {"buurt": 44, "wijk": 9, "gemeente": 1}
    assert set(batch.areas["edition"]) == {2016}
    areas = batch.areas.set_index("code")["geometry"]
    assert areas["GM0268"].geom_type == "Polygon"
    assert areas["GM0268"].area / 1e6 == pytest.approx(57.6, abs=1.5)


def test_the_generalised_wijken_have_their_names() -> None:
    batch = read("nijmegen/wijken_2022_wgs84.geojson")
    names = batch.areas.set_index("code")["name"]
    assert names["WK026807"] == "Dukenburg"
    assert levels(batch) == {"wijk": 9, "gemeente": 1}
    assert set(batch.areas["edition"]) == {2022}


def test_the_key_figures_bring_the_areas_with_their_names() -> None:
    batch = read("nijmegen/kwb_2024_85984NED_GM0268.json")
    assert levels(batch) == {"buurt": 44, "wijk": 9, "gemeente": 1}
    assert set(batch.areas["edition"]) == {2024}
    assert batch.areas.set_index("code")["name"]["BU02680735"] == "Aldenhof"
    found = figure(batch, indicator="inwoners", area="BU02680735")
    assert (found["value"], found["period"]) == (2505, "2024")
    assert figure(batch, indicator="inwoners", area="BU02680738")["status"] == "missing"


def test_gouda_has_51_buurten_in_2024() -> None:
    batch = read("gouda/kwb_2024_85984NED_GM0513.json")
    assert levels(batch)["buurt"] == 51
    assert levels(read("gouda/gouda_buurten_2016_wgs84.geojson"))["buurt"] == 47


def test_baarn_has_21_buurten_and_its_marks_mean_missing() -> None:
    name = "baarn/pdok_buurten_2025_ogc_volledig_schema.geojson"
    batch = read(name)
    assert levels(batch)["buurt"] == 21
    assert set(batch.areas["edition"]) == {2024}  # its attribute says so, its name says 2025
    features = json.loads((SHARED / name).read_text("utf-8"))["features"]
    marks = [v for f in features for v in f["properties"].values() if v in (-99995, -99997)]
    assert marks
    assert {parse_number(mark) for mark in marks} == {None}


def test_the_budget_gives_the_new_way_of_counting_for_2021() -> None:
    batch = read("nijmegen/sociaal_domein_gemeente_2015_2022.csv")
    found = figure(batch, indicator="jongeren_met_jeugdhulp", period="2021")
    assert (found["value"], found["area"]) == (13.1, "GM0268")
    assert any("twee keer" in note for note in batch.notes)


@pytest.mark.parametrize(
    "name",
    [
        "nijmegen/wijken_2022_kerncijfers.csv",
        "nijmegen/kwb_2024_85984NED_GM0268_WijkenEnBuurten.json",
        "baarn/kwb_tijdreeks_2016_2025_long.csv",
        "api/pdok_locatieserver_adres_nijmegen.json",
        "kwb_kolommen_crosswalk.csv",
    ],
)
def test_other_files_are_nobodys(name: str) -> None:
    assert [i.SOURCE for i in importers() if i.recognises(SHARED / name)] == []

"""Real files of two municipalities, from the public copies beside the project."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.catalogue import Catalogue
from data.load import load_paths
from data.report import Report
from data.store import open_store
from tests.conftest import SHARED
from tests.integration.small_town import facts, figure

pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="needs ../shared/data, which is not here"
)


def _loaded(catalogue: Catalogue, folder: Path, *names: str) -> tuple[Engine, Report]:
    engine = open_store(f"sqlite:///{folder / 'store.sqlite3'}")
    paths = [SHARED / name for name in names]
    return engine, load_paths(engine, catalogue, paths, originals=folder / "originals")


@pytest.fixture(scope="module")
def nijmegen(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("nijmegen")
    engine, report = _loaded(catalogue, folder, "nijmegen", "rivm")
    assert report.problems == []
    yield engine
    engine.dispose()


def test_nijmegen_has_44_buurten_and_9_wijken_with_names(nijmegen: Engine) -> None:
    areas = facts(nijmegen, "area")
    newest = areas[areas["edition"] == 2024]
    assert newest["level"].value_counts().to_dict() == {"buurt": 44, "wijk": 9, "gemeente": 1}
    assert (areas["name"] != areas["code"]).all()


def test_crime_is_counted_per_thousand_inhabitants(nijmegen: Engine) -> None:
    row = figure(nijmegen, "misdrijven_per_1000", "BU02680735")
    assert (row["numerator"], row["denominator"]) == (79, 2505)
    assert row["value"] == pytest.approx(31.5369, abs=1e-4)


@pytest.mark.parametrize("area", ["BU02680843", "BU02680849", "BU02680847"])
def test_rates_of_tiny_buurten_are_withheld(nijmegen: Engine, area: str) -> None:
    row = figure(nijmegen, "misdrijven_per_1000", area)
    assert (row["status"], row["note"]) == ("withheld", "minder dan 50 inwoners")


@pytest.mark.parametrize("area", ["BU02680843", "BU02680849", "BU02680847"])
def test_estimates_for_tiny_buurten_are_withheld_however_old_the_population_is(
    nijmegen: Engine, area: str
) -> None:
    row = figure(nijmegen, "eenzaam", area, "2016")
    assert row["status"] == "withheld"
    assert row["note"] == "minder dan 50 inwoners"


def test_a_rate_without_known_inhabitants_is_missing(nijmegen: Engine) -> None:
    row = figure(nijmegen, "misdrijven_per_1000", "BU02680738")
    assert (row["status"], row["note"]) == ("missing", "inwoners onbekend")


def test_loneliness_is_what_rivm_publishes(nijmegen: Engine) -> None:
    assert figure(nijmegen, "eenzaam", "WK026807", "2020")["value"] == 53.8
    assert figure(nijmegen, "eenzaam", "WK026807", "2016")["value"] == 51.1


def test_crime_of_a_wijk_is_the_sum_of_its_buurten(nijmegen: Engine) -> None:
    crime = facts(nijmegen, "observation")
    crime = crime[crime["indicator"] == "misdrijven_per_1000"]
    counts = facts(nijmegen, "input_count")
    counts = counts[counts["indicator"] == "misdrijven_per_1000"]
    wijken = crime[crime["area"].str.startswith("WK")]
    assert len(wijken) == 45
    for wijk in wijken.itertuples():
        inside = counts["area"].str.startswith("BU" + str(wijk.area)[2:])
        assert (
            wijk.numerator
            == counts.loc[inside & (counts["period"] == wijk.period), "numerator"].sum()
        )


def test_gouda_keeps_and_reports_its_four_buurten_without_a_shape(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    engine, report = _loaded(catalogue, tmp_path, "gouda")
    areas = facts(engine, "area")
    buurten = areas[(areas["edition"] == 2024) & (areas["level"] == "buurt")]
    figures = facts(engine, "observation")
    engine.dispose()
    assert len(buurten) == 51
    lost = {"BU05130505", "BU05130902", "BU05130903", "BU05130904"}
    (note,) = report.notes
    assert "4 buurten zonder vorm" in note
    assert all(code in note for code in lost)
    assert lost <= set(figures["area"])

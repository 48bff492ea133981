"""Loading files: what comes in, what is replaced, what is kept, the same on both databases."""

from itertools import permutations
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Engine, select

from data.catalogue import Catalogue
from data.load import load_paths
from data.report import Outcome, Report
from data.schema import source_file
from data.store import health, is_empty, open_store
from tests.integration.small_town import (
    BUURTEN,
    CRIMES,
    GEMEENTE,
    POPULATION,
    WIJKEN,
    content_hash,
    facts,
    figure,
    write_borders,
    write_crimes,
    write_kwb,
    write_own,
)


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A folder with borders, key figures and crime of 2024."""
    folder = tmp_path / "town"
    folder.mkdir()
    write_borders(folder)
    write_kwb(folder)
    write_crimes(folder)
    return folder


@pytest.fixture
def load(engine: Engine, catalogue: Catalogue, tmp_path: Path) -> "Load":
    return Load(engine, catalogue, tmp_path / "originals")


class Load:
    def __init__(self, engine: Engine, catalogue: Catalogue, originals: Path) -> None:
        self.engine, self.catalogue, self.originals = engine, catalogue, originals

    def __call__(self, *paths: Path, edition: int | None = None) -> Report:
        return load_paths(
            self.engine, self.catalogue, paths, originals=self.originals, edition=edition
        )


def test_a_folder_loads_borders_first_and_fills_the_store(
    load: Load, engine: Engine, town: Path
) -> None:
    report = load(town)
    assert [result.file[:4] for result in report.loaded] == ["buur", "kwb_", "misd"]
    assert not is_empty(engine)
    assert health(engine) == 3
    areas = facts(engine, "area")
    assert areas["level"].value_counts().to_dict() == {"buurt": 4, "wijk": 2, "gemeente": 1}
    assert areas["geometry"].notna().all()


def test_rates_come_from_counts_and_population(load: Load, engine: Engine, town: Path) -> None:
    load(town)
    buurt = figure(engine, "misdrijven_per_1000", BUURTEN[0])
    assert (buurt["value"], buurt["numerator"], buurt["denominator"]) == (40.0, 40.0, 1000.0)
    assert buurt["denominator_period"] is None
    wijk = figure(engine, "misdrijven_per_1000", WIJKEN[0])
    assert (wijk["numerator"], wijk["denominator"]) == (55.0, 1500.0)
    tiny = figure(engine, "misdrijven_per_1000", BUURTEN[3])
    assert (tiny["status"], tiny["note"]) == ("withheld", "minder dan 50 inwoners")
    assert tiny[["value", "numerator", "denominator", "denominator_period"]].isna().all()


def test_a_missing_figure_of_a_tiny_area_is_withheld(
    load: Load, engine: Engine, town: Path
) -> None:
    load(town)
    assert figure(engine, "koopwoningen", BUURTEN[3])["status"] == "withheld"
    assert figure(engine, "inwoners", BUURTEN[3])["value"] == 20


def test_the_same_files_twice_change_nothing(load: Load, engine: Engine, town: Path) -> None:
    load(town)
    before = content_hash(engine)
    report = load(town)
    assert {result.outcome for result in report.files} == {Outcome.UNCHANGED}
    assert content_hash(engine) == before


def test_a_corrected_file_replaces_its_slice_and_nothing_else(
    load: Load, engine: Engine, town: Path
) -> None:
    write_crimes(town, periods=("2023", "2024"))
    load(town)
    before = facts(engine, "observation")
    load(write_crimes(town, {**CRIMES, BUURTEN[0]: 30, GEMEENTE: 52}))
    after = facts(engine, "observation")
    changed = after[after["value"].ne(before["value"]) & after["value"].notna()]
    touched = {(row.indicator, row.period, row.area) for row in changed.itertuples()}
    rate = "misdrijven_per_1000"
    assert touched == {(rate, "2024", area) for area in (BUURTEN[0], WIJKEN[0], GEMEENTE)}
    assert after.drop(columns=["value", "numerator", "source_file"]).equals(
        before.drop(columns=["value", "numerator", "source_file"])
    )


def test_a_corrected_file_that_lost_an_area_takes_it_out(
    load: Load, engine: Engine, town: Path
) -> None:
    load(town)
    load(write_crimes(town, {BUURTEN[0]: 40, GEMEENTE: 62}))
    crimes = facts(engine, "observation")
    crimes = crimes[crimes["indicator"] == "misdrijven_per_1000"]
    assert set(crimes["area"]) == {BUURTEN[0], WIJKEN[0], GEMEENTE, "NL"}
    wijk = figure(engine, "misdrijven_per_1000", WIJKEN[0])
    assert (wijk["status"], wijk["note"]) == ("missing", "niet van alle buurten bekend")


def test_a_replaced_file_may_be_loaded_again(load: Load, engine: Engine, town: Path) -> None:
    load(town)
    load(write_crimes(town, {**CRIMES, BUURTEN[0]: 30}))
    report = load(write_crimes(town))
    assert [result.outcome for result in report.files] == [Outcome.LOADED]
    assert figure(engine, "misdrijven_per_1000", BUURTEN[0])["value"] == 40


def test_the_order_of_files_does_not_matter(
    catalogue: Catalogue, tmp_path: Path, town: Path
) -> None:
    """Borders first, for areas have to be known; then every fifth order of the four others."""
    write_crimes(town, periods=("2021", "2022", "2023", "2024"))
    changed = {**POPULATION, BUURTEN[3]: 90, BUURTEN[1]: None}
    write_kwb(town, 2021, changed)
    write_own(town, [f"{BUURTEN[2]};2022;koopwoningen;41;;"])
    borders = town / "buurten_2024.geojson"
    answers: list[pd.DataFrame] = []
    orders = list(permutations(sorted({*town.iterdir()} - {borders})))
    assert len(orders) == 24
    for number, order in enumerate(orders[::5]):
        engine = open_store(f"sqlite:///{tmp_path / f'{number}.sqlite3'}")
        for path in (borders, *order):
            load_paths(engine, catalogue, [path], originals=tmp_path / "originals")
        answers.append(facts(engine, "observation"))
        engine.dispose()
    for answer in answers[1:]:
        pd.testing.assert_frame_equal(answer, answers[0])


def test_a_list_without_shapes_keeps_the_shapes_of_its_edition(
    load: Load, engine: Engine, town: Path
) -> None:
    extra = {**POPULATION, "BU99990203": 60}
    write_kwb(town, population=extra)
    report = load(town)
    areas = facts(engine, "area").set_index("code")
    assert areas["geometry"].isna().to_dict()["BU99990203"]
    assert areas["geometry"].notna().sum() == 7
    assert any("1 buurt zonder vorm: BU99990203" in note for note in report.notes)


def test_borders_keep_the_codes_of_a_list_without_shapes(
    load: Load, engine: Engine, town: Path
) -> None:
    write_kwb(town, population={**POPULATION, "BU99990203": 60})
    load(town / "kwb_2024_85984NED.json")
    load(town / "buurten_2024.geojson")
    areas = facts(engine, "area").set_index("code")
    assert len(areas) == 8
    assert areas["geometry"].notna().sum() == 7
    assert areas.loc[GEMEENTE, "name"] == "Rekenhoven"


def test_an_area_without_a_name_takes_the_name_of_another_edition(
    load: Load, engine: Engine, town: Path, tmp_path: Path
) -> None:
    load(town)
    load(write_kwb(tmp_path, 2021))
    areas = facts(engine, "area")
    old = areas[areas["edition"] == 2021].set_index("code")
    assert old.loc[BUURTEN[0], "name"] == "Buurt 0101"


def test_figures_of_another_level_stay_when_a_file_brings_one_level(
    load: Load, engine: Engine, town: Path
) -> None:
    load(town)
    load(write_own(town, [f"{GEMEENTE};2024;koopwoningen;44;;"]))
    assert figure(engine, "koopwoningen", GEMEENTE)["value"] == 44
    assert figure(engine, "koopwoningen", BUURTEN[0])["value"] == 50


def test_a_ready_made_rate_stays_when_counts_come_in_for_other_levels(
    load: Load, engine: Engine, town: Path
) -> None:
    crimes = town / "misdrijven_47022NED.csv"
    crimes.unlink()
    load(town)
    load(write_own(town, [f"{WIJKEN[0]};2024;misdrijven_per_1000;37,5;;"]))
    load(write_crimes(town))
    assert figure(engine, "misdrijven_per_1000", WIJKEN[0])["value"] == 37.5
    assert figure(engine, "misdrijven_per_1000", WIJKEN[1])["numerator"] == 7


def test_the_original_is_kept_with_its_origin(load: Load, engine: Engine, town: Path) -> None:
    load(town)
    with engine.connect() as connection:
        rows = connection.execute(select(source_file).order_by(source_file.c.id)).all()
    assert [row.table_id for row in rows] == [None, "85984NED", "47022NED"]
    for row in rows:
        kept = load.originals / row.original
        assert kept.name == f"{row.sha256}-{row.name}"
        assert kept.read_bytes() == (town / row.name).read_bytes()
        assert row.licence
        assert row.publisher


def test_an_unknown_file_is_skipped_in_a_folder_and_refused_by_name(
    load: Load, engine: Engine, town: Path
) -> None:
    (town / "leesmij.txt").write_text("hallo")
    assert [result.file for result in load(town).skipped] == ["leesmij.txt"]
    before = content_hash(engine)
    assert [result.file for result in load(town / "leesmij.txt").refused] == ["leesmij.txt"]
    assert content_hash(engine) == before


def test_a_refused_file_names_every_problem_and_leaves_the_store_alone(
    load: Load, engine: Engine, town: Path
) -> None:
    load(town)
    before = content_hash(engine)
    own = write_own(
        town,
        [
            "BU99990109;2024;koopwoningen;50;;",
            f"{BUURTEN[0]};2024;koopwoningen;130;;",
            f"{BUURTEN[1]};2024;koopwoningen;50;;",
            f"{BUURTEN[1]};2024;koopwoningen;51;;",
        ],
    )
    report = load(own)
    text = " ".join(problem.message + problem.cure for problem in report.problems)
    assert len(report.problems) == 3
    assert "BU99990109" in text
    assert f"{BUURTEN[0]} (Buurt 0101)" in text
    assert "van 0 tot en met 100" in text
    assert "rij 4 en 5" in text
    assert content_hash(engine) == before
    assert len(list(load.originals.iterdir())) == 3


def own_figure(folder: Path, name: str, area: str, value: str) -> Path:
    path = folder / name
    path.write_text(f"gebied;periode;cijfer;waarde\n{area};2024;koopwoningen;{value}\n", "utf-8")
    return path


def test_an_own_figure_replaces_its_own_area_and_no_other(
    load: Load, engine: Engine, town: Path, tmp_path: Path
) -> None:
    load(town)
    before = facts(engine, "observation").set_index(["indicator", "period", "area"])["value"]
    load(own_figure(tmp_path, "een.csv", BUURTEN[0], "51"))
    load(own_figure(tmp_path, "twee.csv", BUURTEN[1], "52"))
    after = facts(engine, "observation").set_index(["indicator", "period", "area"])["value"]
    changed = {
        key
        for key in after.index
        if after[key] != before[key] and not (pd.isna(after[key]) and pd.isna(before[key]))
    }
    assert set(after.index) == set(before.index)
    assert changed == {("koopwoningen", "2024", BUURTEN[0]), ("koopwoningen", "2024", BUURTEN[1])}


def test_a_corrected_own_file_takes_out_what_it_no_longer_has(
    load: Load, engine: Engine, town: Path, tmp_path: Path
) -> None:
    load(town)
    load(own_figure(tmp_path, "een.csv", BUURTEN[0], "51"))
    load(own_figure(tmp_path, "een.csv", BUURTEN[1], "52"))
    figures = facts(engine, "observation")
    own = figures[(figures["indicator"] == "koopwoningen") & figures["value"].isin([51, 52])]
    assert list(own["area"]) == [BUURTEN[1]]

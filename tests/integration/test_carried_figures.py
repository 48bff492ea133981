"""Loading two editions: overlays, breaks and carried figures in the store, on both databases."""

import json
from itertools import permutations
from pathlib import Path

import pandas as pd
import pytest
import shapely
from sqlalchemy import Engine

from data.area_changes import AreaChanges
from data.catalogue import Catalogue
from data.figures import FigureStore
from data.load import load_paths
from data.report import Report
from data.store import open_store
from tests.conftest import SHARED
from tests.integration.small_town import (
    GEMEENTE,
    WIJKEN,
    facts,
    figure,
    write_crimes,
    write_kwb,
    write_own,
)

STAYED, ONE, TWO, RENAMED = "BU99990101", "BU99990102", "BU99990103", "BU99990201"
MERGED, NEW_NAME = "BU99990110", "BU99990210"
BEFORE = {STAYED: [0], ONE: [1], TWO: [2], RENAMED: [3, 4, 5]}
AFTER = {STAYED: [0], MERGED: [1, 2], NEW_NAME: [3, 4, 5]}
PEOPLE_BEFORE = {
    GEMEENTE: 1790,
    **dict(zip(WIJKEN, (1700, 90), strict=True)),
    STAYED: 1000,
    ONE: 500,
    TWO: 200,
    RENAMED: 90,
}
PEOPLE_AFTER = {
    GEMEENTE: 1800,
    **dict(zip(WIJKEN, (1700, 100), strict=True)),
    STAYED: 1010,
    MERGED: 690,
    NEW_NAME: 100,
}
CRIMES_BEFORE = {STAYED: 40, ONE: 15, TWO: 6, RENAMED: 3}
CRIMES_AFTER = {STAYED: 41, MERGED: 20, NEW_NAME: 4}
CHANGED = {NEW_NAME: 3}


def _borders(folder: Path, year: int, areas: dict[str, list[int]]) -> Path:
    """Rectangles side by side; each area has the given columns."""
    features = [
        {
            "type": "Feature",
            "properties": {
                "buurtcode": code,
                "buurtnaam": f"Buurt {code[-3:]}",
                "wijkcode": "WK" + code[2:8],
                "gemeentecode": GEMEENTE,
                "gemeentenaam": "Rekenhoven",
                "indelingswijziging_wijken_en_buurten": CHANGED.get(code, 1),
                "jaar": year,
            },
            "geometry": shapely.geometry.mapping(
                shapely.union_all(
                    [shapely.box(5 + n / 100, 52, 5.01 + n / 100, 52.01) for n in columns]
                )
            ),
        }
        for code, columns in areas.items()
    ]
    path = folder / f"buurten_{year}.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    def crimes(year: str, counts: dict[str, int]) -> Path:
        path = write_crimes(tmp_path, counts, (year,))
        return path.rename(tmp_path / f"misdrijven_{year}_47022NED.csv")

    return {
        "borders 2016": _borders(tmp_path, 2016, BEFORE),
        "borders 2024": _borders(tmp_path, 2024, AFTER),
        "kwb 2016": write_kwb(tmp_path, 2016, PEOPLE_BEFORE),
        "kwb 2024": write_kwb(tmp_path, 2024, PEOPLE_AFTER),
        "crimes 2016": crimes("2016", CRIMES_BEFORE),
        "crimes 2024": crimes("2024", CRIMES_AFTER),
    }


def _load(engine: Engine, catalogue: Catalogue, *paths: Path) -> Report:
    report = load_paths(engine, catalogue, paths, originals=paths[0].parent / "originals")
    assert report.problems == []
    return report


def test_older_figures_stand_under_the_codes_of_today(
    engine: Engine, catalogue: Catalogue, files: dict[str, Path]
) -> None:
    _load(engine, catalogue, *files.values())
    people = figure(engine, "inwoners", MERGED, "2016")
    assert (people["value"], people["carried"]) == (700, "summed")
    assert people["note"] == "opgeteld uit Buurt 102 en Buurt 103"
    crime = figure(engine, "misdrijven_per_1000", MERGED, "2016")
    assert (crime["numerator"], crime["denominator"]) == (21, 700)
    assert crime["value"] == pytest.approx(30)
    share = figure(engine, "koopwoningen", NEW_NAME, "2016")
    assert (share["value"], share["carried"]) == (50, "recoded")
    assert share["note"] == f"eerder onder code {RENAMED}"
    found = facts(engine, "observation")
    shares = found[(found["indicator"] == "koopwoningen") & (found["area"] == MERGED)]
    assert list(shares["period"]) == ["2024"]
    assert set(found.loc[found["carried"].notna(), "source_file"]) == {
        files["kwb 2016"].name,
        files["crimes 2016"].name,
    }


def test_what_changed_is_in_the_store_and_in_the_report_of_the_load(
    engine: Engine, catalogue: Catalogue, files: dict[str, Path]
) -> None:
    report = _load(engine, catalogue, files["borders 2016"], files["borders 2024"])
    rows = AreaChanges(engine).of(municipality=GEMEENTE)
    buurten = rows[rows["level"] == "buurt"]
    told = {tuple(row) for row in buurten[["code_from", "code_to", "kind"]].to_numpy()}
    assert told == {
        (STAYED, STAYED, "same"),
        (ONE, MERGED, "merged"),
        (TWO, MERGED, "merged"),
        (RENAMED, NEW_NAME, "recoded"),
    }
    (note,) = [n for result in report.files for n in result.notes if "Indelingen" in n]
    assert note == (
        "Indeling 2024: 2 buurten samengevoegd en 1 buurt met een andere code. "
        "Zie de pagina Indelingen."
    )
    assert FigureStore(engine).area_breaks(municipality=GEMEENTE).empty
    stated = facts(engine, "area").set_index(["edition", "code"])["stated"]
    assert (stated[2024, NEW_NAME], stated[2024, MERGED]) == (3, 1)


def test_the_order_of_loading_does_not_matter(
    catalogue: Catalogue, tmp_path: Path, files: dict[str, Path]
) -> None:
    """Every fourth order of the first four; crime needs to know the areas."""
    answers: list[list[pd.DataFrame]] = []
    crimes = [files["crimes 2024"], files["crimes 2016"]]
    for number, order in enumerate(list(permutations(list(files)[:4]))[::4]):
        engine = open_store(f"sqlite:///{tmp_path / f'{number}.sqlite3'}")
        for path in [*(files[name] for name in order), *crimes[:: 1 - 2 * (number % 2)]]:
            _load(engine, catalogue, path)
        tables = ("observation", "area_change", "area_break")
        answers.append([_plain(engine, table) for table in tables])
        engine.dispose()
    assert answers[0][0]["carried"].notna().sum() == 5
    for answer in answers[1:]:
        for one, other in zip(answers[0], answer, strict=True):
            pd.testing.assert_frame_equal(one, other)


def _plain(engine: Engine, table: str) -> pd.DataFrame:
    if table == "observation":
        return facts(engine, table)
    with engine.connect() as connection:
        frame = pd.read_sql_table(table, connection)
    return frame.sort_values(list(frame.columns), ignore_index=True)


def test_a_load_that_has_nothing_to_do_with_it_leaves_carried_figures_alone(
    engine: Engine, catalogue: Catalogue, files: dict[str, Path], tmp_path: Path
) -> None:
    _load(engine, catalogue, *files.values())
    before = facts(engine, "observation")
    _load(engine, catalogue, write_own(tmp_path, [f"{STAYED};2019;koopwoningen;41;;"]))
    after = facts(engine, "observation")
    assert len(after) == len(before) + 1
    kept = after[after["source_file"] != "eigen_cijfers.csv"].reset_index(drop=True)
    pd.testing.assert_frame_equal(kept, before)


def test_a_figure_of_the_source_takes_the_place_of_a_carried_one(
    engine: Engine, catalogue: Catalogue, files: dict[str, Path], tmp_path: Path
) -> None:
    _load(engine, catalogue, *files.values())
    _load(engine, catalogue, write_own(tmp_path, [f"{NEW_NAME};2016;koopwoningen;41;;"]))
    row = figure(engine, "koopwoningen", NEW_NAME, "2016")
    assert (row["value"], row["carried"]) == (41, None)


def test_a_border_that_moved_is_a_break_of_both_areas(
    engine: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    old = _borders(tmp_path, 2016, {STAYED: [0, 1, 2], ONE: [3], RENAMED: [4]})
    new = _borders(tmp_path, 2024, {STAYED: [0, 1], ONE: [2, 3], RENAMED: [4]})
    _load(engine, catalogue, old, new)
    found = FigureStore(engine).area_breaks(municipality=GEMEENTE)
    assert set(found["area"]) == {STAYED, ONE}
    assert set(found["period"]) == {"2024"}
    assert "De grens van Buurt 102 is tussen 2016 en 2024 verlegd." in set(found["reason"])


def test_shapes_that_are_corrected_take_their_break_back(
    engine: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    areas = {STAYED: [0, 1, 2], ONE: [3], RENAMED: [4]}
    old = _borders(tmp_path, 2016, areas)
    _load(engine, catalogue, old)
    new = _borders(tmp_path, 2024, {STAYED: [0, 1], ONE: [2, 3], RENAMED: [4]})
    _load(engine, catalogue, new)
    assert len(FigureStore(engine).area_breaks(municipality=GEMEENTE)) == 2
    _load(engine, catalogue, _borders(tmp_path, 2024, areas))
    assert FigureStore(engine).area_breaks(municipality=GEMEENTE).empty


def test_an_edition_in_between_takes_the_place_of_the_pair_around_it(
    engine: Engine, catalogue: Catalogue, files: dict[str, Path], tmp_path: Path
) -> None:
    _load(engine, catalogue, *files.values())
    before = facts(engine, "observation")
    _load(engine, catalogue, _borders(tmp_path, 2020, BEFORE))
    rows = AreaChanges(engine).of(municipality=GEMEENTE)
    pairs = set(zip(rows["edition_from"], rows["edition_to"], strict=True))
    assert pairs == {(2016, 2020), (2020, 2024)}
    pd.testing.assert_frame_equal(facts(engine, "observation"), before)


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/data, which is not here")
def test_real_borders_a_generalised_map_hides_no_move_and_invents_none(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    """Nijmegen: detailed wijken of 2016 on a generalised map of 2022."""
    engine = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    folder = SHARED / "nijmegen"
    names = ["nijmegen_wijken_2016_wgs84.geojson", "wijken_2022_wgs84.geojson"]
    paths = [*(folder / name for name in names), folder / "kwb_2024_85984NED_GM0268.json"]
    load_paths(engine, catalogue, paths, originals=tmp_path / "originals")
    found = set(FigureStore(engine).area_breaks(municipality="GM0268")["area"])
    engine.dispose()
    assert {"WK026803", "WK026804", "WK026805", "WK026806"} <= found
    assert not {"WK026801", "WK026807", "WK026808", "WK026809", "GM0268"} & found


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/data, which is not here")
def test_real_buurten_without_a_shape_are_new_and_the_others_are_taken_as_they_were(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    folder = SHARED / "gouda"
    paths = [folder / "gouda_buurten_2016_wgs84.geojson", folder / "kwb_2024_85984NED_GM0513.json"]
    load_paths(engine, catalogue, paths, originals=tmp_path / "originals")
    rows = AreaChanges(engine).of(municipality="GM0513")
    breaks = FigureStore(engine).area_breaks(municipality="GM0513")
    engine.dispose()
    assert rows["kind"].value_counts().to_dict() == {"same": 47, "appeared": 4}
    assert rows[["share_from", "share_to"]].isna().all(axis=None)
    assert breaks.empty

"""The fictitious town: same every time, a sound map, figures that add up and hang together."""

import csv
import json
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from data.catalogue import load_catalogue
from data.demo import build
from data.demo.people import deprivation
from data.demo.town import Town, read_town

Cells = dict[tuple[str, int], float | None]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("town")
    build(folder)
    return folder


@pytest.fixture(scope="module")
def town() -> Town:
    return read_town()


def features(built: Path, plural: str, edition: int) -> list[dict[str, dict[str, object]]]:
    path = built / "gebieden" / f"pdok_{plural}_{edition}.geojson"
    found: list[dict[str, dict[str, object]]] = json.loads(path.read_text("utf-8"))["features"]
    return found


def shapes(built: Path, plural: str, edition: int) -> dict[str, BaseGeometry]:
    word = {"buurten": "buurtcode", "wijken": "wijkcode"}[plural]
    return {
        str(f["properties"][word]): shape(f["geometry"]) for f in features(built, plural, edition)
    }


@pytest.fixture(scope="module")
def kwb(built: Path) -> dict[str, Cells]:
    """Column without its number -> (code, year) -> value."""
    found: dict[str, Cells] = defaultdict(dict)
    for path in (built / "kerncijfers").glob("*_GM9999.json"):
        year = int(path.name.split("_")[1])
        for row in json.loads(path.read_text("utf-8"))["value"]:
            for name, value in row.items():
                found[name.rsplit("_", 1)[0]][row["WijkenEnBuurten"].strip(), year] = value
    return found


def health(built: Path, column: str) -> dict[tuple[str, int], float]:
    found = {}
    for path in (built / "gezondheid").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter=";"):
                key = row["WijkenEnBuurten"].strip(), int(row["Perioden"][:4])
                value = next(v for n, v in row.items() if n.rsplit("_", 1)[0] == column).strip()
                if row["Leeftijd"] == "20300" and value != ".":
                    found[key] = float(value)
    return found


def crimes(built: Path) -> dict[tuple[str, int], int]:
    path = next((built / "misdrijven").glob("*.csv"))
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return {
        (row["WijkenEnBuurten"].strip(), int(row["Perioden"][:4])): int(row["TotaalMisdrijven"])
        for row in rows
        if row["TotaalMisdrijven"] != "."
    }


def numbers(cells: Cells, codes: list[str], year: int) -> np.ndarray:
    values = [cells[code, year] for code in codes]
    return np.array([np.nan if value is None else value for value in values])


def test_two_builds_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    build(tmp_path)
    first = {p.relative_to(built): p.read_bytes() for p in built.rglob("*") if p.is_file()}
    second = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert first == second
    assert len(first) > 30


@pytest.mark.parametrize("edition", [2013, 2019, 2025])
def test_neighbours_share_their_borders_exactly(built: Path, edition: int) -> None:
    buurten, wijken = shapes(built, "buurten", edition), shapes(built, "wijken", edition)
    assert len(wijken) == 9
    assert 38 <= len(buurten) <= 44
    assert shapely.coverage_is_valid(list(buurten.values()))
    assert shapely.coverage_is_valid(list(wijken.values()))
    assert all(s.is_valid and not s.is_empty for s in buurten.values())


def test_borders_are_jagged_and_the_river_parts_the_town(built: Path) -> None:
    buurten = shapes(built, "buurten", 2025)
    assert min(len(shapely.get_coordinates(s)) for s in buurten.values()) > 40
    whole = shapely.coverage_union_all(list(shapes(built, "wijken", 2025).values()))
    assert len(shapely.get_parts(whole)) == 2


def test_coordinates_have_seven_decimals(built: Path) -> None:
    points = shapely.get_coordinates(list(shapes(built, "buurten", 2025).values()))
    assert (points == np.round(points, 7)).all()


def test_one_border_changes_in_2019_and_says_so(built: Path, town: Town) -> None:
    def changed(edition: int) -> set[object]:
        rows = [f["properties"] for f in features(built, "buurten", edition)]
        key = "indelingswijziging_wijken_en_buurten"
        return {row["buurtcode"] for row in rows if row[key] == 3}

    move = town.moves[0]
    assert (changed(2013), changed(2025)) == (set(), set())
    assert changed(2019) == {move.before, move.after}
    before, after = shapes(built, "buurten", 2013), shapes(built, "buurten", 2025)
    moved = before[move.before].difference(after[move.before])
    assert moved.area > 0
    assert after[move.after].covers(moved.representative_point())


def test_buurten_add_up_to_wijken_and_wijken_to_the_gemeente(
    kwb: dict[str, Cells], built: Path, town: Town
) -> None:
    for column in ("AantalInwoners", "HuishoudensTotaal", "k_65JaarOfOuder"):
        for year in (2013, 2019, 2025):
            for wijk in town.wijk_names:
                parts = [c for c in town.buurten if c[2:8] == wijk[2:]]
                total = np.nansum(numbers(kwb[column], parts, year))
                whole = kwb[column][wijk, year]
                assert whole is not None
                assert abs(total - whole) <= 2.5 * (len(parts) + 1)
            wijken = numbers(kwb[column], list(town.wijk_names), year).sum()
            whole = kwb[column][town.code, year]
            assert whole is not None
            assert abs(wijken - whole) <= 2.5 * 10
    registered = crimes(built)
    for year in range(2015, 2026):
        known = [registered[c, year] for c in town.buurten if (c, year) in registered]
        assert sum(known) == registered[town.code, year]


def test_rates_follow_from_their_counts(kwb: dict[str, Cells], town: Town) -> None:
    for code in town.names:
        care, share = kwb["WmoClienten"][code, 2024], kwb["WmoClientenRelatief"][code, 2024]
        people = kwb["AantalInwoners"][code, 2024]
        if care is not None and share is not None and people is not None and people > 400:
            assert share == pytest.approx(1000 * care / people, rel=0.15, abs=1)


def test_tiny_buurten_and_small_numbers_are_not_published(
    kwb: dict[str, Cells], town: Town
) -> None:
    people = kwb["AantalInwoners"]
    tiny = [c for c in town.buurten if (people[c, 2024] or 0) < 50]
    assert len(tiny) == 3
    for code in tiny:
        assert 5 <= (people[code, 2024] or 0) <= 45
        assert kwb["GemiddeldInkomenPerInwoner"][code, 2024] is None
        assert kwb["PercentageJongerenMetJeugdzorg"][code, 2024] is None
    care = kwb["JongerenMetJeugdzorgInNatura"].values()
    assert all(value is None or value > 7 for value in care)


def test_the_new_estate_has_no_figures_before_it_was_built(
    kwb: dict[str, Cells], town: Town
) -> None:
    (code,) = (c for c, b in town.buurten.items() if b.since)
    inhabitants = [kwb["AantalInwoners"][code, year] for year in range(2013, 2026)]
    assert inhabitants[:4] == [None] * 4
    grown = [n for n in inhabitants if n is not None]
    assert grown == sorted(grown)
    assert grown[-1] == pytest.approx(3000, rel=0.02)


def test_deprivation_is_smooth_in_space(built: Path, town: Town) -> None:
    buurten = shapes(built, "buurten", 2025)
    value = deprivation(town)[:, -1]
    value = value - value.mean()
    near = np.array([[a.distance(b) < 1e-4 for b in buurten.values()] for a in buurten.values()])
    np.fill_diagonal(near, val=False)
    moran = (near * np.outer(value, value)).sum() / near.sum() / value.var()
    assert moran > 0.4


def test_one_buurt_improves_and_one_gets_worse(kwb: dict[str, Cells], town: Town) -> None:
    def change(code: str) -> float:
        low = kwb["HuishoudensMetEenLaagInkomen"]
        own = [(low[code, y] or 0) / (low[town.code, y] or 1) for y in (2014, 2023)]
        return own[1] / own[0]

    drift = {d.area: d.yearly for d in town.drifts if d.factor == "deprivation"}
    better, worse = min(drift, key=drift.__getitem__), max(drift, key=drift.__getitem__)
    big = {c: change(c) for c in town.buurten if (kwb["AantalInwoners"][c, 2014] or 0) > 1500}
    assert min(big, key=big.__getitem__) == better
    assert max(big, key=big.__getitem__) == worse
    assert big[better] < 0.65
    assert big[worse] > 1.3


def test_loneliness_grows_in_one_wijk(built: Path, town: Town) -> None:
    lonely = health(built, "Eenzaam")
    growth = {w: lonely[w, 2024] - lonely[w, 2012] for w in town.wijk_names}
    expected = next(d.area for d in town.drifts if d.factor == "lonely")
    others = [v for w, v in growth.items() if w != expected]
    assert growth[expected] > max(others) + 4


def test_youth_care_jumps_where_the_way_of_counting_changes(
    kwb: dict[str, Cells], built: Path, town: Town
) -> None:
    share = kwb["PercentageJongerenMetJeugdzorg"]
    steps = {
        y: (share[town.code, y] or 0) - (share[town.code, y - 1] or 0) for y in range(2019, 2025)
    }
    assert steps[2021] > 1.5
    assert steps[2021] > 2 * max(abs(v) for y, v in steps.items() if y != 2021)
    path = next((built / "sociaal_domein").glob("*.csv"))
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    both = {r["indicator"] for r in rows if r["jaar"] == "2021" and "jeugdhulp" in r["indicator"]}
    assert len(both) == 2


def test_the_model_of_the_health_survey_changes_after_2020(built: Path, town: Town) -> None:
    good = health(built, "ErvarenGezondheidGoedZeerGoed")
    value = [good[town.code, year] for year in town.surveys]
    assert abs(value[2] - value[1]) < 2
    assert value[3] - value[2] < -5
    assert abs(value[4] - value[3]) < 2


def test_problems_and_care_go_together(kwb: dict[str, Cells], built: Path, town: Town) -> None:
    lived = [c for c in town.buurten if (kwb["AantalInwoners"][c, 2024] or 0) > 1000]
    income = numbers(kwb["GemiddeldInkomenPerInwoner"], lived, 2024)
    poverty = numbers(kwb["PersonenInArmoede"], lived, 2024)
    youth = numbers(kwb["PercentageJongerenMetJeugdzorg"], lived, 2024)
    lonely, good = health(built, "Eenzaam"), health(built, "ErvarenGezondheidGoedZeerGoed")
    assert np.corrcoef(income, poverty)[0, 1] < -0.6
    assert np.corrcoef(poverty, youth)[0, 1] > 0.5
    assert np.corrcoef(poverty, [lonely[c, 2024] for c in lived])[0, 1] > 0.4
    assert np.corrcoef(income, [good[c, 2024] for c in lived])[0, 1] > 0.4


def test_every_column_of_the_catalogue_is_fed(kwb: dict[str, Cells], built: Path) -> None:
    catalogue = load_catalogue()
    named = {column.column for _indicator, column in catalogue.columns_of("cbs_kwb")}
    assert named - set(kwb) == set()
    head = next((built / "gezondheid").glob("*.csv")).read_text("utf-8").splitlines()[0]
    asked = {column.column for _indicator, column in catalogue.columns_of("rivm_50090")}
    assert asked - {name.rsplit("_", 1)[0] for name in head.split(";")} == set()


def test_a_figure_that_is_published_under_two_names_has_no_gap_and_no_overlap(
    kwb: dict[str, Cells],
) -> None:
    years: dict[str, list[int]] = defaultdict(list)
    for indicator, column in load_catalogue().columns_of("cbs_kwb"):
        years[indicator.id] += [y for area, y in kwb[column.column] if area == "GM9999"]
    for found in years.values():
        assert sorted(found) == list(range(min(found), max(found) + 1))


def test_places_lie_in_their_buurt_and_say_they_are_fictitious(built: Path) -> None:
    buurten = shapes(built, "buurten", 2025)
    for what, least in (("aanbieders", 50), ("initiatieven", 40)):
        text = (built / "plaatsen" / f"{what}.geojson").read_text("utf-8")
        found = json.loads(text)["features"]
        assert len(found) >= least
        assert len({f["properties"]["naam"] for f in found}) == len(found)
        for item in found:
            assert item["properties"]["fictief"] is True
            assert buurten[item["properties"]["buurtcode_2025"]].contains(shape(item["geometry"]))

"""The map of the fictitious town: sound, jagged, and the same every time."""

from pathlib import Path

import numpy as np
import pytest
import shapely

from data.demo import build
from data.demo.town import Town
from tests.unit.demo.reading import features, shapes


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

"""What became of areas between two editions: right for every partition, whoever drew it."""

from collections.abc import Callable

import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from shapely.geometry.base import BaseGeometry

from data.editions.breaks import area_breaks
from data.editions.kinds import area_changes
from data.editions.overlay import GROUND, shared_ground
from data.editions.remarks import remarks
from tests.unit.grid_editions import (
    SIDE,
    Town,
    cells_of,
    changes,
    detailed,
    naive_kinds,
    plain,
    shapes,
    towns,
    transitions,
)

Drawn = Callable[[BaseGeometry], BaseGeometry]
SQUARE = shapely.segmentize(shapely.box(0, 0, 1000, 1000), 25)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (plain, plain),
        (detailed(0, 0), detailed(4, 1)),
        (detailed(8, 0), plain),
        (plain, detailed(8, 2)),
    ],
    ids=["exact", "drawn again", "generalised", "detailed"],
)
@settings(max_examples=40)
@given(pair=towns())
def test_kinds_are_those_that_counting_cells_gives(
    before: Drawn, after: Drawn, pair: list[Town]
) -> None:
    old, new = pair
    ground = shared_ground(shapes(old, before), shapes(new, after))
    rows = area_changes(ground, set(old.values()), set(new.values()))
    assert {row[:3] for row in rows} == naive_kinds(old, new)


@settings(max_examples=40)
@given(pair=towns())
def test_shares_are_those_of_the_cells_and_add_up_to_the_whole(pair: list[Town]) -> None:
    old, new = (cells_of(town) for town in pair)
    rows = changes(*pair)
    for row in rows:
        both = len(old[row.code_from] & new[row.code_to])
        assert row.share_from == pytest.approx(both / len(old[row.code_from]))
        assert row.share_to == pytest.approx(both / len(new[row.code_to]))
    frame = pd.DataFrame(rows)
    assert frame.groupby("code_from")["share_from"].sum().to_numpy() == pytest.approx(1.0)
    assert frame.groupby("code_to")["share_to"].sum().to_numpy() == pytest.approx(1.0)


@settings(max_examples=60)
@given(editions=towns(editions=4))
def test_a_code_breaks_exactly_when_it_is_on_other_ground_than_the_last_time(
    editions: list[Town],
) -> None:
    years = [2010, 2013, 2014, 2020]
    expected, last = set(), dict[str, frozenset[tuple[int, int]]]()
    for year, town in zip(years, editions, strict=True):
        for code, cells in cells_of(town).items():
            if last.get(code, cells) != cells:
                expected.add((code, str(year)))
            last[code] = cells
    found = area_breaks(transitions(editions, years))
    # A code that was away: what happened in between is known edition by edition, not all at once.
    always = {row.area for row in found if all(row.area in town.values() for town in editions)}
    assert {row[:2] for row in found if row.area in always} == {
        key for key in expected if key[0] in always
    }
    assert expected <= {row[:2] for row in found}
    assert all(row.reason.endswith(".") and len(row.reason) <= 300 for row in found)


def _kinds(old: dict[str, BaseGeometry], new: dict[str, BaseGeometry]) -> set[tuple[str, ...]]:
    return {row[:3] for row in area_changes(shared_ground(old, new), old, new)}


def _shifted(by: float) -> dict[str, BaseGeometry]:
    """Two areas side by side, the border between them `by` metres to the east."""
    boxes = {"A": shapely.box(0, 0, 1000 + by, 1000), "B": shapely.box(1000 + by, 0, 2000, 1000)}
    return {code: shapely.segmentize(box, 20) for code, box in boxes.items()}


def test_a_border_drawn_a_little_beside_the_old_one_did_not_move() -> None:
    assert _kinds(_shifted(0), _shifted(20)) == {("A", "A", "same"), ("B", "B", "same")}


def test_a_border_that_went_across_a_street_moved() -> None:
    assert ("A", "A", "moved") in _kinds(_shifted(0), _shifted(60))


def _with_block(side: float) -> dict[str, BaseGeometry]:
    """A square piece of A went to B."""
    block = shapely.box(1000 - side, 0, 1000, side)
    old = _shifted(0)
    return {"A": old["A"].difference(block), "B": old["B"].union(block)}


def test_ground_below_two_percent_of_the_smaller_area_leaves_it_the_same() -> None:
    assert ("A", "A", "same") in _kinds(_shifted(0), _with_block(130))
    assert ("A", "A", "moved") in _kinds(_shifted(0), _with_block(150))


def _with_corner(depth: float) -> dict[str, BaseGeometry]:
    """Generalised: long straight lines, one with a corner `depth` metres inside the old area."""
    line = [(1000, 0), (1000, 300), (1000 - depth, 500), (1000, 700), (1000, 1000)]
    return {
        "A": shapely.Polygon([(0, 0), *line, (0, 1000)]),
        "B": shapely.Polygon([(2000, 0), *line, (2000, 1000)]),
    }


def test_a_corner_of_a_generalised_border_proves_that_it_moved() -> None:
    """Narrower than a sliver may be, but the corners that generalising leaves are true ones."""
    assert ("B", "B", "moved") in _kinds(_shifted(0), _with_corner(110))
    assert ("B", "B", "same") in _kinds(_shifted(0), _with_corner(20))


def test_the_corners_that_generalising_took_away_prove_nothing() -> None:
    bulged = {code: shapely.segmentize(shape, 20) for code, shape in _with_corner(110).items()}
    straight = {code: shapely.simplify(shape, 1) for code, shape in _shifted(0).items()}
    assert ("B", "B", "same") in _kinds(bulged, straight)


def test_ground_won_from_outside_the_gemeente_is_a_change_too() -> None:
    grown = {"A": shapely.segmentize(shapely.box(0, 0, 1200, 1000), 25)}
    assert _kinds({"A": SQUARE}, grown) == {("A", "A", "moved")}


def test_a_code_without_a_shape_is_taken_for_the_same_area_unless_the_overlay_says_otherwise() -> (
    None
):
    nothing = pd.DataFrame(columns=GROUND)
    rows = area_changes(nothing, {"A", "B"}, {"A", "C"})
    assert [row[:3] for row in rows] == [
        ("", "C", "appeared"),
        ("A", "A", "same"),
        ("B", "", "gone"),
    ]
    assert all(row.share_from is None and row.share_to is None for row in rows)
    ground = shared_ground({"A": SQUARE}, {"B": SQUARE})
    rows = area_changes(ground, {"A"}, {"A", "B"})
    assert [row[:3] for row in rows] == [("", "A", "appeared"), ("A", "B", "recoded")]


def _rows(kinds: list[tuple[str, str, str]], year: int = 2024) -> pd.DataFrame:
    frame = pd.DataFrame(kinds, columns=["code_from", "code_to", "kind"])
    return frame.assign(
        municipality="GM9999", level="buurt", edition_from=year - 1, edition_to=year
    )


def _stated(codes: dict[str, int], year: int = 2024) -> pd.DataFrame:
    rows = [("GM9999", year, code, number) for code, number in codes.items()]
    return pd.DataFrame(rows, columns=["municipality", "edition", "code", "stated"])


def test_the_load_says_in_one_sentence_what_changed() -> None:
    rows = _rows([("A", "C", "merged"), ("B", "C", "merged"), ("D", "D", "moved")])
    (words,) = remarks(rows, _stated({}))
    assert words == (
        "Indeling 2024: 2 buurten samengevoegd en 1 buurt met een andere grens. "
        "Zie de pagina Indelingen."
    )
    assert remarks(_rows([("A", "A", "same")]), _stated({"A": 1})) == []


def test_the_load_says_where_source_and_shapes_disagree() -> None:
    (unseen,) = remarks(_rows([("A", "A", "same")]), _stated({"A": 3}))
    assert "op de kaart blijkt dat niet: A" in unseen
    _told, unsaid = remarks(_rows([("A", "A", "moved")]), _stated({"A": 1}))
    assert "niet veranderd, op de kaart wel: A" in unsaid


def test_the_size_of_a_cell_is_no_sliver() -> None:
    """What the tests above stand on: one cell is more than the tolerance of any drawing."""
    assert SIDE > 2 * 150

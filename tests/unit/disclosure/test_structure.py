"""How cells hang together, and what a figure of another source tells."""

import pandas as pd
import pytest

from data.catalogue.persons import wrong_persons
from data.disclosure import Cell, Interval, build_structure, pieces_of
from data.disclosure.area_sums import AreaTree
from data.disclosure.bounds import rate_bounds, spread
from data.disclosure.period_sums import families, years_up_to
from tests.unit.disclosure import town as towns


def parts_of(present: list[str], areas: pd.DataFrame) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for area, parts in AreaTree(areas).families(present):
        found.setdefault(area, []).append(parts)
    return found


def test_buurten_add_up_to_wijken_and_those_to_the_gemeente() -> None:
    town = towns.areas([2, 1])
    assert parts_of(list(town["code"]), town) == {
        "GM9999": [("WK999900", "WK999901")],
        "WK999900": [("BU99990000", "BU99990001")],
        "WK999901": [("BU99990100",)],
    }


def test_a_wijk_that_is_not_there_is_replaced_by_its_buurten() -> None:
    town = towns.areas([2, 1])
    found = parts_of(["GM9999", "WK999900", "BU99990100"], town)
    assert found == {"GM9999": [("WK999900", "BU99990100")]}


def test_a_buurt_that_is_not_there_is_named_all_the_same() -> None:
    town = towns.areas([2, 1])
    found = parts_of(["WK999900", "BU99990000"], town)
    assert found == {"WK999900": [("BU99990000", "BU99990001")]}


def test_whole_editions_count_all_and_others_only_when_there_is_no_whole_one() -> None:
    old, new = towns.areas([2], 2020), towns.areas([3], 2025)
    both = pd.concat([old, new])
    assert parts_of(["WK999900", "BU99990000", "BU99990001"], both) == {
        "WK999900": [("BU99990000", "BU99990001")]
    }
    assert parts_of(["WK999900", "BU99990001"], both)["WK999900"][0][-1] == "BU99990002"
    assert len(parts_of([*new["code"]], both)["WK999900"]) == 2


def test_periods_add_up_in_every_way_that_is_there() -> None:
    months = tuple(f"2024-{n:02}" for n in range(1, 13))
    quarters = tuple(f"2024Q{n}" for n in range(1, 5))
    assert list(families("2024", {*months, *quarters})) == [quarters, months]
    assert list(families("2024H2", quarters)) == [("2024Q3", "2024Q4")]
    assert list(families("2024Q2", months)) == [("2024-04", "2024-05", "2024-06")]
    assert list(families("2024", ["2024H1", "2023H2"])) == [("2024H1", "2024H2")]
    assert list(families("2024-05", months)) == []
    assert years_up_to("2024", 3) == ("2022", "2023", "2024")
    assert years_up_to("2024Q1", 2) == ("2023Q1", "2024Q1")


def test_every_kind_of_relation_is_found_in_the_catalogue() -> None:
    items = [towns.indicator("jong", within="zorg"), towns.indicator("oud")]
    items.append(towns.indicator("zorg", total_of=["jong", "oud"], adds_over_time=True))
    items.append(towns.indicator("twee_jaar", sum_over={"indicator": "zorg", "years": 2}))
    town = towns.areas([1, 1])
    keys = towns.cells(("jong", "oud", "zorg", "twee_jaar"), ("2023", "2024"), town)
    keys += towns.cells(("zorg",), ("2024H1", "2024H2"), town)
    structure = build_structure(keys, towns.catalogue(*items), town)
    kinds = {relation.kind for relation in structure.relations}
    assert kinds == {"areas", "categories", "periods", "within"}
    assert structure.levels["WK999901"] == "wijk"
    assert {cell.period for cell in structure.protected} == {"2022"}


def test_pieces_come_from_the_changes_of_borders() -> None:
    changes = pd.DataFrame(
        [("A", "N"), ("B", "N"), ("C", "N"), ("C", "M"), ("S", "S"), ("S", "M"), ("", "X")],
        columns=["code_from", "code_to"],
    )
    found = {piece.id: set(piece.areas) for piece in pieces_of(changes)}
    assert found == {
        "A+N": {"A", "N"},
        "B+N": {"B", "N"},
        "C+N": {"C", "N"},
        "C+M": {"C", "M"},
        "S+M": {"M"},
    }


def test_areas_that_merged_are_tied_to_the_new_area_by_their_pieces() -> None:
    changes = pd.DataFrame([("A", "N"), ("B", "N")], columns=["code_from", "code_to"])
    keys = [Cell("zorg", "2024", area) for area in ("A", "B", "N")]
    catalogue = towns.catalogue(towns.indicator("zorg"))
    structure = build_structure(keys, catalogue, towns.areas([1]), pieces=pieces_of(changes))
    sums = {r.total.area: tuple(part.area for part in r.parts) for r in structure.relations}
    assert sums == {"A": ("A+N",), "B": ("B+N",), "N": ("A+N", "B+N")}


@pytest.mark.parametrize(("step", "count"), [(5, 12), (5, 13), (10, 15), (10, 14), (3, 8), (1, 7)])
def test_what_was_rounded_lies_in_what_the_rounding_tells(step: int, count: int) -> None:
    rule = towns.rules("zorg", round_to=step).of("zorg")
    told = spread(rule.rounded(count), step)
    assert count in told
    assert all(rule.rounded(n) == rule.rounded(count) for n in range(told.low, told.high + 1))
    assert rule.rounded(told.low - 1) != rule.rounded(count) != rule.rounded(told.high + 1)


@pytest.mark.parametrize(("count", "group"), [(3, 200), (7, 113), (0, 50), (49, 50)])
def test_a_rate_in_decimals_tells_the_count_when_the_group_is_known(count: int, group: int) -> None:
    value = round(count / group * 100, 1)
    assert rate_bounds(value, 1, 100, Interval(group, group)) == (count, count)
    around = rate_bounds(value, 1, 100, Interval(group - 2, group + 2))
    assert count in around
    assert rate_bounds(value, 1, 100, None).width > 1000


def test_a_source_that_rounds_before_it_divides_tells_less() -> None:
    told = rate_bounds(round(15 / 203 * 100, 1), 1, 100, Interval(203, 203), step=5)
    assert told == (13, 17)


MISTAKES = {
    "total_of geen is unknown": {"total_of": ["geen"]},
    "total_of twice": {"total_of": ["deel", "deel"]},
    "leads back": {"within": "zorg"},
    "needs a denominator": {"same_as": "landelijk"},
    "is sensitive itself": {"same_as": "deel"},
    "total_of index counts no persons": {"total_of": ["index"]},
    "total_of landelijk has another denominator": {
        "total_of": ["landelijk"],
        "denominator": "deel",
    },
}


@pytest.mark.parametrize(("words", "fields"), MISTAKES.items(), ids=list(MISTAKES))
def test_a_mistake_in_the_catalogue_is_named(words: str, fields: dict[str, object]) -> None:
    public = {"sensitive": False, "similar_band": 1.0}
    items = [
        towns.indicator("deel"),
        towns.indicator("index", kind="index", **public),
        towns.indicator("landelijk", kind="share", **public),
        towns.indicator("zorg", **fields),
    ]
    wrong = list(wrong_persons({item.id: item for item in items}))
    assert wrong
    assert wrong[0].startswith("zorg.yaml: ")
    assert any(words.replace("twice", "names an indicator twice") in text for text in wrong)


def test_circles_through_several_indicators_are_found() -> None:
    items = [towns.indicator("een", total_of=["twee"])]
    items.append(towns.indicator("twee", sum_over={"indicator": "een", "years": 2}))
    wrong = list(wrong_persons({item.id: item for item in items}))
    assert [text.split(":")[0] for text in wrong] == ["een.yaml", "twee.yaml"]

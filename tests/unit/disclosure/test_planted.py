"""Unsafe publications, each of which the auditor must find, and safe ones that must pass."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import pytest

from data.catalogue.model import Status
from data.disclosure import (
    Cell,
    Count,
    Former,
    Interval,
    Piece,
    Problem,
    Relation,
    Rules,
    Shown,
    Structure,
    audit,
    build_structure,
    intervals,
    protect,
)
from data.disclosure.preparation import prepared
from data.disclosure.primary import withheld
from tests.unit.disclosure import town as towns

EXACT = towns.rules("zorg", "jong", "oud", "twee_jaar", round_to=1)
ROUNDED = towns.rules("zorg", "jong", "oud", "twee_jaar")


def cell(area: str, name: str = "zorg", period: str = "2024") -> Cell:
    return Cell(name, period, area)


def published(numbers: Mapping[Cell, int | None]) -> dict[Cell, Shown]:
    """None is withheld."""
    return {
        key: withheld() if number is None else Shown(Status.FINAL, value=float(number))
        for key, number in numbers.items()
    }


def found(
    numbers: Mapping[Cell, int | None], structure: Structure, rules: Rules = EXACT
) -> set[tuple[Problem, Cell]]:
    return {(f.problem, f.cell) for f in audit(published(numbers), structure, rules)}


def sums(*relations: tuple[str, list[str]]) -> Structure:
    made = (Relation("areas", cell(t), tuple(cell(p) for p in parts)) for t, parts in relations)
    return Structure(relations=tuple(made))


def test_an_exact_total_with_one_hole() -> None:
    structure = sums(("W", ["a", "b", "c"]))
    unsafe = {cell("W"): 100, cell("a"): 60, cell("b"): 37, cell("c"): None}
    assert found(unsafe, structure) == {(Problem.NARROW, cell("c"))}
    safe = {**unsafe, cell("b"): None}
    assert found(safe, structure) == set()


def test_two_holes_that_are_both_closed_by_their_sum() -> None:
    structure = sums(("W", ["a", "b", "c"]))
    unsafe = {cell("W"): 100, cell("a"): 97, cell("b"): None, cell("c"): None}
    assert len(found(unsafe, structure)) == 2


def test_two_levels() -> None:
    """Each wijk has two holes, but the wijken and the gemeente tell the sum of one of each."""
    structure = sums(("G", ["V", "W"]), ("V", ["a", "b"]), ("W", ["c", "d"]))
    unsafe = {cell("G"): 100, cell("V"): None, cell("W"): 60, cell("a"): None, cell("b"): 35}
    unsafe |= {cell("c"): 20, cell("d"): 40}
    assert found(unsafe, structure) == {(Problem.NARROW, cell("V")), (Problem.NARROW, cell("a"))}
    assert found({**unsafe, cell("W"): None, cell("c"): None}, structure) == set()


def test_a_year_and_the_sum_of_two_years() -> None:
    town = towns.areas([1])
    items = [towns.indicator("zorg")]
    items.append(towns.indicator("twee_jaar", sum_over={"indicator": "zorg", "years": 2}))
    keys = [cell("GM9999", "zorg", "2023"), cell("GM9999"), cell("GM9999", "twee_jaar")]
    structure = build_structure(keys, towns.catalogue(*items), town)
    unsafe = dict(zip(keys, (None, 40, 43), strict=True))
    assert found(unsafe, structure) == {(Problem.NARROW, keys[0])}
    assert found({**unsafe, keys[1]: None}, structure) == set()


def test_a_year_that_was_never_delivered_follows_from_the_sum_of_two_years() -> None:
    items = [towns.indicator("zorg")]
    items.append(towns.indicator("twee_jaar", sum_over={"indicator": "zorg", "years": 2}))
    keys = [cell("GM9999"), cell("GM9999", "twee_jaar")]
    structure = build_structure(keys, towns.catalogue(*items), towns.areas([1]))
    unsafe = dict(zip(keys, (40, 43), strict=True))
    assert found(unsafe, structure) == {(Problem.NARROW, cell("GM9999", "zorg", "2023"))}
    assert found(dict(zip(keys, (40, 143), strict=True)), structure) == set()


def test_quarters_of_a_year_with_one_hole() -> None:
    keys = [cell("GM9999", "zorg", f"2024Q{n}") for n in (1, 2, 3, 4)] + [cell("GM9999")]
    catalogue = towns.catalogue(towns.indicator("zorg", adds_over_time=True))
    structure = build_structure(keys, catalogue, towns.areas([1]))
    unsafe = dict(zip(keys, (20, 21, None, 22, 68), strict=True))
    assert found(unsafe, structure) == {(Problem.NARROW, keys[2])}


def test_the_total_of_categories_with_one_hole() -> None:
    items = [towns.indicator(name) for name in ("jong", "oud")]
    items.append(towns.indicator("zorg", total_of=["jong", "oud"]))
    keys = [cell("GM9999", name) for name in ("jong", "oud", "zorg")]
    structure = build_structure(keys, towns.catalogue(*items), towns.areas([1]))
    unsafe = dict(zip(keys, (None, 50, 54), strict=True))
    assert found(unsafe, structure) == {(Problem.NARROW, keys[0])}
    assert found(dict(zip(keys, (None, 50, 65), strict=True)), structure, ROUNDED) == set()


def test_persons_that_are_part_of_a_small_group() -> None:
    items = [towns.indicator("zorg"), towns.indicator("jong", within="zorg")]
    keys = [cell("GM9999", "jong"), cell("GM9999")]
    structure = build_structure(keys, towns.catalogue(*items), towns.areas([1]))
    spans = intervals(published(dict(zip(keys, (None, 30), strict=True))), structure, EXACT)
    assert spans[keys[0]] == (0, 30)


def test_a_share_in_one_decimal_of_a_count_that_was_not_rounded() -> None:
    """It stands under another name, as of another source, and the size of the group is known."""
    items = [towns.indicator("inwoners", sensitive=False, population=True)]
    items.append(
        towns.indicator(
            "landelijk", sensitive=False, kind="share", unit="%", decimals=1, similar_band=1
        )
    )
    items.append(
        towns.indicator(
            "zorg",
            kind="share",
            denominator="inwoners",
            per=100,
            minimum_denominator=50,
            same_as="landelijk",
        )
    )
    keys = [cell("BU99990000"), cell("WK999900")]
    others = pd.DataFrame(
        [("landelijk", "2024", "BU99990000", 1.5)],
        columns=["indicator", "period", "area", "value"],
    )
    structure = build_structure(
        keys[:1],
        towns.catalogue(*items),
        towns.areas([1]),
        denominators={keys[0]: Interval(197, 203)},
        others=others,
    )
    told = audit({keys[0]: withheld()}, structure, towns.rules("zorg", kind="share", per=100))
    assert [finding.problem for finding in told] == [Problem.KNOWN_ELSEWHERE]


def test_our_own_share_in_one_decimal_gives_the_total_that_closes_a_hole() -> None:
    """37,3% of 300 persons is 112 of them: the hole follows, to one person."""
    structure = sums(("W", ["a", "b"]))
    structure = replace(structure, denominators={cell("W"): Interval(300, 300)})
    rules = towns.rules("zorg", kind="share", per=100, round_to=1)
    shown = published({cell("W"): None, cell("a"): None, cell("b"): None})
    shown[cell("W")] = Shown(Status.FINAL, value=112 / 300 * 100)
    shown[cell("b")] = Shown(Status.FINAL, value=0.0, numerator=108.0, denominator=200.0)
    assert [f.cell for f in audit(shown, structure, rules)] == [cell("a")]
    assert intervals(shown, structure, rules)[cell("a")] == (4, 4)


def test_the_difference_of_two_zonings() -> None:
    """The new wijk is the old one and one street more: the street is a cell too."""
    pieces = (Piece("oud", frozenset({"WK1", "WK2"})), Piece("straat", frozenset({"WK2"})))
    catalogue = towns.catalogue(towns.indicator("zorg"))
    keys = [cell("WK1"), cell("WK2")]
    structure = build_structure(keys, catalogue, towns.areas([1]), pieces=pieces)
    unsafe = dict(zip(keys, (100, 103), strict=True))
    assert found(unsafe, structure) == {(Problem.NARROW, cell("straat"))}
    assert found(dict(zip(keys, (100, 150), strict=True)), structure) == set()
    assert found(unsafe | {keys[1]: 105}, structure, ROUNDED) == set()


def test_a_difference_of_two_zonings_that_is_cut_in_two() -> None:
    """Each street could be anything, but together they are three persons."""
    zones = (
        Piece("p", frozenset({"A", "N"})),
        Piece("q", frozenset({"N", "M"})),
        Piece("r", frozenset({"N"})),
        Piece("s", frozenset({"M"})),
    )
    catalogue = towns.catalogue(towns.indicator("zorg"))
    keys = [cell("A"), cell("N"), cell("M")]
    structure = build_structure(keys, catalogue, towns.areas([1]), pieces=zones)
    unsafe = dict(zip(keys, (100, 103, 50), strict=True))
    assert (Problem.NARROW, cell("N-A")) in found(unsafe, structure)


def test_figures_that_contradict_each_other() -> None:
    structure = sums(("W", ["a", "b"]))
    told = {cell("W"): 100, cell("a"): 30, cell("b"): 60}
    assert {problem for problem, _ in found(told, structure)} == {Problem.CONTRADICTION}
    assert found({**told, cell("W"): 90}, structure) == set()


def test_the_same_cells_before_and_after_a_correction() -> None:
    """Both releases are safe alone. Then a was published once, and b the other time."""
    structure = sums(("W", ["a", "b", "c", "d"]))
    numbers = {cell("W"): 103, cell("a"): 3, cell("b"): 20, cell("c"): 30, cell("d"): 50}
    now = published({**numbers, cell("a"): None, cell("c"): None})
    assert audit(now, structure, EXACT) == ()
    before = published({**numbers, cell("a"): None, cell("b"): None})
    former = [Former(key, shown, "1", numbers[key]) for key, shown in before.items()]
    counts = {key: Count(key, number) for key, number in numbers.items()}
    whole, _, _ = prepared(counts, structure, EXACT, former)
    found_now = {(f.problem, f.cell) for f in audit(now, whole, EXACT)}
    assert found_now == {(Problem.NARROW, cell("a")), (Problem.KNOWN_ELSEWHERE, cell("c"))}
    result = protect(counts.values(), structure, EXACT, former)
    assert {line.cell for line in result.log} == {cell("a"), cell("b")}
    assert result.findings == ()


def test_a_corrected_count_may_not_reveal_what_was_withheld_before() -> None:
    """Only d was corrected. Its old figure stays known, so that the old sum still holds."""
    structure = sums(("W", ["a", "b", "d"]))
    old = {cell("W"): 73, cell("a"): 3, cell("b"): 20, cell("d"): 50}
    new = {**old, cell("W"): 83, cell("d"): 60}
    before = published({**old, cell("a"): None, cell("b"): None})
    former = [Former(key, shown, "1", old[key]) for key, shown in before.items()]
    counts = {key: Count(key, number) for key, number in new.items()}
    whole, _, _ = prepared(counts, structure, EXACT, former)
    now = published({**new, cell("a"): None, cell("d"): None})
    assert audit(now, structure, EXACT) == ()
    assert {f.cell for f in audit(now, whole, EXACT)} == {cell("a"), cell("d")}
    result = protect(counts.values(), structure, EXACT, former)
    assert {line.cell for line in result.log} == {cell("a"), cell("b")}
    assert not result.blocks


def test_what_was_published_with_the_same_count_cannot_be_taken_back() -> None:
    structure = sums(("W", ["a", "b"]))
    numbers = {cell("W"): 43, cell("a"): 3, cell("b"): 40}
    former = [Former(cell("b"), Shown(Status.FINAL, value=40.0), "1", 40)]
    former.append(Former(cell("W"), Shown(Status.FINAL, value=43.0), "1", 43))
    counts = [Count(key, number) for key, number in numbers.items()]
    result = protect(counts, structure, EXACT, former)
    problems = {(f.problem, f.cell) for f in result.findings}
    assert problems == {(Problem.KNOWN_ELSEWHERE, cell("a"))}
    assert not result.blocks
    assert {line.cell for line in result.log} == {cell("a")}


@pytest.mark.parametrize("hole", [0, 3, 7])
def test_rounding_alone_is_enough_among_many_buurten(hole: int) -> None:
    parts = [f"b{n}" for n in range(6)]
    structure = sums(("W", parts))
    numbers: dict[Cell, int | None] = {cell(part): 20 for part in parts[1:]}
    numbers |= {cell(parts[0]): None, cell("W"): round((100 + hole) / 5) * 5}
    assert found(numbers, structure, ROUNDED) == set()


def test_rounding_alone_is_not_enough_where_the_sum_is_at_its_edge() -> None:
    """The total says at most 22, the other at least 18: 0 to 4 persons remain."""
    structure = sums(("W", ["a", "b"]))
    numbers = {cell("W"): 20, cell("a"): 20, cell("b"): None}
    assert found(numbers, structure, ROUNDED) == {(Problem.NARROW, cell("b"))}


def test_only_whole_persons_are_possible() -> None:
    """Three pairs of three areas: in halves of persons they fit, in persons they do not."""
    structure = sums(("T", ["a", "b"]), ("U", ["b", "c"]), ("V", ["a", "c"]))
    hidden: dict[Cell, int | None] = dict.fromkeys(map(cell, "abc"))
    odd = {**hidden, cell("T"): 41, cell("U"): 40, cell("V"): 40}
    assert {problem for problem, _ in found(odd, structure)} == {Problem.CONTRADICTION}
    assert found({**odd, cell("T"): 40}, structure) == {
        (Problem.NARROW, cell("a")),
        (Problem.NARROW, cell("b")),
        (Problem.NARROW, cell("c")),
    }


def test_the_largest_count_is_a_whole_one() -> None:
    """a is at most (21 + 21 - 17) / 2."""
    pair = Cell("jong", "2024", "U")
    relations = (
        Relation("areas", cell("T"), (cell("a"), cell("b"))),
        Relation("areas", pair, (cell("b"), cell("c"))),
        Relation("areas", cell("V"), (cell("a"), cell("c"))),
    )
    numbers: dict[Cell, int | None] = dict.fromkeys(map(cell, "abc"))
    shown = published({**numbers, cell("T"): 20, cell("V"): 20, pair: 17})
    each = {"zorg": towns.rules("zorg", round_to=4), "jong": EXACT}
    rules = Rules({name: rule.of(name) for name, rule in each.items()})
    assert intervals(shown, Structure(relations), rules)[cell("a")] == (10, 12)

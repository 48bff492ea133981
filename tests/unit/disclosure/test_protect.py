"""What comes out of protect, against a naive auditor that writes out every table that fits."""

from collections import Counter
from collections.abc import Mapping

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from data.disclosure import (
    Cause,
    Cell,
    Count,
    Problem,
    Protected,
    Rules,
    Structure,
    audit,
    build_structure,
    intervals,
    protect,
)
from data.disclosure.primary import REASON
from tests.unit.disclosure import town as towns
from tests.unit.disclosure.enumerated import narrow, tables

MOST = 18
SMALL = st.integers(min_value=0, max_value=MOST)


def one_figure(leaves: list[int], wijken: list[int]) -> tuple[dict[Cell, int], Structure]:
    town = towns.areas(wijken)
    buurten = town.loc[town["level"] == "buurt", "code"]
    given_ = {Cell("zorg", "2024", b): n for b, n in zip(buurten, leaves, strict=True)}
    numbers = towns.summed(given_, town)
    catalogue = towns.catalogue(towns.indicator("zorg"))
    return numbers, build_structure(numbers, catalogue, town)


def two_parts(leaves: list[int]) -> tuple[dict[Cell, int], Structure]:
    """A total with two parts, in two buurten that are the whole town: relations in a circle."""
    town = towns.areas([2])
    items = [towns.indicator("jong"), towns.indicator("oud")]
    items.append(towns.indicator("samen", total_of=["jong", "oud"]))
    keys = [("jong", "BU99990000"), ("jong", "BU99990001"), ("oud", "BU99990000")]
    keys.append(("oud", "BU99990001"))
    found = {Cell(name, "2024", a): n for (name, a), n in zip(keys, leaves, strict=True)}
    for _, area in keys[::2][:1] + keys[1:2]:
        both = (found[Cell(name, "2024", area)] for name in ("jong", "oud"))
        found[Cell("samen", "2024", area)] = sum(both)
    numbers = towns.summed(found, town)
    return numbers, build_structure(numbers, towns.catalogue(*items), town)


def counts(numbers: Mapping[Cell, int], size: int) -> list[Count]:
    """With the size of every group, which is known: that keeps the tables countable."""
    return [Count(c, n, denominator=max(size, n)) for c, n in numbers.items()]


def agrees(numbers: dict[Cell, int], structure: Structure, rules: Rules) -> None:
    """Auditor and naive auditor say the same of the result, and nothing is too narrow in it."""
    result = protect(counts(numbers, MOST), structure, rules)
    assert not result.blocks
    leaves = leaves_of(numbers, structure)
    fitting = tables(leaves, result.shown, result.structure, rules)
    hidden = [cell for cell, shown in result.shown.items() if shown.is_withheld]
    assert_truth_fits(numbers, fitting)
    spans = intervals(result.shown, result.structure, rules)
    naive = {c: (int(fitting[c].min()), int(fitting[c].max())) for c in hidden}
    assert {cell: tuple(spans[cell]) for cell in hidden} == naive
    before = tables(leaves, result.shown, result.structure, rules, before=True)
    for cell, width in narrow(hidden, fitting, rules.narrowest).items():
        assert width == np.ptp(before[cell])


def leaves_of(numbers: Mapping[Cell, int], structure: Structure) -> list[Cell]:
    totals = {relation.total for relation in structure.relations}
    return sorted(set(numbers) - totals)


def assert_truth_fits(numbers: Mapping[Cell, int], fitting: Mapping[Cell, np.ndarray]) -> None:
    same = [fitting[cell] == number for cell, number in numbers.items()]
    assert np.logical_and.reduce(same).any()


@settings(max_examples=40, deadline=None)
@given(st.lists(SMALL, min_size=4, max_size=4), st.sampled_from([1, 5]))
def test_a_tree_of_areas_gives_nothing_away(leaves: list[int], step: int) -> None:
    numbers, structure = one_figure(leaves, [3, 1])
    agrees(numbers, structure, towns.rules("zorg", round_to=step))


@settings(max_examples=40, deadline=None)
@given(st.lists(SMALL, min_size=4, max_size=4), st.sampled_from([1, 5]))
def test_categories_by_areas_give_nothing_away(leaves: list[int], step: int) -> None:
    numbers, structure = two_parts(leaves)
    agrees(numbers, structure, towns.rules("jong", "oud", "samen", round_to=step))


def protected(leaves: list[int], step: int = 1) -> Protected:
    numbers, structure = one_figure(leaves, [4, 2])
    return protect(towns.counted(numbers), structure, towns.rules("zorg", round_to=step))


def test_one_hole_is_protected_with_the_cheapest_buurt() -> None:
    result = protected([3, 40, 20, 60, 30, 50])
    hidden = {line.cell.area: line.cause for line in result.log}
    assert hidden == {"BU99990000": Cause.SMALL, "BU99990002": Cause.COMPLEMENTARY}
    line = next(line for line in result.log if line.cause is Cause.COMPLEMENTARY)
    assert line.because == Cell("zorg", "2024", "BU99990000")
    assert line.relations == ("areas",)


def test_the_gemeente_is_withheld_only_when_nothing_else_works() -> None:
    numbers, structure = one_figure([3, 40], [1, 1])
    result = protect(towns.counted(numbers), structure, towns.rules("zorg", round_to=1))
    areas = {line.cell.area for line in result.log}
    assert areas == {"BU99990000", "WK999900", "BU99990100", "WK999901"}
    alone, structure = one_figure([3], [1])
    result = protect(towns.counted(alone), structure, towns.rules("zorg", round_to=1))
    assert {line.cell.area for line in result.log} == {"BU99990000", "WK999900", "GM9999"}
    assert not result.blocks


def test_the_screen_does_not_say_why_a_cell_is_withheld() -> None:
    result = protected([3, 40, 20, 60, 30, 50])
    assert Counter(line.cause for line in result.log)[Cause.COMPLEMENTARY] == 1
    assert {result.shown[line.cell].reason for line in result.log} == {REASON}
    numbers = (
        (s.value, s.numerator, s.denominator) for s in result.shown.values() if s.is_withheld
    )
    assert set(numbers) == {(None, None, None)}


def test_the_log_and_the_findings_hold_no_count() -> None:
    result = protected([3, 4711, 4712, 4713, 4714, 4715])
    words = repr(result.log) + repr(result.findings)
    assert "471" not in words


def test_the_order_of_the_counts_does_not_matter() -> None:
    numbers, structure = one_figure([3, 40, 20, 60, 5, 50], [4, 2])
    rules = towns.rules("zorg", round_to=1)
    forth = protect(list(towns.counted(numbers)), structure, rules)
    back = protect(reversed(list(towns.counted(numbers))), structure, rules)
    assert (forth.log, forth.shown) == (back.log, back.shown)


def test_what_is_protected_passes_the_audit_of_what_is_published() -> None:
    result = protected([3, 40, 20, 60, 5, 50], step=5)
    rules = towns.rules("zorg")
    assert audit(result.shown, result.structure, rules) == result.findings == ()


def test_counts_that_do_not_add_up_are_reported_and_their_rest_is_taken_as_known() -> None:
    numbers, structure = one_figure([3, 40, 20, 60, 30, 50], [4, 2])
    numbers[Cell("zorg", "2024", "WK999900")] += 2
    result = protect(towns.counted(numbers), structure, towns.rules("zorg", round_to=1))
    assert not result.blocks
    assert {finding.problem for finding in result.findings} == {Problem.NO_SUM}
    assert Cause.COMPLEMENTARY in {line.cause for line in result.log}


def test_a_part_that_was_not_delivered_is_protected_too() -> None:
    numbers, _ = one_figure([3, 40, 20, 60, 30, 50], [4, 2])
    del numbers[Cell("zorg", "2024", "BU99990000")]
    town = towns.areas([4, 2])
    structure = build_structure(numbers, towns.catalogue(towns.indicator("zorg")), town)
    result = protect(towns.counted(numbers), structure, towns.rules("zorg", round_to=1))
    assert {line.cell.area for line in result.log} == {"BU99990002"}
    assert not result.blocks

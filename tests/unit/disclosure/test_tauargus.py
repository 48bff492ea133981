"""An independent check with tau-argus, the program of statistics offices.

It audits the patterns of ours (exact counts, and rounded ones as cells with bounds), and chooses
patterns of its own that our auditor then judges. It solves in real numbers and knows sums only: no
rates, caps or former releases. It protects the primary cells, not the complementary ones.
"""

import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from data.catalogue.model import Status
from data.disclosure import (
    Cause,
    Cell,
    Interval,
    Rules,
    Shown,
    Structure,
    audit,
    intervals,
    protect,
)
from data.disclosure import build_structure as build
from data.disclosure.bounds import bounds_of
from data.disclosure.primary import withheld
from tests.unit.disclosure import town as towns

tau = pytest.importorskip("pytauargus._tauargus")

NAMES = ("jong", "oud", "samen")
MOST = 5000


def town_of(seed: int, *, two_parts: bool) -> tuple[dict[Cell, int], Structure]:
    """Areas alone are a tree; with a total of two parts the relations go around in circles."""
    chance, town = random.Random(seed), towns.areas([4, 3, 2])  # noqa: S311 - numbers for a test
    buurten = town.loc[town["level"] == "buurt", "code"]
    items = [towns.indicator("jong")]
    leaves = {Cell("jong", "2024", b): int(chance.expovariate(1 / 20)) for b in buurten}
    if two_parts:
        items += [towns.indicator("oud"), towns.indicator("samen", total_of=["jong", "oud"])]
        leaves |= {Cell("oud", "2024", b): int(chance.expovariate(1 / 30)) for b in buurten}
        for b in buurten:
            parts = (leaves[Cell(name, "2024", b)] for name in ("jong", "oud"))
            leaves[Cell("samen", "2024", b)] = sum(parts)
    numbers = towns.summed(leaves, town)
    return numbers, build(numbers, towns.catalogue(*items), town)


def problem(
    cells: Mapping[Cell, tuple[int, str, Interval, int]], structure: Structure, path: Path
) -> Path:
    """The file that tau-argus reads: per cell its value, status (s shown, u primary, m secondary),
    bounds and how much more than its count must be possible; then the sums."""
    place = {cell: number for number, cell in enumerate(cells)}
    lines = ["0", str(len(cells))]
    for cell, (value, status, span, apart) in cells.items():
        words = (place[cell], value, max(value, 1), status, span.low, span.high, 0, apart, 0)
        lines.append(" ".join(map(str, words)))
    lines.append(str(len(structure.relations)))
    for relation in structure.relations:
        terms = [f"{place[relation.total]} (-1)", *(f"{place[p]} (1)" for p in relation.parts)]
        lines.append(f"0 {len(terms)} : {' '.join(terms)}")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def tau_intervals(
    numbers: Mapping[Cell, int],
    shown: Mapping[Cell, Shown],
    structure: Structure,
    rules: Rules,
    folder: Path,
) -> dict[Cell, tuple[int, int]]:
    """What tau-argus finds of the withheld cells. A rounded cell is one that may lie anywhere in
    what its figure tells."""
    cells = {}
    for cell, figure in shown.items():
        span = Interval(0, MOST)
        if not figure.is_withheld:
            span = bounds_of(figure, rules.of(cell.indicator)).meet(span)
        is_exact = not figure.is_withheld and span.width == 0
        cells[cell] = (numbers[cell], "s" if is_exact else "m", span, 0)
    rows = tau.audit_jj(str(problem(cells, structure, folder / "audit.jj")))
    order = list(cells)
    found = {order[row["cell"]]: (round(row["min"]), round(row["max"])) for row in rows}
    return {cell: span for cell, span in found.items() if shown[cell].is_withheld}


def ours(shown: Mapping[Cell, Shown], structure: Structure, rules: Rules) -> dict[Cell, object]:
    found = intervals(shown, structure, rules)
    return {cell: (span.low, min(span.high, MOST)) for cell, span in found.items()}


@pytest.mark.parametrize("step", [1, 5])
@pytest.mark.parametrize("two_parts", [False, True], ids=["tree", "circles"])
@pytest.mark.parametrize("seed", range(4))
def test_both_auditors_find_the_same_intervals(
    seed: int, two_parts: bool, step: int, tmp_path: Path
) -> None:
    numbers, structure = town_of(seed, two_parts=two_parts)
    rules = towns.rules(*NAMES, round_to=step)
    result = protect(towns.counted(numbers), structure, rules)
    causes = {line.cause for line in result.log}
    assert causes == {Cause.SMALL, Cause.COMPLEMENTARY} if step == 1 else Cause.SMALL in causes
    theirs = tau_intervals(numbers, result.shown, structure, rules, tmp_path)
    assert theirs == ours(result.shown, result.structure, rules)
    primary = {line.cell for line in result.log if line.cause is Cause.SMALL}
    naive = {c: withheld() if c in primary else s for c, s in exact(numbers).items()}
    theirs = tau_intervals(numbers, naive, structure, towns.rules(*NAMES, round_to=1), tmp_path)
    assert theirs == ours(naive, structure, towns.rules(*NAMES, round_to=1))


def exact(numbers: Mapping[Cell, int]) -> dict[Cell, Shown]:
    return {cell: Shown(Status.FINAL, value=float(n)) for cell, n in numbers.items()}


@pytest.mark.parametrize("two_parts", [False, True], ids=["tree", "circles"])
@pytest.mark.parametrize("seed", range(4))
def test_the_pattern_that_tau_argus_chooses_protects_the_small_counts(
    seed: int, two_parts: bool, tmp_path: Path
) -> None:
    numbers, structure = town_of(seed, two_parts=two_parts)
    rules = towns.rules(*NAMES, round_to=1)
    small = {cell for cell, number in numbers.items() if number < 8}
    bounds = Interval(0, MOST)
    cells = {c: (n, "u" if c in small else "s", bounds, 5) for c, n in numbers.items()}
    given, chosen = problem(cells, structure, tmp_path / "in.jj"), tmp_path / "out.jj"
    assert tau.HiTaSCtrl().full_jj(str(given), str(chosen), 1, "", str(tmp_path), "SCIP") == 0
    secondary = {list(cells)[int(number)] for number in chosen.read_text("utf-8").split()}
    assert secondary
    hidden = small | secondary
    shown = {c: withheld() if c in hidden else s for c, s in exact(numbers).items()}
    assert not small & {finding.cell for finding in audit(shown, structure, rules)}
    alone = {c: withheld() if c in small else s for c, s in exact(numbers).items()}
    assert small & {finding.cell for finding in audit(alone, structure, rules)}

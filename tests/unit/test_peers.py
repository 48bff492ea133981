"""Reference areas against a second implementation in plain loops."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.peers import FEWEST_FIGURES, Peers, nearest, standardised

Table = dict[str, list[float]]
VALUES = st.one_of(st.integers(0, 50).map(float), st.just(math.nan))


def naive(table: Table, code: str, n: int = 5) -> list[tuple[str, float, int]]:
    """(code, distance, figures used) of the nearest rows, number by number."""
    width = len(next(iter(table.values())))
    scores: dict[str, list[float | None]] = {area: [] for area in table}
    for column in range(width):
        known = [row[column] for row in table.values() if not math.isnan(row[column])]
        mean = math.fsum(known) / len(known) if known else 0.0
        spread = math.sqrt(math.fsum((v - mean) ** 2 for v in known) / len(known)) if known else 0.0
        for area, row in table.items():
            usable = not math.isnan(row[column]) and spread > 1e-6
            scores[area].append((row[column] - mean) / spread if usable else None)
    own = scores[code]
    needed = max(3, math.ceil(sum(score is not None for score in own) / 2))
    found = []
    for area, theirs in scores.items():
        gaps = [
            (a - b) ** 2
            for a, b in zip(own, theirs, strict=True)
            if a is not None and b is not None
        ]
        if area != code and len(gaps) >= needed:
            found.append((math.sqrt(math.fsum(gaps) / len(gaps)), area, len(gaps)))
    return [(area, far, on) for far, area, on in sorted(found)[:n]]


def frame(table: Table) -> pd.DataFrame:
    width = len(next(iter(table.values())))
    names = [f"figure_{at}" for at in range(width)]
    return pd.DataFrame.from_dict(table, orient="index", columns=names)


def peers_of(figures: pd.DataFrame, code: str) -> Peers:
    return nearest(standardised(figures), code)


@given(st.lists(st.lists(VALUES, min_size=5, max_size=5), min_size=2, max_size=12))
def test_the_nearest_areas_are_those_of_the_naive_implementation(rows: list[list[float]]) -> None:
    table = {f"BU{at:08d}": row for at, row in enumerate(rows)}
    found, expected = peers_of(frame(table), "BU00000000"), naive(table, "BU00000000")
    # Areas that are equally far may swap by the last digit of a sum.
    assert [p.distance for p in found.areas] == pytest.approx([far for _a, far, _on in expected])
    everyone = {a: (far, on) for a, far, on in naive(table, "BU00000000", n=99)}
    for peer in found.areas:
        far, on = everyone[peer.code]
        assert peer.distance == pytest.approx(far)
        assert peer.on == on


def town() -> Table:
    chance = np.random.default_rng(7)
    return {f"BU{at:08d}": [float(v) for v in chance.normal(50, 9, 6)] for at in range(20)}


def test_five_areas_nearest_first_and_never_the_area_itself() -> None:
    found = peers_of(frame(town()), "BU00000003")
    assert found.codes == tuple(area for area, _far, _on in naive(town(), "BU00000003"))
    assert len(found.areas) == 5
    assert "BU00000003" not in found.codes
    assert [peer.distance for peer in found.areas] == sorted(p.distance for p in found.areas)


def test_the_unit_of_a_figure_does_not_matter() -> None:
    metres = frame(town())
    millimetres = metres.assign(figure_2=metres["figure_2"] * 1000 + 12)
    assert peers_of(metres, "BU00000003").codes == peers_of(millimetres, "BU00000003").codes


def test_a_figure_that_the_area_lacks_is_told_and_not_used() -> None:
    table = town()
    table["BU00000003"][1] = math.nan
    found = peers_of(frame(table), "BU00000003")
    assert found.unused == ("figure_1",)
    assert {peer.on for peer in found.areas} == {5}


def test_a_gap_brings_no_area_nearer() -> None:
    """An identical area stays first, also when another misses the figures that differ most."""
    table = town()
    table["BU00000009"] = list(table["BU00000003"])
    table["BU00000004"] = [math.nan] * 4 + table["BU00000003"][4:]
    found = peers_of(frame(table), "BU00000003")
    assert found.areas[0].code == "BU00000009"
    assert "BU00000004" not in found.codes


def test_an_area_of_which_little_is_known_has_no_reference_areas() -> None:
    table = town()
    table["BU00000003"][: 6 - FEWEST_FIGURES + 1] = [math.nan] * (6 - FEWEST_FIGURES + 1)
    assert peers_of(frame(table), "BU00000003").areas == ()
    assert peers_of(frame(table), "BU99999999") == Peers((), (), tuple(frame(table).columns))


def test_a_figure_that_is_the_same_everywhere_is_not_used() -> None:
    same = frame(town()).assign(figure_0=0.1 + 0.2)
    assert peers_of(same, "BU00000003").unused == ("figure_0",)

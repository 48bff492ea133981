"""What the checks find in a batch, all at once, with place and cure."""

import pandas as pd
import pytest
import shapely

from data.batch import AREA_COLUMNS, FIGURE_COLUMNS, Batch
from data.catalogue import Catalogue
from data.checks import Verdict, check
from data.words import dutch_number, shortest_number

KNOWN = pd.DataFrame(
    [
        ("GM9999", "Rekenhoven", "gemeente", "GM9999", 2024),
        ("WK999901", "Oost", "wijk", "GM9999", 2024),
        *((f"BU9999010{n}", f"Straat {n}", "buurt", "GM9999", 2024) for n in range(1, 8)),
    ],
    columns=["code", "name", "level", "municipality", "edition"],
)
ALL_BUURTEN = [f"BU9999010{n}" for n in range(1, 8)]


@pytest.fixture
def share(catalogue: Catalogue) -> str:
    return next(
        item.id
        for item in catalogue.indicators.values()
        if item.valid_range == (0, 100) and not item.is_derived and "buurt" in item.levels
    )


def _figure(indicator: str, area: str, row: int, **rest: object) -> dict[str, object]:
    empty: dict[str, object] = dict.fromkeys(FIGURE_COLUMNS)
    numbers = dict.fromkeys(["value", "numerator", "denominator"], float("nan"))
    fixed = {"indicator": indicator, "period": "2024", "area": area, "status": "final", "row": row}
    return {**empty, **numbers, **fixed, "column": "cijfer", **rest}


def _checked(
    catalogue: Catalogue,
    figures: list[dict[str, object]],
    areas: list[tuple[object, ...]] | None = None,
) -> Verdict:
    frame = pd.DataFrame(figures, columns=FIGURE_COLUMNS, dtype=object)
    frame = frame.astype(dict.fromkeys(["value", "numerator", "denominator"], "float64"))
    area_frame = pd.DataFrame(areas or [], columns=AREA_COLUMNS[:-1], dtype=object)
    area_frame = area_frame.astype({"edition": "int64"})
    return check(Batch("areas", None, area_frame, frame), "cijfers.csv", catalogue, KNOWN)


def test_an_unknown_area_is_one_problem_with_what_was_probably_meant(
    catalogue: Catalogue, share: str
) -> None:
    figures = [
        _figure(share, "BU99990119", row, period=str(2020 + row), value=5.0) for row in (2, 3)
    ]
    (problem,) = _checked(catalogue, figures).problems
    assert (problem.row, problem.value) == (2, "BU99990119")
    assert "2 rijen" in problem.message
    assert "Straat" in problem.cure
    assert "2022" in problem.cure


def test_a_gemeente_that_is_unknown_as_a_whole_is_one_problem(
    catalogue: Catalogue, share: str
) -> None:
    figures = [_figure(share, f"BU8888010{row}", row, value=5.0) for row in (2, 3, 4)]
    (problem,) = _checked(catalogue, figures).problems
    assert problem.message == (
        "BU88880102 ligt in gemeente GM8888. Die staat niet in deze database (3 rijen)."
    )
    assert problem.row == 2


def test_the_country_is_always_known(catalogue: Catalogue, share: str) -> None:
    assert _checked(catalogue, [_figure(share, "NL", 2, value=5.0)]).problems == []


def test_a_double_figure_names_both_rows(catalogue: Catalogue, share: str) -> None:
    figures = [_figure(share, ALL_BUURTEN[0], row, value=5.0) for row in (2, 9)]
    (problem,) = _checked(catalogue, figures).problems
    assert "rij 2 en 9:" in problem.message
    assert problem.cure == "Laat één van deze rijen staan."


def test_a_code_that_differs_in_three_characters_is_not_suggested(
    catalogue: Catalogue, share: str
) -> None:
    (problem,) = _checked(catalogue, [_figure(share, "BU99990999", 2, value=5.0)]).problems
    assert problem.message == "Gebied BU99990999 is niet bekend."
    assert "Bedoelt u" not in problem.cure


def test_numbers_are_dutch_and_swapped_counts_are_asked_about(catalogue: Catalogue) -> None:
    rate = next(i for i in catalogue.indicators.values() if i.per == 1000 and not i.sensitive)
    too_much = rate.valid_range[1] + 11708.86
    counts = {"numerator": 2505.0, "denominator": 79.0}
    figures = [_figure(rate.id, "GM9999", 2, value=too_much, **counts)]
    (problem,) = _checked(catalogue, figures).problems
    assert dutch_number(too_much, rate.decimals) in problem.message
    assert problem.cure.startswith("Zijn teller en noemer verwisseld?")
    (problem,) = _checked(catalogue, [_figure(rate.id, "GM9999", 2, value=too_much)]).problems
    assert "verwisseld" not in problem.cure


def test_a_number_just_outside_is_not_rounded_to_one_that_fits(
    catalogue: Catalogue, share: str
) -> None:
    (problem,) = _checked(catalogue, [_figure(share, "GM9999", 2, value=100.0004)]).problems
    assert "100,0004" in problem.message


@pytest.mark.parametrize(
    ("number", "text"), [(31708.86, "31.708,9"), (-0.25, "-0,2"), (float("inf"), "oneindig groot")]
)
def test_a_number_is_written_the_dutch_way(number: float, text: str) -> None:
    assert dutch_number(number, 1) == text
    assert shortest_number(20000.0) == "20.000"


@pytest.mark.parametrize("value", [-0.1, 100.1, float("inf")])
def test_a_value_outside_its_range_names_row_column_and_value(
    catalogue: Catalogue, share: str, value: float
) -> None:
    (problem,) = _checked(catalogue, [_figure(share, ALL_BUURTEN[0], 7, value=value)]).problems
    assert (problem.row, problem.column) == (7, "cijfer")
    assert "van 0 tot en met 100" in problem.cure


@pytest.mark.parametrize("value", [0.0, 100.0, float("nan")])
def test_the_bounds_and_a_missing_value_are_fine(
    catalogue: Catalogue, share: str, value: float
) -> None:
    assert _checked(catalogue, [_figure(share, ALL_BUURTEN[0], 7, value=value)]).problems == []


def test_a_count_below_zero_is_a_problem(catalogue: Catalogue) -> None:
    rate = next(i.id for i in catalogue.indicators.values() if i.is_derived and not i.sensitive)
    (problem,) = _checked(catalogue, [_figure(rate, "GM9999", 2, numerator=-3.0)]).problems
    assert problem.value == "-3"


def test_a_level_that_the_figure_does_not_have_is_a_problem(catalogue: Catalogue) -> None:
    item = next(i for i in catalogue.indicators.values() if "buurt" not in i.levels)
    (problem,) = _checked(catalogue, [_figure(item.id, ALL_BUURTEN[0], 2, value=1.0)]).problems
    assert "buurt" in problem.message
    assert "gemeente" in problem.cure


def test_a_sensitive_count_needs_its_denominator(catalogue: Catalogue) -> None:
    item = next(i for i in catalogue.indicators.values() if i.sensitive)
    (problem,) = _checked(catalogue, [_figure(item.id, "GM9999", 2, numerator=30.0)]).problems
    assert "noemer" in problem.message


def test_counts_and_ready_made_figures_do_not_mix(catalogue: Catalogue) -> None:
    rate = next(i.id for i in catalogue.indicators.values() if i.sums_up)
    figures = [
        _figure(rate, ALL_BUURTEN[0], 2, numerator=3.0),
        _figure(rate, ALL_BUURTEN[1], 3, value=3.0),
    ]
    (problem,) = _checked(catalogue, figures).problems
    assert "alleen een aantal" in problem.message


def test_all_problems_come_at_once(catalogue: Catalogue, share: str) -> None:
    figures = [
        _figure(share, "BU99999999", 2, value=5.0),
        _figure(share, ALL_BUURTEN[0], 3, value=500.0),
        _figure(share, ALL_BUURTEN[1], 4, value=5.0),
        _figure(share, ALL_BUURTEN[1], 5, value=5.0),
    ]
    assert len(_checked(catalogue, figures).problems) == 3


def test_fewer_areas_than_the_newest_edition_is_a_remark(catalogue: Catalogue, share: str) -> None:
    verdict = _checked(catalogue, [_figure(share, ALL_BUURTEN[0], 2, value=5.0)])
    assert verdict.problems == []
    (note,) = verdict.notes
    assert note.startswith("6 van de 7 buurten van GM9999 ontbreken: BU99990102")
    assert note.endswith("BU99990106 en 1 andere.")


def test_a_complete_file_has_no_remarks(catalogue: Catalogue, share: str) -> None:
    figures = [_figure(share, code, n, value=5.0) for n, code in enumerate(ALL_BUURTEN, 2)]
    assert _checked(catalogue, figures).notes == []


def test_wrong_areas_are_told_one_by_one(catalogue: Catalogue) -> None:
    shape, empty = shapely.box(0, 0, 1, 1), shapely.Polygon()
    areas: list[tuple[object, ...]] = [
        ("BU99990101", 2024, "a", "buurt", "WK999901", "GM9999", shape),
        ("BU99990101", 2024, "a", "buurt", "WK999901", "GM9999", shape),
        ("BU99990501", 2024, "b", "buurt", "WK999905", "GM9999", empty),
        ("BU9999", 2024, "c", "wijk", "GM9999", "GM9999", None),
    ]
    messages = " ".join(problem.message for problem in _checked(catalogue, [], areas).problems)
    assert "BU99990101 staat er meer dan eens" in messages
    assert "BU99990501 hoort bij wijk WK999905" in messages
    assert "BU99990501 heeft een lege vorm" in messages
    assert "BU9999 is geen code van een wijk" in messages

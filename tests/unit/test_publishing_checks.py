"""What the checks before publishing say, and when they are silent."""

from collections.abc import Mapping, Sequence

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from data.importers.codes import level_of
from data.publishing.checks.absent import absent
from data.publishing.checks.changed import Changed
from data.publishing.checks.jumps import jumps
from data.publishing.checks.totals import totals

BUURTEN = [f"BU999901{n:02}" for n in range(1, 9)]
WIJK = "WK999901"
Values = Mapping[str, float | None]


def share(catalogue: Catalogue) -> Indicator:
    return next(
        i
        for i in catalogue.indicators.values()
        if i.unit == "%" and i.similar_band and not i.breaks
    )


def mean(catalogue: Catalogue) -> Indicator:
    return next(i for i in catalogue.indicators.values() if i.kind == "mean" and not i.breaks)


def changed(
    item: Indicator,
    periods: Mapping[str, Values],
    published: Values | None = None,
    gone: Sequence[str] = (),
    statuses: Mapping[str, str] | None = None,
) -> Changed:
    """The last period changed; published: what is shown of it now."""
    last = max(periods)
    rows = [
        {
            "period": period,
            "area": code,
            "status": (statuses or {}).get(code, "final" if value is not None else "missing"),
            "value": value,
            "numerator": None,
            "published": (published or {}).get(code) if period == last else None,
            "level": level_of(code),
            "parent": WIJK if code.startswith("BU") else "GM9999",
        }
        for period, values in periods.items()
        for code, value in values.items()
    ]
    frame = pd.DataFrame(rows).astype({"value": float, "numerator": float, "published": float})
    names = {code: f"Buurt {code[-2:]}" for code in BUURTEN} | {WIJK: "De wijk"}
    return Changed(item, (last,), tuple(gone), frame, names)


def values(*numbers: float | None) -> Values:
    return dict(zip(BUURTEN, numbers, strict=False))


def said(found: Changed) -> str:
    return " ".join(f.message for check in (totals, jumps, absent) for f in check(found))


STEADY = values(40, 42, 38, 45, 41, 39, 44, 43)


def test_ordinary_changes_are_no_remark(catalogue: Catalogue) -> None:
    later = values(41, 41, 39, 47, 40, 41, 43, 45)
    assert said(changed(share(catalogue), {"2023": STEADY, "2024": later})) == ""


def test_a_jump_of_one_area_is_named_with_both_values(catalogue: Catalogue) -> None:
    later = values(41, 41, 39, 81, 40, 41, 43, 45)
    words = said(changed(share(catalogue), {"2023": STEADY, "2024": later}))
    assert "Buurt 04 van 45 naar 81" in words
    assert "Buurt 03" not in words


def test_a_change_that_all_areas_share_is_no_jump(catalogue: Catalogue) -> None:
    later = {code: (value or 0) + 12 for code, value in STEADY.items()}
    assert said(changed(share(catalogue), {"2023": STEADY, "2024": later})) == ""


def test_no_jump_is_seen_across_a_break(catalogue: Catalogue) -> None:
    item = next(i for i in catalogue.indicators.values() if i.unit == "%" and i.breaks)
    cut = item.breaks[0].period
    before = str(int(cut[:4]) - 1)
    wild = values(41, 41, 39, 95, 40, 41, 43, 45)
    assert said(changed(item, {before: STEADY, cut: wild})) == ""


@pytest.mark.parametrize(("factor", "words"), [(1000, "1.000 keer zo hoog"), (0.001, "1.000 keer")])
def test_a_thousand_for_one_is_taken_for_a_mistake_with_the_unit(
    catalogue: Catalogue, factor: float, words: str
) -> None:
    later = {code: (value or 0) * factor for code, value in STEADY.items()}
    found = list(jumps(changed(mean(catalogue), {"2023": STEADY, "2024": later})))
    assert len(found) == 1
    assert words in found[0].message
    assert "eenheid" in found[0].cure


def test_fractions_where_percentages_are_meant_block_publishing(catalogue: Catalogue) -> None:
    later = {code: (value or 0) / 100 for code, value in STEADY.items()}
    found = list(jumps(changed(share(catalogue), {"2023": STEADY, "2024": later})))
    assert [finding.blocks for finding in found] == [True]
    assert "deel van 1" in found[0].message


def test_percentages_that_were_always_small_are_no_fractions(catalogue: Catalogue) -> None:
    small = values(0.4, 0.6, 0.2, 0.9, 0.5, 0.3, 0.8, 0.7)
    assert said(changed(share(catalogue), {"2023": small, "2024": small})) == ""


def test_a_revision_of_what_is_shown_is_a_jump_too(catalogue: Catalogue) -> None:
    later = {**STEADY, BUURTEN[0]: 90.0}
    words = said(changed(share(catalogue), {"2024": later}, published=STEADY))
    assert "vergeleken met wat nu te zien is: Buurt 01 van 40 naar 90" in words


def test_parts_that_do_not_add_up_are_named_with_both_sums(catalogue: Catalogue) -> None:
    people = {**values(500, 300, 200), WIJK: 1500.0}
    words = said(changed(catalogue.population, {"2024": people}))
    assert "De wijk: de delen tellen op tot 1.000 en het geheel is 1.500" in words


def test_rounding_to_five_is_no_difference(catalogue: Catalogue) -> None:
    people = {**values(500, 300, 200), WIJK: 1005.0}
    assert said(changed(catalogue.population, {"2024": people})) == ""


def test_a_whole_of_which_a_part_is_unknown_is_not_judged(catalogue: Catalogue) -> None:
    people = {**values(500, None, 200), WIJK: 1500.0}
    assert not list(totals(changed(catalogue.population, {"2024": people})))


@given(st.lists(st.integers(0, 3000), min_size=1, max_size=8))
def test_the_sum_of_rounded_parts_is_never_a_remark(numbers: list[int]) -> None:
    from data.catalogue import load_catalogue

    rounded = [5 * round(number / 5) for number in numbers]
    people = {**values(*map(float, rounded)), WIJK: float(5 * round(sum(numbers) / 5))}
    assert not list(totals(changed(load_catalogue().population, {"2024": people})))


def test_areas_that_lost_their_figure_are_named(catalogue: Catalogue) -> None:
    later = {**STEADY, BUURTEN[2]: None}
    words = said(changed(share(catalogue), {"2023": STEADY, "2024": later}))
    assert "1 van de 8 gebieden met een cijfer in 2023 hebben er nu geen: Buurt 03" in words


def test_a_figure_that_its_source_withholds_is_not_missing(catalogue: Catalogue) -> None:
    later = {**STEADY, BUURTEN[2]: None}
    found = changed(
        share(catalogue), {"2023": STEADY, "2024": later}, statuses={BUURTEN[2]: "withheld"}
    )
    assert said(found) == ""


def test_a_period_that_would_disappear_is_a_remark(catalogue: Catalogue) -> None:
    found = changed(share(catalogue), {"2024": STEADY}, published=STEADY, gone=["2023"])
    assert "2023 is nu te zien en verdwijnt" in said(found)

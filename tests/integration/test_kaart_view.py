"""What the page Kaart says, checked against a second, naive implementation in plain loops."""

import csv
import io
import math
from collections.abc import Hashable, Iterator
from typing import Any

import pytest

from dashboard.compare import Verdict
from dashboard.kaart import KaartView, kaart_view
from dashboard.kaart_csv import HEADER, kaart_csv
from dashboard.services import Services
from dashboard.settings import Municipality, Settings
from dashboard.snapshot import EmptyStoreError, take_snapshot
from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from data.figures import FigureStore

Z = 1.959963984540054
Row = dict[Hashable, Any]


@pytest.fixture(scope="module")
def services(figure_store: FigureStore, catalogue: Catalogue) -> Services:
    return Services(Settings(), catalogue, figure_store)


def views(services: Services, comparator: str) -> Iterator[KaartView]:
    """Every indicator at every level that it has, newest period."""
    snapshot = services.snapshot()
    for indicator in services.catalogue.indicators:
        for level in snapshot.levels_of(indicator):
            query = {"cijfer": indicator, "niveau": level, "vergelijk": comparator}
            yield kaart_view(services, query)


def margin(row: Row, indicator: Indicator) -> tuple[float, float] | None:
    """Wilson for shares, Byar for rates, in the unit of the value; None without counts."""
    numerator, denominator, per = row["numerator"], row["denominator"], indicator.per
    if math.isnan(row["value"]) or math.isnan(numerator) or not denominator or per is None:
        return None
    if indicator.kind == "share" and numerator <= denominator:
        p, n = numerator / denominator, denominator
        centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return per * (centre - half), per * (centre + half)
    if indicator.counts_below:
        low, high = poisson(denominator)
        return per * numerator / high, per * numerator / low
    low, high = poisson(numerator)
    return per * low / denominator, per * high / denominator


def poisson(events: float) -> tuple[float, float]:
    low = events * (1 - 1 / (9 * events) - Z / (3 * math.sqrt(events))) ** 3 if events else 0.0
    more = events + 1
    return low, more * (1 - 1 / (9 * more) + Z / (3 * math.sqrt(more))) ** 3


def naive_verdict(row: Row, other: Row | None, indicator: Indicator) -> str:
    if other is None or math.isnan(row["value"]) or math.isnan(other["value"]):
        return Verdict.UNKNOWN
    mine, theirs = margin(row, indicator), margin(other, indicator)
    difference = row["value"] - other["value"]
    if mine is not None:
        theirs = theirs or (other["value"], other["value"])
        similar = mine[0] <= theirs[1] and theirs[0] <= mine[1]
    elif indicator.similar_band is not None:
        similar = abs(difference) <= indicator.similar_band + 1e-9
    else:
        return Verdict.UNKNOWN
    if similar:
        return Verdict.SIMILAR
    if indicator.polarity == "neutral":
        return Verdict.HIGHER if difference > 0 else Verdict.LOWER
    good = (difference > 0) == (indicator.polarity == "higher_is_better")
    return Verdict.BETTER if good else Verdict.WORSE


@pytest.mark.parametrize("comparator", ["gemeente", "bovenliggend"])
def test_verdicts_and_ranks_equal_those_of_plain_loops(services: Services, comparator: str) -> None:
    seen: set[str] = set()
    for view in views(services, comparator):
        rows = {str(r["code"]): r for r in view.values.to_dict("records")}
        for code, row in rows.items():
            target = view.level_view.targets[code]
            found = view.level_view.row_of(target)
            other = None if found is None else found.to_dict()
            if view.indicator.kind != "count":
                expected = naive_verdict(row, other, view.indicator)
                assert row["verdict"] == expected, (view.selection, code)
                seen.add(str(expected))
            if not math.isnan(row["value"]):
                higher = sum(1 for r in rows.values() if r["value"] > row["value"])
                assert row["rank"] == higher + 1
    assert {Verdict.BETTER, Verdict.SIMILAR, Verdict.WORSE} <= seen


def test_a_buurt_is_compared_with_its_own_wijk(services: Services) -> None:
    snapshot = services.snapshot()
    for view in views(services, "bovenliggend"):
        if view.selection.level == "buurt":
            assert view.level_view.targets == {
                code: snapshot.parents[code] for code in view.values["code"]
            }
            return
    pytest.fail("no view per buurt")


def test_every_class_has_the_words_of_its_limits(services: Services) -> None:
    for view in views(services, "gemeente"):
        classes = view.values.loc[view.values["value"].notna(), "klass"]
        assert classes.between(0, len(view.level_view.class_labels) - 1).all()
        assert (view.values.loc[view.values["value"].isna(), "klass"] == -1).all()


def test_the_csv_has_every_area_with_a_value_or_a_reason(services: Services) -> None:
    for view in views(services, "gemeente"):
        rows = list(csv.DictReader(io.StringIO(kaart_csv(view, services.catalogue))))
        assert [row["code"] for row in rows] == list(view.values["code"])
        for row, (_index, item) in zip(rows, view.values.iterrows(), strict=True):
            assert bool(row["waarde"]) != bool(row["reden"]), row
            if row["waarde"]:
                assert float(row["waarde"]) == pytest.approx(
                    item["value"], abs=0.51 * 10**-view.indicator.decimals
                )
                assert row["bron"]
                assert row["opgehaald"]


def test_the_csv_for_excel_says_the_same_with_semicolons_and_commas(services: Services) -> None:
    view = next(views(services, "gemeente"))
    plain = list(csv.reader(io.StringIO(kaart_csv(view, services.catalogue))))
    excel = list(
        csv.reader(io.StringIO(kaart_csv(view, services.catalogue, excel=True)), delimiter=";")
    )
    assert tuple(plain[0]) == HEADER == tuple(excel[0])
    column = HEADER.index("waarde")
    assert [r[column] for r in plain[1:]] == [r[column].replace(",", ".") for r in excel[1:]]


def test_the_card_of_the_whole_town_has_no_rank_and_no_comparison_with_itself(
    services: Services,
) -> None:
    view = kaart_view(services, {"vergelijk": "gemeente"})
    assert view.shown_area == services.snapshot().code
    assert view.comparator is None
    assert math.isnan(view.row["rank"])


def test_a_municipality_that_is_not_in_the_store_is_told_with_what_is(
    figure_store: FigureStore,
) -> None:
    with pytest.raises(
        EmptyStoreError, match=r"cijfers van Eldermonde \(GM9999\), niet van GM0001"
    ):
        take_snapshot(figure_store, Municipality(code="GM0001"))

"""What is said of a figure that is other than it was."""

import pandas as pd
import pytest

from dashboard.compare import Verdict
from dashboard.figure_rows import FigureRows
from dashboard.steering.known import Known
from dashboard.steering.since_words import NEWER, break_between, change_words
from data.catalogue import Catalogue
from data.catalogue.model import Break
from data.figures import NUMBERS


@pytest.mark.parametrize(
    ("kind", "words"), [("counting", "anders gemeten"), ("border", "De grens van het gebied")]
)
def test_a_figure_of_before_a_break_is_not_compared_and_the_kind_of_break_is_told(
    catalogue: Catalogue, kind: str, words: str
) -> None:
    cut = Break.model_validate({"period": "2023", "kind": kind, "reason": "Anders dan eerst."})
    indicator = next(i for i in catalogue.indicators.values() if i.kind != "count")
    indicator = indicator.model_copy(update={"breaks": (cut,)})
    frame = pd.DataFrame({name: [] for name in ("indicator", "period", *NUMBERS)}, dtype=object)
    then, now = Known("2022", 1.0), Known("2023", 2.0)
    said = change_words(NEWER, Verdict.UNKNOWN, indicator, then, now, FigureRows(frame))
    assert words in said


@pytest.mark.parametrize(
    ("broken", "then", "now", "expected"),
    [
        ("2023", "2022", "2023", True),
        ("2023", "2023", "2024", False),
        ("2023Q1", "2022", "2023", True),
        ("2023", "2022Q4", "2023Q1", True),
        ("2023", "2023Q1", "2023Q2", False),
    ],
)
def test_a_break_lies_where_the_period_starts_whatever_kind_of_period_it_is(
    catalogue: Catalogue, broken: str, then: str, now: str, *, expected: bool
) -> None:
    some = next(iter(catalogue.indicators.values()))
    cut = Break(period=broken, kind="counting", reason="Anders geteld.")
    indicator = some.model_copy(update={"breaks": (cut,)})
    found = break_between(indicator, Known(then, 1.0), Known(now, 2.0))
    assert (found is not None) is expected

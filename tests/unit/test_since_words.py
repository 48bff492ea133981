"""What is said of a figure that is other than it was."""

import pytest

from dashboard.steering.known import Known
from dashboard.steering.since_words import break_between
from data.catalogue import Catalogue
from data.catalogue.model import Break


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

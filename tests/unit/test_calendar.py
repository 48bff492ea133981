from datetime import UTC, datetime

import pytest

from dashboard.calendar import day_of, today


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 24, 22, 59), "2026-11-24"),  # noqa: DTZ001 - the store keeps naive UTC
        (datetime(2026, 11, 24, 23, 0), "2026-11-25"),  # noqa: DTZ001
        (datetime(2026, 7, 1, 22, 0), "2026-07-02"),  # noqa: DTZ001
    ],
)
def test_a_day_ends_at_midnight_in_the_netherlands(moment: datetime, day: str) -> None:
    assert day_of(moment).isoformat() == day


def test_today_is_the_day_of_now() -> None:
    before = day_of(datetime.now(UTC).replace(tzinfo=None))
    assert before <= today() <= day_of(datetime.now(UTC).replace(tzinfo=None))

"""Signals that are put aside, on both backends: what is refused, what counts, when it is over."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, insert, update

from data.changes import Author, ChangeRefused, write
from data.schema import observation
from data.steering.asides import FURTHEST, PutAside, TakeBack
from data.steering.rows import Aside
from data.steering.store import SteeringStore
from tests.integration.fasen_town import BUURT, ELS, GEMEENTE, WIJK, fill

CRIME = "crime"
VALUE = 31.536926147704592
TODAY = datetime.now(UTC).date()
PUT = PutAside(
    area=BUURT,
    indicator=CRIME,
    kind="zorg",
    period="2024",
    value=VALUE,
    reason="Dit komt door één festival.",
    until=TODAY + timedelta(days=30),
    known=frozenset({CRIME, "lonely"}),
)
BACK = TakeBack(BUURT, CRIME, "zorg", "Toch bespreken.")
HOSTILE: tuple[Any, ...] = (
    *("", "\x00", "BU", "NL", "GM0000", "' OR 1=1 --", "<script>", "x" * 5000, "２"),
)


@pytest.fixture
def town(engine: Engine) -> Engine:
    fill(engine)
    row = {"indicator": CRIME, "area": BUURT, "status": "final", "source_file": 1}
    rows = [row | {"period": "2023", "value": 30.0}, row | {"period": "2024", "value": VALUE}]
    with engine.begin() as connection:
        connection.execute(insert(observation), rows)
    return engine


def rows(engine: Engine) -> tuple[Aside, ...]:
    return SteeringStore(engine).of(municipality=GEMEENTE).asides


def refused(engine: Engine, change: PutAside | TakeBack) -> list[str | None]:
    """The fields that are refused; nothing was written."""
    before = rows(engine)
    with pytest.raises(ChangeRefused) as caught:
        write(engine, ELS, change)
    assert rows(engine) == before
    assert all(refusal.message for refusal in caught.value.refusals)
    return [refusal.field for refusal in caught.value.refusals]


def test_a_signal_is_put_aside_with_who_and_why_and_with_the_figure_as_it_was(
    town: Engine,
) -> None:
    write(town, ELS, replace(PUT, reason="  Dit komt door\x00 één festival. "))
    (row,) = rows(town)
    assert (row.area, row.indicator, row.kind) == (BUURT, CRIME, "zorg")
    assert (row.period, row.value) == ("2024", VALUE)
    assert (row.reason, row.until, row.by) == ("Dit komt door één festival.", PUT.until, ELS)


def test_what_is_taken_back_stays_in_the_history(town: Engine) -> None:
    write(town, ELS, PUT)
    team = Author("", "wijkteam", WIJK)
    write(town, team, BACK)
    first, last = rows(town)
    assert (first.reason, last.reason) == (PUT.reason, BACK.reason)
    assert (last.until, last.by, last.value) == (None, team, VALUE)


def test_only_what_lies_aside_can_be_taken_back(town: Engine) -> None:
    assert refused(town, BACK) == [None]
    write(town, ELS, PUT)
    for other in ({"area": WIJK}, {"indicator": "lonely"}, {"kind": "kracht"}):
        assert refused(town, replace(BACK, **other)) == [None]
    write(town, ELS, BACK)
    assert refused(town, BACK) == [None]


def test_who_was_second_is_told_so(town: Engine) -> None:
    write(town, ELS, PUT)
    assert refused(town, PUT) == [None]
    write(town, ELS, BACK)
    write(town, ELS, PUT)
    assert len(rows(town)) == 3


def test_a_figure_that_moved_since_the_page_was_opened_is_not_put_aside(town: Engine) -> None:
    same = (observation.c.period == "2024") & (observation.c.area == BUURT)
    with town.begin() as connection:
        connection.execute(update(observation).where(same).values(value=VALUE + 0.1))
    assert refused(town, PUT) == [None]
    write(town, ELS, replace(PUT, value=VALUE + 0.1))


def test_an_older_figure_than_the_newest_is_not_put_aside(town: Engine) -> None:
    assert refused(town, replace(PUT, period="2023", value=30.0)) == [None]
    with town.begin() as connection:
        newer = {"indicator": CRIME, "area": BUURT, "period": "2025", "source_file": 1}
        connection.execute(insert(observation), [newer | {"status": "missing", "value": None}])
    write(town, ELS, PUT)


def test_a_figure_that_moved_can_be_put_aside_once_more(town: Engine) -> None:
    write(town, ELS, PUT)
    with town.begin() as connection:
        newer = {"indicator": CRIME, "area": BUURT, "period": "2025", "source_file": 1}
        connection.execute(insert(observation), [newer | {"status": "final", "value": 40.0}])
    write(town, ELS, replace(PUT, period="2025", value=40.0))
    assert [row.period for row in rows(town)] == ["2024", "2025"]


def test_the_day_lies_ahead_and_not_too_far(town: Engine) -> None:
    yesterday = TODAY - timedelta(days=1)
    for until in (None, TODAY, yesterday, TODAY + FURTHEST * 2, date.max, date.min):
        assert refused(town, replace(PUT, until=until)) == ["until"]


def test_a_reason_is_asked_and_private_data_is_not_kept(town: Engine) -> None:
    wrong = ("", "ab", "\x00\x00\x00", "a" * 501, "Bel 06-12345678")
    for reason in wrong:
        assert refused(town, replace(PUT, reason=reason)) == ["reason"]
    write(town, ELS, PUT)
    for reason in wrong:
        assert refused(town, replace(BACK, reason=reason)) == ["reason"]


def test_what_a_browser_made_up_is_refused(town: Engine) -> None:
    for value in HOSTILE:
        for name, field in (("area", "area"), ("indicator", "indicator"), ("kind", "kind")):
            assert refused(town, replace(PUT, **{name: value})) == [field]
        assert refused(town, replace(PUT, period=value)) == [None]
        assert refused(town, replace(BACK, area=value)) == ["area"]
        assert refused(town, replace(BACK, kind=value)) == ["kind"]


def test_another_number_is_refused(town: Engine) -> None:
    for value in (None, float("nan"), float("inf"), -VALUE, 0.0):
        assert refused(town, replace(PUT, value=value)) == [None]


def test_everything_that_is_wrong_is_told_at_once(town: Engine) -> None:
    wrong = replace(PUT, reason="", until=None, area="BU00000000", indicator="x", kind="x")
    assert set(refused(town, wrong)) == {"reason", "until", "area", "indicator", "kind"}

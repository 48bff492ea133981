"""What a version of the store keeps is made once, however many ask for it at the same time."""

import threading
import time
from functools import partial

import pandas as pd
import pytest

from dashboard.snapshot import KEPT, Snapshot
from tests.unit.test_selection import AREAS, Store


def snapshot() -> Snapshot:
    return Snapshot(Store([]), 1, False, "GM9999", "Eldermonde", AREAS)


def test_twenty_who_ask_at_once_get_the_one_thing_that_was_made() -> None:
    kept, made = snapshot(), []

    def make() -> object:
        time.sleep(0.05)
        made.append(object())
        return made[-1]

    found: list[object] = []
    threads = [
        threading.Thread(target=lambda: found.append(kept.kept("view", make))) for _ in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert found == made * 20


def test_what_is_made_may_ask_for_other_things() -> None:
    kept = snapshot()
    assert kept.kept("outer", lambda: kept.kept("inner", lambda: 1) + 1) == 2


def test_a_failure_is_not_kept_and_the_next_may_try() -> None:
    kept = snapshot()
    with pytest.raises(ZeroDivisionError):
        kept.kept("view", lambda: 1 // 0)
    assert kept.kept("view", lambda: 3) == 3


def test_the_least_used_is_forgotten_first() -> None:
    kept, made = snapshot(), list[object]()
    for number in range(KEPT + 1):
        kept.kept(number, partial(made.append, number))
        kept.kept(0, lambda: made.append(0))
    kept.kept(1, lambda: made.append("again"))
    assert made.count(0) == 1
    assert made[-1] == "again"


def test_an_unknown_area_has_an_empty_series_with_all_columns() -> None:
    store = Store([])
    empty = pd.DataFrame(columns=["area", "period", "value", "status"])
    store.observations = lambda **_keys: empty  # type: ignore[method-assign]
    frame = Snapshot(store, 1, False, "GM9999", "Eldermonde", AREAS).series("inwoners", "BU1")
    assert list(frame.columns) == list(empty.columns)
    assert frame.empty

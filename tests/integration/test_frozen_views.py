"""A page that was frozen for a meeting stays what it was, on both databases."""

from datetime import date, datetime

import pytest
from sqlalchemy import Engine, insert, update

from data.changes import ChangeRefused, write
from data.schema import store_state
from data.steering.frozen import LARGEST, PAGE, FreezeView, digest_of
from data.steering.meetings import PlanMeeting
from data.steering.rows import FrozenView
from data.steering.store import SteeringStore
from tests.integration.fasen_town import ELS, GEMEENTE, OTHER, WIJK, fill

LOADED = datetime(2026, 5, 1)  # noqa: DTZ001 - the store has naive times, in UTC
CONTENT = '{"page":"Stand van 12 mei – ‘zo’"}'


@pytest.fixture
def town(engine: Engine) -> Engine:
    """With one meeting about the gemeente, and figures that were loaded three times."""
    fill(engine)
    with engine.begin() as connection:
        connection.execute(
            insert(store_state).values(id=1, version=3, fictitious=True, changed=LOADED)
        )
    write(engine, ELS, PlanMeeting(GEMEENTE, "stuuroverleg", "Mei", date(2026, 5, 12)))
    return engine


def freeze(engine: Engine, content: str = CONTENT, **more: object) -> int:
    values = {"meeting": 1, "area": GEMEENTE, "kind": PAGE, "content": content} | more
    values.setdefault("store_version", 3)
    return write(engine, ELS, FreezeView(**values))  # type: ignore[arg-type]


def refusal(engine: Engine, **more: object) -> str:
    with pytest.raises(ChangeRefused) as refused:
        freeze(engine, **more)  # type: ignore[arg-type]
    assert SteeringStore(engine).frozen_versions(meeting=1) == ()
    return str(refused.value)


def test_what_was_frozen_is_read_back_to_the_letter(town: Engine) -> None:
    its_id = freeze(town)
    found = SteeringStore(town).frozen(meeting=1)
    assert isinstance(found, FrozenView)
    assert (found.id, found.content, found.sha256) == (its_id, CONTENT, digest_of(CONTENT))
    assert (found.area, found.store_version, found.by) == (GEMEENTE, 3, ELS)


def test_freezing_again_leaves_the_older_one_where_it_was(town: Engine) -> None:
    first, second = freeze(town), freeze(town, '{"page":2}')
    store = SteeringStore(town)
    assert [version.id for version in store.frozen_versions(meeting=1)] == [first, second]
    newest, older = store.frozen(meeting=1), store.frozen(meeting=1, version=first)
    assert newest is not None
    assert older is not None
    assert (newest.id, older.content) == (second, CONTENT)
    assert store.frozen(meeting=2) is None
    assert store.frozen(meeting=2, version=first) is None


def test_figures_that_came_in_between_are_a_refusal_and_nothing_is_kept(town: Engine) -> None:
    with town.begin() as connection:
        connection.execute(update(store_state).values(version=4))
    assert "net nieuwe cijfers geladen" in refusal(town)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"meeting": 9}, "bestaat niet"),
        ({"meeting": 2**40}, "bestaat niet"),
        ({"area": WIJK}, "ander gebied"),
        ({"area": "BU00000000"}, "niet bekend"),
        ({"kind": "iets"}, "niet te bewaren"),
        ({"content": ""}, "niet te bewaren"),
        ({"content": "é" * (LARGEST // 2 + 1)}, "te groot"),
    ],
    ids=str,
)
def test_what_cannot_be_kept_is_refused(town: Engine, more: dict[str, object], said: str) -> None:
    assert said in refusal(town, **more)


def test_a_meeting_of_a_wijk_keeps_the_page_of_that_wijk(town: Engine) -> None:
    write(town, ELS, PlanMeeting(OTHER, "wijkoverleg", "Wijk", date(2026, 5, 12)))
    freeze(town, meeting=2, area=OTHER)
    assert [found.area for found in SteeringStore(town).frozen_versions(meeting=2)] == [OTHER]

"""Page Wijk asks the store a small, fixed number of questions, whatever there is to tell."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, event, insert, select

from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.wijk_section import section
from data.catalogue import Catalogue
from data.figures import FigureStore
from data.place_schema import note, place
from layouts import wijk as page
from tests.integration.store_copy import copy_of

FIRST_AREA = 23
"""Statements after a start: areas, periods, the level, the comparator, borders and where they
changed, places, notes, phases, talks, studies."""
OTHER_AREA = 9
"""The version of the store, the figures of the area, its notes, sessions and what they settled;
what talks and studies say of its figures."""
OTHER_LEVEL = 16
AGAIN = 7
MOST_COMPARATORS = 3
"""Wijk, gemeente and country: read for their lines in the charts."""
VISITS = [
    ("BU99990101", "BU99990102"),
    ("WK999901", "WK999902"),
    ("GM9999", "BU99990101"),
]


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """The statements that the store is asked inside the block."""
    statements: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            statements.append(statement)

    event.listen(engine, "before_cursor_execute", hear)
    yield statements
    event.remove(engine, "before_cursor_execute", hear)


def asked(engine: Engine, catalogue: Catalogue, codes: tuple[str, str], **query: str) -> list[int]:
    """Questions of a first visit after a start, of another area, and of the first one again."""
    services = Services(Settings(), catalogue, FigureStore(engine))
    numbers = []
    for code in (*codes, codes[0]):
        with counted(engine) as statements:
            page.page(services, code, dict(query))
        numbers.append(len(statements))
    return numbers


def smaller(catalogue: Catalogue) -> Catalogue:
    """What reference areas are found by, and a few figures more."""
    others = [i.id for i in catalogue.indicators.values() if not i.structural][:4]
    few = {
        name: indicator
        for name, indicator in catalogue.indicators.items()
        if indicator.structural or indicator.population or name in others
    }
    assert len(few) < len(catalogue.indicators) / 2
    return replace(catalogue, indicators=few)


@pytest.mark.parametrize("compared", ["gemeente", "referentie"])
@pytest.mark.parametrize("codes", VISITS)
def test_as_many_questions_for_all_figures_as_for_a_few(
    demo_sqlite: Engine, catalogue: Catalogue, codes: tuple[str, str], compared: str
) -> None:
    found = asked(demo_sqlite, catalogue, codes, vergelijk=compared)
    few = asked(demo_sqlite, smaller(catalogue), codes, vergelijk=compared)
    same_level = codes[0][:2] == codes[1][:2]
    # Levels may or may not share their newest periods, and with them a question.
    assert found == few if same_level else (found[0], found[2]) == (few[0], few[2])
    assert found[0] <= FIRST_AREA
    assert found[1] <= (OTHER_AREA if same_level else OTHER_LEVEL)
    assert found[2] <= AGAIN


def test_all_charts_ask_as_little_as_the_areas_that_they_draw(
    demo_sqlite: Engine, catalogue: Catalogue
) -> None:
    services = Services(Settings(), catalogue, FigureStore(demo_sqlite))
    page.page(services, "BU99990101", {})
    for part in ("", "rest"):
        with counted(demo_sqlite) as statements:
            section(services, "BU99990101", part, {}, date(2026, 1, 5))
        assert len(statements) <= MOST_COMPARATORS + 2
    assert len(statements) == 2  # the version of the store, and the goals


@pytest.fixture
def own_copy(demo_sqlite: Engine, tmp_path: Path) -> Iterator[Engine]:
    """A store with the town that a test may change."""
    engine = copy_of(demo_sqlite, tmp_path / "town.sqlite3")
    yield engine
    engine.dispose()


def test_as_many_questions_with_many_places_and_notes_as_without(
    own_copy: Engine, catalogue: Catalogue
) -> None:
    def write(number: int) -> None:
        when = datetime(2026, 1, 5, 10, tzinfo=UTC).replace(tzinfo=None)
        spot = {"kind": "provider", "municipality": "GM9999", "area": "BU99990101"}
        places = [{**spot, "name": f"Huis {at}", "x": 1e5 + at, "y": 4e5} for at in range(number)]
        said = {"area": "BU99990101", "author": "Jo", "role": "beleid", "written": when}
        notes = [{**said, "text": f"Duiding {at}"} for at in range(number)]
        with own_copy.begin() as connection:
            connection.execute(delete(note))
            connection.execute(delete(place))
            if number:
                connection.execute(insert(place), places)
                connection.execute(insert(note), notes)

    numbers = []
    for size in (0, 3, 200):
        write(size)
        with own_copy.connect() as connection:
            assert len(connection.execute(select(place.c.id)).all()) == size
        numbers.append(asked(own_copy, catalogue, VISITS[0]))
    assert numbers[1] == numbers[2]
    # Without places there are no files either that they could come from.
    assert all(without <= several for without, several in zip(*numbers[:2], strict=True))

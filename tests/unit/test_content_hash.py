"""The hash over a store: the same for the same content, another one for anything else."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Engine,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    create_engine,
    delete,
    insert,
    text,
    update,
)

from data.content_hash import content_hash

metadata = MetaData()
keyed = Table(
    "hashed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("words", Text),
    Column("number", Float),
    Column("day", Date),
    Column("moment", DateTime),
    Column("shape", LargeBinary),
)
keyless = Table("hashed_loose", metadata, Column("a", Integer), Column("b", Float))
ROW: Mapping[str, object] = {
    "words": "Één “buurt”",
    "number": 0.1,
    "day": date(2024, 2, 29),
    "moment": datetime(2024, 2, 29, 12, 30, 1, 5),  # noqa: DTZ001 -- as stored
    "shape": b"\x00\xff",
}
numbers = st.floats(allow_nan=False, allow_infinity=False, width=64)
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
rows = st.fixed_dictionaries({"words": words | st.none(), "number": numbers | st.none()})


@pytest.fixture
def both(postgresql_url: str) -> Iterator[list[Engine]]:
    engines = [create_engine("sqlite://"), create_engine(postgresql_url)]
    for engine in engines:
        metadata.create_all(engine)
    yield engines
    for engine in engines:
        engine.dispose()


@pytest.fixture
def sqlite() -> Iterator[Engine]:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    yield engine
    engine.dispose()


def _fill(engine: Engine, table: Table, given_rows: list[dict[str, object]]) -> str:
    with engine.begin() as connection:
        connection.execute(delete(table))
        if given_rows:
            connection.execute(insert(table), given_rows)
    return content_hash(engine)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=st.lists(rows, max_size=5))
def test_both_databases_give_one_hash(both: list[Engine], found: list[dict[str, object]]) -> None:
    numbered = [{**ROW, **row, "id": number} for number, row in enumerate(found)]
    assert len({_fill(engine, keyed, numbered) for engine in both}) == 1


def test_the_order_of_writing_does_not_count(both: list[Engine]) -> None:
    loose: list[dict[str, object]] = [{"a": a, "b": b} for a in (None, 1, 2) for b in (None, 0.5)]
    hashes = {_fill(engine, keyless, each) for engine in both for each in (loose, loose[::-1])}
    assert len(hashes) == 1


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("words", "Een “buurt”"),
        ("words", None),
        ("number", 0.1 + 2**-56),
        ("number", None),
        ("day", date(2024, 3, 1)),
        ("moment", datetime(2024, 2, 29, 12, 30, 1, 6)),  # noqa: DTZ001 -- as stored
        ("shape", b"\x00\xfe"),
        ("id", 2),
    ],
)
def test_any_other_value_gives_another_hash(sqlite: Engine, name: str, other: object) -> None:
    before = _fill(sqlite, keyed, [{**ROW, "id": 1}])
    with sqlite.begin() as connection:
        connection.execute(update(keyed).values({name: other}))
    assert content_hash(sqlite) != before


def test_a_value_that_moves_to_another_table_or_column_gives_another_hash() -> None:
    hashes = set()
    for name, column in (("t", "a"), ("t", "b"), ("u", "a")):
        engine = create_engine("sqlite://")
        with engine.begin() as connection:
            connection.execute(text(f"CREATE TABLE {name} ({column} INTEGER PRIMARY KEY)"))
            connection.execute(text(f"INSERT INTO {name} VALUES (1)"))  # noqa: S608 -- of this test
        hashes.add(content_hash(engine))
        engine.dispose()
    assert len(hashes) == 3


def test_the_size_of_the_parts_leaves_no_trace(
    sqlite: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _fill(sqlite, keyed, [{**ROW, "id": number} for number in range(7)])
    monkeypatch.setattr("data.content_hash.ROWS_AT_ONCE", 3)
    assert content_hash(sqlite) == whole

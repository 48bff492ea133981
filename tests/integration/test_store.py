"""The store opens alike on SQLite and PostgreSQL, also when several processes open it at once."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, insert, inspect, select, text

from data.schema import store_state
from data.steering.schema import metadata
from data.store import StoreError, health, is_empty, open_store, store_version, writing

ROOT = Path(__file__).resolve().parents[2]


def test_the_migrations_make_exactly_the_tables_of_the_schema(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        differences = compare_metadata(context, metadata)
    assert differences == []


def test_the_migrations_make_the_same_ddl_as_the_schema(engine: Engine) -> None:
    def described() -> dict[str, object]:
        seen = inspect(engine)
        return {
            table: (
                [str(c) for c in seen.get_columns(table)],
                seen.get_pk_constraint(table),
                seen.get_foreign_keys(table),
                seen.get_indexes(table),
                seen.get_table_options(table),
            )
            for table in metadata.tables
        }

    migrated = described()
    metadata.drop_all(engine)
    metadata.create_all(engine)
    assert described() == migrated


def test_the_large_tables_are_clustered_on_sqlite(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    with engine.connect() as connection:
        found = connection.scalars(text("SELECT name FROM pragma_table_list WHERE wr = 1")).all()
    engine.dispose()
    assert set(found) == {"observation", "area", "input_count"}


def test_a_new_store_is_empty_and_healthy(engine: Engine) -> None:
    assert is_empty(engine)
    assert health(engine) == 0
    with engine.connect() as connection:
        assert store_version(connection) == 0


def test_text_sorts_by_code_point_on_both_databases(engine: Engine) -> None:
    names = ["a", "B", "c", "Ä", "BU1 x", "BU1x", "bu1", "é", "Z"]
    table = metadata.tables["source_file"]
    fixed = {"sha256": "", "source": "", "publisher": "", "licence": "", "original": ""}
    with writing(engine) as connection:
        for name in names:
            moment = text("CURRENT_TIMESTAMP")
            values = {"retrieved": moment, "loaded": moment, "rows": 0, **fixed}
            connection.execute(insert(table).values(name=name, **values))
    with engine.connect() as connection:
        found = connection.scalars(select(table.c.name).order_by(table.c.name)).all()
    assert list(found) == sorted(names)


def test_text_sorts_so_whatever_the_locale_of_the_postgresql_server(postgresql_url: str) -> None:
    engine = open_store(postgresql_url)
    query = (
        "SELECT table_name || '.' || column_name, collation_name FROM information_schema.columns "
        "WHERE table_schema = 'public' AND data_type = 'character varying' "
        "AND table_name <> 'alembic_version'"
    )
    with engine.connect() as connection:
        collations = {row[0]: row[1] for row in connection.execute(text(query))}
    engine.dispose()
    assert "observation.period" in collations
    assert set(collations.values()) == {"C"}


def test_a_write_that_fails_leaves_nothing_behind(engine: Engine) -> None:
    def fail() -> None:
        with writing(engine) as connection:
            connection.execute(text("DELETE FROM store_state"))
            connection.execute(text("CREATE TABLE left_behind (id INTEGER)"))
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fail()
    assert "left_behind" not in inspect(engine).get_table_names()


def test_several_processes_can_open_a_new_store_at_once(database_url: str) -> None:
    program = "import sys; from data.store import open_store; open_store(sys.argv[1]).dispose()"
    started = [
        subprocess.Popen([sys.executable, "-c", program, database_url], cwd=ROOT) for _n in range(3)
    ]
    assert [process.wait(timeout=60) for process in started] == [0, 0, 0]


def test_a_store_in_memory_keeps_its_tables() -> None:
    engine = open_store("sqlite://")
    assert is_empty(engine)
    engine.dispose()


def test_the_folder_of_an_sqlite_file_is_made(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path}/new/folder/store.sqlite3").dispose()
    assert (tmp_path / "new" / "folder" / "store.sqlite3").exists()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "geen adres van een database"),
        ("postgresql:/dash:geheim@db/store", "geen adres van een database"),
        ("postgresql://dash:geheim@db:54x/store", "geen adres van een database"),
        ("mysql+pymysql://host/store", "mysql"),
        ("postgresql://nobody:geheim@localhost:1/store", "niet te gebruiken"),
    ],
)
def test_a_store_that_cannot_be_opened_says_why_in_dutch(url: str, words: str) -> None:
    with pytest.raises(StoreError, match=words) as caught:
        open_store(url)
    assert "geheim" not in str(caught.value)


def test_a_store_of_a_newer_program_is_refused(database_url: str) -> None:
    engine = open_store(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="nieuwer dan dit programma"):
        open_store(database_url)


def test_a_store_that_lost_its_tables_is_not_healthy(engine: Engine) -> None:
    store_state.drop(engine)
    with pytest.raises(StoreError, match="store_state"):
        health(engine)


@pytest.mark.parametrize("place", ["map", "bestand/store.sqlite3"])
def test_a_place_where_no_file_can_be_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "bestand").write_text("", "utf-8")
    with pytest.raises(StoreError, match="DATABASE_URL"):
        open_store(f"sqlite:///{tmp_path / place}")

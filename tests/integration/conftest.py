"""Stores with the fictitious town, once on each backend for the whole session."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from data.demo.command import load_demo
from data.figures import FigureStore
from data.store import open_store


def _filled(url: str, folder: Path) -> Engine:
    engine = open_store(url)
    load_demo(engine, folder / "originals")
    return engine


@pytest.fixture(scope="session")
def demo_sqlite_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """URL of a SQLite store with the town. Tests only read it."""
    folder = tmp_path_factory.mktemp("demo")
    url = f"sqlite:///{folder / 'demo.sqlite3'}"
    _filled(url, folder).dispose()
    return url


@pytest.fixture(scope="session")
def demo_sqlite(demo_sqlite_url: str) -> Iterator[Engine]:
    engine = open_store(demo_sqlite_url)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def demo_postgresql(
    postgresql_server: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    server = make_url(postgresql_server).set(drivername="postgresql+psycopg")
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE demo_town"))
    url = server.set(database="demo_town").render_as_string(hide_password=False)
    engine = _filled(url, tmp_path_factory.mktemp("demo_postgresql"))
    yield engine
    engine.dispose()
    admin.dispose()


@pytest.fixture(scope="session")
def figure_store(demo_sqlite: Engine) -> FigureStore:
    return FigureStore(demo_sqlite)

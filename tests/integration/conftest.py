"""The fictitious town on PostgreSQL too, once for the whole session."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from data.figures import FigureStore
from tests.conftest import filled_town


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

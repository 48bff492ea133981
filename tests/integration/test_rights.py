"""The web process reads and writes what it needs, and cannot read exact counts of persons."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, create_engine, make_url, select, text
from sqlalchemy.exc import DBAPIError, ProgrammingError

from data.__main__ import cli
from data.catalogue import Catalogue
from data.changes import Author, write
from data.figures import FigureStore
from data.initiatives import AddInitiative
from data.notes import AddNote
from data.publishing.bridge import staged
from data.publishing.desk import open_desk
from data.publishing.protection import protect_staged
from data.publishing.schema import raw_count, told_cell
from data.publishing.staging import has_staging, open_staging, staging_file
from data.rights import READ_ONLY, WRITTEN
from data.schema import observation, source_file, store_state
from data.steering.decisions import RecordDecision
from data.steering.schema import metadata
from data.store import StoreError, health, open_store
from tests.integration.place_files import spot
from tests.integration.protected_town import SHARE, counting, stage
from tests.integration.published_town import release
from tests.integration.small_town import BUURTEN, GEMEENTE

ROLE = "web_of_this_test"
AN = Author("An", "policy")


def publish_counts(url: str, catalogue: Catalogue, folder: Path) -> None:
    """A town with a count of persons, published."""
    town = counting(catalogue)
    with open_desk(url) as desk:
        stage(desk, town, folder, {BUURTEN[0]: (431, 1013)})
        protect_staged(desk.staging, town)
        release(desk, town)


@pytest.fixture
def web_url(postgresql_url: str) -> Iterator[str]:
    """The URL of the database for a role of its own, which has no rights yet."""
    admin = create_engine(postgresql_url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE ROLE {ROLE} LOGIN"))
    url = make_url(postgresql_url).set(username=ROLE)
    yield url.render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP OWNED BY {ROLE}"))
        connection.execute(text(f"DROP ROLE {ROLE}"))
    admin.dispose()


def rights(url: str, role: str = ROLE) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["rights", role, "--database-url", url])
    return result.exit_code, " ".join(result.output.split())


def test_every_table_is_named() -> None:
    assert READ_ONLY | set(WRITTEN) == set(metadata.tables)
    assert not READ_ONLY & set(WRITTEN)


def test_the_role_of_the_web_process_does_its_work_and_sees_no_count(
    postgresql_url: str, web_url: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    publish_counts(postgresql_url, catalogue, tmp_path)
    _open_wide(postgresql_url)
    code, said = rights(postgresql_url)
    assert code == 0, said
    assert "mag deze rol niets" in said
    engine = open_store(web_url)
    try:
        assert health(engine) > 0
        assert has_staging(engine)
        _work(engine, catalogue)
        _look(engine)
        with pytest.raises(StoreError):
            open_staging(web_url)
        _change_facts(engine)
    finally:
        engine.dispose()


def _open_wide(url: str) -> None:
    """As somebody might have done who wanted it to work."""
    owner = create_engine(url)
    with owner.begin() as connection:
        connection.execute(text("GRANT USAGE ON SCHEMA staging TO PUBLIC"))
        connection.execute(text(f"GRANT ALL ON ALL TABLES IN SCHEMA staging TO {ROLE}, PUBLIC"))
        connection.execute(text(f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {ROLE}"))
    owner.dispose()


def _work(engine: Engine, catalogue: Catalogue) -> None:
    """As the pages do: reading, and every kind of writing."""
    assert len(FigureStore(engine).observations(indicator=SHARE, municipality=GEMEENTE))
    with engine.connect() as connection:
        version = connection.scalar(select(store_state.c.version))
        before = connection.scalar(text("SELECT max(id) FROM source_file"))
    x, y = spot(0)
    typed = {"name": "Moestuin", "status": "lopend", "x": f"{x}", "y": f"{y}"}
    write(engine, AN, AddInitiative(GEMEENTE, typed, catalogue))
    write(engine, AN, RecordDecision(BUURTEN[0], None, "Lampen", "wethouder", date(2024, 5, 6)))
    write(engine, AN, AddNote(BUURTEN[0], None, "Er komt licht.", frozenset()))
    with engine.connect() as connection:
        assert connection.scalar(select(store_state.c.version)) == (version or 0) + 1
        assert connection.scalar(text("SELECT max(id) FROM source_file")) >= (before or 0)


def _look(engine: Engine) -> None:
    for table in (raw_count, told_cell, observation, source_file):
        query = select(text("*")).select_from(staged(table))
        with engine.connect() as connection, pytest.raises(ProgrammingError, match="denied"):
            connection.execute(query)


def _change_facts(engine: Engine) -> None:
    for statement in (
        "DELETE FROM area",
        "UPDATE release SET reason = ''",
        "UPDATE decision SET text = ''",
        "DELETE FROM source_file",
        "CREATE TABLE mine (n int)",
    ):
        with engine.connect() as connection, pytest.raises(DBAPIError, match="denied"):
            connection.execute(text(statement))


def test_an_owner_or_a_role_that_is_not_there_gets_no_rights(
    postgresql_url: str, web_url: str
) -> None:
    owner = make_url(postgresql_url).username or ""
    with open_desk(postgresql_url):
        pass
    for role, words in ((owner, "kan dus alles lezen"), ("niemand_hier", "bestaat niet")):
        code, said = rights(postgresql_url, role)
        assert code == 2
        assert words in said
    engine = create_engine(web_url)
    with engine.connect() as connection, pytest.raises(ProgrammingError):
        connection.execute(select(source_file))
    engine.dispose()


def test_a_role_that_can_become_one_that_reads_counts_gets_no_rights(
    postgresql_url: str, web_url: str
) -> None:
    """Without INHERIT it has no right of its own, and SET ROLE gives it all the same."""
    with open_desk(postgresql_url):
        pass
    reader = f"reader_of_{ROLE}"
    owner = create_engine(postgresql_url, isolation_level="AUTOCOMMIT")
    with owner.connect() as connection:
        for statement in (
            f"CREATE ROLE {reader}",
            f"GRANT USAGE ON SCHEMA staging TO {reader}",
            f"GRANT SELECT ON ALL TABLES IN SCHEMA staging TO {reader}",
            f"ALTER ROLE {ROLE} NOINHERIT",
            f"GRANT {reader} TO {ROLE}",
        ):
            connection.execute(text(statement))
        code, said = rights(postgresql_url)
        connection.execute(text(f"DROP OWNED BY {reader}"))
        connection.execute(text(f"DROP ROLE {reader}"))
    owner.dispose()
    assert code == 2
    assert "via een andere rol" in said


def test_on_sqlite_the_command_says_what_keeps_counts_apart(tmp_path: Path) -> None:
    code, said = rights(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    assert code == 2
    assert "andere gebruiker" in said


_AS_NOBODY = """
import os, sys
from pathlib import Path
from data.store import health, open_store
from data.publishing.staging import has_staging, open_staging
url, *secret = sys.argv[1:]
os.setgroups([]); os.setgid(65534); os.setuid(65534)
engine = open_store(url)
print("version", health(engine), has_staging(engine))
for path in secret:
    try:
        print("read", len(Path(path).read_bytes()))
    except PermissionError:
        print("closed")
try:
    open_staging(url)
    print("opened")
except Exception as error:
    print(type(error).__name__)
"""


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs root, to become nobody")
def test_another_user_reads_the_serving_file_and_not_the_staging_file_or_its_originals(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    folder = Path(mkdtemp(prefix="wijkdashboard-rights-"))
    try:
        serving = folder / "store.sqlite3"
        url = f"sqlite:///{serving}"
        publish_counts(url, catalogue, folder)
        folder.chmod(0o777)  # the web process writes its log beside the file
        for file in folder.glob("store.sqlite3*"):
            file.chmod(0o666)
        secret = [staging_file(serving), *(folder / "staging" / "originals").iterdir()]
        assert len(secret) == 2
        command = [sys.executable, "-c", _AS_NOBODY, url, *map(str, secret)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.stdout.splitlines() == [
            "version 1 True",
            "closed",
            "closed",
            "StoreError",
        ], done.stderr
    finally:
        rmtree(folder)

"""Every export tells of every figure where it comes from and how it is made (norm D3)."""

import csv
import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, select

from app import create_app
from dashboard.calendar import today
from dashboard.export_columns import MEASURED, ORIGIN, RULE
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.steering.frozen import freeze
from dashboard.users import Role, User
from data.catalogue import load_catalogue
from data.figures import FigureStore
from data.schema import source_file
from tests.integration.store_copy import copy_of

FIGURES = {
    "/kaart.csv?cijfer=misdrijven_per_1000&niveau=wijk": "waarde",
    "/wijk/BU99990101.csv": "waarde",
    "/sturen.csv?niveau=buurt": "waarde",
    "/sturen/doelen.csv": "nieuwste",
}
"""An export with figures, and the column of the value."""
PLACES = "/plaatsen.csv?gebied=WK999901"
ENTERED = "in het dashboard ingevoerd"


@pytest.fixture(scope="module")
def client(demo_sqlite: Engine) -> FlaskClient:
    made: FlaskClient = create_app(Settings(), demo_sqlite).server.test_client()
    return made


@pytest.fixture(scope="module")
def known(demo_sqlite: Engine) -> set[tuple[str, str, str]]:
    """Publisher, name and digest of every file."""
    columns = (source_file.c.publisher, source_file.c.name, source_file.c.sha256)
    with demo_sqlite.connect() as connection:
        return {tuple(row) for row in connection.execute(select(*columns))}


def table(client: FlaskClient, path: str) -> list[dict[str, str]]:
    answer = client.get(path)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize("path", FIGURES)
def test_a_figure_in_an_export_has_its_file_its_rule_and_its_version(
    client: FlaskClient, known: set[tuple[str, str, str]], path: str
) -> None:
    rows, version = table(client, path), client.get("/health").text.split()[-1]
    with_value = [row for row in rows if row[FIGURES[path]]]
    assert with_value
    for row in with_value:
        assert (row["bron"], row["bestand"], row["sha256"]) in known
        assert all(row[name] for name in (*ORIGIN, *RULE)), row
        assert row["versie"] == version


@pytest.mark.parametrize("path", [*FIGURES, PLACES])
def test_no_column_comes_twice_and_the_origin_stands_together(
    client: FlaskClient, path: str
) -> None:
    head = client.get(path).text.splitlines()[0].split(",")
    assert len(set(head)) == len(head)
    start = head.index(ORIGIN[0])
    assert tuple(head[start : start + len(ORIGIN)]) == ORIGIN
    assert "versie" in head


def test_a_gap_has_no_counts_and_no_value(client: FlaskClient) -> None:
    gaps = [row for row in table(client, "/sturen.csv?niveau=buurt") if not row["waarde"]]
    assert gaps
    empty = ("teller", "noemer", "noemer_periode", "ondergrens", "bovengrens")
    assert set(empty) < set(MEASURED)
    assert all(row["reden"] and not any(row[name] for name in empty) for row in gaps)


def test_a_place_has_its_file_or_was_entered(
    client: FlaskClient, known: set[tuple[str, str, str]]
) -> None:
    rows = table(client, PLACES)
    assert rows
    for row in rows:
        if row["bron"] != ENTERED:
            assert (row["bron"], row["bestand"], row["sha256"]) in known
            assert row["licentie"]
        assert row["versie"]


def test_what_was_frozen_keeps_where_it_came_from(
    demo_sqlite: Engine, known: set[tuple[str, str, str]], tmp_path: Path
) -> None:
    engine = copy_of(demo_sqlite, tmp_path / "frozen.sqlite3")
    app = create_app(Settings(), engine)
    services = Services(Settings(), load_catalogue(), FigureStore(engine))
    first = services.steering.of(municipality="GM9999").meetings[0].id
    freeze(services, User(Role.ALDERMAN), first, today())
    rows = table(app.server.test_client(), f"/sturen/overleg/{first}/bevroren.csv")
    with_value = [row for row in rows if row["waarde"]]
    assert with_value
    for row in with_value:
        assert (row["bron"], row["bestand"], row["sha256"]) in known
        assert all(row[name] for name in (*ORIGIN, *RULE)), row
    engine.dispose()

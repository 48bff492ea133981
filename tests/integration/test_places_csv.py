"""The places of an area as CSV, over HTTP."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboard.places_csv import HEADER
from dashboard.settings import Settings
from data.store import open_store
from tests.integration.placed import box_of, put, town
from tests.integration.small_town import BUURTEN, GEMEENTE


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder: Path = tmp_path_factory.mktemp("csv")
    engine = open_store(f"sqlite:///{folder / 'store.sqlite3'}")
    town(engine, folder)
    west, south, _east, _north = box_of(engine, BUURTEN[0])
    put(
        engine,
        {
            "name": "=HYPERLINK(1)",
            "x": west + 50,
            "y": south + 300,
            "laws": "jeugdwet wmo",
            "contact_page": "javascript:alert(1)",
            "phone": "+31 24 123 45 67",
            "wijk_goals": 1,
            "contract_until": date(2027, 12, 31),
            "budget_granted": 1250.5,
            "source_file": 1,
        },
        {"name": "Dichtbij", "x": west - 300, "y": south + 300, "until": date(2020, 1, 1)},
    )
    yield create_app(Settings(), engine).server.test_client()
    engine.dispose()


def rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def test_every_place_in_the_area_and_near_it_is_there_with_its_source(client: FlaskClient) -> None:
    answer = client.get(f"/plaatsen.csv?gebied={BUURTEN[0]}")
    assert answer.mimetype == "text/csv"
    assert f'filename="plaatsen-{BUURTEN[0]}.csv"' in answer.headers["Content-Disposition"]
    own, near = rows(answer.text)
    assert tuple(own) == HEADER
    assert (own["gebied"], own["gebied_naam"]) == (BUURTEN[0], "Buurt 0101")
    assert (own["ligging"], own["afstand_m"], own["wijkdoelen"]) == ("in het gebied", "0", "ja")
    assert (own["wetten"], own["contract_tot"]) == ("jeugdwet wmo", "2027-12-31")
    assert own["bron"]
    assert own["licentie"]
    assert own["opgehaald"]
    assert (near["ligging"], near["nog_actief"]) == ("op loopafstand", "nee")
    assert float(near["afstand_m"]) == pytest.approx(300, abs=15)
    assert near["bron"] == "in het dashboard ingevoerd"


def test_text_never_runs_as_a_formula_and_a_strange_link_is_left_out(client: FlaskClient) -> None:
    own = rows(client.get(f"/plaatsen.csv?gebied={BUURTEN[0]}").text)[0]
    assert own["naam"] == "'=HYPERLINK(1)"
    assert own["telefoon"] == "'+31 24 123 45 67"
    assert own["contactpagina"] == ""


def test_excel_gets_semicolons_and_a_byte_order_mark(client: FlaskClient) -> None:
    answer = client.get(f"/plaatsen.csv?gebied={BUURTEN[0]}&vorm=excel")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert rows(answer.data.decode("utf-8-sig"), ";")[0]["budget_toegekend"] == "1250,5"


def test_of_the_gemeente_only_what_is_inside(client: FlaskClient) -> None:
    found = rows(client.get(f"/plaatsen.csv?gebied={GEMEENTE}").text)
    assert [row["ligging"] for row in found] == ["in het gebied"]


@pytest.mark.parametrize(
    "query", ["", "?gebied=", "?gebied=BU00000000", "?gebied=<b>", "?gebied=NL"]
)
def test_an_area_that_is_not_there_is_404(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/plaatsen.csv{query}")
    assert answer.status_code == 404
    assert "<b>" not in answer.text

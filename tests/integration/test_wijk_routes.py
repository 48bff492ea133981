"""Page Wijk over HTTP: its downloads, its small map, and what strangers may ask."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from app import create_app
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.wijk import wijk_view
from dashboard.wijk_csv import DOUBTS, HEADER
from data.catalogue import Catalogue
from data.figures import FigureStore
from data.store import open_store

OLD_MARKET, TINY = "BU99990101", "BU99990604"


@pytest.fixture(scope="module")
def client(demo_sqlite: Engine) -> FlaskClient:
    made: FlaskClient = create_app(Settings(), demo_sqlite).server.test_client()
    return made


def rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def test_the_csv_has_every_figure_of_the_page(
    client: FlaskClient, figure_store: FigureStore, catalogue: Catalogue
) -> None:
    answer = client.get(f"/wijk/{OLD_MARKET}.csv?vergelijk=nederland")
    assert answer.mimetype == "text/csv"
    assert f'filename="{OLD_MARKET}.csv"' in answer.headers["Content-Disposition"]
    found = rows(answer.text)
    assert tuple(found[0]) == (*HEADER, DOUBTS)
    services = Services(Settings(), catalogue, figure_store)
    lines = wijk_view(services, OLD_MARKET, {"vergelijk": "nederland"}).lines
    assert [row["cijfer"] for row in found] == [line.indicator.id for line in lines]
    for row, line in zip(found, lines, strict=True):
        assert (row["waarde"] == "") == (not line.has_value)
        if line.has_value:
            assert float(row["waarde"]) == pytest.approx(line.value, abs=0.5)
            assert row["bron"]
            assert row["opgehaald"]
        assert row["vergeleken_met"] == "Nederland"
        assert row["metingen"] == str(line.trend.n)


def test_a_gap_in_the_csv_has_its_reason(client: FlaskClient) -> None:
    gaps = [row for row in rows(client.get(f"/wijk/{TINY}.csv").text) if row["waarde"] == ""]
    assert gaps
    assert all(row["reden"] and row["oordeel"] == "" for row in gaps)
    assert all(row["teller"] == "" for row in gaps if row["status"] == "withheld")


def test_excel_gets_semicolons_and_a_byte_order_mark(client: FlaskClient) -> None:
    answer = client.get(f"/wijk/{OLD_MARKET}.csv?vorm=excel")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    found = rows(answer.data.decode("utf-8-sig"), ";")
    assert any("," in row["waarde"] for row in found)


def test_the_small_map_is_a_picture_that_never_changes_under_its_hash(client: FlaskClient) -> None:
    plain = client.get(f"/wijk/{OLD_MARKET}.svg")
    assert plain.mimetype == "image/svg+xml"
    assert plain.headers["Cache-Control"] == "no-cache"
    ElementTree.fromstring(plain.text)  # noqa: S314 - our own picture
    digest = plain.headers["ETag"].strip('W/"').split("-")[0]
    same = client.get(f"/wijk/{OLD_MARKET}.svg?v={digest}")
    assert "immutable" in same.headers["Cache-Control"]
    assert len(plain.data) < 20_000


@pytest.mark.parametrize("path", ["BU00000000.csv", "BU00000000.svg", "%3Cb%3E.csv", "NL.csv"])
def test_an_area_that_is_not_there_is_404(client: FlaskClient, path: str) -> None:
    assert client.get(f"/wijk/{path}").status_code == 404


def test_an_empty_store_has_nothing_to_download(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    client = create_app(Settings(), engine).server.test_client()
    for path in ("BU99990101.csv", "BU99990101.svg"):
        assert client.get(f"/wijk/{path}").status_code == 404
    engine.dispose()


def test_another_comparator_sends_only_the_rows(client: FlaskClient) -> None:
    body = {
        "output": "wijk-rijen.data",
        "outputs": {"id": "wijk-rijen", "property": "data"},
        "inputs": [{"id": "wijk-vergelijk", "property": "value", "value": "nederland"}],
        "changedPropIds": ["wijk-vergelijk.value"],
        "state": [{"id": "wijk-gebied", "property": "data", "value": OLD_MARKET}],
    }
    answer = client.post("/_dash-update-component", json=body)
    data = json.loads(answer.text)["response"]["wijk-rijen"]["data"]
    assert data["compared"] == "nederland"
    assert "Nederland" in data["columns"][4]
    for strange in (None, 5, ["x"], {"a": 1}, "BU00000000"):
        body["state"] = [{"id": "wijk-gebied", "property": "data", "value": strange}]
        answer = client.post("/_dash-update-component", json=body)
        assert answer.status_code in (200, 204), strange
        assert not json.loads(answer.text or "{}").get("response"), strange

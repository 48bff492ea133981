"""The page Kaart on real files of two municipalities, from configuration alone, over HTTP."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboard.settings import Municipality, Settings, read_settings
from data.catalogue import Catalogue
from data.load import load_paths
from data.store import open_store
from tests.conftest import SHARED
from tests.integration.test_routes import change

pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="needs ../shared/data, which is not here"
)
DOCS = Path(__file__).parents[2] / "docs"


def served(
    catalogue: Catalogue, folder: Path, municipality: Municipality, *names: str
) -> Iterator[FlaskClient]:
    engine = open_store(f"sqlite:///{folder / 'store.sqlite3'}")
    paths = [SHARED / name for name in names]
    assert not load_paths(engine, catalogue, paths, originals=folder / "originals").refused
    yield create_app(Settings(municipality=municipality), engine).server.test_client()
    engine.dispose()


@pytest.fixture(scope="module")
def nijmegen(
    catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FlaskClient]:
    own_words = read_settings({"MUNICIPALITY_FILE": str(DOCS / "nijmegen.yaml")}).municipality
    yield from served(catalogue, tmp_path_factory.mktemp("n"), own_words, "nijmegen", "rivm")


@pytest.fixture(scope="module")
def gouda(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    plain = Municipality(code="GM0513")
    yield from served(catalogue, tmp_path_factory.mktemp("g"), plain, "gouda")


def rows(client: FlaskClient, query: str) -> dict[str, dict[str, str]]:
    answer = client.get(f"/kaart.csv?{query}")
    assert answer.status_code == 200
    return {row["code"]: row for row in csv.DictReader(io.StringIO(answer.text))}


def test_the_crime_csv_of_nijmegen_says_what_the_files_say(nijmegen: FlaskClient) -> None:
    table = rows(nijmegen, "cijfer=misdrijven_per_1000&niveau=buurt&periode=2024")
    aldenhof = table["BU02680735"]
    assert len(table) == 44
    assert (aldenhof["naam"], aldenhof["teller"], aldenhof["noemer"]) == ("Aldenhof", "79", "2505")
    assert (aldenhof["waarde"], aldenhof["oordeel"]) == ("31.5", "lager")
    for code in ("BU02680843", "BU02680849", "BU02680847"):
        assert table[code]["status"] == "withheld"
        assert table[code]["reden"] == "niet getoond: te weinig inwoners (minder dan 50 inwoners)"
        assert not table[code]["waarde"]
        assert not table[code]["teller"]


def test_a_rate_on_the_population_of_another_year_is_marked(nijmegen: FlaskClient) -> None:
    table = rows(nijmegen, "cijfer=misdrijven_per_1000&niveau=buurt&periode=2021")
    assert {row["noemer_periode"] for row in table.values() if row["waarde"]} == {"2024"}


@pytest.mark.parametrize(("period", "value"), [("2020", "53.8"), ("2016", "51.1")])
def test_loneliness_in_dukenburg(nijmegen: FlaskClient, period: str, value: str) -> None:
    table = rows(nijmegen, f"cijfer=eenzaam&niveau=wijk&periode={period}")
    assert (table["WK026807"]["naam"], table["WK026807"]["waarde"]) == ("Dukenburg", value)
    assert len(table) == 9


def test_the_map_of_gouda_has_47_shapes_and_the_table_51_buurten(gouda: FlaskClient) -> None:
    table = rows(gouda, "cijfer=inwoners&niveau=buurt")
    lost = {"BU05130505", "BU05130902", "BU05130903", "BU05130904"}
    assert len(table) == 51
    assert table["BU05130904"]["waarde"] == "1780"
    status, data = change(gouda, ["inwoners", "buurt", None, None, None])
    page = json.dumps(json.loads(brotli.decompress(data)), ensure_ascii=False)
    assert status == 200
    address = page[page.index("/geometry/") : page.index(".json", page.index("/geometry/")) + 5]
    shapes = {f["id"] for f in json.loads(gouda.get(address).data)["features"]}
    assert set(table) - shapes == lost
    assert "Zonder vorm op de kaart, wel in de tabel" in page

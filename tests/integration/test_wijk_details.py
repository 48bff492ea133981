"""What page Wijk asks for later, over HTTP: the details of a figure and the charts of a section."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from plotly.utils import PlotlyJSONEncoder
from sqlalchemy import Engine

from app import create_app
from dashboard.figures.config import GRAPH_CONFIG
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.wijk import wijk_view
from dashboard.wijk_section import DOMAINS, FIRST, charted, without_chart
from data.catalogue import Catalogue, load_catalogue
from data.figures import FigureStore
from data.load import load_paths
from data.store import open_store
from layouts import wijk as page
from tests.conftest import SHARED

TOWN, WIJK, OLD_MARKET, TINY = "GM9999", "WK999901", "BU99990101", "BU99990604"
CRIME = "misdrijven_per_1000"


@pytest.fixture(scope="module")
def client(demo_sqlite: Engine) -> FlaskClient:
    made: FlaskClient = create_app(Settings(), demo_sqlite).server.test_client()
    return made


@pytest.fixture(scope="module")
def services(figure_store: FigureStore, catalogue: Catalogue) -> Services:
    return Services(Settings(), catalogue, figure_store)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = tmp_path_factory.mktemp("real")
    engine = open_store(f"sqlite:///{folder / 'store.sqlite3'}")
    load_paths(engine, load_catalogue(), [SHARED / "nijmegen"], originals=folder / "originals")
    yield create_app(Settings(), engine).server.test_client()
    engine.dispose()


def get(client: FlaskClient, path: str) -> dict[str, Any]:
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert answer.mimetype == "application/json"
    found: dict[str, Any] = json.loads(answer.data)
    return found


def own_line(chart: dict[str, Any]) -> dict[str, Any]:
    """The last line of a chart is the area itself."""
    traces = [t for t in chart["figure"]["data"] if t["mode"] == "lines+markers"]
    found: dict[str, Any] = traces[-1]
    return found


def printed(chart: dict[str, Any], column: int) -> list[float]:
    """The numbers in a column of the table twin."""
    cells = [row[column] for row in chart["table"]["rows"]]
    found = [re.match(r"(?:€ )?(-?[\d.]+(?:,\d+)?)", cell) for cell in cells]
    return [float(f[1].replace(".", "").replace(",", ".")) for f in found if f]


@pytest.mark.parametrize("compared", ["gemeente", "referentie"])
def test_the_table_has_the_numbers_of_every_line_for_every_figure(
    client: FlaskClient, services: Services, compared: str
) -> None:
    lines = wijk_view(services, OLD_MARKET, {"vergelijk": compared}).lines
    for line in lines:
        path = f"/wijk/{OLD_MARKET}/{line.indicator.id}.json?vergelijk={compared}"
        chart = get(client, path)["chart"]
        if chart["figure"] is None:
            assert "te weinig metingen" in chart["few"]
            continue
        traces = [t for t in chart["figure"]["data"] if t["mode"] == "lines+markers"]
        shown = [traces[-1], *traces[:-1]]
        assert len(shown) == len(chart["table"]["columns"]) - 1
        for column, trace in enumerate(shown, start=1):
            drawn = [y for y in trace["y"] if y is not None]
            assert printed(chart, column) == pytest.approx(drawn), (line.indicator.id, column)


def test_a_row_has_its_sentence_definition_method_place_and_source(client: FlaskClient) -> None:
    found = get(client, f"/wijk/{OLD_MARKET}/{CRIME}.json?vergelijk=nederland")
    assert found["chart"]["sentence"].startswith("In Oude Markt zijn ")
    assert "Nederland" in found["chart"]["sentence"]
    terms = dict(found["facts"])
    for term in ("Wat meet dit?", "Plaats", "Vergelijking", "Hoe vergelijken wij?"):
        assert terms[term]
    assert "opgehaald op" in found["source"]["words"]
    assert found["source"]["href"].startswith("https://")
    assert found["chart"]["href"].startswith(f"/kaart?cijfer={CRIME}&")
    assert found["config"] == GRAPH_CONFIG


def test_an_area_without_figures_has_reasons_and_no_number(client: FlaskClient) -> None:
    found = get(client, f"/wijk/{TINY}/{CRIME}.json")
    assert found["chart"]["figure"] is None
    assert "niet getoond" in found["chart"]["sentence"]
    assert all("niet getoond" in row[1] for row in found["chart"]["table"]["rows"])


@pytest.mark.parametrize(
    "path",
    [
        "/wijk/BU00000000/misdrijven_per_1000.json",
        f"/wijk/{OLD_MARKET}/onzin.json",
        f"/wijk/{OLD_MARKET}/%3Cb%3E.json",
        "/wijk/NL/misdrijven_per_1000.json",
        "/wijk/BU00000000/grafieken",
    ],
)
def test_what_is_not_there_is_404(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_an_empty_store_has_no_details(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    client = create_app(Settings(), engine).server.test_client()
    for path in (f"{OLD_MARKET}/{CRIME}.json", f"{OLD_MARKET}/grafieken"):
        assert client.get(f"/wijk/{path}").status_code == 404
    engine.dispose()


def test_a_comparator_that_is_not_there_is_replaced_by_the_first(client: FlaskClient) -> None:
    first = client.get(f"/wijk/{OLD_MARKET}/{CRIME}.json?vergelijk=gemeente").data
    for strange in ("onzin", "<b>", ""):
        assert client.get(f"/wijk/{OLD_MARKET}/{CRIME}.json?vergelijk={strange}").data == first


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
@pytest.mark.parametrize("path", [f"{CRIME}.json", "grafieken"])
def test_an_answer_that_still_holds_is_not_sent_again(
    client: FlaskClient, path: str, encoding: str
) -> None:
    accepted = {"Accept-Encoding": encoding}
    first = client.get(f"/wijk/{OLD_MARKET}/{path}", headers=accepted)
    known = {**accepted, "If-None-Match": first.headers["ETag"]}
    again = client.get(f"/wijk/{OLD_MARKET}/{path}", headers=known)
    assert (again.status_code, again.data) == (304, b"")
    other = client.get(f"/wijk/{WIJK}/{path}", headers=known)
    assert other.status_code == 200


def test_the_parts_of_the_section_are_all_charts_once_and_in_order(
    client: FlaskClient, services: Services
) -> None:
    view = wijk_view(services, OLD_MARKET, {})
    first = get(client, f"/wijk/{OLD_MARKET}/grafieken?deel=eerste")["charts"]
    rest = get(client, f"/wijk/{OLD_MARKET}/grafieken?deel=rest")["charts"]
    assert len(first) == FIRST
    shown = [chart["id"] for chart in (*first, *rest)]
    assert shown == [line.indicator.id for line in charted(view)]
    inside = {line.indicator.title for line in view.lines if line.indicator.domain in DOMAINS}
    titles = [chart["title"] for chart in (*first, *rest)]
    assert {*titles, *(title for title, _reason in without_chart(view))} == inside
    assert len(set(shown)) == len(shown)
    tones = [line.verdict in ("better", "worse") for line in charted(view)]
    assert tones == sorted(tones, reverse=True)


def test_a_figure_of_care_use_says_who_offers_that_care(
    client: FlaskClient, catalogue: Catalogue
) -> None:
    charts = [
        chart
        for part in ("eerste", "rest")
        for chart in get(client, f"/wijk/{TOWN}/grafieken?deel={part}")["charts"]
    ]
    told = {chart["id"]: chart["supply"] for chart in charts}
    assert any(told.values())
    for name, supply in told.items():
        assert (supply is not None) == (catalogue.indicators[name].law is not None)
        assert supply is None or supply["said"]


def test_the_page_itself_sends_no_details(services: Services) -> None:
    body = json.dumps(page.page(services, OLD_MARKET, {}), cls=PlotlyJSONEncoder)
    definition = services.catalogue.indicators[CRIME].definition
    assert definition not in body


needs_real = pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/data, not here")


@needs_real
@pytest.mark.parametrize("code", ["GM0268", "BU02680735"])
def test_the_health_of_a_real_town_breaks_between_2020_and_2022(
    real: FlaskClient, code: str
) -> None:
    chart = get(real, f"/wijk/{code}/goed_ervaren_gezondheid.json")["chart"]
    line = own_line(chart)
    gap = line["y"].index(None)
    assert (line["x"][gap - 1], line["x"][gap + 1]) == (2020.5, 2022.5)
    assert chart["trend"] == "te weinig metingen sinds de breuk in 2022"
    assert any(symbol == "│" and "2022" in words for symbol, words in chart["marks"])
    assert [shape["x0"] for shape in chart["figure"]["layout"]["shapes"]] == [2022]


@needs_real
def test_youth_care_of_a_real_town_breaks_in_2021(real: FlaskClient) -> None:
    chart = get(real, "/wijk/GM0268/jongeren_met_jeugdhulp.json")["chart"]
    line = own_line(chart)
    before = [x for x in line["x"] if x is not None and x < 2021]
    assert line["x"][len(before)] is None
    assert line["x"][len(before) + 1] == 2021.5
    assert "2021" in chart["trend"]
    assert any("Breuk in 2021" in words for _symbol, words in chart["marks"])

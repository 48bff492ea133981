"""Page Wijk on real files: every row of a wijk and a buurt, recomputed, and two municipalities."""

import json
from collections.abc import Iterator
from pathlib import Path

import plotly.utils
import pytest
from sqlalchemy import Engine

from dashboard.services import Services
from dashboard.settings import Municipality, Settings, read_settings
from dashboard.trend import TrendWord
from dashboard.wijk import WijkView, wijk_view
from data.catalogue import Catalogue
from data.figures import FigureStore
from data.load import load_paths
from data.store import open_store
from layouts import wijk as page
from layouts.parts.wijk_rows import gap_sentences, glance
from tests.conftest import SHARED
from tests.integration.real_files import by_year, health, key_figures
from tests.integration.store_copy import copy_of
from tests.integration.wijk_check import check, naive_references, stored

pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="needs ../shared/data, which is not here"
)
DOCS = Path(__file__).parents[2] / "docs"
DUKENBURG, ALDENHOF = "WK026807", "BU02680735"
GOUDA = Settings(municipality=Municipality(code="GM0513"))


@pytest.fixture(scope="module")
def nijmegen(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("nijmegen")
    engine = open_store(f"sqlite:///{folder / 'store.sqlite3'}")
    load_paths(engine, catalogue, [SHARED / "nijmegen", SHARED / "rivm"], originals=folder / "o")
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def both(
    nijmegen: Engine, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """The same store with a second municipality beside it."""
    folder = tmp_path_factory.mktemp("both")
    engine = copy_of(nijmegen, folder / "store.sqlite3")
    report = load_paths(engine, catalogue, [SHARED / "gouda"], originals=folder / "originals")
    assert not report.refused
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def own_words() -> Settings:
    return read_settings({"MUNICIPALITY_FILE": str(DOCS / "nijmegen.yaml")})


def services_of(engine: Engine, catalogue: Catalogue, settings: Settings) -> Services:
    return Services(settings, catalogue, FigureStore(engine))


@pytest.fixture(scope="module")
def services(nijmegen: Engine, catalogue: Catalogue, own_words: Settings) -> Services:
    return services_of(nijmegen, catalogue, own_words)


@pytest.mark.parametrize("code", [DUKENBURG, ALDENHOF])
def test_every_figure_of_the_catalogue_has_a_verdict_and_a_trend_or_its_reason(
    services: Services, catalogue: Catalogue, code: str
) -> None:
    view = wijk_view(services, code, {})
    rows = {row["id"]: row for _group, made in glance(view, services)["groups"] for row in made}
    absent = {indicator.id for indicator in view.not_loaded}
    assert len(rows) > 35
    assert set(rows) | absent == set(catalogue.indicators)
    assert len(rows) + len(absent) >= 60
    for line in view.lines:
        row = rows[line.indicator.id]
        assert bool(row["value"]) != bool(row["reason"]), row
        assert row["trend"]
        judged = line.has_value and line.indicator.kind != "count"
        assert bool(row["verdict"]) == judged, row
    told = " ".join(gap_sentences(view))
    assert all(indicator.title in told for indicator in view.not_loaded)


@pytest.mark.parametrize("compared", ["gemeente", "bovenliggend", "nederland", "referentie"])
@pytest.mark.parametrize("code", [DUKENBURG, ALDENHOF, "GM0268"])
def test_every_number_of_a_real_area_is_that_of_the_second_computation(
    services: Services, nijmegen: Engine, code: str, compared: str
) -> None:
    view = wijk_view(services, code, {"vergelijk": compared})
    assert check(view, stored(nijmegen, "GM0268")) > 35


@pytest.mark.parametrize("code", [DUKENBURG, ALDENHOF])
def test_every_figure_stands_in_the_files_themselves(
    services: Services, catalogue: Catalogue, code: str
) -> None:
    folder = SHARED / "nijmegen"
    expected, counts = key_figures(folder, catalogue, code)
    people = expected["inwoners", "2024"]
    for name, count in counts.items():
        expected[name, "2024"] = count / people * 100
    for year in (2016, 2020):
        expected |= health(SHARED / "rivm", catalogue, code, year)
    newer = by_year(folder / "goed_ervaren_gezondheid_2012_2024_50150NED_GM0268.csv", code)
    expected |= {("goed_ervaren_gezondheid", year): value for year, value in newer.items()}
    buurten = code.replace("WK", "BU")
    crimes = by_year(folder / "misdrijven_totaal_2021_2025_47022NED_GM0268.csv", buurten)
    expected |= {("misdrijven_per_1000", y): n / people * 1000 for y, n in crimes.items()}
    found = {
        (line.indicator.id, point.period): point.value
        for line in wijk_view(services, code, {}).lines
        for point in line.points
        if point.value == point.value
    }
    assert found == pytest.approx(expected)


def test_the_break_in_the_health_series_ends_the_trend(services: Services) -> None:
    lines = {line.indicator.id: line for line in wijk_view(services, ALDENHOF, {}).lines}
    health_trend = lines["goed_ervaren_gezondheid"].trend
    assert health_trend.broken is not None
    assert (health_trend.broken.period, health_trend.first) == ("2022", "2022")
    assert health_trend.word is TrendWord.TOO_FEW


@pytest.mark.parametrize("code", [DUKENBURG, ALDENHOF, "WK051301", "BU05130101"])
def test_reference_areas_are_taken_over_both_municipalities_that_are_loaded(
    both: Engine, catalogue: Catalogue, own_words: Settings, code: str
) -> None:
    home = f"GM{code[2:6]}"
    settings = own_words if home == "GM0268" else GOUDA
    view = wijk_view(services_of(both, catalogue, settings), code, {"vergelijk": "referentie"})
    facts = stored(both, home)
    assert check(view, facts) > 5
    expected = [area for area, _far, _on in naive_references(view, facts)]
    assert list(view.references.peers.codes) == expected
    assert len(expected) == 5
    assert view.references.candidates > len(facts.newest(view.level))


def test_the_page_says_in_which_municipality_a_reference_area_lies(
    both: Engine, catalogue: Catalogue, own_words: Settings
) -> None:
    for settings, elsewhere in ((own_words, "Gouda"), (GOUDA, "Nijmegen")):
        services = services_of(both, catalogue, settings)
        views = [wijk_view(services, c, {}) for c in services.snapshot().areas_of("buurt")["code"]]
        far = [view for view in views if foreign(view)]
        assert far
        view = far[0]
        made = page.page(services, view.code, {})
        text = json.dumps(made, cls=plotly.utils.PlotlyJSONEncoder, ensure_ascii=False)
        for code in foreign(view):
            name = view.references.names[code]
            assert name.endswith(f"({elsewhere})")
            assert name in text
            assert f"/wijk/{code}" not in text  # that page is of the other municipality


def foreign(view: WijkView) -> list[str]:
    """The reference areas in another municipality."""
    return [code for code in view.references.peers.codes if code not in view.snapshot.names]


def test_one_store_serves_the_pages_of_the_municipality_that_is_chosen(
    both: Engine, catalogue: Catalogue, own_words: Settings
) -> None:
    for settings, own, other in (
        (own_words, ALDENHOF, "BU05130101"),
        (GOUDA, "BU05130101", ALDENHOF),
    ):
        services = services_of(both, catalogue, settings)
        assert services.snapshot().code == f"GM{own[2:6]}"
        assert "is niet bekend" in str(page.page(services, other, {}))
        view = wijk_view(services, own, {})
        assert view.target == f"GM{own[2:6]}"
        assert any(line.has_value for line in view.lines)

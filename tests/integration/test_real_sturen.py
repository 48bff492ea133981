"""Page Sturen on real figures, in the words of the municipality file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from dashboard.services import Services
from dashboard.settings import Municipality, Settings
from dashboard.steering.page import SturenPage
from dashboard.steering.sturen import sturen_page
from data.catalogue import Catalogue
from data.figures import FigureStore
from data.load import load_paths
from data.store import open_store
from tests.conftest import SHARED
from tests.unit.test_house import ROOT

pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="needs ../shared/data, which is not here"
)
CRIME = "misdrijven_per_1000"
TINY = ("BU02680843", "BU02680847", "BU02680849")
UNKNOWN = "BU02680738"


@pytest.fixture(scope="module")
def services(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder: Path = tmp_path_factory.mktemp("nijmegen")
    engine = open_store(f"sqlite:///{folder / 'store.sqlite3'}")
    load_paths(engine, catalogue, [SHARED / "nijmegen", SHARED / "rivm"], originals=folder / "o")
    file = yaml.safe_load((ROOT / "docs" / "nijmegen.yaml").read_text("utf-8"))
    settings = Settings(municipality=Municipality.model_validate(file))
    yield Services(settings, catalogue, FigureStore(engine))
    engine.dispose()


@pytest.fixture(scope="module")
def page(services: Services) -> SturenPage:
    return sturen_page(services, {"niveau": "buurt"}, date(2026, 2, 1))


def test_the_44_buurten_are_called_wijken_and_a_cbs_wijk_is_a_stadsdeel(page: SturenPage) -> None:
    assert page.heat is not None
    assert len(page.heat.rows) == 44
    assert page.heat.heading == "Wijken en kerncijfers"
    assert page.heat.levels == (("wijk", "stadsdelen"), ("buurt", "wijken"))
    assert page.heat.compared == "Nijmegen"


def test_tiny_areas_say_so_and_what_is_unknown_is_no_zero(page: SturenPage) -> None:
    assert page.heat is not None
    at = [column.indicator for column in page.heat.columns].index(CRIME)
    cells = {row.area: row.cells[at] for row in page.heat.rows}
    for code in TINY:
        assert (cells[code].value, cells[code].number) == ("", None)
        assert cells[code].reason == "te weinig inwoners"
    assert (cells[UNKNOWN].value, cells[UNKNOWN].number) == ("", None)
    assert cells[UNKNOWN].reason != "te weinig inwoners"
    assert sum(cell.number is not None for cell in cells.values()) == 40


def test_a_figure_that_the_country_does_not_have_is_not_judged(page: SturenPage) -> None:
    verdicts = {line.indicator: line.verdict for line in page.headlines}
    crime = verdicts[CRIME]
    assert crime is not None
    assert (crime.kind, crime.words) == ("unknown", "geen cijfer van Nederland")
    lonely = verdicts["eenzaam"]
    assert lonely is not None
    assert lonely.words == "▲ hoger dan Nederland, ongunstiger"

"""The signals of real figures are those of a second computation."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from dashboard.services import Services
from dashboard.settings import Municipality, Settings
from dashboard.steering.judged import judge_level
from dashboard.steering.signal_words import sentence, why
from dashboard.steering.signals import can_be_tested, combined, level_signals
from data.catalogue import Catalogue
from data.figures import FigureStore
from data.load import load_paths
from data.store import open_store
from tests.conftest import SHARED
from tests.integration.naive_signals import naive_signals, pairs
from tests.integration.wijk_check import Stored, stored

pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="needs ../shared/data, which is not here"
)
NIJMEGEN = "GM0268"
LEVELS = [("gemeente", "NL"), ("wijk", NIJMEGEN), ("buurt", NIJMEGEN)]


@pytest.fixture(scope="module")
def nijmegen(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("nijmegen")
    engine = open_store(f"sqlite:///{folder / 'store.sqlite3'}")
    load_paths(engine, catalogue, [SHARED / "nijmegen", SHARED / "rivm"], originals=folder / "o")
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def store(nijmegen: Engine) -> Stored:
    return stored(nijmegen, NIJMEGEN)


def services_of(engine: Engine, catalogue: Catalogue, share: float = 0.10) -> Services:
    municipality = Municipality(code=NIJMEGEN, false_alarm_share=share)
    return Services(Settings(municipality=municipality), catalogue, FigureStore(engine))


@pytest.mark.parametrize(("level", "comparator"), LEVELS)
def test_every_chance_is_that_of_the_second_computation(
    nijmegen: Engine, store: Stored, catalogue: Catalogue, level: str, comparator: str
) -> None:
    judged = judge_level(services_of(nijmegen, catalogue), level)
    assert judged.comparator == comparator
    tested = [line for line in judged.lines if can_be_tested(line)]
    found = {
        (line.area, line.indicator.id): (line.p_difference, float(p))
        for line, p in zip(tested, combined(tested), strict=True)
    }
    expected = {
        (pair.area, pair.indicator): (pair.p_difference, pair.p)
        for pair in pairs(store, catalogue, level, comparator)
    }
    assert found.keys() == expected.keys()
    for key, chances in found.items():
        assert chances == pytest.approx(expected[key], abs=1e-6), key


@pytest.mark.parametrize("share", [0.01, 0.10, 0.25])
@pytest.mark.parametrize(("level", "comparator"), LEVELS)
def test_the_signals_are_those_of_the_second_computation(
    nijmegen: Engine,
    store: Stored,
    catalogue: Catalogue,
    level: str,
    comparator: str,
    share: float,
) -> None:
    found = level_signals(services_of(nijmegen, catalogue, share), level)
    tested = pairs(store, catalogue, level, comparator)
    assert found.tested == len(tested)
    kinds = {(signal.kind, signal.area, signal.indicator_id) for signal in found.signals}
    assert kinds == naive_signals(tested, share)


def test_nijmegen_has_signals_and_each_can_be_told(nijmegen: Engine, catalogue: Catalogue) -> None:
    found = level_signals(services_of(nijmegen, catalogue), "buurt")
    assert found.signals
    for signal in found.signals:
        assert " dan Nijmegen (" in sentence(signal)
        assert f"{found.tested} cijfers van gebieden getoetst" in why(signal)
        assert "10%" in why(signal)

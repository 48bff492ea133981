"""Real crime figures with made-up starts: nothing started, so hardly anything may be called."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest
from sqlalchemy import Engine

from dashboard.services import Services
from dashboard.settings import Municipality, Settings
from dashboard.steering.effect_areas import LookedBack, look_back
from dashboard.steering.effect_found import Outcome
from dashboard.steering.effect_periods import Reason
from data.catalogue import Catalogue
from data.figures import FigureStore
from data.load import load_paths
from data.store import open_store
from tests.conftest import SHARED

pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="needs ../shared/data, which is not here"
)
NIJMEGEN, ALDENHOF, LANKFORST = "GM0268", "BU02680735", "BU02680734"
DUKENBURG = "WK026807"
CRIMES = "misdrijven_per_1000"
CALLED = (Outcome.IMPROVED, Outcome.WORSENED)


@pytest.fixture(scope="module")
def nijmegen(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("nijmegen")
    engine = open_store(f"sqlite:///{folder / 'store.sqlite3'}")
    load_paths(engine, catalogue, [SHARED / "nijmegen"], originals=folder / "originals")
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def services(nijmegen: Engine, catalogue: Catalogue) -> Services:
    settings = Settings(municipality=Municipality(code=NIJMEGEN))
    return Services(settings, catalogue, FigureStore(nijmegen))


def crimes(services: Services, area: str, start: date) -> LookedBack:
    return look_back(services, area=area, indicator=CRIMES, start=start)


def test_with_one_year_before_the_start_nothing_can_be_told(services: Services) -> None:
    found = crimes(services, ALDENHOF, date(2022, 6, 1))
    assert (found.effect.outcome, found.effect.reason) == (
        Outcome.CANNOT_TELL,
        Reason.TOO_FEW_BEFORE,
    )


def test_wijken_with_other_borders_are_no_reference_areas(services: Services) -> None:
    found = crimes(services, DUKENBURG, date(2024, 1, 15))
    assert found.effect.reason is Reason.TOO_FEW_REFERENCES


def test_a_made_up_start_is_hardly_ever_called_an_effect(services: Services) -> None:
    levels = services.snapshot().levels
    effects = [
        crimes(services, code, date(2024, 1, 15)).effect
        for code, level in levels.items()
        if level in ("wijk", "buurt")
    ]
    told = [effect for effect in effects if effect.estimate is not None]
    assert len(told) >= 40  # buurten: of nine wijken five got other borders in 2022
    assert sum(effect.outcome in CALLED for effect in told) <= 0.07 * len(told)


@pytest.mark.parametrize("area", [ALDENHOF, LANKFORST])
def test_the_difference_is_that_of_a_plain_sum(services: Services, area: str) -> None:
    found = crimes(services, area, date(2024, 1, 15))
    effect, snapshot = found.effect, services.snapshot()
    assert effect.estimate is not None

    def change(code: str) -> float:
        series = snapshot.series(CRIMES, code).set_index("period")["value"]
        before, after = (
            np.mean([np.log(series[p]) for p in periods])
            for periods in (effect.window.before, effect.window.after)
        )
        return float(after - before)

    others = [change(reference.code) for reference in effect.references]
    assert effect.estimate.shift == pytest.approx(change(area) - np.mean(others))
    assert effect.estimate.error >= np.std(others, ddof=1)

"""Page Wijk against a naive look at the store."""

import math
import statistics

import pytest
from sqlalchemy import Engine

from dashboard.compare import Verdict
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.wijk import UnknownAreaError, wijk_view
from data.catalogue import Catalogue
from data.catalogue.model import Status
from data.figures import FigureStore
from data.load import load_paths
from data.store import open_store
from layouts import wijk as page
from layouts.parts.wijk_rows import Glance, glance
from tests.conftest import SHARED
from tests.integration.wijk_check import Stored, check, stored
from tests.unit.test_peers import naive as naive_peers

TOWN, WIJK, OLD_MARKET = "GM9999", "WK999901", "BU99990101"
TINY = "BU99990604"


@pytest.fixture(scope="module")
def services(figure_store: FigureStore, catalogue: Catalogue) -> Services:
    return Services(Settings(), catalogue, figure_store)


@pytest.fixture(scope="module")
def facts(demo_sqlite: Engine) -> Stored:
    return stored(demo_sqlite)


def rows_of(made: Glance) -> dict[str, tuple[str, dict[str, object]]]:
    """id -> (group, row)."""
    return {row["id"]: (title, dict(row)) for title, rows in made["groups"] for row in rows}


@pytest.mark.parametrize("compared", ["gemeente", "bovenliggend", "nederland"])
@pytest.mark.parametrize("code", [TOWN, WIJK, OLD_MARKET, TINY])
def test_every_number_is_what_a_naive_look_at_the_store_gives(
    services: Services, facts: Stored, code: str, compared: str
) -> None:
    view = wijk_view(services, code, {"vergelijk": compared})
    assert check(view, facts) > 50


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/data, which is not here")
def test_real_areas_are_what_a_naive_look_at_the_store_gives(
    catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("real")
    engine = open_store(f"sqlite:///{folder / 'store.sqlite3'}")
    load_paths(engine, catalogue, [SHARED / "nijmegen", SHARED / "rivm"], originals=folder / "o")
    real, facts = Services(Settings(), catalogue, FigureStore(engine)), stored(engine)
    for code in ("WK026807", "BU02680735", "GM0268"):
        view = wijk_view(real, code, {})
        assert check(view, facts) > 30
        assert all(
            row["reason"] or row["value"] for _g, row in rows_of(glance(view, real)).values()
        )
    health = {line.indicator.id: line for line in view.lines}["goed_ervaren_gezondheid"]
    assert health.trend.broken is not None
    assert health.trend.broken.period == "2022"
    engine.dispose()


def test_strengths_stand_apart_from_what_needs_attention(services: Services) -> None:
    view = wijk_view(services, OLD_MARKET, {})
    rows = rows_of(glance(view, services))
    for line in view.lines:
        group, row = rows[line.indicator.id]
        expected = {Verdict.BETTER: "Sterk hier", Verdict.WORSE: "Vraagt aandacht"}
        assert (group == expected.get(line.verdict)) == (line.verdict in expected)
        assert row["deviates"] == line.deviates
    assert {"Sterk hier", "Vraagt aandacht"} < {group for group, _row in rows.values()}


def test_a_gap_has_its_reason_and_never_a_number(services: Services) -> None:
    view = wijk_view(services, TINY, {})
    rows = rows_of(glance(view, services))
    gaps = [line for line in view.lines if not line.has_value]
    assert any(line.status is Status.WITHHELD for line in gaps)
    for line in gaps:
        _group, row = rows[line.indicator.id]
        assert row["reason"]
        assert (row["value"], row["spine"], row["verdict"]) == ("", None, "")


def test_a_count_is_shown_without_a_verdict(services: Services) -> None:
    rows = rows_of(glance(wijk_view(services, OLD_MARKET, {}), services))
    _group, row = rows["inwoners"]
    assert row["value"]
    assert (row["verdict"], row["deviates"]) == ("", False)


def test_an_area_that_is_not_there_is_said(services: Services) -> None:
    with pytest.raises(UnknownAreaError):
        wijk_view(services, "BU00000000", {})
    assert page.rows(services, None, "gemeente") is None


@pytest.mark.parametrize("asked", [5, ["gemeente"], "onzin", "<b>", None])
def test_whatever_is_asked_the_page_has_a_comparator_that_exists(
    services: Services, asked: object
) -> None:
    view = wijk_view(services, OLD_MARKET, {"vergelijk": asked, "weergave": asked})
    assert view.compared == "gemeente"
    assert bool(view.messages) == (asked is not None)
    assert view.show == "afwijkend"


def test_reference_areas_are_chosen_on_structure_and_compared_by_their_median(
    services: Services, facts: Stored
) -> None:
    view = wijk_view(services, OLD_MARKET, {"vergelijk": "referentie"})
    references = view.references
    assert len(references.peers.areas) == 5
    assert all(indicator.structural for indicator, _period in references.compared_on)
    table = {
        code: [
            (facts.observations.get((indicator.id, period, code)) or {"value": math.nan})["value"]
            for indicator, period in references.compared_on
        ]
        for code in facts.newest["buurt"]
    }
    table = {
        code: [math.nan if value is None else float(value) for value in row]
        for code, row in table.items()
    }
    expected = naive_peers(table, OLD_MARKET)
    assert [(p.code, p.on) for p in references.peers.areas] == [(a, n) for a, _d, n in expected]
    for line in view.lines:
        keys = [(line.indicator.id, line.period, code) for code in references.peers.codes]
        rows = [facts.observations.get(key) for key in keys]
        known = [r["value"] for r in rows if r and r["status"] in ("final", "provisional")]
        if len(known) >= 3:
            assert line.other == pytest.approx(statistics.median(known)), line.indicator.id
        else:
            assert math.isnan(line.other)
            assert line.verdict is Verdict.UNKNOWN


def test_an_area_of_which_nothing_is_known_is_not_offered_reference_areas(
    services: Services,
) -> None:
    view = wijk_view(services, TOWN, {"vergelijk": "referentie"})
    assert "referentie" not in dict(view.comparators)
    assert view.compared == "nederland"
    assert view.messages

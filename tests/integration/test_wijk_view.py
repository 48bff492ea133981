"""Page Wijk against a naive look at the store."""

import pytest
from sqlalchemy import Engine

from dashboard.compare import Verdict
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.wijk import UnknownAreaError, wijk_view
from data.catalogue import Catalogue
from data.catalogue.model import Status
from data.figures import FigureStore
from layouts import wijk as page
from layouts.parts.wijk_rows import Glance, glance
from tests.integration.wijk_check import Stored, check, naive_references, stored

TOWN, WIJK, OLD_MARKET = "GM9999", "WK999901", "BU99990101"
TINY = "BU99990604"


@pytest.fixture(scope="module")
def services(figure_store: FigureStore, catalogue: Catalogue) -> Services:
    return Services(Settings(), catalogue, figure_store)


@pytest.fixture(scope="module")
def facts(demo_sqlite: Engine) -> Stored:
    return stored(demo_sqlite, TOWN)


def rows_of(made: Glance) -> dict[str, tuple[str, dict[str, object]]]:
    """id -> (group, row)."""
    return {row["id"]: (title, dict(row)) for title, rows in made["groups"] for row in rows}


@pytest.mark.parametrize("compared", ["gemeente", "bovenliggend", "nederland", "referentie"])
@pytest.mark.parametrize("code", [TOWN, WIJK, OLD_MARKET, TINY])
def test_every_number_is_what_a_naive_look_at_the_store_gives(
    services: Services, facts: Stored, code: str, compared: str
) -> None:
    view = wijk_view(services, code, {"vergelijk": compared})
    assert check(view, facts) > 50


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
    expected = naive_references(view, facts)
    assert [(p.code, p.on) for p in references.peers.areas] == [(a, n) for a, _far, n in expected]
    distances = [peer.distance for peer in references.peers.areas]
    assert distances == pytest.approx([far for _area, far, _on in expected])
    assert all(line.rank is None or line.rank <= len(line.mates) for line in view.lines)
    assert any(line.verdict is not Verdict.UNKNOWN for line in view.lines)


def test_an_area_of_which_nothing_is_known_is_not_offered_reference_areas(
    services: Services,
) -> None:
    view = wijk_view(services, TOWN, {"vergelijk": "referentie"})
    assert "referentie" not in dict(view.comparators)
    assert view.compared == "nederland"
    assert view.messages

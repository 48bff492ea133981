"""The judged figures and signals of a level, read from a store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from dashboard.compare import Verdict
from dashboard.services import Services
from dashboard.settings import ComparatorName, Municipality, Settings
from dashboard.steering.hotspots import hotspots
from dashboard.steering.judged import judge_level
from dashboard.steering.signal_words import sentence, unproven, why
from dashboard.steering.signals import kind_of, level_signals
from dashboard.wijk import wijk_view
from data.catalogue import Catalogue
from data.figures import FigureStore
from data.records import next_version
from data.store import writing
from tests.integration.store_copy import copy_of

LEVELS = ("gemeente", "wijk", "buurt")


@pytest.fixture
def services(figure_store: FigureStore, catalogue: Catalogue) -> Services:
    return Services(Settings(), catalogue, figure_store)


def limited(store: FigureStore, catalogue: Catalogue, *names: ComparatorName) -> Services:
    return Services(Settings(municipality=Municipality(comparators=names)), catalogue, store)


@contextmanager
def counted_queries(engine: Engine) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_c: object, _u: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("level", LEVELS)
def test_every_line_is_that_of_page_wijk(services: Services, level: str) -> None:
    judged = judge_level(services, level)
    areas = services.snapshot().areas_of(level)["code"].tolist()
    assert {line.area for line in judged.lines} == set(areas)
    for area in areas[:4]:
        asked = "nederland" if level == "gemeente" else "gemeente"
        lines = wijk_view(services, area, {"vergelijk": asked}).lines
        assert [line.indicator.id for line in judged.of(area)] == [x.indicator.id for x in lines]
        for mine, theirs in zip(judged.of(area), lines, strict=True):
            assert (mine.period, mine.verdict, mine.trend.word) == (
                theirs.period,
                theirs.verdict,
                theirs.trend.word,
            )
            values = (theirs.value, theirs.other)
            assert (mine.value, mine.other) == pytest.approx(values, nan_ok=True)
            if level != "gemeente":
                assert mine.line.mates == theirs.mates


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_costs_few_queries_and_is_kept(
    figure_store: FigureStore, catalogue: Catalogue, demo_sqlite: Engine, level: str
) -> None:
    services = Services(Settings(), catalogue, figure_store)
    services.snapshot()
    with counted_queries(demo_sqlite) as first:
        found = level_signals(services, level)
        judge_level(services, level)
    figures = [statement for statement in first if "store_state" not in statement]
    # What there is, where borders changed, and the figures.
    assert len(figures) == 3, figures
    with counted_queries(demo_sqlite) as again:
        assert level_signals(services, level) is found
    assert all("store_state" in statement for statement in again)


def test_a_new_version_of_the_store_is_judged_anew(
    demo_sqlite: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    engine = copy_of(demo_sqlite, tmp_path / "store.sqlite3")
    services = Services(Settings(), catalogue, FigureStore(engine))
    before = level_signals(services, "buurt")
    with writing(engine) as connection:
        next_version(connection, fictitious=True)
    after = level_signals(services, "buurt")
    assert after is not before
    assert [signal.judged.area for signal in after.signals] == [s.area for s in before.signals]
    engine.dispose()


def test_a_level_is_compared_with_one_area_of_the_municipality_file(
    figure_store: FigureStore, catalogue: Catalogue, services: Services
) -> None:
    home = services.snapshot().code
    expected = {
        ("gemeente", "parent", "nederland"): ("NL", home, home),
        ("nederland", "gemeente"): ("NL", "NL", "NL"),
        ("parent", "nederland"): ("NL", home, "NL"),
        ("parent",): ("", home, ""),
        ("gemeente",): ("", home, home),
    }
    for names, codes in expected.items():
        own = limited(figure_store, catalogue, *names)  # type: ignore[arg-type]
        assert tuple(judge_level(own, level).comparator for level in LEVELS) == codes, names


def test_without_a_comparator_there_is_no_verdict_and_no_signal(
    figure_store: FigureStore, catalogue: Catalogue
) -> None:
    services = limited(figure_store, catalogue, "parent")
    judged = judge_level(services, "buurt")
    assert (judged.comparator, judged.comparator_name) == ("", "")
    assert {line.verdict for line in judged.lines} == {Verdict.UNKNOWN}
    found = level_signals(services, "buurt")
    assert (found.signals, found.tested, found.untested) == ((), 0, ())


@pytest.mark.parametrize("level", LEVELS)
def test_a_gap_is_never_tested_and_never_a_signal(services: Services, level: str) -> None:
    for line in judge_level(services, level).lines:
        if not line.line.has_value:
            assert line.verdict is Verdict.UNKNOWN
            assert line.p_difference != line.p_difference
            assert line.people is None
            assert kind_of(line) is None


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_not_tested_is_told_apart(services: Services, level: str) -> None:
    found = level_signals(services, level)
    signalled = {(signal.area, signal.indicator_id) for signal in found.signals}
    for line in found.untested:
        assert (line.area, line.indicator_id) not in signalled
        assert line.judged.p_difference != line.judged.p_difference
        assert line.judged.name in unproven(line)


def test_the_signals_of_the_town_are_told_in_whole_sentences(services: Services) -> None:
    found = level_signals(services, "buurt")
    judged = judge_level(services, "buurt")
    for signal in found.signals:
        said = f"{sentence(signal)} {why(signal)}"
        assert signal.judged.name in said
        assert judged.comparator_name in said
        assert "nan" not in said.lower()
        assert "–" not in said
    for hotspot in hotspots(found.signals, judged, services.catalogue):
        assert len(hotspot.worries) == sum(n for _id, _title, n in hotspot.domains) >= 2
        assert hotspot.population

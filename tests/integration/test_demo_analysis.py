"""The wijk analyses of the fictitious town: written once, dated by hand, in plain words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from dashboard.users import Role
from data.catalogue import Catalogue
from data.changes import Author, write
from data.demo.analysis import DemoAnalysis, read_analyses, write_analyses
from data.demo.town import read_town
from data.load import load_paths
from data.steering import schema
from data.steering.analysis_rows import Priority
from data.steering.priorities import RevisePriority
from data.steering.store import SteeringStore
from data.steering.words import NOT_RECOGNISED
from tests.integration.small_town import write_borders

TABLES = (
    schema.talk,
    schema.recognition,
    schema.proposal,
    schema.priority,
    schema.study,
    schema.analysis_answer,
)


@pytest.fixture
def town(engine: Engine, catalogue: Catalogue, tmp_path: Path) -> Engine:
    """The wijken of which the analyses tell, each with one square buurt."""
    buurten = tuple(f"BU{item.area[2:]}01" for item in read_analyses())
    files = [write_borders(tmp_path, buurten=buurten)]
    assert load_paths(engine, catalogue, files, originals=tmp_path / "originals").problems == []
    return engine


def contents(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        return [tuple(row) for table in TABLES for row in connection.execute(select(table))]


def test_a_second_time_writes_nothing(town: Engine, catalogue: Catalogue) -> None:
    write_analyses(town, catalogue)
    first = contents(town)
    assert first
    write_analyses(town, catalogue)
    assert contents(town) == first


def test_what_somebody_revised_stays_revised(town: Engine, catalogue: Catalogue) -> None:
    write_analyses(town, catalogue)
    store, known = SteeringStore(town), frozenset(catalogue.indicators)
    (first, *_others) = store.analysis(area=read_analyses()[0].area).priorities
    change = RevisePriority(
        first.id, 1, first.rank, "Anders", "Daarom.", "raad", first.decided, known=known
    )
    write(town, Author("", "beleid"), change)
    written = contents(town)
    write_analyses(town, catalogue)
    assert contents(town) == written
    assert [row.title for row in store.history(Priority, first.id)] == [first.title, "Anders"]


def test_the_town_has_what_an_analysis_is_about(town: Engine, catalogue: Catalogue) -> None:
    write_analyses(town, catalogue)
    found = [SteeringStore(town).analysis(area=item.area) for item in read_analyses()]
    assert {talk.kind for analysis in found for talk in analysis.talks} >= {"bewoners", "partners"}
    opinions = [said.opinion for analysis in found for said in analysis.recognitions]
    assert NOT_RECOGNISED in opinions
    assert any(len(analysis.priorities) >= 3 and analysis.studies for analysis in found)
    assert any(one.proposals for analysis in found for one in analysis.priorities)


def texts(analysis: DemoAnalysis) -> Iterator[str]:
    yield from (answer.text for answer in analysis.answers)
    yield from (one.reason for one in analysis.priorities)
    yield from (study.findings for study in analysis.studies)
    for talk in analysis.talks:
        yield talk.remark
        yield from (said[2] for said in talk.opinions.values() if len(said) > 2)
        yield from (text for _kind, text in talk.proposals)


def test_what_people_say_is_short_and_about_the_town(catalogue: Catalogue) -> None:
    for analysis in read_analyses():
        assert analysis.area in read_town().names
        assert analysis.role in set(Role)
        named = [name for talk in analysis.talks for name in talk.opinions]
        named += [name for one in analysis.priorities for name in one.indicators]
        named += [name for study in analysis.studies for name in study.indicators]
        assert set(named) <= set(catalogue.indicators)
        for text in texts(analysis):
            assert all(len(sentence.split()) <= 25 for sentence in re.split(r"[.?:] ", text)), text

"""The fictitious town goes through the same importers as real files, without a single problem."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from data.catalogue import Catalogue
from data.catalogue.model import Status
from data.demo import build
from data.demo.town import Town, read_town
from data.load import load_paths
from data.report import Outcome, Report
from data.schema import area, observation
from data.store import open_store

Loaded = tuple[Engine, Report]


@pytest.fixture(scope="module")
def loaded(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """A store on SQLite with the town in it, and the report of the load."""
    folder = tmp_path_factory.mktemp("demo")
    build(folder / "town")
    engine = open_store(f"sqlite:///{folder / 'store.sqlite3'}")
    report = load_paths(
        engine, catalogue, [folder / "town"], originals=folder / "originals", fictitious=True
    )
    yield engine, report
    engine.dispose()


@pytest.fixture(scope="module")
def town() -> Town:
    return read_town()


def test_every_file_loads_without_a_problem(loaded: Loaded) -> None:
    _engine, report = loaded
    assert report.problems == []
    assert {result.outcome for result in report.files} == {Outcome.LOADED, Outcome.SKIPPED}
    assert report.notes == []


def test_only_companions_are_skipped(loaded: Loaded) -> None:
    _engine, report = loaded
    assert all(result.file.endswith("_WijkenEnBuurten.json") for result in report.skipped)


def test_every_indicator_of_the_catalogue_has_figures(loaded: Loaded, catalogue: Catalogue) -> None:
    engine, _report = loaded
    with engine.connect() as connection:
        query = select(observation.c.indicator).where(observation.c.value.is_not(None)).distinct()
        have = set(connection.scalars(query))
    assert set(catalogue.indicators) - have == set()


def test_all_areas_have_a_shape_and_a_name_in_the_newest_edition(
    loaded: Loaded, town: Town
) -> None:
    engine, _report = loaded
    with engine.connect() as connection:
        query = select(area.c.code, area.c.name).where(
            area.c.edition == max(town.editions), area.c.geometry.is_not(None)
        )
        names = {row.code: row.name for row in connection.execute(query)}
    assert names == town.names


def test_tiny_buurten_show_no_crime_rate_and_say_why(loaded: Loaded, catalogue: Catalogue) -> None:
    engine, _report = loaded
    counted = {i.id for i, c in catalogue.columns_of("statline_csv") if c.role == "numerator"}
    people, rate = observation.alias(), observation.alias()
    query = (
        select(rate.c.status, rate.c.note, rate.c.value)
        .join(people, (people.c.area == rate.c.area) & (people.c.period == rate.c.period))
        .where(rate.c.indicator.in_(counted), people.c.indicator == catalogue.population.id)
        .where(people.c.value < 50)
    )
    with engine.connect() as connection:
        rows = connection.execute(query).all()
    assert len({row.note for row in rows}) == 1
    assert {(row.status, row.value) for row in rows} == {(Status.WITHHELD.value, None)}


def test_crime_of_a_wijk_is_the_sum_of_its_buurten(
    loaded: Loaded, catalogue: Catalogue, town: Town
) -> None:
    engine, _report = loaded
    counted = [i.id for i, c in catalogue.columns_of("statline_csv") if c.role == "numerator"]
    total = select(func.sum(observation.c.numerator)).where(
        observation.c.indicator.in_(counted), observation.c.period == str(town.last_year - 1)
    )
    with engine.connect() as connection:
        wijken = connection.scalar(total.where(observation.c.area.in_(list(town.wijk_names))))
        whole = connection.scalar(total.where(observation.c.area == town.code))
    assert whole
    assert wijken == whole


def test_the_same_files_again_change_nothing(
    loaded: Loaded, catalogue: Catalogue, tmp_path: Path
) -> None:
    engine, _report = loaded
    build(tmp_path / "again")
    kept = tmp_path / "originals"
    again = load_paths(engine, catalogue, [tmp_path / "again"], originals=kept, fictitious=True)
    assert again.loaded == []
    assert again.problems == []

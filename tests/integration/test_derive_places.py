"""Figures that follow from places, in a real store: SQLite and PostgreSQL."""

import random
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, delete, select

from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from data.derive_places import derive_places
from data.load import load_paths
from data.place import InitiativeStatus, PlaceKind
from data.place_counts import KnownPlace
from data.place_schema import place
from data.schema import observation
from data.store import writing
from tests.integration.place_rows import add_change, add_file, add_place, source_of
from tests.integration.small_town import (
    BUURTEN,
    GEMEENTE,
    POPULATION,
    WIJKEN,
    content_hash,
    figure,
    write_borders,
    write_kwb,
    write_own,
)
from tests.unit.place_check import counted_one_by_one
from tests.unit.places_at import MADE, Found, known_at, place_at

AREAS = [GEMEENTE, *WIJKEN, *BUURTEN]
RATE = next(item for item in MADE if item.columns and item.domain == "aanbieders")
PEOPLE = {
    (area, year): n for area, n in POPULATION.items() if area in AREAS for year in (2021, 2024)
}


@pytest.fixture
def town(engine: Engine, catalogue: Catalogue, tmp_path: Path) -> Engine:
    """Borders and inhabitants of 2021 and 2024, no places yet."""
    files = [write_borders(tmp_path), write_kwb(tmp_path, 2021), write_kwb(tmp_path, 2024)]
    report = load_paths(engine, catalogue, files, originals=tmp_path / "originals")
    assert report.problems == []
    return engine


def read(connection: Connection, item: Indicator) -> Found:
    rows = connection.execute(select(observation).where(observation.c.indicator == item.id)).all()
    return {
        (row.area, int(row.period)): (
            row.status,
            row.value,
            row.numerator,
            row.denominator,
            row.note if row.value is None else row.denominator_period,
        )
        for row in rows
    }


def by_chance(chance: random.Random) -> list[KnownPlace]:
    years = [None, *range(2016, 2028)]
    return [
        known_at(
            chance.choice([*BUURTEN, None]),
            chance.choice(list(PlaceKind)),
            known=2024,
            since=chance.choice(years),
            until=chance.choice(years),
            contract_until=chance.choice(years),
            wijk_goals=chance.choice([None, True, False]),
            status=chance.choice([None, *InitiativeStatus]),
        )
        for _n in range(chance.randrange(25))
    ]


def test_any_places_in_the_store_give_what_counting_one_by_one_gives(
    town: Engine, catalogue: Catalogue
) -> None:
    chance = random.Random(9999)  # noqa: S311 - chance for a test
    for _round in range(12):
        places = by_chance(chance)
        with writing(town) as connection:
            connection.execute(delete(place))
            file = add_file(connection, date(2024, 5, 1))
            for known in places:
                add_place(connection, known.place, file)
            derive_places(connection, catalogue, [GEMEENTE])
            for item in MADE:
                found = read(connection, item)
                expected = counted_one_by_one(item, places, PEOPLE, areas=AREAS, reference=2024)
                assert found.keys() == expected.keys()
                for key, row in expected.items():
                    assert found[key] == pytest.approx(row) if row[1] else found[key] == row, key


def _with_places(
    engine: Engine, catalogue: Catalogue, *buurten: str, file_of: date = date(2024, 5, 1)
) -> int:
    with writing(engine) as connection:
        file = add_file(connection, file_of)
        for code in buurten:
            add_place(connection, place_at(code, since=date(2022, 1, 1)), file)
        derive_places(connection, catalogue, [GEMEENTE])
    return file


def test_a_second_count_changes_nothing(town: Engine, catalogue: Catalogue) -> None:
    _with_places(town, catalogue, BUURTEN[0])
    before = content_hash(town)
    with writing(town) as connection:
        derive_places(connection, catalogue, [GEMEENTE, "GM0000"])
    assert content_hash(town) == before


def test_the_newest_file_of_the_places_is_the_source(town: Engine, catalogue: Catalogue) -> None:
    newest = _with_places(town, catalogue, BUURTEN[0], file_of=date(2024, 6, 1))
    _with_places(town, catalogue, BUURTEN[1], file_of=date(2023, 6, 1))
    with town.connect() as connection:
        files = connection.scalars(
            select(observation.c.source_file).where(observation.c.indicator == RATE.id)
        )
        assert set(files) == {newest}


def test_what_people_entered_has_a_source_of_its_own_and_sets_the_year(
    town: Engine, catalogue: Catalogue
) -> None:
    with writing(town) as connection:
        added = add_place(connection, place_at(BUURTEN[0]), None)
        add_change(connection, added, datetime.fromisoformat("2022-03-01"))
        add_change(connection, added, datetime.fromisoformat("2023-03-01"))
        derive_places(connection, catalogue, [GEMEENTE])
        derive_places(connection, catalogue, [GEMEENTE])
        found = read(connection, RATE)
        file = connection.scalars(
            select(observation.c.source_file).where(observation.c.indicator == RATE.id).distinct()
        ).one()
        assert source_of(connection, file) == "dashboard_entries"
    assert {year: row[:3] for (area, year), row in found.items() if area == BUURTEN[0]} == {
        2022: ("final", 1.0, 1.0),
        2023: ("provisional", 1.0, 1.0),
    }


def test_new_inhabitants_change_the_figures_in_the_same_load(
    town: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    _with_places(town, catalogue, BUURTEN[0])
    assert figure(town, RATE.id, BUURTEN[0])["value"] == 1.0
    (tmp_path / "later").mkdir()
    more = write_kwb(tmp_path / "later", 2024, {**POPULATION, BUURTEN[0]: 2000})
    report = load_paths(town, catalogue, [more], originals=tmp_path / "originals")
    assert report.problems == []
    assert figure(town, RATE.id, BUURTEN[0])["value"] == 0.5


def test_a_figure_of_the_gemeente_itself_wins_for_its_whole_period(
    town: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    _with_places(town, catalogue, BUURTEN[0], BUURTEN[1])
    own = write_own(tmp_path, [f"{BUURTEN[0]};2024;{RATE.id};;7;"])
    report = load_paths(town, catalogue, [own], originals=tmp_path / "originals")
    assert report.problems == []
    with writing(town) as connection:
        derive_places(connection, catalogue, [GEMEENTE])
        found = read(connection, RATE)
    assert found[BUURTEN[0], 2024][1:3] == (7.0, 7.0)
    assert (BUURTEN[1], 2024) not in found
    assert found[BUURTEN[1], 2023][1:3] == (2.0, 1.0)
    others = [item for item in MADE if item.places and item.places.denominator == "providers"]
    with town.connect() as connection:
        assert read(connection, others[0])[BUURTEN[1], 2024][1] == 500.0


def test_own_counts_of_buurten_still_add_up_where_places_were_counted_before(
    town: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    _with_places(town, catalogue, BUURTEN[0])
    lines = [f"{code};2024;{RATE.id};;{n};" for n, code in enumerate(BUURTEN, start=1)]
    own = write_own(tmp_path, lines)
    assert load_paths(town, catalogue, [own], originals=tmp_path / "originals").problems == []
    assert figure(town, RATE.id, WIJKEN[0])["numerator"] == 3.0
    assert figure(town, RATE.id, GEMEENTE)["numerator"] == 10.0


def test_a_buurt_without_borders_is_not_counted_as_empty(
    engine: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    files = [write_borders(tmp_path, buurten=BUURTEN[:3]), write_kwb(tmp_path, 2024)]
    assert load_paths(engine, catalogue, files, originals=tmp_path / "originals").problems == []
    _with_places(engine, catalogue, BUURTEN[0])
    with engine.connect() as connection:
        seen = {area for area, _year in read(connection, RATE)}
    assert seen == {*AREAS} - {BUURTEN[3]}

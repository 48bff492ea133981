"""Publishing and undoing: what is staged and what everybody sees, on both databases."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy import delete, func, inspect, select, update
from sqlalchemy.exc import DatabaseError

from app import fill_when_empty
from dashboard.settings import Settings
from data.catalogue import Catalogue
from data.changes import Author
from data.demo.command import load_demo
from data.initiatives import AddInitiative
from data.place_schema import note, place, place_change
from data.publishing.desk import Desk, open_desk
from data.publishing.publish import publish
from data.publishing.schema import metadata
from data.publishing.staging import open_staging
from data.publishing.standing import old_sources, waiting
from data.schema import observation, release, source_file, store_state
from data.status import status_of
from data.store import StoreError, health, is_empty, open_store, writing
from tests.integration.place_files import row, spot, write_initiatives, write_providers
from tests.integration.published_town import (
    DEED,
    facts,
    load,
    rows_of,
    take_back,
)
from tests.integration.published_town import release as publish_town
from tests.integration.small_town import (
    BUURTEN,
    CRIMES,
    GEMEENTE,
    write_borders,
    write_crimes,
    write_kwb,
)

NOW = datetime(2024, 6, 4, 10, 0)  # noqa: DTZ001 -- UTC, as stored
GARDEN = spot(0, 40)


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    with open_desk(database_url) as opened:
        yield opened


def stage_town(desk: Desk, catalogue: Catalogue, folder: Path) -> None:
    files = write_borders(folder), write_kwb(folder), write_crimes(folder)
    places = write_providers(folder, [row("Thuiszorg", spot(0)), row("Buurtzorg", spot(1))])
    load(desk, catalogue, folder, *files, places)


def test_what_is_loaded_is_not_to_be_seen_until_it_is_published(
    desk: Desk, catalogue: Catalogue, tmp_path: Path
) -> None:
    stage_town(desk, catalogue, tmp_path)
    assert not any(facts(desk.serving).values())
    assert health(desk.serving) == 0
    released = publish_town(desk, catalogue)
    assert released is not None
    assert health(desk.serving) == released.version == 1
    assert facts(desk.serving) == facts(desk.staging)
    assert len(facts(desk.serving)["place"]) == 2


def test_publishing_twice_changes_nothing(desk: Desk, catalogue: Catalogue, tmp_path: Path) -> None:
    stage_town(desk, catalogue, tmp_path)
    publish_town(desk, catalogue)
    assert publish_town(desk, catalogue) is None
    assert health(desk.serving) == 1


def test_a_staging_store_of_another_day_is_not_taken_for_what_was_published(
    desk: Desk, catalogue: Catalogue, tmp_path: Path
) -> None:
    stage_town(desk, catalogue, tmp_path)
    publish_town(desk, catalogue)
    before = facts(desk.serving)
    newest = select(func.max(source_file.c.id)).scalar_subquery()
    with desk.staging.begin() as connection:
        connection.execute(
            update(source_file).where(source_file.c.id == newest).values(name="iets anders.csv")
        )
    with pytest.raises(StoreError, match="hoort niet bij wat gepubliceerd is"):
        publish_town(desk, catalogue)
    assert facts(desk.serving) == before


def test_undo_gives_exactly_the_former_facts_and_publishing_again_the_new(
    desk: Desk, catalogue: Catalogue, tmp_path: Path
) -> None:
    stage_town(desk, catalogue, tmp_path)
    publish_town(desk, catalogue)
    before = facts(desk.serving)
    corrected = write_crimes(tmp_path, {**CRIMES, BUURTEN[0]: 44, GEMEENTE: 66}, ("2023", "2024"))
    moved = write_providers(tmp_path, [row("Thuiszorg", spot(2)), row("Nieuw", spot(0))])
    load(desk, catalogue, tmp_path, corrected, moved)
    publish_town(desk, catalogue)
    after = facts(desk.serving)
    assert after["observation"] == facts(desk.staging)["observation"] != before["observation"]
    undone = take_back(desk, catalogue)
    assert undone is not None
    assert facts(desk.serving) == before
    assert health(desk.serving) == undone.version == 3
    publish_town(desk, catalogue)
    again = facts(desk.serving)
    assert {name: again[name] for name in again if name != "place"} == {
        name: after[name] for name in after if name != "place"
    }
    assert [names[2:4] for names in again["place"]] == [names[2:4] for names in after["place"]]


def test_every_release_can_be_taken_back_down_to_the_empty_store(
    desk: Desk, catalogue: Catalogue, tmp_path: Path
) -> None:
    states = [facts(desk.serving)]
    for year in (2016, 2021, 2024):
        load(desk, catalogue, tmp_path, write_borders(tmp_path, year), write_kwb(tmp_path, year))
        publish_town(desk, catalogue)
        states.append(facts(desk.serving))
    for state in reversed(states[:-1]):
        assert take_back(desk, catalogue) is not None
        assert facts(desk.serving) == state
    assert take_back(desk, catalogue) is None


def test_what_people_wrote_survives_publishing_and_undoing(
    desk: Desk, catalogue: Catalogue, tmp_path: Path
) -> None:
    stage_town(desk, catalogue, tmp_path)
    publish_town(desk, catalogue)
    _enter_garden(desk, catalogue)
    kept = [rows_of(desk.serving, table) for table in (place_change, note)]
    counted = _counted(desk)
    assert counted > 0
    load(desk, catalogue, tmp_path, write_providers(tmp_path, [row("Nieuw", spot(1))]))
    publish_town(desk, catalogue)
    assert _counted(desk) >= counted
    take_back(desk, catalogue)
    take_back(desk, catalogue)
    assert [rows_of(desk.serving, table) for table in (place_change, note)] == kept
    with desk.serving.connect() as connection:
        names = connection.scalars(select(place.c.name)).all()
    assert names == ["Buurtmoestuin"]


def test_a_list_of_places_that_people_had_entered_already_is_published_once(
    desk: Desk, catalogue: Catalogue, tmp_path: Path
) -> None:
    stage_town(desk, catalogue, tmp_path)
    publish_town(desk, catalogue)
    _enter_garden(desk, catalogue)
    listed = write_initiatives(tmp_path, ["Buurtmoestuin;{};{};bewoners;lopend".format(*GARDEN)])
    load(desk, catalogue, tmp_path, listed)
    assert publish_town(desk, catalogue) is not None
    assert publish_town(desk, catalogue) is None


def _enter_garden(desk: Desk, catalogue: Catalogue) -> None:
    """As somebody does in the dashboard, at GARDEN."""
    x, y = GARDEN
    typed = {"name": "Buurtmoestuin", "organiser": "bewoners", "status": "lopend"}
    change = AddInitiative(GEMEENTE, {**typed, "x": f"{x}", "y": f"{y}"}, catalogue)
    with writing(desk.serving) as connection:
        change.apply(connection, Author("An", "policy"), NOW)


def _counted(desk: Desk) -> int:
    """Figures that rest on what was entered in the dashboard."""
    with desk.serving.connect() as connection:
        query = (
            select(func.count())
            .select_from(
                observation.join(source_file, source_file.c.id == observation.c.source_file)
            )
            .where(source_file.c.source == "dashboard_entries")
        )
        return int(connection.scalar(query) or 0)


def test_a_place_that_was_edited_after_publishing_keeps_its_content_when_the_release_is_undone(
    desk: Desk, catalogue: Catalogue, tmp_path: Path
) -> None:
    stage_town(desk, catalogue, tmp_path)
    publish_town(desk, catalogue)
    with writing(desk.serving) as connection:
        edited = update(place).where(place.c.name == "Thuiszorg")
        connection.execute(edited.values(edited=1, description="Zelf geschreven"))
    load(desk, catalogue, tmp_path, write_providers(tmp_path, [row("Thuiszorg", spot(0, 5))]))
    published = publish_town(desk, catalogue)
    assert published is not None
    assert any("Thuiszorg" in remark for remark in published.remarks)
    take_back(desk, catalogue)
    with desk.serving.connect() as connection:
        found = dict(connection.execute(select(place.c.name, place.c.description)).all())
    assert found == {"Thuiszorg": "Zelf geschreven", "Buurtzorg": None}


def test_a_store_that_was_filled_before_there_was_staging_seeds_it(
    database_url: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    serving = open_store(database_url)
    load_demo(serving, tmp_path / "originals")
    before = facts(serving)
    with open_desk(database_url) as desk:
        assert publish_town(desk, catalogue) is None
        load(desk, catalogue, tmp_path)
        assert facts(desk.serving) == before
    serving.dispose()


def test_the_fictitious_town_gives_no_way_to_a_real_municipality(
    database_url: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    with open_desk(database_url) as desk:
        stage_town(desk, catalogue, tmp_path)
        with writing(desk.serving) as connection:
            connection.execute(
                store_state.insert().values(id=1, version=4, changed=NOW, fictitious=1)
            )
        with pytest.raises(StoreError, match="verzonnen stad"):
            publish(desk.serving, desk.staging, catalogue, DEED)


def test_a_release_says_who_did_it_when_and_which_files_it_brought(
    desk: Desk, catalogue: Catalogue, tmp_path: Path
) -> None:
    stage_town(desk, catalogue, tmp_path)
    publish_town(desk, catalogue)
    take_back(desk, catalogue)
    with desk.serving.connect() as connection:
        first, second = connection.execute(select(release).order_by(release.c.id)).all()
    assert (first.kind, first.author, first.at) == ("publish", DEED.author, DEED.at)
    assert first.undone == DEED.at
    assert json.loads(first.files) == [1, 2, 3, 4]
    assert second.kind == "undo"


def test_a_journal_of_a_release_that_was_never_made_is_thrown_away(
    desk: Desk, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage_town(desk, catalogue, tmp_path)

    def stop(*_arguments: object) -> None:
        raise DatabaseError("", None, Exception("vol"))

    with monkeypatch.context() as patch:
        patch.setattr("data.publishing.publish._take_over", stop)
        with pytest.raises(DatabaseError):
            publish_town(desk, catalogue)
    assert health(desk.serving) == 0
    load(desk, catalogue, tmp_path, write_crimes(tmp_path, {**CRIMES, BUURTEN[0]: 44}))
    publish_town(desk, catalogue)
    take_back(desk, catalogue)
    assert not any(facts(desk.serving).values())


def test_another_command_waits_and_then_says_that_one_is_running(
    desk: Desk, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.publishing.lock.PATIENCE", 1)
    with pytest.raises(StoreError, match="Er loopt al"), open_desk(database_url):
        pass
    assert health(desk.staging) == 0


def test_the_pages_are_read_and_written_while_a_steward_is_busy(
    desk: Desk, database_url: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    stage_town(desk, catalogue, tmp_path)
    publish_town(desk, catalogue)
    with writing(desk.staging) as busy:
        busy.execute(delete(observation))
        page = open_store(database_url)
        with writing(page) as connection:
            connection.execute(update(place).values(edited=0))
        assert rows_of(page, observation)
        page.dispose()


def test_the_staging_tables_are_made_by_their_migration_as_the_schema_says(
    database_url: str,
) -> None:
    staging = open_staging(database_url)
    inspector = inspect(staging)
    for table in metadata.sorted_tables:
        found = [column["name"] for column in inspector.get_columns(table.name)]
        assert found == [column.name for column in table.columns], table.name
    staging.dispose()


def test_a_store_in_memory_has_no_staging() -> None:
    with pytest.raises(StoreError, match="geheugen"):
        open_staging("sqlite://")


def test_the_standing_tells_of_releases_of_what_waits_and_of_old_sources(
    desk: Desk, database_url: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    assert waiting(desk.serving, desk.staging, catalogue) == "Er staat niets klaar."
    stage_town(desk, catalogue, tmp_path)
    words = waiting(desk.serving, desk.staging, catalogue)
    assert "aanbieders.csv" in words
    assert "misdrijven_47022NED.csv" in words
    publish_town(desk, catalogue)
    assert (
        waiting(desk.serving, desk.staging, catalogue) == "Alles wat klaarstaat, is gepubliceerd."
    )
    take_back(desk, catalogue)
    publish_town(desk, catalogue)
    console = Console(width=200)
    with console.capture() as capture:
        console.print(status_of(desk.serving, catalogue, date(2062, 6, 3)))
    told = capture.get()
    assert "gepubliceerd (teruggenomen op 03-06-2024)" in told
    assert DEED.author in told
    assert "Kerncijfers wijken en buurten is" in told
    assert "maanden geleden opgehaald" in told


def test_sources_that_are_of_this_year_are_not_old(
    desk: Desk, catalogue: Catalogue, tmp_path: Path
) -> None:
    stage_town(desk, catalogue, tmp_path)
    publish_town(desk, catalogue)
    with desk.serving.connect() as connection:
        newest = connection.scalar(select(func.max(source_file.c.retrieved)))
        assert newest is not None
        assert old_sources(connection, catalogue, newest) == []


def test_a_start_waits_for_figures_that_are_made_ready_instead_of_showing_the_town(
    desk: Desk, catalogue: Catalogue, tmp_path: Path
) -> None:
    stage_town(desk, catalogue, tmp_path)
    fill_when_empty(Settings(originals=tmp_path / "originals"), desk.serving)
    assert is_empty(desk.serving)
    assert publish_town(desk, catalogue) is not None

"""Fetching from a local copy of the services: which files, how often, and what is kept."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from data.catalogue import load_catalogue
from data.fetchers.download import PARTS, Outcome
from data.fetchers.report import FetchReport
from data.load import load_paths
from data.manifest import MANIFEST, read_manifest
from data.originals import digest_of
from data.schema import source_file
from tests.integration.fetching import DAY, Fetching, content, fetching, reasons
from tests.integration.open_data_server import Fault
from tests.integration.open_data_town import NEIGHBOUR, TOWN, areas_of
from tests.integration.small_town import facts

KWB = "kwb_2024_85984NED.json"
BORDERS = "grenzen_2024_1_buurten.geojson"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fetching]:
    with fetching(tmp_path, monkeypatch) as started:
        yield started


def outcomes(report: FetchReport) -> set[Outcome]:
    return {one.outcome for one in report.files}


def test_only_the_gemeente_is_fetched_and_every_file_is_in_the_manifest(office: Fetching) -> None:
    report = office.run()
    assert outcomes(report) == {Outcome.FETCHED}
    assert report.folder == office.downloads / TOWN / "2026-03-02"
    codes = {row["WijkenEnBuurten"].strip() for row in content(report, KWB)["value"]}
    assert codes == set(areas_of(TOWN))
    manifest = read_manifest(report.folder)
    assert manifest is not None
    assert manifest.finished is not None
    files = {path.name for path in report.folder.iterdir()} - {MANIFEST}
    assert {entry.name for entry in manifest.files} == files
    for entry in manifest.files:
        assert entry.sha256 == digest_of(report.folder / entry.name)
        assert entry.bytes == (report.folder / entry.name).stat().st_size
        assert entry.publisher
        assert entry.licence == "CC BY 4.0"
        assert entry.pages[0].url.startswith(office.server.url)


def test_one_answer_is_kept_as_it_came(office: Fetching) -> None:
    report = office.run()
    _status, right = office.server.answer(
        "/pdok/wijken-en-buurten-2024/ogc/v1/collections/buurten/items",
        {"gemeentecode": TOWN, "limit": "1000"},
    )
    assert content(report, BORDERS) == right


def test_the_country_and_neighbours_come_along_when_asked(office: Fetching) -> None:
    report = office.run(municipalities=(TOWN, NEIGHBOUR), country=True)
    codes = {row["WijkenEnBuurten"].strip() for row in content(report, KWB)["value"]}
    assert codes == {"NL00", *areas_of(TOWN), *areas_of(NEIGHBOUR)}
    assert len(content(report, BORDERS)["features"]) == 12
    assert len(office.server.asked_for("2024/ogc/v1/collections/buurten")) == 2


def test_the_whole_country_comes_in_pages_that_become_one_file(office: Fetching) -> None:
    office.server.a_page = 4
    report = office.run(everything=True)
    assert report.folder.parent.name == "NL"
    assert len(content(report, KWB)["value"]) == 19
    assert len(office.server.asked_for("ODataFeed/odata/85984NED/TypedDataSet")) == 5
    assert not office.server.asked_for("ODataApi/odata/85984NED")
    assert len(content(report, BORDERS)["features"]) == 12
    assert "odata.nextLink" not in content(report, KWB)


def test_a_table_of_too_many_rows_is_fetched_in_pages_at_once(office: Fetching) -> None:
    office.server.most_rows, office.server.a_page = 7, 5
    report = office.run()
    assert outcomes(report) == {Outcome.FETCHED}
    assert len(content(report, KWB)["value"]) == 9
    assert len(office.server.asked_for("ODataApi/odata/85984NED/TypedDataSet")) == 1
    assert len(office.server.asked_for("ODataFeed/odata/85984NED/TypedDataSet")) == 2
    assert office.waits == []


def test_of_a_table_with_more_in_it_only_what_is_used_is_asked(office: Fetching) -> None:
    report = office.run()
    crime = content(report, "misdrijven_47022NED.json")["value"]
    assert {row["SoortMisdrijf"].strip() for row in crime} == {"0.0.0"}
    health = content(report, "gezondheid_50150NED.json")["value"]
    assert {(row["Leeftijd"], row["Marges"]) for row in health} == {("20300", "MW00000")}


def test_never_more_than_two_requests_at_once(office: Fetching) -> None:
    office.server.pause = 0.02
    office.run(years=(2023, 2024))
    assert office.server.busy == 2


def test_what_did_not_change_is_not_sent_again_and_stands_in_the_new_folder(
    office: Fetching,
) -> None:
    first = office.run()
    office.server.town.tables["85984NED"]["TypedDataSet"][1]["AantalInwoners_5"] = 7
    again = office.run(DAY + timedelta(days=90))
    changed = {one.name for one in again.of(Outcome.FETCHED)}
    assert changed == {KWB}
    assert len(again.of(Outcome.UNCHANGED)) == len(again.files) - 1
    assert digest_of(first.folder / BORDERS) == digest_of(again.folder / BORDERS)
    manifest = read_manifest(again.folder)
    entry = manifest.entry(BORDERS) if manifest else None
    assert entry is not None
    assert entry.unchanged
    assert entry.retrieved < entry.checked or entry.retrieved.microsecond == 0


def test_a_service_that_does_not_tell_changes_is_asked_for_everything(office: Fetching) -> None:
    office.server.tags = False
    office.run()
    asked = len(office.server.asked)
    office.server.town.tables["85984NED"]["TypedDataSet"][1]["AantalInwoners_5"] = 7
    again = office.run(DAY + timedelta(days=1))
    assert len(office.server.asked) == 2 * asked
    assert office.server.conditions == 0
    assert [one.name for one in again.of(Outcome.FETCHED)] == [KWB]
    assert len(again.of(Outcome.UNCHANGED)) == len(again.files) - 1


def test_a_run_that_broke_off_goes_on_with_the_page_it_was_at(office: Fetching) -> None:
    office.server.most_rows, office.server.a_page = 7, 3
    office.fail(Fault("$skip=6", times=99, status=503))
    first = office.run()
    assert KWB in reasons(first)
    assert not (first.folder / KWB).exists()
    office.server.faults.clear()
    office.server.asked.clear()
    again = office.run()
    assert again.folder == first.folder
    assert outcomes(again) == {Outcome.FETCHED, Outcome.KEPT}
    asked = office.server.asked_for("ODataFeed/odata/85984NED/TypedDataSet")
    assert len(asked) == 1
    assert "$skip=6" in asked[0]
    assert not (again.folder / PARTS).exists()


def test_an_original_is_never_written_over(office: Fetching) -> None:
    first = office.run()
    before = digest_of(first.folder / KWB)
    office.server.town.tables["85984NED"]["TypedDataSet"][1]["AantalInwoners_5"] = 7
    again = office.run()
    assert again.folder.name == "2026-03-02-2"
    assert digest_of(first.folder / KWB) == before


def test_what_was_fetched_loads_with_its_address_and_day(
    office: Fetching, engine: Engine, tmp_path: Path
) -> None:
    report = office.run(years=(2023, 2024), municipalities=(TOWN, NEIGHBOUR), country=True)
    catalogue = load_catalogue()
    loaded = load_paths(engine, catalogue, [report.folder], originals=tmp_path / "originals")
    assert loaded.refused == []
    with engine.connect() as connection:
        rows = connection.execute(select(source_file)).all()
    assert {row.name for row in rows} == {one.file for one in loaded.loaded}
    assert all(row.url.startswith(office.server.url) for row in rows)
    manifest = read_manifest(report.folder)
    assert manifest is not None
    assert {row.retrieved for row in rows} == {
        entry.retrieved.astimezone().date() for entry in manifest.files
    }
    figures = facts(engine, "observation")
    of_town = figures[figures["area"] == TOWN]
    assert {"inwoners", "misdrijven_per_1000", "eenzaam", "bijstand_per_1000"} <= set(
        of_town["indicator"]
    )
    assert set(of_town[of_town["indicator"] == "laag_inkomen"]["period"]) == {"2023"}
    assert set(of_town[of_town["indicator"] == "armoede"]["period"]) == {"2024"}
    areas = facts(engine, "area")
    assert set(areas[areas["municipality"] == TOWN]["edition"]) >= {2023, 2024}


def test_a_file_that_was_changed_by_hand_has_no_address_of_the_manifest(
    office: Fetching, engine: Engine, tmp_path: Path
) -> None:
    report = office.run()
    path = report.folder / BORDERS
    path.write_text(path.read_text("utf-8") + " ", "utf-8")
    load_paths(engine, load_catalogue(), [path], originals=tmp_path / "originals")
    with engine.connect() as connection:
        row = connection.execute(select(source_file)).one()
    assert row.url == load_catalogue().sources["areas"].url
    assert row.retrieved == date.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ012 - own day


def test_a_run_that_the_user_breaks_off_goes_on_later(office: Fetching) -> None:
    def impatient(_file: str, _rows: int, done: int, _all: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        office.run(hears=impatient)
    asked = len(office.server.asked)
    assert asked < 8
    folder = office.downloads / TOWN / DAY.isoformat()
    (folder / ".half-x").write_text("half")
    manifest = read_manifest(folder)
    assert manifest is not None
    assert manifest.finished is None
    again = office.run()
    assert again.folder == folder
    assert again.of(Outcome.KEPT)
    assert again.failed == []
    assert {path.name for path in folder.iterdir()} == {one.name for one in again.files} | {
        MANIFEST
    }


def test_pages_of_another_day_are_not_mixed_with_those_of_today(office: Fetching) -> None:
    office.server.most_rows, office.server.a_page = 7, 3
    office.fail(Fault("$skip=6", times=99, status=503))
    first = office.run()
    assert (first.folder / PARTS).exists()
    office.server.faults.clear()
    office.server.asked.clear()
    again = office.run(DAY + timedelta(days=1))
    assert again.failed == []
    assert len(office.server.asked_for("ODataFeed/odata/85984NED/TypedDataSet")) == 3
    assert not (first.folder / PARTS).exists()

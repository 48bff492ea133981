"""Fetching from a local copy of the services: which files, how often, and what is kept."""

from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Engine, select

from data.catalogue import load_catalogue
from data.fetchers.download import Outcome
from data.fetchers.report import FetchReport
from data.load import load_paths
from data.manifest import MANIFEST, read_manifest
from data.originals import digest_of
from data.schema import source_file
from tests.integration.fetching import BORDERS, DAY, KWB, Fetching, content
from tests.integration.open_data_town import NEIGHBOUR, TOWN, areas_of
from tests.integration.small_town import facts


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


def test_what_comes_compressed_is_kept_as_it_is_without_that(office: Fetching) -> None:
    plain = office.run()
    office.server.packed, office.server.tags = True, False
    packed = office.run(DAY + timedelta(days=1))
    assert packed.failed == []
    assert digest_of(plain.folder / KWB) == digest_of(packed.folder / KWB)


def test_never_more_than_two_requests_at_once(office: Fetching) -> None:
    office.server.pause = 0.02
    office.run(years=(2023, 2024))
    assert office.server.busy == 2


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

"""Fetching once more: what did not change, what broke off, and what is never written over."""

from datetime import timedelta

import pytest

from data.fetchers.download import PARTS, Outcome
from data.fetchers.report import FetchReport
from data.manifest import MANIFEST, read_manifest
from data.originals import digest_of
from tests.integration.fetching import BORDERS, DAY, KWB, Fetching, reasons
from tests.integration.open_data_server import Fault
from tests.integration.open_data_town import TOWN


def outcomes(report: FetchReport) -> set[Outcome]:
    return {one.outcome for one in report.files}


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

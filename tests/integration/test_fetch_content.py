"""Answers that are whole but not what was expected: columns, gemeenten and editions."""

import json

from data.fetchers.download import Outcome
from tests.integration.fetching import BORDERS, BORDERS_URL, KWB, Fetching, content, reasons
from tests.integration.open_data_server import Fault
from tests.integration.open_data_town import TOWN


def test_an_edition_that_the_publisher_does_not_have_is_told_and_is_no_failure(
    office: Fetching,
) -> None:
    del office.server.town.editions[2023]
    report = office.run(years=(2023, 2024))
    assert report.failed == []
    assert {one.name[:12] for one in report.of(Outcome.ABSENT)} == {"grenzen_2023"}


def test_a_code_that_nobody_knows_is_a_failure(office: Fetching) -> None:
    report = office.run(municipalities=("GM9990",))
    assert report.there == []
    assert set(reasons(report).values()) == {"hierin staat niets van deze gemeente"}


def test_a_neighbour_that_is_not_in_a_file_is_told(office: Fetching) -> None:
    report = office.run(municipalities=(TOWN, "GM9990"))
    assert report.failed == []
    notes = next(one.entry.notes for one in report.files if one.name == KWB and one.entry)
    assert "Hierin staat niets van GM9990." in notes


def test_a_column_that_is_gone_is_told_with_what_looks_like_it(office: Fetching) -> None:
    for row in office.server.town.tables["85984NED"]["TypedDataSet"]:
        row["Koopwoning_12"] = row.pop("Koopwoningen_41")
    report = office.run()
    (one,) = [one for one in report.files if one.name == KWB]
    assert one.outcome is Outcome.FETCHED
    assert one.entry is not None
    assert "Koopwoningen (lijkt op Koopwoning)" in " ".join(one.entry.notes)


def test_a_column_with_another_number_is_no_remark(office: Fetching) -> None:
    for row in office.server.town.tables["85984NED"]["TypedDataSet"]:
        row["Koopwoningen_999"] = row.pop("Koopwoningen_41")
    (one,) = [one for one in office.run().files if one.name == KWB]
    assert one.entry is not None
    assert "Koopwoningen" not in " ".join(one.entry.notes)


def test_gemeenten_that_nobody_asked_for_are_left_out(office: Fetching) -> None:
    """A service that does not know the filter gives everything."""
    features = office.server.town.editions[2024]["buurten"]
    body = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    office.fail(Fault(BORDERS_URL, body=body))
    found = content(office.run(), BORDERS)["features"]
    assert {row["properties"]["gemeentecode"] for row in found} == {TOWN}
    assert len(found) == 6

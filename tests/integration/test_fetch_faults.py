"""Everything that a service can do wrong: that file is not there, the reason is, the rest is."""

import json
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from data.fetchers.download import Outcome
from data.fetchers.report import FetchReport
from data.manifest import MANIFEST, read_manifest, write_whole
from tests.integration.fetching import DAY, Fetching, content, fetching, reasons
from tests.integration.open_data_server import Fault
from tests.integration.open_data_town import TOWN

KWB = "kwb_2024_85984NED.json"
KWB_URL = "85984NED/TypedDataSet"
BORDERS = "grenzen_2024_1_buurten.geojson"
BORDERS_URL = "2024/ogc/v1/collections/buurten"
ALWAYS = 99
HTML = b"<html><body>Onderhoud</body></html>"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fetching]:
    with fetching(tmp_path, monkeypatch) as started:
        yield started


def only_failed(report: FetchReport, name: str) -> str:
    """The reason; all other files are there, and nothing half is."""
    assert set(reasons(report)) == {name}
    assert not (report.folder / name).exists()
    there = {path.name for path in report.folder.iterdir() if not path.name.startswith(".")}
    assert there == {one.name for one in report.there} | {MANIFEST}
    manifest = read_manifest(report.folder)
    assert manifest is not None
    assert manifest.finished is None
    assert [one.name for one in manifest.missing] == [name]
    return reasons(report)[name]


LASTING = [
    pytest.param(Fault(KWB_URL, body=HTML, kind="text/html"), "webpagina", id="a web page"),
    pytest.param(Fault(KWB_URL, body=HTML), "geen JSON", id="html that says it is json"),
    pytest.param(Fault(KWB_URL, cut=300), "brak het antwoord af", id="cut off half way"),
    pytest.param(Fault(KWB_URL, length=40), "brak het antwoord af", id="longer than it is"),
    pytest.param(Fault(KWB_URL, length=-40), "breekt af", id="shorter than it is"),
    pytest.param(Fault(KWB_URL, body=b'{"value": 3}'), "anders dan verwacht", id="no list"),
    pytest.param(Fault(KWB_URL, body=b"[]"), "anders dan verwacht", id="another shape"),
    pytest.param(Fault(KWB_URL, body=b'{"value": [{"A": 1}]}'), "anders", id="no areas"),
    pytest.param(Fault(KWB_URL, body=b"\xff\xfe"), "geen JSON", id="no text"),
    pytest.param(Fault(KWB_URL, status=404), "fout 404", id="table is gone"),
    pytest.param(Fault(KWB_URL, status=500), "fout 500", id="broken on both doors"),
    pytest.param(Fault(KWB_URL, status=503), "fout 503", id="closed"),
    pytest.param(
        Fault(KWB_URL, status=302, headers={"Location": "https://elders.example/"}),
        "verwijst door naar een ander adres",
        id="elsewhere",
    ),
]


@pytest.mark.parametrize(("fault", "said"), LASTING)
def test_a_wrong_answer_is_never_an_original(office: Fetching, fault: Fault, said: str) -> None:
    office.fail(Fault(**{**vars(fault), "times": ALWAYS}))
    assert said in only_failed(office.run(), KWB)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(KWB_URL, times=2, cut=300),
        Fault(KWB_URL, times=2, length=40),
        Fault(KWB_URL, times=2, body=HTML),
        Fault(KWB_URL, times=2, status=503),
        Fault(BORDERS_URL, times=2, status=500),
    ],
    ids=["cut", "length", "html", "503", "500"],
)
def test_what_passes_by_itself_is_tried_again(office: Fetching, fault: Fault) -> None:
    office.fail(fault)
    report = office.run()
    assert report.failed == []
    assert len(office.waits) == 2
    assert 0.5 <= office.waits[0] <= 1.5
    assert office.waits[1] > office.waits[0] * 0.66


def test_the_service_says_how_long_to_wait(office: Fetching) -> None:
    office.fail(Fault(KWB_URL, status=429, headers={"Retry-After": "7"}))
    assert office.run().failed == []
    assert office.waits == [7.0]


def test_an_answer_that_drips_in_has_an_end(office: Fetching) -> None:
    office.fail(Fault(KWB_URL, times=ALWAYS, drip=0.05))
    office.seconds = 0.3
    begun = time.monotonic()
    assert "niet op tijd" in only_failed(office.run(), KWB)
    assert time.monotonic() - begun < 10


def test_an_answer_that_is_too_large_is_left(office: Fetching) -> None:
    office.fail(Fault(KWB_URL, times=ALWAYS, body=b'{"value": [' + b" " * 200_000 + b"]}"))
    office.most_bytes = 100_000
    assert "te groot" in only_failed(office.run(), KWB)


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("https://elders.example/ODataFeed", "ander adres"),
        ("file:///etc/passwd", "ander adres"),
        ("//elders.example/x", "ander adres"),
        ("{self}", "steeds dezelfde bladzijden"),
    ],
)
def test_a_next_page_elsewhere_is_not_followed(office: Fetching, link: str, said: str) -> None:
    row = {"WijkenEnBuurten": f"{TOWN}    ", "AantalInwoners_5": 1}
    office.run(years=(2023,))
    url = office.server.asked_for("85618NED/TypedDataSet")[0].replace("85618NED", "85984NED")
    body = {"value": [row], "odata.nextLink": link.format(self=office.server.url + url)}
    office.fail(Fault(KWB_URL, times=ALWAYS, body=json.dumps(body).encode()))
    assert said in only_failed(office.run(DAY + timedelta(days=1)), KWB)


def test_a_next_page_without_a_secure_line_is_asked_over_the_line_in_use(office: Fetching) -> None:
    office.server.most_rows, office.server.a_page = 7, 5
    office.server.link_scheme = "https"
    assert len(content(office.run(), KWB)["value"]) == 9


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


def test_a_full_disk_fails_one_file_and_leaves_nothing_half(
    office: Fetching, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, pieces: Iterator[bytes]) -> None:
        if path.name == KWB:
            raise OSError(28, "No space left on device")
        write_whole(path, pieces)

    monkeypatch.setattr("data.fetchers.original.write_whole", full)
    assert "No space left" in only_failed(office.run(), KWB)


def test_when_the_services_are_away_everything_is_told_and_the_former_files_stay(
    office: Fetching,
) -> None:
    first = office.run()
    office.fail(Fault("", times=10_000, status=503))
    again = office.run(DAY + timedelta(days=1))
    assert again.there == []
    assert len(again.failed) == len(again.files)
    assert (first.folder / KWB).exists()
